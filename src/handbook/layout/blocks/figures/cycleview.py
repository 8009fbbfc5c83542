"""A course and its break: a row of numbered days for each medicine, the same day always in the same column."""

from __future__ import annotations

from typing import Literal

from handbook.document.blocks import Span
from handbook.document.drawings import CycleRow, CycleView
from handbook.layout.blocks.figures.pen import Drawn, Pen
from handbook.layout.blocks.figures.squares import blank, closed, gap_of, least_side, numbered, side_of
from handbook.layout.pages.page import Placement


def cycle_view(drawing: CycleView, x: float, width: float, pen: Pen) -> Drawn:
    """Every medicine under its words; where all days have no room in a row, block under block of weeks."""
    count = max((len(row.days) for row in drawing.rows), default=0)
    if not count:
        return Drawn(0.0, ())
    across = _per_row(count, width, pen)
    side = side_of(across, width, pen)
    placements: list[Placement] = []
    y = 0.0
    for first in range(0, count, across):
        for row in drawing.rows:
            y += pen.leading * 0.4 if y else 0.0
            if not first or len(drawing.rows) > 1:  # one medicine needs no name again
                y = _words(row, first == 0, y, x, width, placements, pen)
            y = _days(row, first, across, side, y, x, placements, pen)
    return Drawn(_key(drawing, y, x, width, placements, pen), tuple(placements))


def _per_row(count: int, width: float, pen: Pen) -> int:
    """How many days stand in a row: all of them if they can, else four, three, two weeks, one week, or fewer."""
    least = least_side(count, pen)
    for days in (count, 28, 21, 14, 7):
        if days <= count and side_of(days, width, pen) >= least:
            return days
    return next((days for days in range(6, 1, -1) if side_of(days, width, pen) >= least), 1)


def _words(
    row: CycleRow, full: bool, y: float, x: float, width: float, placements: list[Placement], pen: Pen
) -> float:
    """The medicine, and in the first block how it is taken; gives the y below."""
    said = (Span(row.label, "strong"), *((Span(f" {row.says}"),) if full and row.says else ()))
    words = pen.letter(said, width)
    placements.extend(words.at(x, y, pen.tag))
    return y + words.height + pen.size * 0.15


def _days(
    row: CycleRow, first: int, across: int, side: float, y: float, x: float, placements: list[Placement], pen: Pen
) -> float:
    """The squares of so many days; gives the y below."""
    step = side + gap_of(side)
    for place, kind in enumerate(row.days[first : first + across]):
        placements.extend(_square(kind, first + place + 1, x + place * step, y, side, pen))
    return y + side


def _square(
    kind: Literal["on", "none", "off"], number: int, x: float, y: float, side: float, pen: Pen
) -> tuple[Placement, ...]:
    if kind == "on":
        return numbered(number, x, y, side, False, pen)
    return closed(x, y, side, False, pen) if kind == "off" else blank(x, y, side, pen)


def _key(drawing: CycleView, y: float, x: float, width: float, placements: list[Placement], pen: Pen) -> float:
    """What the squares mean, one beside the other as long as there is room; gives the y below."""
    side, gap = least_side(1, pen), pen.size * 0.5
    y += pen.leading * 0.5
    at, high = x, 0.0
    for kind, says in drawing.key:
        words = pen.letter(says, width - side - gap)
        if at > x and at + side + gap + words.width > x + width:
            at, y, high = x, y + high, 0.0
        top = y + max(0.0, (pen.leading - side) / 2)
        placements.extend(_square(kind, 1, at, top, side, pen))
        placements.extend(words.at(at + side + gap, y, pen.tag))
        at += side + gap + words.width + pen.size * 1.5
        high = max(high, words.height, pen.leading, side)
    return y + high
