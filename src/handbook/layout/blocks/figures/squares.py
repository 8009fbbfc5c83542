"""Days as squares: open and numbered, or closed; and how large so many of them may be."""

from __future__ import annotations

from handbook.layout.blocks.figures.pen import FINEST, Pen
from handbook.layout.pages.page import Placement

SMALLEST = 8.0
"""Side of the smallest square, points."""


def gap_of(side: float) -> float:
    """Between two squares."""
    return max(side * 0.12, 1.0)


def side_of(count: float, width: float, pen: Pen) -> float:
    """Side of a square when so many stand in the width, points; none is larger than two lines and a half."""
    return min(width / (count * 1.12), (width + 1.0) / count - 1.0, pen.size * 2.5)


def least_side(number: int, pen: Pen) -> float:
    """The smallest side that holds the figures of a day, in width and in height."""
    return max(SMALLEST, pen.extent(str(number))[0] + pen.size * 0.35, pen.size * 1.35)


def numbered(number: int, x: float, y: float, side: float, dashed: bool, pen: Pen) -> tuple[Placement, ...]:
    """An open square with the number of its day."""
    figure = pen.letter(str(number), side * 2)
    middle = y + (side - figure.height) / 2
    return (outlined(x, y, side, 1.4, dashed, pen), *figure.at(x + side / 2, middle, pen.tag, "centre"))


def outlined(x: float, y: float, side: float, weight: float, dashed: bool, pen: Pen) -> Placement:
    """A square of so many times the ordinary line; dashed if its day is optional."""
    width = pen.line * weight
    dash = (side - width) / (2 * max(round(side / max(4.4, width * 4)), 2))
    return pen.frame(x, y, side, side, width, dash=(dash, dash) if dashed else ())


def blank(x: float, y: float, side: float, pen: Pen) -> tuple[Placement, ...]:
    """A day without a dose, though in a course: a square no more than half as high, in the finest line."""
    own = side * 0.4
    return (pen.frame(x + (side - own) / 2, y + (side - own) / 2, own, own, FINEST),)


def closed(x: float, y: float, side: float, dashed: bool, pen: Pen) -> tuple[Placement, ...]:
    """Hatched always; shaded too, where the style has tints."""
    hatch = min(pen.looks.hatch or pen.size * 0.36, side / 3)
    return (*pen.shade(x, y, side, side, hatch, pen.looks.axis), outlined(x, y, side, 0.7, dashed, pen))
