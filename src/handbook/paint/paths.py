"""Paths as operators, in points from the bottom left (ISO 32000-1, 8.5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, sqrt

from handbook.foundation.units import Colour
from handbook.paint.objects import numbers

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

# Distance of the handles that make four Bézier curves a circle, in radii.
_HANDLE = 4 / 3 * (sqrt(2) - 1)


def through(points: Sequence[tuple[float, float]], closed: bool) -> list[bytes]:
    """A line through points; an upright rectangle as one operator."""
    if closed and len(points) == 4:
        (left, low), (right, same), (over, high), (back, level) = points
        if low == same and right == over and high == level and left == back:
            return [numbers(left, low, right - left, high - low) + b" re"]
    steps = [numbers(x, y) + (b" l" if index else b" m") for index, (x, y) in enumerate(points)]
    return [*steps, b"h"] if closed else steps


def circle(x: float, y: float, radius: float) -> list[bytes]:
    """A circle, from its right end anticlockwise."""
    steps = [numbers(x + radius, y) + b" m"]
    for east, north in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        # A quarter turn from the direction (east, north) to (-north, east).
        start = (east - _HANDLE * north, north + _HANDLE * east)
        end = (-north + _HANDLE * east, east + _HANDLE * north)
        handles = [x + radius * start[0], y + radius * start[1], x + radius * end[0], y + radius * end[1]]
        steps.append(numbers(*handles, x - radius * north, y + radius * east) + b" c")
    return [*steps, b"h"]


@lru_cache(maxsize=256)
def hatching(box: Box, distance: float) -> bytes:
    """Lines rising at 45° through a rectangle; they meet those of a rectangle beside it."""
    left, bottom, right, top = box
    step = distance * sqrt(2)
    steps = []
    for index in range(ceil((left - top) / step), ceil((right - bottom) / step)):
        shift = index * step
        start, end = max(left, bottom + shift), min(right, top + shift)
        if end > start:
            steps.append(b"%s m %s l" % (numbers(start, start - shift), numbers(end, end - shift)))
    return b"\n".join([*steps, b"S"])


def turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """A point turned clockwise about the origin; ValueError if not by a number of right angles."""
    match turn:
        case 0:
            return x, y
        case 90:
            return y, -x
        case 180:
            return -x, -y
        case 270:
            return -y, x
    raise ValueError(f"nothing is turned by {turn} degrees")


def seat(box: Box, turn: int) -> tuple[float, ...]:
    """Matrix that lays the unit square of a picture, turned clockwise, onto a rectangle."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    centre = (left + width / 2, bottom + height / 2)
    (a, b), (c, d) = turned(turn, 1, 0), turned(turn, 0, 1)
    columns = (a * width, b * height, c * width, d * height)
    return (*columns, centre[0] - (columns[0] + columns[2]) / 2, centre[1] - (columns[1] + columns[3]) / 2)


def bounds(points: Sequence[tuple[float, float]], margin: float) -> Box:
    """The rectangle around points, and a margin."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across) - margin, min(up) - margin, max(across) + margin, max(up) + margin


def painting(width: float, fill: Colour | None) -> bytes:
    """Operator that paints a path: stroked if the line has a width, filled if there is a colour."""
    if fill is None:
        return b"S" if width > 0 else b"n"
    return b"B" if width > 0 else b"f"
