"""The contents list: two levels, dot leaders, folios flush right; on one page wherever that can be."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from handbook.document.blocks import Link, Span
from handbook.layout.pages.galley import Box, depth
from handbook.layout.pages.page import Area, Line, Placement, Run, Tag
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line, spaced
from handbook.layout.type.setting import Cut, Setting


class Listed(NamedTuple):
    """A heading as the contents list it."""

    level: int
    number: str
    title: str
    anchor: str


class Room(NamedTuple):
    """What a contents list has: its width, what is left of its first page, and the height of any other; points."""

    width: float
    first: float
    other: float


def contents_boxes(
    entries: Sequence[Listed], folios: Mapping[str, str], room: Room, parent: Tag, setting: Setting
) -> list[Box]:
    """A box for each entry, all of them on one page if that can be; a sub-entry is kept with the entry above it.

    Where two levels need a second page, entries stand nearer to each other; then parts without a number tell no
    sub-entries, nor do those that have a single one; then only the first level is told. A list of more than two
    pages tells all.
    """
    toc = Tag("TOC", parent)
    widest = max((_number_width(entry, setting) for entry in entries if entry.level == 1), default=0.0)
    boxes = [_entry(entry, folios.get(entry.anchor, ""), room.width, widest, toc, setting) for entry in entries]
    whole = list(zip(entries, boxes, strict=True))
    if depth(boxes) <= room.first + room.other:
        for ways in (whole, _sparing(whole), [one for one in whole if one[0].level == 1]):
            drawn = _drawn_together(ways, room.first)
            if drawn:
                return drawn
    return _kept(whole)


# So much of the space above an entry stays when entries are drawn together.
_LEAST = 0.3


def _drawn_together(told: Sequence[tuple[Listed, Box]], height: float) -> list[Box]:
    """The boxes with as much of the space between them as a page has room for; none if that is too little."""
    boxes = _kept(told)
    spaces = sum(box.before for box in boxes[1:])
    over = depth(boxes) - height
    if over <= 0:
        return boxes
    if over > spaces * (1 - _LEAST):
        return []
    share = 1 - over / spaces
    return [box._replace(before=box.before * share) for box in boxes]


def _sparing(told: Sequence[tuple[Listed, Box]]) -> list[tuple[Listed, Box]]:
    """The list without the sub-entries that no reader looks for: of parts without number, and single ones."""
    kept: list[tuple[Listed, Box]] = []
    for at, (entry, box) in enumerate(told):
        alone = at + 1 == len(told) or told[at + 1][0].level == 1
        if entry.level == 1 or (entry.number and not (alone and told[at - 1][0].level == 1)):
            kept.append((entry, box))
    return kept


def _kept(told: Sequence[tuple[Listed, Box]]) -> list[Box]:
    """The boxes, each entry kept with its first sub-entry."""
    following = [*(entry for entry, _ in told[1:]), Listed(1, "", "", "")]
    return [
        box._replace(sticky=entry.level == 1 and after.level == 2)
        for (entry, box), after in zip(told, following, strict=True)
    ]


def _number_width(entry: Listed, setting: Setting) -> float:
    if not entry.number:
        return 0.0
    text = set_text((Span(entry.number),), setting.style.type.toc_1, 1000.0, setting)
    return text.lines[0].width + setting.style.type.toc_1.size * 0.9


def _entry(entry: Listed, folio: str, width: float, hang: float, toc: Tag, setting: Setting) -> Box:
    types = setting.style.type
    kind = types.toc_1 if entry.level == 1 else types.toc_2
    item = Tag("TOCI", toc)
    tag = Tag("Reference", item)
    own = Tag("Link", tag) if setting.links else tag
    page = f"{setting.words.get('page', 'page')} {folio}"
    number = set_text((Span(folio, says=page if folio else ""),), kind._replace(figures="tabular"), width, setting)
    room = number.lines[0].width if number.lines else 0.0
    title = set_text((Span(entry.title),), kind, width - hang - room - kind.size * 2, setting)
    placements: list[Placement] = []
    if entry.number and entry.level == 1:
        label = set_text((Span(f"{entry.number} "),), kind, width, setting)
        placements += _tagged(label, 0, 0.0, 0.0, own)
    for index in range(len(title.lines)):
        placements += _tagged(title, index, hang, index * title.leading, own)
    last = (len(title.lines) - 1) * title.leading
    cut = setting.cut(types.toc_2)
    start = hang + title.lines[-1].width
    placements += _leaders(cut, start, width - room, last + title.baseline)
    placements += _tagged(number, 0, width - room, last, own) if number.lines else []
    height = len(title.lines) * title.leading
    if setting.links:
        says = f"{entry.number} {entry.title}, {page}".strip()
        placements.append(Area(0.0, 0.0, width, height, Link(f"#{entry.anchor}", says), own))
    return Box(height, tuple(placements), before=kind.before, after=kind.after)


def _tagged(text: SetText, index: int, x: float, y: float, tag: Tag) -> list[Placement]:
    return spaced(place_line(text, index, x, y, tag, LinkTags(tag, False)).placements)


def _leaders(cut: Cut, start: float, end: float, base: float) -> list[Placement]:
    """Dots on a common grid from the right, so that they stand under each other; an artifact."""
    dot = cut.face.shape(".")
    step = cut.size * 0.55
    room = end - start - cut.size * 1.1
    count = int(room / step)
    if count < 2:
        return []
    gap = step - (dot.width + cut.face.space.width) * cut.size / 1000
    pieces = (dot, cut.face.space) * count
    width = count * step
    x = end - cut.size * 0.55 - width
    return [Line(x, base, (Run(cut.face, cut.size, cut.ink, pieces, gap, width),), None, "Layout")]
