"""Blocks become boxes: every block is broken, measured and tagged here, in one `match`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, assert_never

from handbook.document.blocks import (
    Block,
    Blocks,
    Break,
    Callout,
    Definitions,
    Entry,
    Facts,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Spans,
    Table,
)
from handbook.foundation.marks import Mark
from handbook.layout import signs
from handbook.layout.figures import draw
from handbook.layout.galley import Back, Box, Group, stacked
from handbook.layout.inline import LinkTags, SetText, link_tags, place_line, set_text, spaced
from handbook.layout.page import Stroke, Tag
from handbook.layout.setting import Setting
from handbook.layout.tables import caption_boxes, captioned, facts_boxes, stands_beside, table_boxes

if TYPE_CHECKING:
    from handbook.foundation.units import Colour
    from handbook.style.sheet import Type


class Place(NamedTuple):
    """Where on the frame's width a block stands, and what it stands in."""

    x: float
    width: float
    tag: Tag
    group: Group | None = None


def typeset(blocks: Blocks, place: Place, setting: Setting) -> list[Box]:
    """The boxes of the blocks, in order."""
    boxes: list[Box] = []
    for block in blocks:
        boxes.extend(_boxes(block, place, setting))
    return boxes


def _boxes(block: Block, place: Place, setting: Setting) -> list[Box]:
    match block:
        case Paragraph():
            return _paragraph(block, place, setting)
        case Heading():
            return _heading(block, place, setting)
        case Listing():
            return _listing(block, place, setting)
        case Table():
            return table_boxes(block, place.x, place.width, place.tag, place.group, setting)
        case Facts():
            return facts_boxes(block, place.x, place.width, place.tag, place.group, setting)
        case Callout():
            if block.kind == "note" and stands_beside(place.x, place.group, setting):
                return _note_beside(block, place, setting)
            return _callout(block, place, setting)
        case Definitions():
            return _definitions(block, place, setting)
        case Quotation():
            return _quotation(block, place, setting)
        case Figure():
            return _figure(block, place, setting)
        case Break():
            return []
    assert_never(block)


# --- running words ---------------------------------------------------------------------------------------


def text_boxes(
    text: SetText,
    kind: Type,
    place: Place,
    tag: Tag,
    setting: Setting,
    *,
    anchor: str = "",
    sticky: bool = False,
    mark: Mark | None = None,
) -> list[Box]:
    """A box for each line: two lines stay together at either end of a page."""
    tags = link_tags(tag, setting)
    last = len(text.lines) - 1
    boxes = []
    for index, line in enumerate(text.lines):
        placed = place_line(text, index, place.x, 0.0, tag, tags)
        boxes.append(
            Box(
                text.leading,
                placed.placements,
                kind.before if index == 0 else 0.0,
                kind.after if index == last else 0.0,
                sticky=sticky or (last > 0 and index in (0, last - 1)),
                hyphenated=line.hyphenated,
                anchors=(anchor,) if anchor and index == 0 else (),
                mentions=placed.mentions,
                group=place.group,
                mark=mark,
            )
        )
    return boxes


def _words(
    spans: Spans,
    kind: Type,
    role: str,
    place: Place,
    setting: Setting,
    *,
    sticky: bool = False,
    anchor: str = "",
) -> list[Box]:
    text = set_text(spans, kind, place.width, setting)
    tag = Tag(role, place.tag)
    return text_boxes(text, kind, place, tag, setting, sticky=sticky, anchor=anchor)


def _paragraph(block: Paragraph, place: Place, setting: Setting) -> list[Box]:
    kind: Type = getattr(setting.style.type, block.role)
    text = set_text(block.spans, kind, place.width, setting)
    tag = Tag("P", place.tag)
    return text_boxes(text, kind, place, tag, setting, anchor=block.id, mark=block.mark)


def _heading(block: Heading, place: Place, setting: Setting) -> list[Box]:
    """A heading with its number before it; a second line hangs under the first word."""
    types = setting.style.type
    kind = (types.h1, types.h2, types.h3)[min(block.level, 3) - 1]
    tag = Tag(f"H{min(block.level, 6)}", place.tag)
    number_kind = types.number if block.level == 1 else kind
    indent, number = 0.0, None
    if block.number:
        number = set_text((Span(f"{block.number} "),), number_kind, place.width, setting)
        indent = number.lines[0].width + number_kind.size * (0.7 if block.level == 1 else 0.5)
    text = set_text(block.spans, kind, place.width - indent, setting)
    inner = place._replace(x=place.x + indent)
    boxes = text_boxes(text, kind, inner, tag, setting, anchor=block.id, sticky=True, mark=block.mark)
    if number and boxes:
        label = place_line(number, 0, place.x, text.baseline - number.baseline, tag, LinkTags(tag, False))
        boxes[0] = replace(boxes[0], placements=(*spaced(label.placements), *boxes[0].placements))
    return boxes


