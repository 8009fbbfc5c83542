"""Matter set apart: callouts with rule, sign and word; notes in the outer column; quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.document.blocks import Callout, Definitions, Quotation, Span, Spans
from handbook.layout.blocks import signs
from handbook.layout.blocks.lists import definitions
from handbook.layout.blocks.place import Place, Typesetter, in_role, word_boxes
from handbook.layout.pages.galley import Back, Box, Group, read_here, stacked
from handbook.layout.pages.page import Tag
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.foundation.units import Colour

# A callout of no more lines than this (its margins counted) is not divided between pages.
_UNDIVIDED = 10
# A note longer than this breaks the rhythm of the outer column; points.
_HIGHEST_NOTE = 150.0


def callout(block: Callout, place: Place, setting: Setting, typeset: Typesetter) -> list[Box]:
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
    title_spans = _titled(block, setting)
    sign = signs.sign(block.kind, ink, label.size, inner.x)
    title_place = inner._replace(x=inner.x + sign.width, width=inner.width - sign.width)
    title = word_boxes(title_spans, label, "P", title_place, setting, sticky=True)
    title[0] = title[0]._replace(placements=sign.placements(title[0]) + title[0].placements)
    matter = typeset(tuple(in_role(part, "callout") for part in block.blocks), inner, setting)
    pad = Box(looks.pad, sticky=True, group=group, before=looks.before)
    end = Box(looks.pad, after=looks.after, group=group)
    title[-1] = title[-1]._replace(after=label.size * 0.2 if matter else 0.0)
    if matter:
        matter[-1] = matter[-1]._replace(sticky=True, after=0.0)
    boxes = [pad, *title, *matter, end]
    if len(boxes) <= _UNDIVIDED:
        boxes = [*(box._replace(sticky=True) for box in boxes[:-1]), end]
    return boxes


def _titled(block: Callout, setting: Setting) -> Spans:
    """The word of its weight, and its own title; notes and findings with a title go by that alone."""
    word = setting.words.get(block.kind, block.kind.capitalize())
    if not block.title:
        return (Span(word),)
    return block.title if block.kind in ("note", "finding") else (Span(f"{word}: "), *block.title)


def note_beside(block: Callout, place: Place, setting: Setting, typeset: Typesetter) -> list[Box]:
    """A short note in the outer column, a box without height that carries it; a long one stays in the text."""
    narrow = place._replace(width=setting.style.page.side)
    note = stacked(callout(block, narrow, setting, typeset))
    if note.height > _HIGHEST_NOTE:
        return callout(block, place, setting, typeset)
    return [read_here(Box(0.0, sticky=True, side=note, mark=block.mark), note)]


def notes_beside(block: Definitions, place: Place, setting: Setting, typeset: Typesetter) -> list[Box]:
    """Editor's notes in the outer column: for each a box without height that carries it."""
    narrow = place._replace(width=setting.style.page.side)
    made = []
    for entry in block.entries:
        note = stacked(definitions(block._replace(entries=(entry,)), narrow, setting, typeset))
        made.append(read_here(Box(0.0, sticky=True, side=note, mark=entry.mark), note))
    return made


def _backs(place: Place, setting: Setting, ink: Colour, strong: bool) -> tuple[Back, ...]:
    looks = setting.style.callout
    rule = Back(place.x, looks.rule, ink)
    backs = [rule]
    if looks.double and strong:
        backs.append(Back(place.x + looks.rule * 1.6, looks.rule * 0.5, ink))
    if looks.tint:
        backs.insert(0, Back(place.x, place.width, ink.tint(looks.tint)))
    return tuple(backs)


def quotation(block: Quotation, place: Place, setting: Setting) -> list[Box]:
    """Somebody's own words, and under them who said them."""
    kind = setting.style.type.quote
    inset = setting.style.list.indent
    tag = Tag("BlockQuote", place.tag)
    inner = Place(place.x + inset, place.width - inset, tag, place.group)
    boxes = word_boxes(block.spans, kind, "P", inner, setting)
    if block.source:
        boxes[-1] = boxes[-1]._replace(sticky=True, after=0.0)
        small = setting.style.type.small
        boxes.extend(word_boxes(block.source, small, "P", inner, setting))
        boxes[-1] = boxes[-1]._replace(after=kind.after)
    return boxes
