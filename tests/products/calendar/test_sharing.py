"""Weeks shared out among sheets: each once, in order, none over its sheet's room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.foundation.marks import HandbookError, refuse
from handbook.products.calendar.sharing import Parts, roomiest, shared

HEIGHTS = st.lists(st.floats(10, 90), min_size=1, max_size=14)


@given(HEIGHTS, st.floats(90, 300), st.floats(0, 40))
def test_every_week_stands_once_and_no_sheet_is_too_full(heights: list[float], room: float, more: float) -> None:
    parts = shared(heights, lambda _, end: room + (more if end < len(heights) else 0))
    assert [at for first, end in parts for at in range(first, end)] == list(range(len(heights)))
    for first, end in parts:
        assert first < end and sum(heights[first:end]) <= room + (more if end < len(heights) else 0)


def test_a_week_that_is_higher_than_its_sheet_is_refused() -> None:
    with pytest.raises(HandbookError, match="1 mm higher"):
        shared([10.0, 103.0], lambda first, end: 100.0)


@pytest.mark.parametrize(
    ("rows", "run_in", "taken"),
    [
        ([1, 1], [1, 1], False),
        ([2], [1], True),
        ([5], [3], True),
        ([4], [3], False),
        ([3, 3], [2, 2], True),
        (None, [4], True),
    ],
)
def test_a_foot_is_run_in_where_that_saves_a_third_of_the_sheets(
    rows: list[int] | None, run_in: list[int], taken: bool
) -> None:
    def share(in_line: bool) -> list[Parts]:
        counts = run_in if in_line else rows
        if counts is None:
            raise refuse("LAYOUT-02", "too high", None, "")
        return [[(at, at + 1) for at in range(count)] for count in counts]

    assert roomiest(share).run_in == taken
