"""How wide the columns of a table are: by what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple


class Want(NamedTuple):
    """What a column would like, in points: each of its cells on one line, and its widest word."""

    cells: tuple[float, ...]
    least: float

    @property
    def natural(self) -> float:
        """The widest cell on one line."""
        return max((*self.cells, self.least))


_STEPS = 20


def lines_of(wants: Sequence[Want], room: float) -> int:
    """About how many lines the rows of a table take in a room."""
    widths = column_widths(wants, room)
    rows = zip(*(want.cells for want in wants), strict=True)
    return sum(max(ceil(cell / wide) for cell, wide in zip(row, widths, strict=True)) for row in rows)


def column_widths(wants: Sequence[Want], room: float) -> list[float]:
    """The widths of columns in a room that is short or generous.

    If every cell fits on one line, what is left is shared out in proportion. If not, every column gets its widest
    word, and the rest goes step by step to the column that makes the table lower.
    """
    natural = [want.natural for want in wants]
    if sum(natural) <= room:
        spare = (room - sum(natural)) / max(sum(natural), 1.0)
        return [width * (1 + spare) for width in natural]
    widths = [want.least for want in wants]
    if sum(widths) >= room:
        return _squeezed(widths, room)
    step = (room - sum(widths)) / _STEPS
    rows = list(zip(*(want.cells for want in wants), strict=True))
    for _ in range(_STEPS):
        widths[_neediest(rows, widths)] += step
    return widths


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
