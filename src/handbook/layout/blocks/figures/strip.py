"""Strips of days: a numbered square a day on, a hatched and shaded one a day off, in one row or in weeks."""

from typing import NamedTuple

from handbook.document.drawings import Strip
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import Below, Drawn, Pen
from handbook.layout.blocks.figures.squares import closed, gap_of, least_side, numbered, outlined, side_of
from handbook.layout.pages.page import Placement


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
    below = _one_row(parts, x, width, pen) or _in_weeks(parts, x, width, pen)
    if any(part.optional for part in parts):
        _key(below)
    return below.drawn()


def _parts(drawing: Strip, pen: Pen) -> list[_Part]:
    optional = [*drawing.optional, *[0] * len(drawing.parts)]
    rest = pen.setting.words.get("break", "break")
    return [
        _Part(days, kind == "on", words or ("" if kind == "on" else rest), min(optional[place], days))
        for place, (days, kind, words) in enumerate(drawing.parts)
        if days > 0
    ]


# --- sizes ----------------------------------------------------------------------------------------------


def _least(parts: list[_Part], pen: Pen) -> float:
    """The smallest side that holds the figures of the last day."""
    return least_side(max((part.days for part in parts if part.on), default=1), pen)


# --- one row --------------------------------------------------------------------------------------------


def _one_row(parts: list[_Part], x: float, width: float, pen: Pen) -> Below | None:
    """Every part beside the last one, its words over it; None if squares or words would be cramped."""
    count = sum(part.days for part in parts)
    side = side_of(count + 0.6 * (len(parts) - 1), width, pen)
    if side < max(_least(parts, pen), pen.size * 1.7):
        return None
    step = side + gap_of(side)
    words: list[Lettering] = []
    for part in parts:
        room = part.days * step - gap_of(side)
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
    return Below(pen, x, width, top + side, placements)


# --- rows of weeks --------------------------------------------------------------------------------------


def _in_weeks(parts: list[_Part], x: float, width: float, pen: Pen) -> Below:
    """Every part under the last one: its words, then its days."""
    across = _across(parts, width, pen)
    side = side_of(across, width, pen)
    step = side + gap_of(side)
    below = Below(pen, x, width)
    for part in parts:
        below.y += pen.leading * 0.45 if below.y else 0.0
        words = pen.letter(part.words, width, "strong")
        below.write(words)
        below.y += pen.size * 0.2 if words.rows else 0.0
        for day in range(part.days):
            down, along = divmod(day, across)
            below.placements.extend(_square(part, day, x + along * step, below.y + down * step, side, pen))
        below.y += -(-part.days // across) * step - gap_of(side)
    return below


def _across(parts: list[_Part], width: float, pen: Pen) -> int:
    """How many days stand in a row: the longest part if it can, else four, two weeks, one week, or fewer."""
    longest = max((part.days for part in parts), default=1)
    for count in (longest, 28, 14):
        if count <= longest and side_of(count, width, pen) >= max(_least(parts, pen), pen.size * 1.7):
            return count
    least = _least(parts, pen)
    return next((count for count in range(7, 1, -1) if side_of(count, width, pen) >= least), 1)


# --- squares --------------------------------------------------------------------------------------------


def _square(part: _Part, day: int, x: float, y: float, side: float, pen: Pen) -> tuple[Placement, ...]:
    """An open square with the day's number, dashed if the day is optional; or a closed one for a day off."""
    dashed = day >= part.days - part.optional
    return numbered(day + 1, x, y, side, dashed, pen) if part.on else closed(x, y, side, dashed, pen)


def _key(below: Below) -> None:
    """What a dashed square means."""
    pen = below.pen
    side, gap = pen.size * 0.95, pen.size * 0.5
    words = pen.letter(pen.setting.words.get("optional", "optional"), below.width - side - gap)
    below.y += pen.leading * 0.4
    below.placements.append(outlined(below.x, below.y + (pen.leading - side) / 2, side, 1.4, True, pen))
    below.write(words, side + gap)
    below.y += max(0.0, pen.leading - words.height)
