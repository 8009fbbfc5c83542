"""Boxes become pages: frames are filled one after the other, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from handbook.layout.pages.galley import Box, Filled, Frame, depth, fill, shifted
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Anchor, Leaf, Placement
from handbook.layout.pages.pageends import PageEnd, Room, page_ends

_FREE = 0.3
"""The share of a page from which on a section begins on it though it does not end there."""

Opens = Literal["run-on", "fit", "new-page", "recto"]


class Region(NamedTuple):
    """Boxes that follow each other in the text column, or in several narrower ones across the whole page."""

    boxes: Sequence[Box]
    title: str = ""
    """What the running head says."""
    opens: Opens = "new-page"
    columns: int = 1
    gutter: float = 0.0
    plain: bool = False
    """Without running head and folio (a cover, its back)."""


class _Sheet:
    """The page that is being filled."""

    def __init__(self, number: int, region: Region, opening: bool) -> None:
        self.number, self.title, self.opening, self.plain = number, region.title, opening, region.plain
        self.placements: list[Placement] = []
        self.anchors: list[Anchor] = []
        self.mentions: list[str] = []
        self.depth = self.after = self.side = 0.0

    def add(self, filled: Filled, masters: Masters) -> None:
        """Take over what a frame holds, and set its side matter beside it."""
        self.placements.extend(filled.placements)
        self.anchors.extend(filled.anchors)
        self.mentions.extend(filled.mentions)
        for y, box in filled.side:
            x = masters.side(self.number).x
            self.placements.extend(shifted(box.placements, x, y))
            self.anchors.extend([Anchor(anchor, x, y) for anchor in box.anchors])
            self.mentions.extend(box.mentions)
        self.side = filled.taken

    def leaf(self) -> Leaf:
        """The page as it stands."""
        return Leaf(
            self.number,
            tuple(self.placements),
            tuple(self.anchors),
            tuple(self.mentions),
            self.title,
            self.opening,
            self.plain,
        )


def flow(
    regions: Iterable[Region],
    masters: Masters,
    first: int = 1,
    mentioned: dict[str, list[int]] | None = None,
) -> Iterator[Leaf]:
    """The pages of the regions, numbered from `first`; odd ones are rectos.

    A region is asked for when all before it stand on pages; `mentioned` then says on which page each of their terms
    stands, so that a region may name them.
    """
    pages = {} if mentioned is None else mentioned
    sheet: _Sheet | None = None
    number = first
    for region in regions:
        if sheet and not _stays(region, sheet, masters):
            yield sheet.leaf()
            number, sheet = sheet.number + 1, None
        if sheet is None:
            if region.opens == "recto" and number % 2 == 0:
                yield Leaf(number, (), (), (), "", True, True)
                number += 1
            sheet = _Sheet(number, region, True)
        start = 0
        ends = _ends(sheet, region, masters)
        while start < len(region.boxes):
            start = _fill_sheet(sheet, region, start, masters, next(ends, None))
            _note(sheet, pages)
            if start < len(region.boxes):
                yield sheet.leaf()
                sheet = _Sheet(sheet.number + 1, region, start == 0)
    if sheet:
        yield sheet.leaf()


def _note(sheet: _Sheet, pages: dict[str, list[int]]) -> None:
    """Add the page to those on which its terms stand; pages come in order."""
    for term in dict.fromkeys(sheet.mentions):
        known = pages.setdefault(term, [])
        if not known or known[-1] != sheet.number:
            known.append(sheet.number)


def _stays(region: Region, sheet: _Sheet, masters: Masters) -> bool:
    """Whether a region begins on the page that the last one ended on.

    `fit` does if it fits there whole, or if most of the page is still free: a page that ends early looks left
    over, a heading far down looks lost.
    """
    if region.opens != "fit":
        return region.opens == "run-on"
    whole = masters.frame(sheet.number).height
    room = whole - sheet.depth
    return room > whole * _FREE or max(sheet.after, region.boxes[0].before) + depth(region.boxes) <= room


def _ends(sheet: _Sheet, region: Region, masters: Masters) -> Iterator[PageEnd]:
    """Where the pages of a region of one column end, each but the last."""
    if region.columns > 1 or not region.boxes:
        return iter(())
    whole, fresh = masters.frame(sheet.number), sheet.depth == 0.0
    frame = _room(sheet, region, 0, masters)
    room = Room(frame, fresh, sheet.side - frame.y, whole.height, sheet.number)
    return iter(page_ends(region.boxes, room, masters.style.type.body.leading)[:-1])


def _room(sheet: _Sheet, region: Region, start: int, masters: Masters) -> Frame:
    """What is left of a page for the region's boxes from `start` on."""
    whole = masters.frame(sheet.number)
    top = 0.0 if sheet.depth == 0.0 else sheet.depth + max(sheet.after, region.boxes[start].before)
    if region.columns > 1:  # they stand in the outer column too, below what stands there
        top = max(top, sheet.side - whole.y)
    return whole._replace(y=whole.y + top, height=whole.height - top)


def _fill_sheet(sheet: _Sheet, region: Region, start: int, masters: Masters, end: PageEnd | None) -> int:
    """Fill what is left of a page with the region's boxes, up to a known end; the first box that is left over."""
    fresh = sheet.depth == 0.0
    room = _room(sheet, region, start, masters)
    top = room.y - masters.frame(sheet.number).y
    if room.height <= 0 or (end and end.box == start):
        return start
    if region.columns == 1:
        until = None
        if end:
            until, room = end.box, room._replace(height=end.foot - top)
        filled = fill(region.boxes, start, room, fresh, sheet.side - room.y, until)
        sheet.add(filled, masters)
    else:
        filled = _fill_columns(sheet, region, start, room, fresh, masters)
    sheet.depth = top + filled.depth
    sheet.after = region.boxes[filled.left - 1].after if filled.left > start else 0.0
    return filled.left


def _fill_columns(sheet: _Sheet, region: Region, start: int, room: Frame, fresh: bool, masters: Masters) -> Filled:
    """Columns side by side; on the last page they are made even."""
    height = _even_height(region, start, room)
    width = masters.column(region.columns, region.gutter)
    left, deepest = start, 0.0
    filled = Filled((), (), (), 0.0, start)
    for column in range(region.columns):
        if left >= len(region.boxes):
            break
        frame = Frame(room.x + room.reach + column * (width + region.gutter), room.y, width, height)
        filled = fill(region.boxes, left, frame, fresh)
        left, deepest = filled.left, max(deepest, filled.depth)
        sheet.add(filled._replace(taken=room.y + deepest), masters)
    return filled._replace(depth=deepest)


def _even_height(region: Region, start: int, room: Frame) -> float:
    """The least height in which the rest fits into the columns of this page; the room's if it does not."""
    rest = region.boxes[start:]
    height = depth(rest) / region.columns
    while height < room.height:
        if _fits(region, start, height):
            return height
        height += 4.0
    return room.height


def _fits(region: Region, start: int, height: float) -> bool:
    left = start
    for _ in range(region.columns):
        if left >= len(region.boxes):
            return True
        if region.boxes[left].height > height:
            return False
        left = fill(region.boxes, left, Frame(0, 0, 0, height)).left
    return left >= len(region.boxes)
