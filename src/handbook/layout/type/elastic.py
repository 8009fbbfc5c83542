"""How far letters give in justified lines, and how far signs hang into the margins.

Both are below what a reader sees: glyphs up to 1.5 % wider or narrower, half a hundredth of an em between them.
What hangs is so little ink that an edge looks straighter with it outside (R. Schlicht's microtype, its defaults).
"""

from collections.abc import Iterable
from typing import NamedTuple

from handbook.layout.type.faces import Shaped

EXPAND, TRACK = 0.015, 0.005
"""The most that glyphs widen or narrow, as a share; the most between two of them, in ems."""
_STEP = 0.001
"""Glyphs are scaled in steps of a tenth of one per cent, which a PDF says without rounding."""


def _table(*rows: tuple[str, int]) -> dict[str, float]:
    return {letter: share / 100 for letters, share in rows for letter in letters}


# What hangs, in hundredths of its own width.
_LEADS = _table(("“”„«‹", 30), ("‘’‚", 30), ('"', 30), ("(", 10), ("ATVWXY", 5), ("vwxy", 5), ("–", 30), ("—", 20))
_TRAILS = _table(
    (".,", 70),
    ("-\u00ad", 50),
    (":;", 50),
    ("“”»›", 30),
    ("‘’", 40),
    ('"', 30),
    ("–", 30),
    ("—", 20),
    (")", 20),
    ("!?", 15),
    ("AFKLTVWXYr", 5),
    ("kvwxy", 5),
    ("t", 7),
)


def give(width: float, letters: int, size: float) -> float:
    """How much wider or narrower so many letters may become; points."""
    return width * EXPAND + letters * size * TRACK


def hang(part: Shaped) -> tuple[float, float]:
    """How far a part may hang into the left margin and into the right one, 1/1000 em."""
    first, last = part.ends
    lead, trail = _LEADS.get(first, 0.0), _TRAILS.get(last, 0.0)
    shape = part.face.shape
    return lead * shape(first).width if lead else 0.0, trail * _last(part, last) if trail else 0.0


def _last(part: Shaped, last: str) -> float:
    return part.width if last == "\u00ad" else part.face.shape(last).width


class Letters(NamedTuple):
    """How the letters of a line are set: their width as a share of their own, points between them."""

    scale: float = 1.0
    tracking: float = 0.0


PLAIN = Letters()


def letters_of(slack: float, spaces: float, give: float, size: float, parts: Iterable[Shaped]) -> Letters:
    """What the letters of a line do when it has so much to fill; `spaces` and `give` say what both could take.

    Letters whose marks are signs of their own are not set apart: a mark would leave its letter.
    """
    room = spaces + give
    ratio = min(1.0, max(-1.0, slack / room)) if room else 0.0
    scale = 1.0 + round(EXPAND * ratio / _STEP) * _STEP
    tracking = 0.0 if any(part.marked for part in parts) else round(TRACK * ratio * size, 2)
    return Letters(round(scale, 3), tracking)
