"""Paths as operators, in points from the bottom left (ISO 32000-1, 8.5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt

from handbook.paint.objects import numbers
from handbook.paint.tags import Box

# Distance of the handles that make four Bézier curves a circle, in radii.
_HANDLE = 4 / 3 * (sqrt(2) - 1)


def through(points: Sequence[tuple[float, float]], closed: bool) -> list[bytes]:
    """A line through points."""
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


def hatching(box: Box, distance: float) -> list[bytes]:
    """Lines rising at 45° through a rectangle; they meet those of a rectangle beside it."""
    left, bottom, right, top = box
    step = distance * sqrt(2)
    steps = []
    for index in range(ceil((left - top) / step), ceil((right - bottom) / step)):
        shift = index * step
        start, end = max(left, bottom + shift), min(right, top + shift)
        if end > start:
            steps.append(b"%s m %s l" % (numbers(start, start - shift), numbers(end, end - shift)))
    return steps


def bounds(points: Sequence[tuple[float, float]], margin: float) -> Box:
    """The rectangle around points, and a margin."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across) - margin, min(up) - margin, max(across) + margin, max(up) + margin
