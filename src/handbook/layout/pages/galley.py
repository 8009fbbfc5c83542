"""The galley: boxes of matter that is already broken and measured, waiting for pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from handbook.foundation.marks import Mark, refuse
from handbook.foundation.units import MM, Colour
from handbook.layout.pages.page import Anchor, Fill, Line, Placement, Stroke


class Back(NamedTuple):
    """Something drawn behind a whole group on each page that it touches: a tint, a side rule."""

    x: float
    width: float
    ink: Colour


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Boxes that share a ground, or a head that is repeated when they run over to the next page."""

    parent: "Group | None" = None
    backs: tuple[Back, ...] = ()
    head: "Box | None" = None


class Box(NamedTuple):
    """A piece of matter that no page end divides; x is measured from the frame, y from the box's own top."""

    height: float
    placements: tuple[Placement, ...] = ()
    before: float = 0.0
    after: float = 0.0
    """Space to the neighbours; of two, the larger holds, and none at the head of a frame."""
    sticky: bool = False
    """Kept with the next box."""
    firm: bool = False
    """The space after it does not give: a heading or a caption belongs to what follows."""
    hyphenated: bool = False
    """Ends in a hyphen: a page should not end here."""
    anchors: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    group: Group | None = None
    side: "Box | None" = None
    """Matter that stands beside this box in the outer column."""
    wide: bool = False
    """Takes the outer column too, where nothing may stand beside it."""
    title: str = ""
    """What the sheet is called that begins with it: a strip of a calendar names its week."""
    mark: Mark | None = None


class Frame(NamedTuple):
    """Where boxes go: the left edge, the top, the width and the height."""

    x: float
    y: float
    width: float
    height: float
    reach: float = 0.0
    """What is added to the left edge for wide boxes: less than nothing where the outer column is on the left."""
    above: float = 0.0
    """Space over the frame that gives as that between boxes does: it parts them from other matter of the page."""

    def left(self, box: Box) -> float:
        """Where the x of a box is measured from."""
        return self.x + self.reach if box.wide else self.x


class Filled(NamedTuple):
    """A filled frame: what stands in it, how deep it is filled, and the first box that is left over."""

    placements: tuple[Placement, ...]
    anchors: tuple[Anchor, ...]
    mentions: tuple[str, ...]
    depth: float
    left: int
    side: tuple[tuple[float, Box], ...] = ()
    """Boxes for the outer column, each with its top on the page."""
    taken: float = 0.0
    """How far down the page the outer column is taken."""


SIDE_GAP = 8.0
"""Points between two boxes in the outer column."""
STRETCH, SHRINK = 1.0, 0.2
"""How far the space between blocks gives, so that a page ends at its foot; a share of it."""


def fill(
    boxes: Sequence[Box], start: int, frame: Frame, fresh: bool = True, side: float = 0.0, until: int | None = None
) -> Filled:
    """Put boxes from `start` on into a frame until one does not fit; the one primitive of pagination.

    The first box stands at the head of the frame, without its space before. A frame that is not `fresh` (it
    begins below other matter) may stay empty; a fresh one takes at least one box, and a box that is higher
    than a fresh frame is refused with LAYOUT-02. Beside the frame the outer column is taken down to `side`.
    Given `until`, exactly the boxes before that one are put in, and the space above and between them fills it.
    """
    heads = _repeated_heads(boxes, start)
    y0 = depth_of_heads(boxes, start)
    cut = until
    if cut is None:
        tops, sides, cut = _measure(boxes, start, frame, y0, fresh, side)
    else:
        tops, sides = _spread(boxes[:cut], start, frame, y0, side)
    taken = frame.y + side
    placements, anchors = list[Placement](), list[Anchor]()
    mentions: list[str] = []
    beside: list[tuple[float, Box]] = []
    placements.extend(_grounds(boxes, start, cut, tops, frame))
    y = 0.0
    for head in heads:
        placements.extend(shifted(head.placements, frame.left(head), frame.y + y))
        y += head.height
    for index in range(start, cut):
        box, top = boxes[index], frame.y + tops[index - start]
        placements.extend(shifted(box.placements, frame.left(box), top))
        anchors.extend([Anchor(anchor, frame.x, top) for anchor in box.anchors])
        mentions.extend(box.mentions)
        if box.side:
            beside.append((frame.y + sides[index], box.side))
            taken = frame.y + sides[index] + box.side.height + SIDE_GAP
        elif box.wide:
            taken = top + box.height
    depth = tops[cut - start - 1] + boxes[cut - 1].height if cut > start else 0.0
    return Filled(tuple(placements), tuple(anchors), tuple(mentions), depth, cut, tuple(beside), taken)


