"""Amounts over time: a step for each level, its words over it, its days under the axis."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from handbook.document.blocks import Span
from handbook.document.drawings import Level, Levels
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import FINEST, Below, Drawn, Pen
from handbook.layout.blocks.figures.timescale import Column, columns
from handbook.layout.pages.page import Placement

_HIGH = 7.5
"""Height of the highest level, in sizes of the words."""
_MOST_ROWS = 4
"""Lines of words over a level before they go under the drawing."""


class _Label(NamedTuple):
    """What stands over a level, and under it."""

    over: tuple[Lettering, ...]
    under: Lettering | None

    @property
    def high(self) -> float:
        """Height of the words over the level."""
        return sum(line.height for line in self.over)

    @property
    def rows(self) -> int:
        """Lines of words over the level."""
        return sum(line.rows for line in self.over)

    @property
    def width(self) -> float:
        """Width of the words over the level."""
        return max((line.width for line in self.over), default=0.0)


def levels(drawing: Levels, x: float, width: float, pen: Pen) -> Drawn:
    """Words at the levels if all find room there; else numbers, and the words in lines under the drawing."""
    if not drawing.levels:
        return Drawn(0.0, ())
    zone = _zone(drawing, width, pen)
    days = [level.days for level in drawing.levels]
    own = columns(days, x, width - zone, [_need(level, pen) for level in drawing.levels])
    labels = [_label(level, column, pen) for level, column in zip(drawing.levels, own or (), strict=bool(own))]
    if own is None or any(label.rows > _MOST_ROWS for label in labels):
        needs = [_gap(pen) + pen.extent(str(number), "strong")[0] for number in range(1, len(days) + 1)]
        own = columns(days, x, width - zone, needs) or columns(days, x, width - zone, [0.0] * len(days)) or ()
        labels = [_Label((pen.letter(str(number), width, "strong"),), None) for number in range(1, len(days) + 1)]
        labels = _spaced(own, labels, pen)
        return _listed(drawing, _chart(drawing, own, labels, zone, x, width, pen))
    return _closing(drawing, bool(zone), _chart(drawing, own, labels, zone, x, width, pen))


# --- words ----------------------------------------------------------------------------------------------


def _gap(pen: Pen) -> float:
    return pen.size * 0.5


def _need(level: Level, pen: Pen) -> float:
    """The least width of a level with its words: no word and no amount is broken."""
    widest = max(pen.extent(level.amount, "strong")[1], pen.extent(level.counted)[1], pen.extent(level.when)[1])
    return widest + _gap(pen)


def _label(level: Level, column: Column, pen: Pen) -> _Label:
    room = column.width - _gap(pen)
    over = [pen.letter(level.amount, room, "strong")]
    over += [pen.letter(level.counted, room)] if level.counted else []
    return _Label(tuple(over), pen.letter(level.when, room))


def _spaced(own: Sequence[Column], labels: list[_Label], pen: Pen) -> list[_Label]:
    """Numbers so far apart that none touches another."""
    edge = float("-inf")
    made: list[_Label] = []
    for column, label in zip(own, labels, strict=True):
        left = max(column.middle - label.width / 2, own[0].x)
        made.append(label if left >= edge else _Label((), None))
        edge = left + label.width + _gap(pen) / 2 if left >= edge else edge
    return made


def _zone(drawing: Levels, width: float, pen: Pen) -> float:
    """Room behind the last level: for an arrow, or for what follows, if its words are few."""
    if drawing.runs_on:
        return pen.size * 2
    need = pen.extent(drawing.ends, "strong")[1] + 2 * _gap(pen)
    return need if drawing.ends and need <= width * 0.25 and len(drawing.ends) <= 30 else 0.0


def _closing(drawing: Levels, told: bool, under: Below) -> Drawn:
    """Under the drawing: what follows, if it is not told beside it, and what the height stands for."""
    ends = drawing.ends if drawing.runs_on or not told else ""
    for words, look in ((ends, "strong"), (drawing.measure, "plain")):
        if words:
            under.write(under.pen.letter(words, under.width, look))  # type: ignore[arg-type]
    return under.drawn()


def _listed(drawing: Levels, under: Below) -> Drawn:
    """The levels in lines: number, days, amount; then what follows."""
    pen = under.pen
    column = pen.extent(str(len(drawing.levels)), "strong")[0] + pen.size
    for number, level in enumerate(drawing.levels, 1):
        colon = pen.setting.words.get("colon", ": ")
        counted = (Span(f", {level.counted}"),) if level.counted else ()
        said = (Span(f"{level.when}{colon}"), Span(level.amount, "strong"), *counted)
        figure = pen.letter(str(number), column, "strong")
        under.placements.extend(figure.at(under.x, under.y, pen.tag))
        under.write(pen.letter(said, under.width - column), column)
    return _closing(drawing._replace(runs_on=True), True, under)


# --- the drawing ----------------------------------------------------------------------------------------


def _chart(
    drawing: Levels,
    own: Sequence[Column],
    labels: Sequence[_Label],
    zone: float,
    x: float,
    width: float,
    pen: Pen,
) -> Below:
    """Levels over the axis, and the words under it."""
    most = max((high for _, high in drawing.days), default=0.0) or 1.0
    scale = pen.size * _HIGH / most
    tops = _tops(drawing)
    lift = pen.size * 0.35
    base = max(label.high + lift + top * scale for label, top in zip(labels, tops, strict=True))
    placements: list[Placement] = _areas(drawing, own, base, scale, pen)
    lowest = base + pen.size * 0.55
    for column, label, top in zip(own, labels, tops, strict=True):
        y = base - top * scale - lift - label.high
        middle = min(max(column.middle, x + label.width / 2), x + width - label.width / 2)
        for line in label.over:
            placements.extend(line.at(middle, y, pen.tag, "centre"))
            y += line.height
        if label.under:
            placements.extend(label.under.at(column.middle, base + pen.size * 0.55, pen.tag, "centre"))
            lowest = max(lowest, base + pen.size * 0.55 + label.under.height)
    placements.extend(_axis(own, base, x + width, drawing.runs_on, pen))
    if zone and not drawing.runs_on and labels[0].under:
        words = pen.letter(drawing.ends, zone - 2 * _gap(pen), "strong")
        placements.extend(words.at(x + width - zone + _gap(pen) * 1.5, base - lift - words.height, pen.tag))
    return Below(pen, x, width, lowest + pen.size * 0.25, placements)


def _tops(drawing: Levels) -> list[float]:
    """The most of any day of each level."""
    made, first = [], 0
    for level in drawing.levels:
        made.append(max((high for _, high in drawing.days[first : first + level.days]), default=0.0))
        first += level.days
    return made


def _areas(drawing: Levels, own: Sequence[Column], base: float, scale: float, pen: Pen) -> list[Placement]:
    """Equal days as one light area, and one heavy line over all; what a range leaves open is outlined."""
    placed: list[Placement] = []
    line: list[tuple[float, float]] = []
    first = 0
    for level, column in zip(drawing.levels, own, strict=True):
        x, day = column.x, column.width / level.days
        for (low, high), run in groupby(drawing.days[first : first + level.days]):
            wide = day * len(list(run))
            if low:
                placed += pen.shade(x, base - low * scale, wide, low * scale, pen.looks.hatch, pen.looks.fill)
            if high > low:
                placed.append(pen.frame(x, base - high * scale, wide, (high - low) * scale, FINEST, pen.looks.fill))
            line += [(x, base - high * scale), (x + wide, base - high * scale)]
            x += wide
        first += level.days
    ends = [(line[0][0], base), *line, *([] if drawing.runs_on else [(line[-1][0], base)])]
    return [*placed, pen.rule(ends, pen.line * 2, pen.looks.fill)]


def _axis(own: Sequence[Column], base: float, edge: float, runs_on: bool, pen: Pen) -> list[Placement]:
    """The line of time, a mark where each level begins, broken where a level is shortened."""
    start, end = own[0].x, own[-1].x + own[-1].width
    placed: list[Placement] = [pen.rule(((start, base), (edge - pen.size * 0.4 if runs_on else edge, base)))]
    marks = [*(column.x for column in own), end]
    placed += [pen.rule(((at, base), (at, base + pen.size * 0.35))) for at in marks]
    if runs_on:
        placed.append(pen.arrow(edge, base))
    for column in own:
        if column.shortened:
            placed += [pen.broken(column.middle + side * pen.size, base) for side in (-0.15, 0.15)]
    return placed
