"""Lines to cut, fold and tear along, and the words beside them.

At home the lines are thin and grey and have words beside them; for a print shop they carry the name of the spot
colour that is separated (Cut, Fold, Perf). Words are told by their key, and set by the product.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from handbook.foundation.units import Colour
from handbook.layout.pages.page import Placement

GREY = Colour(0.45, 0.45, 0.45)
"""55 % black: above the 30 % that lines need to print (print.md A8)."""
MAGENTA, CYAN = Colour(0.9, 0.0, 0.5), Colour(0.0, 0.6, 0.9)
"""How spot colours look on a screen; on a plate they are themselves (print.md A7)."""
CUT, FINE = 0.5, 0.25
"""Widths of cut and fold lines, and of crop marks and rulers; 0.25 pt is the finest that prints."""
DASH = (3.0, 2.0)


class Note(NamedTuple):
    """Words beside a line: which (a key of the words), where their baseline starts, ends or has its middle."""

    key: Literal["cut", "fold", "slit", "tear", "staple", "ruler", "print-size"]
    x: float
    y: float
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True, eq=False, slots=True)
class Marks:
    """Lines, and the words that belong to them."""

    lines: tuple[Placement, ...] = ()
    notes: tuple[Note, ...] = ()

    def __add__(self, other: "Marks") -> "Marks":
        """Both, the lines of the first below those of the second."""
        return Marks(self.lines + other.lines, self.notes + other.notes)
