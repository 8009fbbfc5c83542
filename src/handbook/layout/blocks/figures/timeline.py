"""Timelines: stretches of time on a logarithmic axis, each with its words in the free room beside it."""

from collections.abc import Iterable
from typing import NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.document.drawings import Stretch, Timeline
from handbook.layout.blocks.figures.lettering import Lettering, Side
from handbook.layout.blocks.figures.pen import FINEST, Drawn, Pen
from handbook.layout.blocks.figures.timeaxis import Scale, axis_scale, draw_axis
from handbook.layout.pages.page import Placement


class _Words(NamedTuple):
    """The lines of one stretch and where they start: beside its bar or over it."""

    lines: tuple[Lettering, ...]
    x: float
    side: Side

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)

    @property
    def left(self) -> float:
        return self.x - (self.width if self.side == "right" else 0.0)


class _Row(NamedTuple):
    """A stretch with its words, from y down."""

    stretch: Stretch
    words: _Words
    y: float
    height: float
    bar: float
    """The middle of the bar."""


def timeline(drawing: Timeline, x: float, width: float, pen: Pen) -> Drawn:
    """A row a stretch, from the first to the last; under them the axis with the ticks that have room."""
    scale = axis_scale(drawing, x, width, pen)
    rows = _rows(drawing, scale, x, width, pen)
    bottom = rows[-1].y + rows[-1].height if rows else 0.0
    bottom += pen.leading * 0.3
    placements = [*_guides(drawing, rows, scale, bottom, pen)]
    for row in rows:
        placements.extend(_bar(row.stretch, row.bar, scale, pen))
        y = row.y
        for line in row.words.lines:
            placements.extend(line.at(row.words.x, y, pen.tag, row.words.side))
            y += line.height
    height = draw_axis(placements, drawing, scale, bottom, x, width, pen)
    return Drawn(height, tuple(placements))


# --- rows -----------------------------------------------------------------------------------------------


def _thick(pen: Pen) -> float:
    return pen.size * 0.92


def _rows(drawing: Timeline, scale: Scale, x: float, width: float, pen: Pen) -> list[_Row]:
    """Words beside the bars, on one line or two, if all of them find room there; over the bars if not."""
    for joined in (True, False):
        found = [_beside(stretch, scale, x, joined, pen) for stretch in drawing.stretches]
        words = [one for one in found if one is not None]
        if len(words) == len(found):
            return _stacked(drawing, words, False, pen)
    return _stacked(drawing, [_above(stretch, scale, x, width, pen) for stretch in drawing.stretches], True, pen)


def _stacked(drawing: Timeline, words: list[_Words], above: bool, pen: Pen) -> list[_Row]:
    rows: list[_Row] = []
    y = 0.0
    for stretch, own in zip(drawing.stretches, words, strict=True):
        if above:
            middle = y + own.height + _thick(pen) / 2 + pen.size * 0.15
            height = middle + _thick(pen) / 2 - y
            rows.append(_Row(stretch, own, y, height, middle))
            y += height + pen.leading * 0.55
        else:
            height = max(own.height, pen.leading)
            rows.append(_Row(stretch, own, y, height, y + height / 2))
            y += height + pen.leading * 0.42
    return rows


def _reach(stretch: Stretch, scale: Scale, pen: Pen) -> tuple[float, float]:
    """Where a bar starts and ends; it never is too short to be seen."""
    start = scale.at(stretch.start)
    end = scale.edge if stretch.end is None else scale.at(stretch.end)
    return start, max(end, start + pen.size * 0.3)


def _beside(stretch: Stretch, scale: Scale, x: float, joined: bool, pen: Pen) -> _Words | None:
    """The words right of the bar, or left of it; None if neither side has room for them."""
    start, end = _reach(stretch, scale, pen)
    gap = pen.size * 0.6
    right, left = scale.edge - end - gap, start - gap - x
    lines = _lines(stretch, max(right, left), joined, pen)
    if lines is None:
        return None
    wide = max((line.width for line in lines), default=0.0)
    return _Words(lines, end + gap, "left") if wide <= right else _Words(lines, start - gap, "right")


def _said(stretch: Stretch) -> Spans:
    """The time in weight, then what happens."""
    parts = (Span(stretch.when, "strong"), Span(" "), Span(stretch.label))
    return tuple(span for span in parts if span.text)


def _lines(stretch: Stretch, room: float, joined: bool, pen: Pen) -> tuple[Lettering, ...] | None:
    """The words on one line, or the time and what happens on lines of their own; None if they do not fit."""
    if joined:
        return (pen.letter(_said(stretch), room),) if pen.extent(_said(stretch))[0] <= room else None
    if max(pen.extent(stretch.when, "strong")[0], pen.extent(stretch.label)[1]) > room:
        return None
    when, label = pen.letter(stretch.when, room, "strong"), pen.letter(stretch.label, room)
    return (when, label) if label.rows <= 2 else None


def _above(stretch: Stretch, scale: Scale, x: float, width: float, pen: Pen) -> _Words:
    """The words over the bar: from its start on where they fit, else moved to the left."""
    start, _ = _reach(stretch, scale, pen)
    words = pen.letter(_said(stretch), width)
    return _Words((words,), max(x, min(start, x + width - words.width)), "left")


# --- bars -----------------------------------------------------------------------------------------------


def _bar(stretch: Stretch, middle: float, scale: Scale, pen: Pen) -> list[Placement]:
    """A solid bar; one with an open end breaks up into ever shorter pieces and an arrowhead."""
    start, end = _reach(stretch, scale, pen)
    thick = _thick(pen)
    top, bottom = middle - thick / 2, middle + thick / 2
    if stretch.end is not None:
        return [pen.solid(start, top, end - start, thick)]
    head = end - thick * 0.75
    gap = thick * 0.22
    placed: list[Placement] = [
        pen.shape(((head, top), (end - pen.line / 2, middle), (head, bottom))),
    ]
    edge = head - gap
    for share in (0.2, 0.4):
        piece = thick * share
        if edge - piece - gap <= start:
            break
        placed.append(pen.solid(edge - piece, top, piece, thick))
        edge -= piece + gap
    if edge > start:
        placed.append(pen.solid(start, top, edge - start, thick))
    return placed


def _guides(drawing: Timeline, rows: list[_Row], scale: Scale, bottom: float, pen: Pen) -> Iterable[Placement]:
    """Fine dotted lines down to the ticks from the bars that begin or end there, parted where words stand."""
    for hours, _ in drawing.ticks:
        first = next((place for place, row in enumerate(rows) if hours in (row.stretch.start, row.stretch.end)), None)
        if first is None:
            continue
        at, y = scale.at(hours), rows[first].bar + _thick(pen) / 2
        for row in rows[first + 1 :]:
            words = row.words
            if words.left - pen.size * 0.3 <= at <= words.left + words.width + pen.size * 0.3:
                yield from _guide(at, y, row.y, pen)
                y = row.y + words.height
        yield from _guide(at, y, bottom, pen)


def _guide(x: float, top: float, bottom: float, pen: Pen) -> Iterable[Placement]:
    if bottom - top > pen.size * 0.3:
        yield pen.rule(((x, top), (x, bottom)), FINEST, dash=(FINEST, FINEST * 5))