def _quotation(block: Quotation, place: Place, setting: Setting) -> list[Box]:
    kind = setting.style.type.quote
    inset = setting.style.list.indent
    tag = Tag("BlockQuote", place.tag)
    inner = Place(place.x + inset, place.width - inset, tag, place.group)
    boxes = _words(block.spans, kind, "P", inner, setting)
    if block.source:
        boxes[-1] = replace(boxes[-1], sticky=True, after=0.0)
        small = setting.style.type.small
        boxes.extend(_words(block.source, small, "P", inner, setting))
        boxes[-1] = replace(boxes[-1], after=kind.after)
    return boxes


# --- lists -----------------------------------------------------------------------------------------------


def _listing(block: Listing, place: Place, setting: Setting) -> list[Box]:
    looks = setting.style.list
    counted = block.kind != "bullet"
    outer = Tag("L", place.tag, numbering="Decimal" if counted else "Disc")
    label_kind = setting.style.type.label if block.kind == "steps" else setting.style.type.body
    boxes: list[Box] = []
    for count, item in enumerate(block.items, 1):
        tag = Tag("LI", outer)
        label = set_text((Span(f"{count}." if counted else looks.bullet),), label_kind, looks.indent, setting)
        label_tag = Tag("Lbl", tag)
        body = Tag("LBody", tag)
        inner = Place(place.x + looks.indent, place.width - looks.indent, body, place.group)
        own = typeset(item, inner, setting)
        if not own:
            continue
        boxes.extend(_labelled(own, label, label_tag, place.x, looks.between, setting))
    if boxes:
        boxes[-1] = replace(boxes[-1], after=max(boxes[-1].after, looks.after))
        boxes[0] = replace(boxes[0], before=max(boxes[0].before, looks.between))
    return boxes


def _labelled(boxes: list[Box], label: SetText, tag: Tag, x: float, between: float, setting: Setting) -> list[Box]:
    """The boxes of one item with its label on the first line, and the distance to the next item."""
    base = setting.style.type.body
    own = set_text((Span("x"),), base, 100.0, setting).baseline
    placed = place_line(label, 0, x, own - label.baseline, tag, LinkTags(tag, False))
    boxes[0] = replace(boxes[0], placements=placed.placements + boxes[0].placements)
    boxes[-1] = replace(boxes[-1], after=between)
    return boxes


# --- matter set apart ------------------------------------------------------------------------------------


def _callout(block: Callout, place: Place, setting: Setting) -> list[Box]:
    """A side rule, a sign, a word, then the matter; on a tint if the style has one."""
    looks, types = setting.style.callout, setting.style.type
    ink: Colour = getattr(looks, block.kind)
    strong = block.kind in ("warning", "stop")
    inset = looks.rule + looks.pad * 1.2
    backs = _backs(place, setting, ink, strong)
    group = Group(place.group, backs)
    tag = Tag("Div", place.tag)
    inner = Place(place.x + inset, place.width - inset - (looks.pad if looks.tint else 0.0), tag, group)
    label = types.label._replace(colour=ink)
    title_spans = block.title or (Span(setting.words.get(block.kind, block.kind.capitalize())),)
    sign = signs.sign(block.kind, ink, label.size, inner.x)
    title_place = inner._replace(x=inner.x + sign.width, width=inner.width - sign.width)
    title = _words(title_spans, label, "P", title_place, setting, sticky=True)
    title[0] = replace(title[0], placements=sign.placements(title[0]) + title[0].placements)
    matter = typeset(tuple(_in_callout(part) for part in block.blocks), inner, setting)
    pad = Box(looks.pad, sticky=True, group=group, before=looks.before)
    end = Box(looks.pad, after=looks.after, group=group)
    title[-1] = replace(title[-1], after=label.size * 0.2 if matter else 0.0)
    if matter:
        matter[-1] = replace(matter[-1], sticky=True, after=0.0)
    boxes = [pad, *title, *matter, end]
    if len(boxes) <= _UNDIVIDED:
        boxes = [*(replace(box, sticky=True) for box in boxes[:-1]), end]
    return boxes


