"""What the words of a page stand on: paper and tints, the last one drawn at a point."""

from __future__ import annotations

from functools import lru_cache

from handbook.foundation.units import WHITE, Colour, contrast
from handbook.layout.pages.page import Fill, Line

ENOUGH, FOR_DOSES = 4.5, 7.0
"""Contrast of words, and of words among which a dose stands (WCAG 2.2, 1.4.3 and 1.4.6)."""


class Grounds:
    """The tints of a page as they are drawn; for each ink, those from which it does not stand out."""

    def __init__(self) -> None:
        self._tints: list[Fill] = []
        self._poor: dict[Colour, list[Fill]] = {}

    def add(self, tint: Fill) -> None:
        """What is drawn above all so far."""
        self._tints.append(tint)
        for ink, poor in self._poor.items():
            if contrast_of(ink, tint.ink) < FOR_DOSES:
                poor.append(tint)

    def at(self, x: float, y: float) -> Colour:
        """The colour that a point stands on."""
        return next((tint.ink for tint in reversed(self._tints) if _covers(tint, x, y)), WHITE)

    def doubtful(self, line: Line) -> bool:
        """Whether a line must be looked at closely: only if its ink is poor on paper, or on a tint behind it."""
        x, y = line.x, line.y
        for run in line.runs:
            poor = self._poor.get(run.ink)
            if poor is None:
                poor = self._first(run.ink)
            if poor:
                middle, low = x + run.width / 2, y - run.size / 4
                for tint in poor:
                    if _covers(tint, middle, low):
                        return True
            x += run.width
        return False

    def _first(self, ink: Colour) -> list[Fill]:
        """The tints that are poor for an ink that is new on the page; the paper is one, for an ink that is pale."""
        paper = [] if contrast_of(ink, WHITE) >= FOR_DOSES else [_PAPER]
        made = self._poor[ink] = paper + [tint for tint in self._tints if contrast_of(ink, tint.ink) < FOR_DOSES]
        return made


_FAR = 1e6
_PAPER = Fill(-_FAR, -_FAR, 2 * _FAR, 2 * _FAR, WHITE)


def _covers(tint: Fill, x: float, y: float) -> bool:
    return tint.x <= x <= tint.x + tint.width and tint.y <= y <= tint.y + tint.height


@lru_cache(maxsize=256)
def contrast_of(ink: Colour, ground: Colour) -> float:
    """Contrast of an ink on a ground; the same few pairs come again and again."""
    return contrast(ink, ground)
