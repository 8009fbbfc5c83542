"""Boxes become pages: frames are filled one after the other, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from handbook.foundation.kept import Kept, Same
from handbook.layout.pages.galley import depth
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Leaf
from handbook.layout.pages.region import Begun, Region, Stretch, stretches

_FREE = 0.3
"""The share of a page from which on a section begins on it though it does not end there."""


class _Sheet:
    """The page that is being filled."""

    def __init__(self, number: int, region: Region, opening: bool) -> None:
        self.number, self.title, self.opening = number, region.title, opening
        self.stretches: list[Stretch] = []

    @property
    def begun(self) -> Begun:
        """How it stands."""
        return self.stretches[-1].left if self.stretches else Begun(2 - self.number % 2)

    def leaf(self, kept: Kept) -> Leaf:
        """The page as it stands; the very same if nothing on it is new."""
        told = (self.number, self.title, self.opening)
        return kept.made((*map(Same, self.stretches), told), self._leaf)

    def _leaf(self) -> Leaf:
        """Most pages hold matter of one region only."""
        parts = list(zip(*(stretch[:2] for stretch in self.stretches), strict=True)) or [()] * 2
        placements, anchors = (sum(part[1:], part[0]) if part else () for part in parts)
        return Leaf(self.number, placements, anchors, self.title, self.opening)


def flow(
    regions: Iterable[Region],
    masters: Masters,
    first: int = 1,
    mentioned: dict[str, list[int]] | None = None,
    kept: Kept | None = None,
) -> Iterator[Leaf]:
    """The pages of the regions, numbered from `first`; odd ones are rectos.

    A region is asked for when all before it stand on pages; `mentioned` then says on which page each of their terms
    stands, so that a region may name them. Where something is kept, the same region that comes to a page that is
    left as it was last time stands on its pages as it did then.
    """
    pages = {} if mentioned is None else mentioned
    kept = Kept() if kept is None else kept
    sheet: _Sheet | None = None
    number = first
    for region in regions:
        if sheet and not _stays(region, sheet, masters):
            yield sheet.leaf(kept)
            number, sheet = sheet.number + 1, None
        if sheet is None:
            if region.opens == "recto" and number % 2 == 0:
                yield Leaf(number, (), (), "", True, True)
                number += 1
            sheet = _Sheet(number, region, True)
        for at, stretch in enumerate(_stood(region, sheet.begun, masters, kept)):
            if at:
                yield sheet.leaf(kept)
                sheet = _Sheet(sheet.number + 1, region, stretch.opening)
            sheet.stretches.append(stretch)
            _note(stretch.mentions, sheet.number, pages)
    if sheet:
        yield sheet.leaf(kept)


def _stood(region: Region, begun: Begun, masters: Masters, kept: Kept) -> Iterable[Stretch]:
    """The region on its pages; those of a long one are made as they are asked for, if nothing is kept."""
    made = partial(stretches, region, begun, masters)
    if kept.forgets:
        return made()
    return kept.made((Same(masters), Same(region), begun), lambda: tuple(made()))


def _note(mentions: Iterable[str], number: int, pages: dict[str, list[int]]) -> None:
    """Add the page to those on which these terms stand; pages come in order."""
    for term in dict.fromkeys(mentions):
        known = pages.setdefault(term, [])
        if not known or known[-1] != number:
            known.append(number)


def _stays(region: Region, sheet: _Sheet, masters: Masters) -> bool:
    """Whether a region begins on the page that the last one ended on.

    `whole` does if it fits there whole; `fit` also if most of the page is still free: a page that ends early
    looks left over, a heading far down looks lost.
    """
    if region.opens not in ("fit", "whole"):
        return region.opens == "run-on"
    whole = masters.frame(sheet.number).height
    room = whole - sheet.begun.depth
    if region.opens == "fit" and room > whole * _FREE:
        return True
    return max(sheet.begun.after, region.boxes[0].before) + depth(region.boxes) <= room
