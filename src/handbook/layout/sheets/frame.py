"""What every printer prints of a sheet, and what it leaves white at the edges."""

from typing import NamedTuple

from handbook.foundation.units import MM

# Unprintable margins: 99.9 % of 10,068 printer descriptions stay within 6.35 mm at the sides of the sheet and
# 12.7 mm at its head and foot (print.md A3).
SIDES, ENDS = 6.35 * MM, 12.7 * MM


class Frame(NamedTuple):
    """Insets from the edges of a sheet within which everybody's printer prints."""

    left: float
    top: float
    right: float
    bottom: float


def safe_frame(width: float, height: float) -> Frame:
    """The printable part of a sheet; on a landscape sheet the printer's head and foot are left and right.

    There the wider margin is kept on all four sides, as drivers differ in how they turn the sheet.
    """
    sides = SIDES if width <= height else ENDS
    return Frame(sides, ENDS, sides, ENDS)
