"""The fold-out pocket guide: eight panels on one side of one landscape sheet, one slit, no glue.

Above, from left to right, stand panels 5, 4, 3, 2 upside down; below, upright, 6, 7, 8, 1. All lines are folded; the
level fold is slit between the two middle columns (the order is that of a one-page zine, print.md A6).
"""

from typing import NamedTuple

from handbook.foundation.units import MM
from handbook.layout.pages.page import Stroke
from handbook.layout.sheets.frame import ENDS, SIDES, Frame, safe_frame
from handbook.layout.sheets.linework import CUT, DASH, GREY, Marks, Note
from handbook.layout.sheets.turning import Seat

FOLD_CLEAR = 5 * MM
"""Folds wander by 2 to 3 mm: nothing stands nearer (print.md A7)."""
_ROWS = ((5, 4, 3, 2), (6, 7, 8, 1))


class Panel(NamedTuple):
    """A page of the guide: its number, its seat on the sheet, and its margins as its reader sees them."""

    number: int
    seat: Seat
    margins: Frame
    """Free of words: 5 mm along folds, the printer's margin along the edges of the sheet."""

    @property
    def width(self) -> float:
        """Width of the panel."""
        return self.seat.width

    @property
    def height(self) -> float:
        """Height of the panel."""
        return self.seat.height


def panels(paper_width: float, paper_height: float) -> tuple[Panel, ...]:
    """The eight panels in reading order, on a sheet laid landscape; points."""
    width, height = max(paper_width, paper_height), min(paper_width, paper_height)
    made = [_panel(row, column, width, height) for row in range(2) for column in range(4)]
    return tuple(sorted(made))


def _panel(row: int, column: int, width: float, height: float) -> Panel:
    seat = Seat(column * width / 4, row * height / 2, width / 4, height / 2, 0 if row else 180)
    edge = safe_frame(width, height)
    left = edge.left if column == 0 else FOLD_CLEAR
    right = edge.right if column == 3 else FOLD_CLEAR
    if row == 0:  # upside down: what is right on the sheet is left to the reader
        left, right = right, left
    return Panel(_ROWS[row][column], seat, Frame(left, FOLD_CLEAR, right, edge.bottom))


def folds(paper_width: float, paper_height: float, shop: bool = False) -> Marks:
    """The fold lines, dashed, and the slit, solid; each with its word, clear of the other folds."""
    width, height = max(paper_width, paper_height), min(paper_width, paper_height)
    middle, across, down = height / 2, ENDS, SIDES
    spot = "Fold" if shop else ""
    dashed = [((width * at / 4, down), (width * at / 4, height - down)) for at in (1, 2, 3)]
    dashed += [((across, middle), (width / 4, middle)), ((width * 3 / 4, middle), (width - across, middle))]
    lines = [Stroke(line, CUT, GREY, DASH, spot=spot) for line in dashed]
    slit = ((width / 4, middle), (width * 3 / 4, middle))
    lines.append(Stroke(slit, CUT, GREY, spot="Cut" if shop else ""))
    notes = (
        Note("fold", width / 8, middle - MM, "centre"),
        Note("slit", width * 3 / 8, middle - MM, "centre"),
    )
    return Marks(tuple(lines), notes)
