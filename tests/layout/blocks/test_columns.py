"""The widths of a table's columns: by what is in them, in a room that is short or generous."""

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbook.layout.blocks.columns import Want, column_widths, height


def want(cells: list[float], least: float) -> Want:
    """A column whose cells are made of small words, so that they may be parted anywhere."""
    return Want(tuple(tuple(cell / lines for lines in range(1, 5)) for cell in cells), least)


columns = st.builds(
    lambda cells, share: want(cells, min(cells) * share),
    st.lists(st.floats(20, 400), min_size=4, max_size=4),
    st.floats(0.1, 1.0),
)
wants = st.lists(columns, min_size=1, max_size=7)


@given(wants, st.floats(150, 600))
@example([want([20.0, 20.0, 20.0, 283.640625], 20.0)] * 2, 567.265625)  # all have what they need, but for rounding
def test_columns_fill_the_room_and_none_is_narrower_than_its_longest_word(wishes: list[Want], room: float) -> None:
    widths = column_widths(wishes, room)
    least = [want.least for want in wishes]
    assert sum(widths) <= room + 0.05
    if sum(least) <= room:
        assert all(width >= part - 0.01 for width, part in zip(widths, least, strict=True))


def test_room_is_used_up_when_there_is_more_to_say_than_fits() -> None:
    long, short = want([300.0, 300.0, 300.0], 40.0), want([50.0, 50.0, 50.0], 20.0)
    widths = column_widths([long, long, short], 320)
    assert sum(widths) == pytest.approx(320, abs=0.1)
    assert widths[0] == pytest.approx(widths[1], rel=0.25) and widths[0] > 2 * widths[2]


def test_room_goes_to_the_column_that_keeps_the_rows_high() -> None:
    wordy, brief = want([180.0, 90.0, 90.0, 40.0], 40.0), want([40.0] * 4, 25.0)
    widths = column_widths([wordy, brief, brief], 200)
    assert widths[0] > 2 * widths[1]


def test_no_sharing_of_the_room_in_twentieths_makes_a_table_lower_by_two_lines() -> None:
    wishes = [want([110.0, 140.0, 60.0], 40.0), want([400.0, 150.0, 300.0], 45.0), want([90.0, 260.0, 90.0], 30.0)]
    for room in range(200, 480, 20):
        spare = room - sum(one.least for one in wishes)
        shares = [share for share in product(range(21), repeat=3) if sum(share) == 20]
        ways = [[w.least + spare * s / 20 for w, s in zip(wishes, one, strict=True)] for one in shares]
        assert height(wishes, column_widths(wishes, room)) <= min(height(wishes, way) for way in ways) + 1


def test_a_column_is_no_wider_than_its_rows_need() -> None:
    keys, values = want([110.0, 60.0, 50.0], 60.0), want([900.0, 800.0, 700.0], 50.0)
    widths = column_widths([keys, values], 320)
    assert widths[0] < 75
