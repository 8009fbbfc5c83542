"""A course and its break: a row of numbered days for each medicine, the same day always in the same column."""

from __future__ import annotations

from typing import Literal

from handbook.document.blocks import Span
from handbook.document.drawings import CycleRow, CycleView
from handbook.layout.blocks.figures.pen import Below, Drawn, Pen
from handbook.layout.blocks.figures.squares import blank, closed, gap_of, least_side, numbered, side_of
from handbook.layout.pages.page import Placement


def cycle_view(drawing: CycleView, x: float, width: float, pen: Pen) -> Drawn:
    """Every medicine under its words; where all days have no room in a row, block under block of weeks."""
    count = max((len(row.days) for row in drawing.rows), default=0)
    if not count:
        return Drawn(0.0, ())
    across = _per_row(count, width, pen)
    side = side_of(across, width, pen)
    below = Below(pen, x, width)
    for first in range(0, count, across):
        for row in drawing.rows:
            below.y += pen.leading * 0.4 if below.y else 0.0
            if not first or len(drawing.rows) > 1:  # one medicine needs no name again
                _name(row, first == 0, below)
            _days(row, first, across, side, below)
    _key(drawing, below)
    return below.drawn()


def _per_row(count: int, width: float, pen: Pen) -> int:
    """How many days stand in a row: all of them if they can, else four, three, two weeks, one week, or fewer."""
    least = least_side(count, pen)
    for days in (count, 28, 21, 14, 7):
        if days <= count and side_of(days, width, pen) >= least:
            return days
    return next((days for days in range(6, 1, -1) if side_of(days, width, pen) >= least), 1)


def _name(row: CycleRow, full: bool, below: Below) -> None:
    """The medicine, and in the first block how it is taken."""
    said = (Span(row.label, "strong"), *((Span(f" {row.says}"),) if full and row.says else ()))
    below.write(below.pen.letter(said, below.width))
    below.y += below.pen.size * 0.15


def _days(row: CycleRow, first: int, across: int, side: float, below: Below) -> None:
    """The squares of so many days."""
    step = side + gap_of(side)
    for place, kind in enumerate(row.days[first : first + across]):
        below.placements.extend(_square(kind, first + place + 1, below.x + place * step, below.y, side, below.pen))
    below.y += side


def _square(
    kind: Literal["on", "none", "off"], number: int, x: float, y: float, side: float, pen: Pen
) -> tuple[Placement, ...]:
    if kind == "on":
        return numbered(number, x, y, side, False, pen)
    return closed(x, y, side, False, pen) if kind == "off" else blank(x, y, side, pen)


def _key(drawing: CycleView, below: Below) -> None:
    """What the squares mean, one beside the other as long as there is room."""
    pen, edge = below.pen, below.x + below.width
    side, gap = least_side(1, pen), pen.size * 0.5
    below.y += pen.leading * 0.5
    at, high = below.x, 0.0
    for kind, says in drawing.key:
        words = pen.letter(says, below.width - side - gap)
        if at > below.x and at + side + gap + words.width > edge:
            at, high, below.y = below.x, 0.0, below.y + high
        top = below.y + max(0.0, (pen.leading - side) / 2)
        below.placements.extend(_square(kind, 1, at, top, side, pen))
        below.placements.extend(words.at(at + side + gap, below.y, pen.tag))
        at += side + gap + words.width + pen.size * 1.5
        high = max(high, words.height, pen.leading, side)
    below.y += high
