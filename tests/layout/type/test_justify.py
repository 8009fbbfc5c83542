"""Justified lines: nothing lost, nothing stretched too far, no runt, no ladder, where another way is open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handbook.layout.type.justify import SHRINK, STRETCH, Boxes, Fit, justified
from handbook.layout.type.linebreak import END, HYPHEN, PART, SPACE, TIE

MEASURE, SPACE_WIDTH = 100.0, 4.0
words = st.lists(st.floats(3, 60), min_size=1, max_size=80)


def boxes(widths: list[float], follows: list[int] | None = None, give: float = 0.0, hang: float = 0.0) -> Boxes:
    follows = follows or [SPACE] * (len(widths) - 1) + [END]
    spaces = [SPACE_WIDTH if kind in (SPACE, TIE, PART) else 0.0 for kind in follows]
    count = len(widths)
    return Boxes(widths, follows, spaces, [give * width for width in widths], [hang] * count, [hang] * count)


def rows(ends: list[int]) -> list[tuple[int, int]]:
    return list(zip([0, *ends], ends, strict=False))


@given(words, st.floats(0.5, 8), st.floats(0, 0.02), st.floats(0, 2), st.floats(0, 8))
def test_every_line_keeps_to_what_its_spaces_letters_and_ends_give(
    widths: list[float], tolerance: float, give: float, hang: float, emergency: float
) -> None:
    ends = justified(boxes(widths, give=give, hang=hang), Fit(MEASURE, tolerance, emergency=emergency))
    if ends is None:
        return
    assert ends[-1] == len(widths)
    for start, end in rows(ends)[:-1]:
        spaces = SPACE_WIDTH * (end - start - 1)
        slack = MEASURE - sum(widths[start:end]) - spaces + 2 * hang
        letters = give * sum(widths[start:end])
        assert -(SHRINK * spaces + letters) - 0.02 <= slack
        assert slack <= max(1.0, tolerance) * (STRETCH * spaces + emergency) + letters + 0.02


def test_a_runt_is_refused_and_another_way_is_found() -> None:
    widths = [22.0, 22.0, 22.0, 22.0, 22.0, 22.0, 22.0, 22.0, 8.0]
    free = justified(boxes(widths), Fit(MEASURE, 9.0))
    held = justified(boxes(widths), Fit(MEASURE, 9.0, runt=20.0))
    assert free == [4, 8, 9]
    assert held is not None and rows(held)[-1][1] - rows(held)[-1][0] > 1


def test_the_rest_of_a_word_is_no_last_line() -> None:
    widths, follows = [46.0, 20.0, 24.0, 40.0], [SPACE, SPACE, HYPHEN, END]
    fit = Fit(MEASURE, 20.0, hyphen=2.0)
    assert justified(boxes(widths, follows), fit) == [3, 4]
    assert justified(boxes(widths, follows), fit._replace(runt=1.0)) == [2, 4]


def test_a_phrase_is_parted_only_where_nothing_better_is_found() -> None:
    widths = [30.0, 30.0, 15.0, 30.0, 30.0]
    follows = [SPACE, SPACE, PART, SPACE, END]
    ends = justified(boxes(widths, follows), Fit(MEASURE, 9.0))
    assert ends == [3, 5]


def test_hanging_signs_let_a_line_be_a_little_wider() -> None:
    widths = [50.0, 48.0, 30.0]
    assert justified(boxes(widths), Fit(MEASURE, 0.5)) is None
    assert justified(boxes(widths, hang=1.0), Fit(MEASURE, 0.5)) == [2, 3]


def test_letters_give_before_spaces_do() -> None:
    widths = [45.0, 47.6, 30.0]
    assert justified(boxes(widths), Fit(MEASURE, 1.0)) is None
    assert justified(boxes(widths, give=0.02), Fit(MEASURE, 1.0)) == [2, 3]


def test_a_line_without_spaces_is_not_stretched_even_in_an_emergency() -> None:
    widths, follows = [60.0, 60.0, 60.0], [HYPHEN, HYPHEN, END]
    assert justified(boxes(widths, follows), Fit(MEASURE, 1.0, emergency=MEASURE)) is None
    assert justified(boxes([99.0, 60.0], [HYPHEN, END], give=0.02), Fit(MEASURE, 1.0)) is None