# A callout of no more lines than this (its margins counted) is not divided between pages.
_UNDIVIDED = 10


def _note_beside(block: Callout, place: Place, setting: Setting) -> list[Box]:
    """A short note in the outer column, level with what follows it; a long one stays in the text."""
    narrow = place._replace(width=setting.style.page.side)
    note = stacked(_callout(block, narrow, setting))
    if note.height > _HIGHEST_NOTE:
        return _callout(block, place, setting)
    return [Box(0.0, sticky=True, side=note, mark=block.mark)]


# A note longer than this breaks the rhythm of the outer column.
_HIGHEST_NOTE = 150.0


def _backs(place: Place, setting: Setting, ink: Colour, strong: bool) -> tuple[Back, ...]:
    looks = setting.style.callout
    rule = Back(place.x, looks.rule, ink)
    backs = [rule]
    if looks.double and strong:
        backs.append(Back(place.x + looks.rule * 1.6, looks.rule * 0.5, ink))
    if looks.tint:
        backs.insert(0, Back(place.x, place.width, ink.tint(looks.tint)))
    return tuple(backs)


def _in_callout(block: Block) -> Block:
    return replace(block, role="callout") if isinstance(block, Paragraph) and block.role == "body" else block


def _figure(block: Figure, place: Place, setting: Setting) -> list[Box]:
    """A drawing and the caption under it."""
    looks = setting.style.figure
    tag = Tag("Figure", place.tag, alt=block.alt)
    drawn = draw(block.drawing, place.x, place.width, tag, setting)
    art = Box(
        drawn.height,
        drawn.placements,
        before=looks.before,
        after=looks.after if not block.caption else setting.style.type.caption.before,
        sticky=bool(block.caption),
        anchors=(block.id,) if block.id else (),
        group=place.group,
        mark=block.mark,
    )
    if not block.caption:
        return [art]
    caption = captioned(block.caption, "figure", block.number, setting)
    if stands_beside(place.x, place.group, setting):
        side = stacked(caption_boxes(caption, 0.0, setting.style.page.side, tag, None, setting))
        return [replace(art, side=side, sticky=False, after=looks.after)]
    boxes = caption_boxes(caption, place.x, place.width, tag, place.group, setting)
    boxes[-1] = replace(boxes[-1], sticky=False, after=looks.after)
    return [art, *boxes]


# --- definition lists ------------------------------------------------------------------------------------


def _definitions(block: Definitions, place: Place, setting: Setting) -> list[Box]:
    looks = setting.style.glossary
    outer = Tag("L", place.tag, numbering="None")
    boxes: list[Box] = []
    for entry in block.entries:
        own = _entry(entry, block.kind, outer, place, setting)
        own[-1] = replace(own[-1], after=looks.between)
        boxes.extend(own)
    return boxes


def _entry(entry: Entry, kind: str, outer: Tag, place: Place, setting: Setting) -> list[Box]:
    """The term, its meaning run in behind it or hung beside it (the numbers of references)."""
    types, looks = setting.style.type, setting.style.glossary
    tag = Tag("LI", outer)
    label_tag, body = Tag("Lbl", tag), Tag("LBody", tag)
    inner = Place(place.x + looks.indent, place.width - looks.indent, body, place.group)
    matter = typeset(tuple(_in_entry(part) for part in entry.meaning), inner, setting)
    label = set_text(entry.term, types.term, place.width, setting)
    hung = kind == "references" and label.lines and label.lines[0].width < looks.indent
    if hung and matter:
        base = set_text((Span("x"),), types.small, 100.0, setting).baseline
        placed = place_line(label, 0, place.x, base - label.baseline, label_tag, LinkTags(label_tag, False))
        matter[0] = replace(matter[0], placements=placed.placements + matter[0].placements)
        own = matter
    else:
        own = text_boxes(label, types.term, place._replace(tag=tag), label_tag, setting, sticky=True) + matter
        if not matter:
            own[-1] = replace(own[-1], sticky=False)
    anchors = (entry.id, *own[0].anchors) if entry.id else own[0].anchors
    own[0] = replace(own[0], anchors=anchors, mark=entry.mark)
    return own


def _in_entry(block: Block) -> Block:
    return replace(block, role="small") if isinstance(block, Paragraph) and block.role == "body" else block


def rule_box(x: float, width: float, thickness: float, ink: Colour, height: float) -> Box:
    """A thin rule across, half way down a space."""
    stroke = Stroke(((x, height / 2), (x + width, height / 2)), thickness, ink)
    return Box(height, (stroke,))
