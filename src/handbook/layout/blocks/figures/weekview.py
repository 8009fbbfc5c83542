"""A week at a glance: seven columns, a row for each time of day; on a narrow measure seven rows instead."""

from typing import NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.document.drawings import WeekRow, WeekView
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import FINEST, Drawn, Pen
from handbook.layout.pages.page import Placement

_LABELS = 0.24
"""The share of the width that the labels of the rows take at most."""
_DAYS = 7


class _Grid(NamedTuple):
    """Where the days stand: left edge of the first, width of each, and whether labels have lines of their own."""

    x: float
    day: float
    above: bool


def week_view(drawing: WeekView, x: float, width: float, pen: Pen) -> Drawn:
    """Days side by side if no word of theirs is broken so, else one under the other; then the notes."""
    placements: list[Placement] = []
    grid = _grid(drawing, x, width, pen)
    y = _across(drawing, grid, x, width, placements, pen) if grid else _down(drawing, x, width, placements, pen)
    for note in drawing.notes:
        words = pen.letter(note, width)
        placements.extend(words.at(x, y, pen.tag))
        y += words.height
    return Drawn(y, tuple(placements))


def _pad(pen: Pen) -> float:
    return pen.size * 0.3


def _grid(drawing: WeekView, x: float, width: float, pen: Pen) -> _Grid | None:
    said = [pen.extent(head, "strong")[0] for head in drawing.heads]
    said += [pen.extent(amount, "strong")[1] for row in drawing.rows for amount in row.amounts]
    said += [pen.extent(drawing.none)[1]]
    need = max(said) + 2 * _pad(pen)
    label = max((pen.extent(row.label)[1] for row in drawing.rows), default=0.0) + 2 * _pad(pen)
    most = max(pen.extent(row.label)[0] for row in drawing.rows) + 2 * _pad(pen) if drawing.rows else 0.0
    column = min(most, max(label, width * _LABELS))
    if label <= width * _LABELS and (width - column) / _DAYS >= need:
        return _Grid(x + column, (width - column) / _DAYS, False)
    return _Grid(x, width / _DAYS, True) if width / _DAYS >= need else None


# --- seven columns ---------------------------------------------------------------------------------------


def _across(drawing: WeekView, grid: _Grid, x: float, width: float, placements: list[Placement], pen: Pen) -> float:
    """The heads, then a row for each time of day; gives the y below."""
    y = _ruled(0.0, x, width, placements, pen, 2)
    heads = [pen.letter(head, grid.day, "strong") for head in drawing.heads]
    _in_columns(heads, grid, y, pen.leading, placements, pen)
    y = _ruled(y + pen.leading + _pad(pen), x, width, placements, pen)
    for row in drawing.rows:
        y = _slot(row, drawing.none, grid, y, x, width, placements, pen)
        y = _ruled(y + _pad(pen), x, width, placements, pen, 2 if row is drawing.rows[-1] else 0)
    return y


def _slot(
    row: WeekRow,
    none: str,
    grid: _Grid,
    y: float,
    x: float,
    width: float,
    placements: list[Placement],
    pen: Pen,
) -> float:
    """One time of day: the amounts in weight; else the word for a day without any, or a dash; gives the y below."""
    label = pen.letter(row.label, width if grid.above else grid.x - x - _pad(pen))
    placements.extend(label.at(x, y, pen.tag))
    y += label.height if grid.above else 0.0
    room = grid.day - 2 * _pad(pen)
    cells = [
        pen.letter(amount or ("–" if day in row.other else none), room, "strong" if amount else "plain")
        for day, amount in enumerate(row.amounts)
    ]
    high = max(pen.leading if grid.above else label.height, *(cell.height for cell in cells))
    _in_columns(cells, grid, y, high, placements, pen)
    return y + high


def _in_columns(
    cells: list[Lettering], grid: _Grid, y: float, high: float, placements: list[Placement], pen: Pen
) -> None:
    for number, cell in enumerate(cells):
        placements.extend(cell.at(grid.x + (number + 0.5) * grid.day, y, pen.tag, "centre"))


def _ruled(y: float, x: float, width: float, placements: list[Placement], pen: Pen, weight: int = 0) -> float:
    """A rule from edge to edge, so many times an ordinary line, or the finest; gives the y where words begin."""
    line = pen.line * weight if weight else FINEST
    placements.append(pen.rule(((x, y + line / 2), (x + width, y + line / 2)), line))
    return y + line + _pad(pen)


# --- seven rows ------------------------------------------------------------------------------------------


def _down(drawing: WeekView, x: float, width: float, placements: list[Placement], pen: Pen) -> float:
    """A row for each day, its name before what is taken on it; gives the y below."""
    heads = max(pen.extent(head, "strong")[0] for head in drawing.heads) + pen.size
    column = heads if heads <= width * 0.45 else 0.0
    y = _ruled(0.0, x, width, placements, pen, 2)
    for day, head in enumerate(drawing.heads):
        name = pen.letter(head, column or width, "strong")
        placements.extend(name.at(x, y, pen.tag))
        start = y
        y += 0.0 if column else name.height
        for line in _taken(drawing, day):
            words = pen.letter(line, width - column)
            placements.extend(words.at(x + column, y, pen.tag))
            y += words.height
        y = _ruled(max(y, start + name.height) + _pad(pen), x, width, placements, pen, 2 if day == _DAYS - 1 else 0)
    return y


def _taken(drawing: WeekView, day: int) -> list[Spans]:
    """What is taken on a day, a line for each time; or that nothing is."""
    taken: list[Spans] = [
        (Span(f"{row.label} "), Span(row.amounts[day], "strong")) for row in drawing.rows if row.amounts[day]
    ]
    return taken or [(Span(drawing.none),)]
