"""Strips of days: a numbered square a day on, a hatched and shaded one a day off, in one row or in weeks."""

from __future__ import annotations

from typing import NamedTuple

from handbook.document.blocks import Strip
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import Drawn, Pen
from handbook.layout.pages.page import Placement

SMALLEST = 8.0
"""Side of the smallest square, points."""


class _Part(NamedTuple):
    """Days of one kind; the last `optional` ones need not be taken."""

    days: int
    on: bool
    words: str
    optional: int


def strip(drawing: Strip, x: float, width: float, pen: Pen) -> Drawn:
    """All days in one row if they have room, else the parts one under the other, in rows of weeks."""
    parts = _parts(drawing, pen)
    if not parts:
        return Drawn(0.0, ())
    row = _one_row(parts, x, width, pen)
    placements, height = row if row else _in_weeks(parts, x, width, pen)
    if any(part.optional for part in parts):
        height = _key(placements, height, x, width, pen)
    return Drawn(height, tuple(placements))


def _parts(drawing: Strip, pen: Pen) -> list[_Part]:
    optional = [*drawing.optional, *[0] * len(drawing.parts)]
    rest = pen.setting.words.get("break", "break")
    return [
        _Part(days, kind == "on", words or ("" if kind == "on" else rest), min(optional[place], days))
        for place, (days, kind, words) in enumerate(drawing.parts)
        if days > 0
    ]


# --- sizes ----------------------------------------------------------------------------------------------


def _gap(side: float) -> float:
    """Between two squares."""
    return max(side * 0.12, 1.0)


def _side(count: float, width: float, pen: Pen) -> float:
    """Side of a square when so many stand in the width, points; none is larger than two lines and a half."""
    return min(width / (count * 1.12), (width + 1.0) / count - 1.0, pen.size * 2.5)


def _least(parts: list[_Part], pen: Pen) -> float:
    """The smallest side that holds the figures of the last day."""
    longest = max((part.days for part in parts if part.on), default=1)
    return max(SMALLEST, pen.extent(str(longest))[0] + pen.size * 0.35)


# --- one row --------------------------------------------------------------------------------------------


def _one_row(parts: list[_Part], x: float, width: float, pen: Pen) -> tuple[list[Placement], float] | None:
    """Every part beside the last one, its words over it; None if squares or words would be cramped."""
    count = sum(part.days for part in parts)
    side = _side(count + 0.6 * (len(parts) - 1), width, pen)
    if side < max(_least(parts, pen), pen.size * 1.7):
        return None
    step = side + _gap(side)
    words: list[Lettering] = []
    for part in parts:
        room = part.days * step - _gap(side)
        if pen.extent(part.words, "strong")[1] > room:
            return None
        words.append(pen.letter(part.words, room, "strong"))
    if max(own.rows for own in words) > 3:
        return None
    top = max(own.height for own in words) + pen.size * 0.2
    placements: list[Placement] = []
    at = x
    for part, own in zip(parts, words, strict=True):
        placements.extend(own.at(at, top - pen.size * 0.2 - own.height, pen.tag))
        for day in range(part.days):
            placements.extend(_square(part, day, at + day * step, top, side, pen))
        at += part.days * step + side * 0.5
    return placements, top + side


# --- rows of weeks --------------------------------------------------------------------------------------


def _in_weeks(parts: list[_Part], x: float, width: float, pen: Pen) -> tuple[list[Placement], float]:
    """Every part under the last one: its words, then its days."""
    across = _across(parts, width, pen)
    side = _side(across, width, pen)
    step = side + _gap(side)
    placements: list[Placement] = []
    y = 0.0
    for part in parts:
        y += pen.leading * 0.45 if y else 0.0
        words = pen.letter(part.words, width, "strong")
        placements.extend(words.at(x, y, pen.tag))
        y += words.height + (pen.size * 0.2 if words.rows else 0.0)
        for day in range(part.days):
            down, along = divmod(day, across)
            placements.extend(_square(part, day, x + along * step, y + down * step, side, pen))
        y += -(-part.days // across) * step - _gap(side)
    return placements, y


def _across(parts: list[_Part], width: float, pen: Pen) -> int:
    """How many days stand in a row: the longest part if it can, else four, two weeks, one week, or fewer."""
    longest = max((part.days for part in parts), default=1)
    for count in (longest, 28, 14):
        if count <= longest and _side(count, width, pen) >= max(_least(parts, pen), pen.size * 1.7):
            return count
    least = _least(parts, pen)
    return next((count for count in range(7, 1, -1) if _side(count, width, pen) >= least), 1)


# --- squares --------------------------------------------------------------------------------------------


def _square(part: _Part, day: int, x: float, y: float, side: float, pen: Pen) -> tuple[Placement, ...]:
    """An open square with the day's number, dashed if the day is optional; or a closed one for a day off."""
    dashed = day >= part.days - part.optional
    if not part.on:
        return _rest(x, y, side, dashed, pen)
    number = pen.letter(str(day + 1), side * 2)
    middle = y + (side - number.height) / 2
    return (_outline(x, y, side, 1.4, dashed, pen), *number.at(x + side / 2, middle, pen.tag, "centre"))


def _outline(x: float, y: float, side: float, weight: float, dashed: bool, pen: Pen) -> Placement:
    width = pen.line * weight
    dash = (side - width) / (2 * max(round(side / max(4.4, width * 4)), 2))
    return pen.frame(x, y, side, side, width, dash=(dash, dash) if dashed else ())


def _rest(x: float, y: float, side: float, dashed: bool, pen: Pen) -> tuple[Placement, ...]:
    """Hatched always; shaded too, where the style has tints."""
    hatch = min(pen.looks.hatch or pen.size * 0.36, side / 3)
    return (*pen.shade(x, y, side, side, hatch, pen.looks.axis), _outline(x, y, side, 0.7, dashed, pen))


def _key(placements: list[Placement], y: float, x: float, width: float, pen: Pen) -> float:
    """What a dashed square means; gives the y below it."""
    side = pen.size * 0.95
    words = pen.letter(pen.setting.words.get("optional", "optional"), width - side - pen.size * 0.5)
    y += pen.leading * 0.4
    placements.append(_outline(x, y + (pen.leading - side) / 2, side, 1.4, True, pen))
    placements.extend(words.at(x + side + pen.size * 0.5, y, pen.tag))
    return y + max(words.height, pen.leading)
