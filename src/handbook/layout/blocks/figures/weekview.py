"""A week at a glance: seven columns, a row for each time of day; on a narrow measure seven rows instead."""

from typing import NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.document.drawings import WeekRow, WeekView
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import FINEST, Below, Drawn, Pen

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
    below = Below(pen, x, width)
    grid = _grid(drawing, x, width, pen)
    if grid:
        _across(drawing, grid, below)
    else:
        _down(drawing, below)
    for note in drawing.notes:
        below.write(pen.letter(note, width))
    return below.drawn()


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


def _across(drawing: WeekView, grid: _Grid, below: Below) -> None:
    """The heads, then a row for each time of day."""
    pen = below.pen
    _rule(below, 2)
    heads = [pen.letter(head, grid.day, "strong") for head in drawing.heads]
    _in_columns(heads, grid, pen.leading, below)
    below.y += _pad(pen)
    _rule(below)
    for row in drawing.rows:
        _slot(row, drawing.none, grid, below)
        below.y += _pad(pen)
        _rule(below, 2 if row is drawing.rows[-1] else 0)


def _slot(row: WeekRow, none: str, grid: _Grid, below: Below) -> None:
    """One time of day: the amounts in weight; else the word for a day without any, or a dash."""
    pen, start = below.pen, below.y
    label = pen.letter(row.label, below.width if grid.above else grid.x - below.x - _pad(pen))
    below.write(label)
    if not grid.above:
        below.y = start
    room = grid.day - 2 * _pad(pen)
    cells = [
        pen.letter(amount or ("–" if day in row.other else none), room, "strong" if amount else "plain")
        for day, amount in enumerate(row.amounts)
    ]
    high = max(pen.leading if grid.above else label.height, *(cell.height for cell in cells))
    _in_columns(cells, grid, high, below)


def _in_columns(cells: list[Lettering], grid: _Grid, high: float, below: Below) -> None:
    for number, cell in enumerate(cells):
        below.placements.extend(cell.at(grid.x + (number + 0.5) * grid.day, below.y, below.pen.tag, "centre"))
    below.y += high


def _rule(below: Below, weight: int = 0) -> None:
    """A rule from edge to edge, so many times an ordinary line, or the finest, and the space before words."""
    pen, y = below.pen, below.y
    line = pen.line * weight if weight else FINEST
    below.placements.append(pen.rule(((below.x, y + line / 2), (below.x + below.width, y + line / 2)), line))
    below.y += line + _pad(pen)


# --- seven rows ------------------------------------------------------------------------------------------


def _down(drawing: WeekView, below: Below) -> None:
    """A row for each day, its name before what is taken on it."""
    pen, width = below.pen, below.width
    heads = max(pen.extent(head, "strong")[0] for head in drawing.heads) + pen.size
    column = heads if heads <= width * 0.45 else 0.0
    _rule(below, 2)
    for day, head in enumerate(drawing.heads):
        name, start = pen.letter(head, column or width, "strong"), below.y
        below.write(name)
        if column:
            below.y = start
        for line in _taken(drawing, day):
            below.write(pen.letter(line, width - column), column)
        below.y = max(below.y, start + name.height) + _pad(pen)
        _rule(below, 2 if day == _DAYS - 1 else 0)


def _taken(drawing: WeekView, day: int) -> list[Spans]:
    """What is taken on a day, a line for each time; or that nothing is."""
    taken: list[Spans] = [
        (Span(f"{row.label} "), Span(row.amounts[day], "strong")) for row in drawing.rows if row.amounts[day]
    ]
    return taken or [(Span(drawing.none),)]
