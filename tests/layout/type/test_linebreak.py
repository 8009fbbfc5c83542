"""Line breaking: nothing is lost, nothing juts out, and the optimum is no worse than the greedy way."""

from hypothesis import given
from hypothesis import strategies as st

from handbook.layout.type.linebreak import (
    BREAK,
    CLING,
    END,
    HYPHEN,
    JOIN,
    SPACE,
    TIE,
    even_rag,
    greedy,
    justified,
)

MEASURE = 100.0
words = st.lists(st.floats(3, 60), min_size=1, max_size=80)


def paragraph(widths: list[float]) -> tuple[list[float], list[int], list[float]]:
    follows = [SPACE] * (len(widths) - 1) + [END]
    return widths, follows, [4.0] * len(widths)


def width(widths: list[float], spaces: list[float], start: int, end: int) -> float:
    return sum(widths[start:end]) + sum(spaces[start : end - 1])


def rows(ends: list[int]) -> list[tuple[int, int]]:
    return list(zip([0, *ends], ends, strict=False))


@given(words)
def test_greedy_keeps_every_box_and_the_measure(widths: list[float]) -> None:
    boxes, follows, spaces = paragraph(widths)
    ends = greedy(boxes, follows, spaces, MEASURE)
    assert ends[-1] == len(widths)
    assert all(width(widths, spaces, start, end) <= MEASURE + 0.02 for start, end in rows(ends))


@given(words)
def test_an_even_rag_needs_no_more_lines_and_is_no_more_ragged(widths: list[float]) -> None:
    boxes, follows, spaces = paragraph(widths)
    plain, even = (breaker(boxes, follows, spaces, MEASURE) for breaker in (greedy, even_rag))

    def raggedness(ends: list[int]) -> float:
        return sum((MEASURE - width(widths, spaces, *row)) ** 2 for row in rows(ends)[:-1])

    assert len(even) == len(plain)
    assert raggedness(even) <= raggedness(plain) + 1e-3
    if len(plain) > 1 and plain != even:
        worst = max(MEASURE - width(widths, spaces, *row) for row in rows(plain)[:-1])
        stub = width(widths, spaces, *rows(plain)[-1])
        assert worst > 0.12 * MEASURE or stub <= MEASURE / 2
    assert all(width(widths, spaces, *row) <= MEASURE + 0.02 for row in rows(even))


@given(words, st.floats(1, 8))
def test_justified_lines_stay_within_stretch_and_shrink(widths: list[float], tolerance: float) -> None:
    boxes, follows, spaces = paragraph(widths)
    ends = justified(boxes, follows, spaces, MEASURE, tolerance)
    if ends is None:
        return
    assert ends[-1] == len(widths)
    for start, end in rows(ends)[:-1]:
        gaps = end - start - 1
        slack = MEASURE - width(widths, spaces, start, end)
        assert -0.2 * 4.0 * gaps - 0.02 <= slack <= 0.5 * 4.0 * gaps * tolerance + 0.02


def test_ties_joins_and_dashes_are_never_parted() -> None:
    widths = [40.0, 40.0, 40.0, 40.0, 40.0, 40.0]
    for kind in (TIE, JOIN, CLING):
        follows = [SPACE, kind, SPACE, kind, SPACE, END]
        spaces = [4.0] * 6
        for breaker in (greedy, even_rag):
            ends = breaker(widths, follows, spaces, MEASURE)
            assert not {2, 4} & set(ends)


def test_a_hard_hyphen_may_end_a_line() -> None:
    ends = greedy([60.0, 60.0], [BREAK, END], [0.0, 0.0], MEASURE)
    assert ends == [1, 2]


def test_a_hyphen_is_used_only_in_the_second_pass_and_paid_for() -> None:
    widths, follows, spaces = [50.0, 30.0, 30.0, 60.0], [SPACE, HYPHEN, SPACE, END], [4.0, 0.0, 4.0, 0.0]
    assert greedy(widths, follows, spaces, MEASURE) == [1, 3, 4] or greedy(widths, follows, spaces, MEASURE)[0] == 1
    ends = justified(widths, follows, spaces, MEASURE, 9.0, hyphen=3.0)
    assert ends is not None and ends[-1] == 4


def test_a_box_wider_than_the_measure_stands_alone() -> None:
    assert greedy([20.0, 150.0, 20.0], [SPACE, SPACE, END], [4.0] * 3, MEASURE) == [1, 2, 3]
