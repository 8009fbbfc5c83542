"""The whole plan as a strip: a block for each course, hatching for each break, the sheet's own course filled."""

from __future__ import annotations

from handbook.document.blocks import Span
from handbook.foundation.units import MM, WHITE
from handbook.layout.pages.galley import Box
from handbook.layout.pages.page import Fill, Placement, Stroke
from handbook.layout.type.inline import set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.medicine.day import Course
from handbook.products.calendar.tearoff import Board

_HIGH = 5 * MM
_NARROW = 5 * MM
"""No number in a block that is narrower."""
_LEAST = 8.0
"""A number in a block, points; in large print it is as large as all small print."""


def course_strip(board: Board, shown: Course) -> Box:
    """Where in the plan a course stands, for the eye alone: the sheet's title says it in words."""
    plan = board.plan
    if len(plan.courses) == 1:
        return Box(0.0)
    width = board.grid.width
    day = width / plan.length
    placements: list[Placement] = []
    for course in board.plan.courses:
        x, on = (course.first.number - 1) * day, len(course.on) * day
        placements += _course(board, course, x, on, course.number == shown.number)
        if course.off:
            placements += _rest(board, x + on, len(course.off) * day)
    return Box(_HIGH, tuple(placements), before=1.5 * MM, sticky=True)


def _course(board: Board, course: Course, x: float, width: float, shown: bool) -> list[Placement]:
    ink = board.style.ink
    made: list[Placement] = [_frame(x, width, 0.9, board)]
    if shown:
        made.insert(0, Fill(x, 0.0, width, _HIGH, ink))
    size = min(max(board.style.type.meta.size, _LEAST), _HIGH)
    kind = board.style.type.meta._replace(
        colour=WHITE if shown else ink, weight=board.style.type.key.weight, size=size, leading=size, italic=False
    )
    text = set_text((Span(str(course.number)),), kind, width, board.setting)
    if width < _NARROW or text.lines[0].width > width:
        return made
    left = x + (width - text.lines[0].width) / 2
    drop = (_HIGH - text.leading) / 2
    return [*made, *place_line(text, 0, left, drop, None, LinkTags(None, False)).placements]


def _rest(board: Board, x: float, width: float) -> list[Placement]:
    axis = board.style.figure.axis
    return [Fill(x, 0.0, width, _HIGH, axis.tint(0.55), hatch=3.5, stroke=0.35), _frame(x, width, 0.4, board)]


def _frame(x: float, width: float, weight: float, board: Board) -> Stroke:
    corners = ((x, 0.0), (x + width, 0.0), (x + width, _HIGH), (x, _HIGH))
    return Stroke(corners, weight, board.style.ink, closed=True)
