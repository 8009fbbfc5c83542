"""What a print shop adds: bleed around the trimmed page, and crop marks outside it."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.foundation.units import BLACK, MM
from handbook.layout.pages.galley import shifted
from handbook.layout.pages.page import Anchor, Page, Placement, Stroke

BLEED = 3 * MM
_MARK, _AWAY = 5 * MM, 3.5 * MM
SLUG = BLEED + _AWAY + _MARK
"""From the sheet's edge to the trimmed page: bleed, a gap, a 5 mm mark."""


def for_shop(page: Page, dies: Iterable[Stroke] = ()) -> Page:
    """The page on a larger sheet with crop marks, trim and bleed boxes; `dies` are lines in spot colours."""
    width, height = page.width + 2 * SLUG, page.height + 2 * SLUG
    placements: list[Placement] = list(shifted((*page.placements, *dies), SLUG, SLUG))
    placements.extend(_crop_marks(page.width, page.height))
    anchors = [Anchor(anchor.id, anchor.x + SLUG, anchor.y + SLUG) for anchor in page.anchors]
    return page._replace(
        width=width,
        height=height,
        placements=tuple(placements),
        anchors=tuple(anchors),
        trim=SLUG,
        bleed=SLUG - BLEED,
    )


def _crop_marks(width: float, height: float) -> Iterable[Stroke]:
    """Eight lines of 0.25 pt that point at the corners from outside the bleed."""
    for x in (SLUG, SLUG + width):
        for end in (0.0, SLUG + height + SLUG - _MARK):
            yield Stroke(((x, end), (x, end + _MARK)), 0.25, BLACK)
    for y in (SLUG, SLUG + height):
        for end in (0.0, SLUG + width + SLUG - _MARK):
            yield Stroke(((end, y), (end + _MARK, y)), 0.25, BLACK)
