"""Bar charts: values from 0 on one scale; what a range leaves open is light, and capped at its end."""

from math import floor, log10
from typing import NamedTuple

from handbook.document.drawings import Bar, Bars
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import Drawn, Pen
from handbook.layout.pages.page import Placement

LABELS = 0.45
"""The share of the width that the column of labels takes at most."""
_SHORTEST = 0.42
"""The share of the room beside the labels that the longest bar has to keep."""
_MOST_TICKS = 5


class _Plan(NamedTuple):
    """Where everything stands: the zero line, points per unit, and the words of every row."""

    zero: float
    scale: float
    labels: tuple[Lettering, ...]
    says: tuple[Lettering, ...]
    above: bool
    """Labels stand over their bars, not beside them."""


def bars(drawing: Bars, x: float, width: float, pen: Pen) -> Drawn:
    """A row a bar: its label, the bar, its value in words; under them the axis and what it measures."""
    top = max((bar.high for bar in drawing.bars), default=0.0) or 1.0
    plan = _beside(drawing, top, x, width, pen) or _above(drawing, top, x, width, pen)
    placements: list[Placement] = []
    y = 0.0
    for bar, label, says in zip(drawing.bars, plan.labels, plan.says, strict=True):
        y = _row(placements, bar, label, says, y, x, plan, pen)
    placements.append(pen.rule(((plan.zero, 0.0), (plan.zero, y + pen.line / 2))))
    y = _axis(placements, drawing, top, y, x, width, plan, pen)
    return Drawn(y, tuple(placements))


# --- the plan -------------------------------------------------------------------------------------------


def _beside(drawing: Bars, top: float, x: float, width: float, pen: Pen) -> _Plan | None:
    """Labels in a column of their own, as wide as they need; None if words or bars would be cramped."""
    extents = [pen.extent(bar.label) for bar in drawing.bars]
    most = width * LABELS
    if max((widest for _, widest in extents), default=0.0) > most:
        return None
    labels = tuple(pen.letter(bar.label, most) for bar in drawing.bars)
    column = max((label.width for label in labels), default=0.0)
    zero = x + column + pen.size
    room = x + width - zero
    for says in _wordings(drawing, room, pen):
        scale = _scale(drawing.bars, says, top, room, pen)
        if scale * top >= max(room * _SHORTEST, pen.size * 6):
            return _Plan(zero, scale, labels, _reset(drawing, scale, room, pen), False)
    return None


def _above(drawing: Bars, top: float, x: float, width: float, pen: Pen) -> _Plan:
    """Labels over their bars, which then have the whole width."""
    labels = tuple(pen.letter(bar.label, width - _gap(pen)) for bar in drawing.bars)
    zero = x + pen.line / 2
    room = width - pen.line
    for says in _wordings(drawing, room, pen):
        scale = _scale(drawing.bars, says, top, room, pen)
        if scale * top >= room * _SHORTEST:
            break
    return _Plan(zero, scale, labels, _reset(drawing, scale, room, pen), True)


def _wordings(drawing: Bars, room: float, pen: Pen) -> tuple[tuple[Lettering, ...], ...]:
    """The values in words: on one line each, then in ever narrower columns."""
    return tuple(
        tuple(pen.letter(bar.says, room * share, "strong") for bar in drawing.bars) for share in (0.9, 0.45, 0.34)
    )


def _reset(drawing: Bars, scale: float, room: float, pen: Pen) -> tuple[Lettering, ...]:
    """The values in words once more, each in all the room that its own bar leaves."""
    return tuple(pen.letter(bar.says, room - bar.high * scale - _gap(pen), "strong") for bar in drawing.bars)


def _scale(bars: tuple[Bar, ...], says: tuple[Lettering, ...], top: float, room: float, pen: Pen) -> float:
    """Points per unit, so that every bar and the words behind it end within the room."""
    ends = [(room - words.width - _gap(pen)) / bar.high for bar, words in zip(bars, says, strict=True) if bar.high]
    return max(min([*ends, (room - pen.size) / top]), 0.0)


def _gap(pen: Pen) -> float:
    return pen.size * 0.6


# --- rows -----------------------------------------------------------------------------------------------


def _row(
    placements: list[Placement],
    bar: Bar,
    label: Lettering,
    says: Lettering,
    y: float,
    x: float,
    plan: _Plan,
    pen: Pen,
) -> float:
    """One bar between its words; gives the y below it."""
    pad = pen.leading * 0.2
    if plan.above:
        y += pad
        placements.extend(label.at(x + _gap(pen), y, pen.tag))
        y += label.height + pen.size * 0.15
        height, pad = max(says.height, pen.leading), 0.0
    else:
        height = max(label.height, says.height, pen.leading)
        placements.extend(label.at(x, y + pad + (height - label.height) / 2, pen.tag))
    middle = y + pad + height / 2
    placements.extend(_bar(bar, middle, plan, pen))
    end = plan.zero + bar.high * plan.scale + _gap(pen)
    placements.extend(says.at(end, middle - says.height / 2, pen.tag))
    return y + height + 2 * pad + (pen.leading * 0.25 if plan.above else 0.0)


def _bar(bar: Bar, middle: float, plan: _Plan, pen: Pen) -> list[Placement]:
    """Solid up to the low value; light from there to the high one, with a cap where it ends."""
    thick = pen.size * 0.92
    top, low, high = middle - thick / 2, bar.low * plan.scale, bar.high * plan.scale
    placed: list[Placement] = []
    if high > low:
        placed.extend(pen.light(plan.zero + low, top, high - low, thick))
        end, more = plan.zero + high, thick * 0.18
        cap = ((end, top - more), (end, top + thick + more))
        placed.append(pen.rule(cap, pen.line * 2, pen.looks.fill))
    if low > 0:
        placed.append(pen.solid(plan.zero, top, low, thick))
    return placed


# --- the axis -------------------------------------------------------------------------------------------


def _axis(
    placements: list[Placement], drawing: Bars, top: float, y: float, x: float, width: float, plan: _Plan, pen: Pen
) -> float:
    """A line as long as the longest bar, a few ticks, and under them what is measured."""
    placements.append(pen.rule(((plan.zero, y), (plan.zero + top * plan.scale, y))))
    reach, lowest = pen.size * 0.35, y
    for value, words in _ticks(top, plan.scale, pen):
        at = plan.zero + value * plan.scale
        placements.append(pen.rule(((at, y), (at, y + reach))))
        middle = min(max(at, x + words.width / 2), x + width - words.width / 2)
        placements.extend(words.at(middle, y + reach, pen.tag, "centre"))
        lowest = max(lowest, y + reach + words.height)
    room = x + width - plan.zero
    fits = pen.extent(drawing.axis)[1] <= room
    label = pen.letter(drawing.axis, room if fits else width)
    placements.extend(label.at(plan.zero if fits else x, lowest, pen.tag))
    return lowest + label.height


def _ticks(top: float, scale: float, pen: Pen) -> list[tuple[float, Lettering]]:
    """Round values from 0 on, so few that their figures stand well apart."""
    power = 10.0 ** (floor(log10(top)) - 1)
    for step in (power * share for share in (1, 2, 5, 10, 20, 50, 100)):
        count = floor(top / step + 1e-9)
        found = [(step * place, pen.letter(_figure(step * place, pen), 1e4)) for place in range(count + 1)]
        widest = max(words.width for _, words in found)
        if count <= _MOST_TICKS and step * scale >= widest + pen.size * 0.8:
            return found
    return found[:1]


def _figure(value: float, pen: Pen) -> str:
    return f"{value:.6g}".replace(".", pen.setting.words.get("decimal", "."))