def walk(
    boxes: Sequence[Box], start: int, y: float, side: float, stretch: float = 0.0
) -> Iterator[tuple[float, float, float, float]]:
    """Box after box: its top, the top of what stands beside it, the space before it, and how deep all is then.

    `y` is where the first one stands; the space between blocks grows by the share `stretch`.
    """
    after = 0.0
    for index in range(start, len(boxes)):
        box = boxes[index]
        gap = max(after, box.before) if index > start else 0.0
        top = y + gap
        if stretch and gap and parted(boxes[index - 1], box):
            top += gap * stretch
        if box.wide:
            top = max(top, side)
            side = top + box.height
        bottom = y = top + box.height
        beside = top
        if box.side:
            beside = max(top, side)
            side = beside + box.side.height + SIDE_GAP
            if index > start:
                bottom = max(bottom, side - SIDE_GAP)
        after = box.after
        yield top, beside, gap, bottom


def parted(one: Box, other: Box) -> bool:
    """Whether the space between two boxes may give: never in a callout, between rows, or below a heading."""
    if one.firm or one.group is None or other.group is None:
        return not one.firm
    before = set(map(id, _chain(one.group)))
    return not any(id(group) in before for group in _chain(other.group))


def depth_of_heads(boxes: Sequence[Box], start: int) -> float:
    """How much of a page is taken by the heads that it repeats."""
    return sum(head.height for head in _repeated_heads(boxes, start))


def _spread(
    boxes: Sequence[Box], start: int, frame: Frame, y: float, side: float
) -> tuple[list[float], dict[int, float]]:
    """The tops of boxes that stand on one page, and the tops beside them, spread over its height."""
    spaces, deepest = frame.above, 0.0
    for index, (_, _, gap, bottom) in enumerate(walk(boxes, start, y, side), start):
        deepest = max(deepest, bottom)
        if gap and parted(boxes[index - 1], boxes[index]):
            spaces += gap
    free = frame.height - deepest
    stretch = max(-SHRINK, min(STRETCH, free / spaces)) if spaces else 0.0
    stood = list(walk(boxes, start, y + frame.above * stretch, side, stretch))
    return [top for top, *_ in stood], {index: beside for index, (_, beside, *_) in enumerate(stood, start)}


def _measure(
    boxes: Sequence[Box], start: int, frame: Frame, y: float, fresh: bool, side: float
) -> tuple[list[float], dict[int, float], int]:
    """The top of each box that fits, the tops beside them, and the index after the last one that may stay."""
    tops: list[float] = []
    sides: dict[int, float] = {}
    legal = start
    for index, (top, beside, _, bottom) in enumerate(walk(boxes, start, y, side), start):
        if boxes[index].side:
            sides[index] = beside
        if bottom > frame.height + 0.01:
            return tops, sides, _cut(boxes, start, index, legal, fresh, bottom - frame.height)
        tops.append(top)
        if not boxes[index].sticky:
            legal = index + 1
    return tops, sides, len(boxes)


