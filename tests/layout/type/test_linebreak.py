"""Ragged lines: nothing is lost, nothing juts out, and the even rag is no worse than the greedy one."""

from hypothesis import given
from hypothesis import strategies as st

from handbook.layout.type.linebreak import (
    BREAK,
    CLING,
    END,
    JOIN,
    SPACE,
    TIE,
    even_rag,
    greedy,
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
        gaps = [(MEASURE - width(widths, spaces, *row)) / MEASURE for row in rows(ends)]
        start, end = rows(ends)[-1]
        stub = gaps[-1] ** 2 if gaps[-1] > 0.75 else 0.0
        alone = 0.25 if end == start + 1 and gaps[-1] > 0.5 else 0.0
        return sum(max(0.0, gap) ** 2 for gap in gaps[:-1]) + stub + alone

    assert len(even) == len(plain)
    assert raggedness(even) <= raggedness(plain) + 1e-6
    if len(plain) > 1 and plain != even:
        worst = max(MEASURE - width(widths, spaces, *row) for row in rows(plain)[:-1])
        stub = width(widths, spaces, *rows(plain)[-1])
        assert worst > 0.12 * MEASURE or stub <= MEASURE / 2
    assert all(width(widths, spaces, *row) <= MEASURE + 0.02 for row in rows(even))


def test_a_word_does_not_stand_alone_on_the_last_line_if_another_can_join_it() -> None:
    widths, follows, spaces = paragraph([30.0, 30.0, 30.0, 12.0])
    assert greedy(widths, follows, spaces, MEASURE) == [3, 4]
    assert even_rag(widths, follows, spaces, MEASURE) == [2, 4]


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


def test_a_box_wider_than_the_measure_stands_alone() -> None:
    assert greedy([20.0, 150.0, 20.0], [SPACE, SPACE, END], [4.0] * 3, MEASURE) == [1, 2, 3]
