"""Signs: small drawings that stand in many places, their operators written once and moved (ISO 32000-1, 8.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from handbook.layout.pages.page import Arc, Stroke
from handbook.paint import paths
from handbook.paint.inks import fill_ink, stroke_ink
from handbook.paint.objects import number, numbers


def stamped(drawn: tuple[Stroke | Arc, ...], x: float, y: float) -> bytes:
    """A drawing whose top left corner stands at x, y from the bottom left; it leaves the graphics state as it was."""
    return b"q\n1 0 0 1 %s cm\n%s\nQ" % (numbers(x, y), _operators(drawn))


@lru_cache(maxsize=64)
def _operators(drawn: tuple[Stroke | Arc, ...]) -> bytes:
    """The drawing from its own corner; it takes nothing from what stands before it."""
    parts: list[bytes] = []
    state: dict[str, bytes] = {}
    for one in drawn:
        for kind, operator in _state(one):
            if state.get(kind) != operator:
                parts.append(operator)
                state[kind] = operator
        parts += _path(one)
        parts.append(paths.painting(one.width, one.fill))
    return b"\n".join(parts)


def _state(one: Stroke | Arc) -> Iterator[tuple[str, bytes]]:
    if one.fill is not None:
        yield "fill", fill_ink(one.fill)
    if one.width > 0:
        yield "ink", stroke_ink(one.ink)
        yield "width", number(one.width) + b" w"
        yield "dash", b"[%s] 0 d" % numbers(*one.dash)
        yield "ends", b"1 J 1 j" if isinstance(one, Stroke) and one.round else b"0 J 0 j"


def _path(one: Stroke | Arc) -> list[bytes]:
    if isinstance(one, Arc):
        return paths.circle(one.x, -one.y, one.radius)
    return paths.through([(x, -y) for x, y in one.points], one.closed)
