"""The contents list: two levels, dot leaders, folios flush right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from handbook.document.blocks import Link, Span
from handbook.layout.pages.galley import Box
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


def contents_boxes(
    entries: Sequence[Listed], folios: Mapping[str, str], width: float, parent: Tag, setting: Setting
) -> list[Box]:
    """A box for each entry; a sub-entry is kept with the entry above it."""
    toc = Tag("TOC", parent)
    widest = max((_number_width(entry, setting) for entry in entries if entry.level == 1), default=0.0)
    boxes = [_entry(entry, folios.get(entry.anchor, ""), width, widest, toc, setting) for entry in entries]
    following = [*entries[1:], Listed(1, "", "", "")]
    return [
        box._replace(sticky=entry.level == 1 and after.level == 2)
        for box, entry, after in zip(boxes, entries, following, strict=True)
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
