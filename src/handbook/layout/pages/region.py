"""A region on its pages: what it puts on each, from where the page that it comes to was left."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from handbook.layout.pages.galley import Box, Filled, Frame, depth, fill, shifted
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Anchor, Placement
from handbook.layout.pages.pageends import PageEnd, Room, page_ends

Opens = Literal["run-on", "fit", "whole", "new-page", "recto"]


class Region(NamedTuple):
    """Boxes that follow each other in the text column, or in several narrower ones across the whole page."""

    boxes: Sequence[Box]
    title: str = ""
    """What the running head says."""
    opens: Opens = "new-page"
    columns: int = 1
    gutter: float = 0.0


class Begun(NamedTuple):
    """A page as a region comes to it; all that the region's own pages depend on."""

    side_of_sheet: int
    """1 for an odd page, 2 for an even one: no other number makes a difference."""
    depth: float = 0.0
    """How far down the text column is filled, points."""
    after: float = 0.0
    """The space that the last box wants below it."""
    side: float = 0.0
    """How far down the page the outer column is taken."""


class Stretch(NamedTuple):
    """What a region puts on one page, and how the page stands then."""

    placements: tuple[Placement, ...]
    anchors: tuple[Anchor, ...]
    mentions: tuple[str, ...]
    opening: bool
    """Whether nothing of the region stands on an earlier page."""
    left: Begun


def stretches(region: Region, begun: Begun, masters: Masters) -> Iterator[Stretch]:
    """The region page by page; its first stretch stands on the page that is begun, and may be empty."""
    start = 0
    ends = _ends(begun, region, masters)
    while start < len(region.boxes):
        column = _Column(begun, start == 0)
        start = _fill_page(column, region, start, masters, next(ends, None))
        yield column.stretch()
        begun = Begun(3 - begun.side_of_sheet)


class _Column:
    """The page that is being filled."""

    def __init__(self, begun: Begun, opening: bool) -> None:
        self.begun, self.opening = begun, opening
        self.placements: list[Placement] = []
        self.anchors: list[Anchor] = []
        self.mentions: list[str] = []
        self.depth, self.after, self.side = begun.depth, begun.after, begun.side

    def add(self, filled: Filled, masters: Masters) -> None:
        """Take over what a frame holds, and set its side matter beside it."""
        self.placements.extend(filled.placements)
        self.anchors.extend(filled.anchors)
        self.mentions.extend(filled.mentions)
        for y, box in filled.side:
            x = masters.side(self.begun.side_of_sheet).x
            self.placements.extend(shifted(box.placements, x, y))
            self.anchors.extend([Anchor(anchor, x, y) for anchor in box.anchors])
            self.mentions.extend(box.mentions)
        self.side = filled.taken

    def stretch(self) -> Stretch:
        """The page as it stands."""
        left = Begun(self.begun.side_of_sheet, self.depth, self.after, self.side)
        return Stretch(tuple(self.placements), tuple(self.anchors), tuple(self.mentions), self.opening, left)


def _ends(begun: Begun, region: Region, masters: Masters) -> Iterator[PageEnd]:
    """Where the pages of a region of one column end."""
    if region.columns > 1 or not region.boxes:
        return iter(())
    whole, fresh = masters.frame(begun.side_of_sheet), begun.depth == 0.0
    frame = _room(begun, region, 0, masters)
    room = Room(frame, fresh, begun.side - frame.y, whole.height, begun.side_of_sheet)
    return iter(page_ends(region.boxes, room, masters.style.type.body.leading))


def _room(begun: Begun, region: Region, start: int, masters: Masters) -> Frame:
    """What is left of a page for the region's boxes from `start` on."""
    whole = masters.frame(begun.side_of_sheet)
    above = max(begun.after, region.boxes[start].before) if begun.depth else 0.0
    top = begun.depth + above
    if region.columns > 1:  # they stand in the outer column too, below what stands there
        top = max(top, begun.side - whole.y)
    return whole._replace(y=whole.y + top, height=whole.height - top, above=above)


def _fill_page(column: _Column, region: Region, start: int, masters: Masters, end: PageEnd | None) -> int:
    """Fill what is left of a page with the region's boxes, up to a known end; the first box that is left over."""
    begun = column.begun
    fresh = begun.depth == 0.0
    room = _room(begun, region, start, masters)
    top = room.y - masters.frame(begun.side_of_sheet).y
    if room.height <= 0 or (end and end.box == start):
        return start
    if region.columns == 1:
        until = None
        if end:
            until, room = end.box, room._replace(height=end.foot - top)
        filled = fill(region.boxes, start, room, fresh, begun.side - room.y, until)
        column.add(filled, masters)
    else:
        filled = _fill_columns(column, region, start, room, fresh, masters)
    column.depth = top + filled.depth
    column.after = region.boxes[filled.left - 1].after if filled.left > start else 0.0
    return filled.left


def _fill_columns(page: _Column, region: Region, start: int, room: Frame, fresh: bool, masters: Masters) -> Filled:
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
        if left < filled.left < len(region.boxes) and height == room.height:  # columns of a full page end level
            filled = fill(region.boxes, left, frame, fresh, until=filled.left)
        left, deepest = filled.left, max(deepest, filled.depth)
        page.add(filled._replace(taken=room.y + deepest), masters)
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
