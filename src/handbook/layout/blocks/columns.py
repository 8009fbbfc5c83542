"""How wide the columns of a table are: so that it is as low as it can be, and no column wider than that needs."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple


class Want(NamedTuple):
    """What a column would like, in points."""

    cells: tuple[tuple[float, ...], ...]
    """Of each cell, the least width at which it takes one line, two lines, and so on."""
    least: float
    """Its widest word."""

    @property
    def natural(self) -> float:
        """The widest cell on one line."""
        return max((*(cell[0] for cell in self.cells), self.least))


_STEPS = 20
# So many widths of a column are tried at the most, and so many rounds of give and take between them.
_TRIED = 16
_ROUNDS = 6

_Lines = tuple[int, ...]


def lines_of(wants: Sequence[Want], room: float) -> int:
    """How many lines the rows of a table take in a room."""
    return height(wants, column_widths(wants, room))


def height(wants: Sequence[Want], widths: Sequence[float]) -> int:
    """How many lines the rows of a table take in columns of these widths."""
    return _height([_lines(want, width) for want, width in zip(wants, widths, strict=True)])


def column_widths(wants: Sequence[Want], room: float) -> list[float]:
    """The widths of columns in a room that is short or generous.

    If every cell fits on one line, what is left is shared out in proportion. If not, every column gets its widest
    word and the rest goes where it makes the table lower; what a column does not need for that goes to the wordy.
    """
    natural = [want.natural for want in wants]
    if sum(natural) <= room:
        spare = (room - sum(natural)) / max(sum(natural), 1.0)
        return [width * (1 + spare) for width in natural]
    if sum(want.least for want in wants) >= room:
        return _squeezed([want.least for want in wants], room)
    tried = [_Tried(want) for want in wants]
    ways = [_lowered(tried, first, room) for first in (_by_need(wants, tried, room), _by_width(wants, tried, room))]
    chosen = _narrowed(tried, min(ways)[1])
    widths = [own.widths[at] for own, at in zip(tried, chosen, strict=True)]
    return _given_back(wants, widths, room)


class _Tried:
    """The widths of a column at which some cell takes a line less, with the lines that each cell takes there."""

    def __init__(self, want: Want) -> None:
        steps = sorted({want.least, *(step for cell in want.cells for step in cell if step > want.least)})
        if len(steps) > _TRIED:
            steps = [steps[at * (len(steps) - 1) // (_TRIED - 1)] for at in range(_TRIED)]
        self.widths = steps
        self.lines = [_lines(want, step) for step in steps]


def _lines(want: Want, width: float) -> _Lines:
    """How many lines each cell of a column takes at a width."""
    return tuple([_taken(cell, width) for cell in want.cells])


def _taken(cell: tuple[float, ...], width: float) -> int:
    for lines, step in enumerate(cell, 1):
        if step <= width + 0.01:
            return lines
    return max(len(cell) + 1, ceil(cell[0] / width))


def _height(columns: Sequence[_Lines]) -> int:
    """The lines of all rows, each as high as its highest cell."""
    return sum(map(max, *columns)) if len(columns) > 1 else sum(columns[0])


def _by_width(wants: Sequence[Want], tried: Sequence[_Tried], room: float) -> list[int]:
    """A first choice: the room is shared out as widely as the columns would go."""
    spare = room - sum(want.least for want in wants)
    more = [want.natural - want.least for want in wants]
    return _within(tried, [want.least + spare * part / sum(more) for want, part in zip(wants, more, strict=True)])


def _by_need(wants: Sequence[Want], tried: Sequence[_Tried], room: float) -> list[int]:
    """A first choice: the room goes step by step to the column that alone keeps rows high."""
    widths = [want.least for want in wants]
    step = (room - sum(widths)) / _STEPS
    rows = list(zip(*([cell[0] for cell in want.cells] for want in wants), strict=True))
    for _ in range(_STEPS):
        widths[_neediest(rows, widths)] += step
    return _within(tried, widths)


def _within(tried: Sequence[_Tried], widths: Sequence[float]) -> list[int]:
    """Of the widths that are tried, the widest that are no wider than these."""
    return [
        max(at for at, own in enumerate(column.widths) if own <= width + 0.01)
        for column, width in zip(tried, widths, strict=True)
    ]


def _lowered(tried: Sequence[_Tried], chosen: list[int], room: float) -> tuple[int, list[int]]:
    """One column takes a step, another gives what that needs, as long as the table gets lower; and how high it is."""
    height = _height([own.lines[at] for own, at in zip(tried, chosen, strict=True)])
    for _ in range(_ROUNDS):
        ways = [way for taker in range(len(tried)) for way in _ways(tried, chosen, taker, room)]
        lows = [_height([own.lines[at] for own, at in zip(tried, way, strict=True)]) for way in ways]
        if not ways or min(lows) >= height:
            break
        height = min(lows)
        chosen = ways[lows.index(height)]
    return height, chosen


def _ways(tried: Sequence[_Tried], chosen: list[int], taker: int, room: float) -> list[list[int]]:
    """The choices in which this column is wider, and at most one other is narrower for it."""
    found = []
    for step in range(chosen[taker] + 1, len(tried[taker].widths)):
        way = [*chosen[:taker], step, *chosen[taker + 1 :]]
        over = sum(own.widths[at] for own, at in zip(tried, way, strict=True)) - room
        if over <= 0:
            found.append(way)
            continue
        for giver, own in enumerate(tried):
            left = own.widths[chosen[giver]] - over
            if giver != taker and left >= own.widths[0]:
                found.append([*way[:giver], max(n for n, w in enumerate(own.widths) if w <= left), *way[giver + 1 :]])
    return found


def _narrowed(tried: Sequence[_Tried], chosen: list[int]) -> list[int]:
    """Each column as narrow as it may be while no row gets higher, the first column first."""
    chosen = list(chosen)
    rows = list(map(max, *(own.lines[at] for own, at in zip(tried, chosen, strict=True)))) if len(tried) > 1 else []
    for column, own in enumerate(tried if rows else ()):
        while chosen[column] and all(map(int.__le__, own.lines[chosen[column] - 1], rows)):
            chosen[column] -= 1
    return chosen


def _given_back(wants: Sequence[Want], widths: list[float], room: float) -> list[float]:
    """What is left of the room goes to the columns whose cells take more than a line, as they need it."""
    short = [max(0.0, want.natural - width) for want, width in zip(wants, widths, strict=True)]
    wanted = sum(short)
    if not wanted:  # each has what it needs, but for the rounding of sums
        return widths
    spare = room - sum(widths)
    return [width + spare * need / wanted for width, need in zip(widths, short, strict=True)]


def _squeezed(least: Sequence[float], room: float) -> list[float]:
    """Too little room: narrow columns keep what their words need, the widest share what is left."""
    widths = list(least)
    for done, index in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        widths[index] = min(least[index], room / (len(least) - done))
        room -= widths[index]
    return widths


def _neediest(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> int:
    """The column whose widening takes most off the rows that it alone keeps high."""
    gains = [0.0] * len(widths)
    for row in rows:
        heights = [cell / width for cell, width in zip(row, widths, strict=True)]
        lines = max(heights)
        if lines > 1:
            column = heights.index(lines)
            gains[column] += lines / widths[column]
    return gains.index(max(gains))