def _cut(boxes: Sequence[Box], start: int, over: int, legal: int, fresh: bool, more: float) -> int:
    """Where the page ends: the last place that parts nothing, and if it can be, not after a hyphen."""
    if legal > start:
        earlier = legal
        while earlier > start and legal - earlier < 4:
            if not boxes[earlier - 1].sticky and not boxes[earlier - 1].hyphenated:
                return earlier
            earlier -= 1
        return legal
    if not fresh:
        return start
    if over == start:
        raise too_tall(boxes[: start + 1], more)
    return over


def too_tall(boxes: Sequence[Box], more: float) -> Exception:
    """The problem of a last box that no page can hold, with its repeated head; at the last marked one."""
    mark = next((box.mark for box in reversed(boxes) if box.mark), None)
    told = ([one.words for one in box.placements if isinstance(one, Line)] for box in reversed(boxes))
    words = max(next(filter(None, told), ["this"]), key=lambda one: len(set(one)))[:40]
    return refuse("LAYOUT-02", f"“{words}” is {more / MM:.1f} mm too high for a page", mark, "split it into parts")


def _chain(group: Group | None) -> Iterable[Group]:
    while group is not None:
        yield group
        group = group.parent


def _repeated_heads(boxes: Sequence[Box], start: int) -> list[Box]:
    """The heads of the groups that the last page left unfinished, outermost first."""
    if not 0 < start < len(boxes) or boxes[start].group is None:
        return []
    before = set(map(id, _chain(boxes[start - 1].group)))
    open_groups = [group for group in _chain(boxes[start].group) if id(group) in before]
    return [group.head for group in reversed(open_groups) if group.head]


def _grounds(boxes: Sequence[Box], start: int, cut: int, tops: Sequence[float], frame: Frame) -> Iterable[Placement]:
    """The grounds of all groups in sight, outermost first."""
    spans: dict[int, tuple[Group, float, float, float]] = {}
    for index in range(start, cut):
        if boxes[index].group is None:
            continue
        top, bottom = tops[index - start], tops[index - start] + boxes[index].height
        for group in _chain(boxes[index].group):
            known = spans.get(id(group))
            spans[id(group)] = (group, known[1] if known else top, bottom, frame.left(boxes[index]))
    for group, top, bottom, left in sorted(spans.values(), key=lambda found: len(list(_chain(found[0])))):
        for back in group.backs:
            yield Fill(left + back.x, frame.y + top, back.width, bottom - top, back.ink)


def shifted(placements: Iterable[Placement], dx: float, dy: float) -> Iterable[Placement]:
    """The placements, moved."""
    if not dx and not dy:
        return placements
    moved: list[Placement] = []
    for placement in placements:
        if isinstance(placement, Stroke):
            points = tuple([(x + dx, y + dy) for x, y in placement.points])
            moved.append(Stroke._make((points, *placement[1:])))
        else:  # all others begin with x and y
            kind: Any = type(placement)
            moved.append(kind._make((placement.x + dx, placement.y + dy, *placement[2:])))
    return moved


def stacked(boxes: Sequence[Box]) -> Box:
    """Boxes piled up into a single one that cannot be divided."""
    filled = fill(boxes, 0, Frame(0.0, 0.0, 0.0, 1e6))
    first, last = boxes[0], boxes[-1]
    anchors = tuple(anchor.id for anchor in filled.anchors)
    box = Box(filled.depth, filled.placements, first.before, last.after, anchors=anchors, mentions=filled.mentions)
    return box._replace(mark=first.mark)


def read_here(box: Box, side: Box) -> Box:
    """The box, after which matter in the outer column is read: an empty line gives each of its elements a turn."""
    tags = (placement.tag for placement in side.placements if isinstance(placement, Line) and placement.tag)
    turns = tuple(Line(0.0, 0.0, (), tag) for tag in dict.fromkeys(tags))
    return box._replace(placements=(*box.placements, *turns))


def depth(boxes: Sequence[Box]) -> float:
    """How deep the boxes are when nothing divides them."""
    total = after = 0.0
    for index, box in enumerate(boxes):
        total += box.height + (max(after, box.before) if index else 0.0)
        after = box.after
    return total
