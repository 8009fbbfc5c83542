"""The drawn signs of callouts, told apart by shape: circle, triangle, octagon, lines."""

from math import cos, pi, sin
from typing import NamedTuple

from handbook.foundation.units import WHITE, Colour
from handbook.layout.pages.galley import Box
from handbook.layout.pages.page import Arc, Placement, Stroke


class Sign(NamedTuple):
    """A sign of a given size beside the words of a callout's title."""

    kind: str
    ink: Colour
    size: float
    x: float
    width: float

    def placements(self, line: Box) -> tuple[Placement, ...]:
        """The sign, centred on the height of its line."""
        middle = line.height / 2
        centre = self.x + self.size / 2
        return _DRAW[self.kind](centre, middle, self.size / 2, self.ink)


def sign(kind: str, ink: Colour, size: float, x: float) -> Sign:
    """The sign of a callout, as high as its title is large; points."""
    own = size * 1.02
    return Sign(kind, ink, own, x, own * 1.5)


Strokes = tuple[Placement, ...]


def _bang(x: float, y: float, radius: float, ink: Colour) -> Strokes:
    """An exclamation mark."""
    width = radius * 0.3
    return (
        Stroke(((x, y - radius * 0.55), (x, y + radius * 0.12)), width, ink, round=True),
        Arc(x, y + radius * 0.5, width * 0.55, 0, ink, fill=ink),
    )


def _triangle(x: float, y: float, radius: float, ink: Colour, fill: Colour | None) -> Stroke:
    points = ((x, y - radius), (x + radius * 1.08, y + radius * 0.88), (x - radius * 1.08, y + radius * 0.88))
    return Stroke(points, radius * 0.2, ink, closed=True, fill=fill, round=True)


def _note(x: float, y: float, radius: float, ink: Colour) -> Strokes:
    width = radius * 0.26
    return (
        Arc(x, y, radius * 0.92, radius * 0.16, ink),
        Arc(x, y - radius * 0.42, width * 0.6, 0, ink, fill=ink),
        Stroke(((x, y - radius * 0.06), (x, y + radius * 0.5)), width, ink, round=True),
    )


def _caution(x: float, y: float, radius: float, ink: Colour) -> Strokes:
    return (_triangle(x, y, radius, ink, None), *_bang(x, y + radius * 0.2, radius * 0.82, ink))


def _warning(x: float, y: float, radius: float, ink: Colour) -> Strokes:
    return (_triangle(x, y, radius, ink, ink), *_bang(x, y + radius * 0.2, radius * 0.82, WHITE))


def _stop(x: float, y: float, radius: float, ink: Colour) -> Strokes:
    corners = tuple(
        (x + radius * cos(pi / 8 + turn * pi / 4), y + radius * sin(pi / 8 + turn * pi / 4)) for turn in range(8)
    )
    bar = ((x - radius * 0.5, y), (x + radius * 0.5, y))
    return (
        Stroke(corners, radius * 0.1, ink, closed=True, fill=ink),
        Stroke(bar, radius * 0.34, WHITE),
    )


def _finding(x: float, y: float, radius: float, ink: Colour) -> Strokes:
    bars = []
    for place, high in ((-0.7, 0.5), (0.0, 1.0), (0.7, 1.6)):
        left = x + place * radius
        bars.append(Stroke(((left, y + radius * 0.85), (left, y + radius * (0.85 - high))), radius * 0.42, ink))
    return tuple(bars)


_DRAW = {"note": _note, "caution": _caution, "warning": _warning, "stop": _stop, "finding": _finding}
