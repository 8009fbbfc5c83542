"""A page as its own operators and marks, before the file gives it numbers; what was drawn before is found again."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from handbook.foundation.kept import Kept
from handbook.foundation.units import Colour
from handbook.layout.pages.page import Area, Page, Tag
from handbook.layout.type.faces import Face
from handbook.paint.content import Content
from handbook.paint.embedding import Codes
from handbook.paint.fonts import Fonts
from handbook.paint.holding import held
from handbook.paint.images import Pictures
from handbook.paint.marks import Marks
from handbook.paint.navigation import Linked, linked
from handbook.paint.objects import QUICK, numbers


class Drawn(NamedTuple):
    """All of a page that is the same in every file whose fonts give its glyphs the same codes."""

    stream: bytes
    """Its operators, compressed."""
    boxes: bytes
    marks: Marks
    links: tuple[Linked, ...]
    places: tuple[tuple[str, bytes], ...]
    """Names of destinations, and where on the page they lie."""
    pictures: Mapping[bytes, bytes]
    """The image files that it shows, by their names."""
    spots: Mapping[bytes, tuple[str, Colour]]
    """The spot colours that it draws in, by their names."""
    codes: tuple[tuple[Face, Codes], ...]
    """What its glyphs are called; noted only where something is kept."""


class Drawer:
    """Draws the pages of one file, in their order."""

    def __init__(self, fonts: Fonts, pictures: Pictures, links: bool, kept: Kept) -> None:
        self._fonts, self._pictures, self._links, self._kept = fonts, pictures, links, kept

    def drawn(self, page: Page) -> Drawn:
        """The page; the one that was kept, if this file gives its glyphs the same codes."""
        key = held(page, self._links)
        found: Drawn | None = self._kept.found(key)
        if found is not None and all(self._fonts[face].agrees(codes) for face, codes in found.codes):
            return found
        made = self._draw(page)
        self._kept.keep(key, made)
        return made

    def _draw(self, page: Page) -> Drawn:
        content = Content(page.height, self._fonts, self._pictures, self._links)
        areas: dict[Tag, list[Area]] = {}
        for placement in page.placements:
            if isinstance(placement, Area):
                areas.setdefault(placement.tag, []).append(placement)
            else:
                content.paint(placement)
        stream = zlib.compress(content.close(), QUICK)
        # Links come after the words they belong to, so that the words come first in their tag.
        links = tuple([linked(own, page.height) for own in areas.values()] if self._links else ())
        for link in links:
            content.marks.touch(link.tag)
        shown = () if self._kept.forgets else tuple([(font.face, font.needed(runs)) for font, runs in content.shown])
        return Drawn(
            stream, _boxes(page), content.marks, links, _places(page), content.pictures, content.spots, shown
        )


def _boxes(page: Page) -> bytes:
    """The edge of the paper, and inside it the trimmed page and what may bleed over its edge."""
    rows: Sequence[tuple[bytes, float]] = ((b"Media", 0.0), (b"Trim", page.trim), (b"Bleed", page.bleed))
    return b"".join(
        [
            b"/%sBox[%s]" % (kind, numbers(inset, inset, page.width - inset, page.height - inset))
            for kind, inset in rows
        ]
    )


def _places(page: Page) -> tuple[tuple[str, bytes], ...]:
    return tuple([(anchor.id.lstrip("#"), numbers(anchor.x, page.height - anchor.y)) for anchor in page.anchors])
