"""Drawn signs for four times of day, told apart by shape: sunrise, noon, sunset, moon."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import cos, pi, sin
from typing import Literal

from handbook.foundation.units import Colour
from handbook.layout.pages.page import Arc, Sign, Stroke

Hour = Literal["sunrise", "noon", "sunset", "moon"]
_THICK = 0.09
"""Width of a line, in sizes of the sign."""


@lru_cache(maxsize=64)
def hour_sign(hour: Hour, size: float, ink: Colour) -> Sign:
    """The sign in a square of this size whose top left corner is 0, 0; points, without a tag of its own."""
    return Sign(0.0, 0.0, tuple(_DRAW[hour](size, max(size * _THICK, 0.5), ink)))


def _around(x: float, y: float, radius: float, first: float, last: float, steps: int) -> list[tuple[float, float]]:
    """Points on a circle; angles in turns, 0 to the right, rising clockwise as y does downwards."""
    turns = (first + (last - first) * step / steps for step in range(steps + 1))
    return [(x + radius * cos(2 * pi * turn), y + radius * sin(2 * pi * turn)) for turn in turns]


def _rays(x: float, y: float, size: float, turns: list[float], width: float, ink: Colour) -> Iterator[Stroke]:
    for turn in turns:
        inner, outer = (_around(x, y, size * reach, turn, turn, 1)[0] for reach in (0.34, 0.48))
        yield Stroke((inner, outer), width, ink, round=True)


def _sunrise(size: float, width: float, ink: Colour) -> Iterator[Stroke | Arc]:
    """Half a sun with its rays over the horizon."""
    x, y = size / 2, size * 0.74
    yield Stroke(tuple(_around(x, y, size * 0.22, 0.5, 1.0, 12)), width, ink)
    yield from _rays(x, y, size, [0.56, 0.65, 0.75, 0.85, 0.94], width, ink)
    yield Stroke(((0.0, y), (size, y)), width, ink)


def _noon(size: float, width: float, ink: Colour) -> Iterator[Stroke | Arc]:
    """A whole sun with rays all round."""
    middle = size / 2
    yield Arc(middle, middle, size * 0.22, width, ink)
    yield from _rays(middle, middle, size, [turn / 8 for turn in range(8)], width, ink)


def _sunset(size: float, width: float, ink: Colour) -> Iterator[Stroke | Arc]:
    """Half a sun, solid and without rays, over the horizon and its light on the water."""
    x, y = size / 2, size * 0.6
    yield Stroke(tuple(_around(x, y, size * 0.28, 0.5, 1.0, 12)), width, ink, closed=True, fill=ink)
    for depth, reach in ((0.0, 0.5), (0.16, 0.32), (0.3, 0.16)):
        yield Stroke(((x - size * reach, y + size * depth), (x + size * reach, y + size * depth)), width, ink)


def _moon(size: float, width: float, ink: Colour) -> Iterator[Stroke | Arc]:
    """A crescent: the outer circle, and back along an inner one that is moved to the right."""
    outer = _around(size * 0.47, size / 2, size * 0.42, 0.13, 0.87, 20)
    inner = _around(size * 0.70, size / 2, size * 0.33, 0.78, 0.22, 16)
    yield Stroke((*outer, *inner), width * 0.5, ink, closed=True, fill=ink, round=True)


_DRAW = {"sunrise": _sunrise, "noon": _noon, "sunset": _sunset, "moon": _moon}
