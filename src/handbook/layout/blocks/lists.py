"""Lists: bullets, numbers, steps; terms and their meanings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handbook.document.blocks import Blocks, Definitions, Entry, Listing, Paragraph, Span
from handbook.layout.blocks.place import Place, Typesetter, in_role, text_boxes
from handbook.layout.pages.galley import Box
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.layout.type.measure import natural_width
from handbook.layout.type.setting import Setting

# The space between items of small type, as a share of that between others.
_SMALL = 0.25
# From so many short items on, a bulleted list stands in two columns.
_MANY = 6


def listing(block: Listing, place: Place, setting: Setting, typeset: Typesetter) -> list[Box]:
    """The items with their labels hanging; many short ones two to a line."""
    if block.kind == "bullet" and len(block.items) >= _MANY and not block.undivided:
        paired = _in_pairs(block, place, setting, typeset)
        if paired:
            return paired
    counted = block.kind != "bullet"
    outer = Tag("L", place.tag, numbering="Decimal" if counted else "Disc")
    labels = [f"{count}." if counted else setting.style.list.bullet for count in range(1, len(block.items) + 1)]
    indent = _indent(labels[-1:], block.kind, setting)
    inner = place._replace(tag=outer)
    items = [
        _item(item, label, block.kind, inner, indent, setting, typeset)
        for label, item in zip(labels, block.items, strict=True)
    ]
    whole = block.undivided or block.kind == "steps"
    return _together(_parted(items, setting)) if whole else _parted(items, setting)


# A list of so many lines is not divided between pages: a procedure is followed with the eye, and hands are busy.
_PROCEDURE = 8


def _together(boxes: list[Box]) -> list[Box]:
    if len(boxes) > _PROCEDURE:
        return boxes
    return [*(box._replace(sticky=True) for box in boxes[:-1]), *boxes[-1:]]


def _indent(labels: Sequence[str], kind: str, setting: Setting) -> float:
    """How far the items stand in: as the style says, or more if the last number needs it."""
    types, own = setting.style.type, setting.style.list.indent
    cut = types.label if kind == "steps" else types.body
    wide = [natural_width((Span(label),), cut, setting)[0] + cut.size * 0.4 for label in labels if len(label) > 3]
    return max([own, *wide])


def _in_pairs(block: Listing, place: Place, setting: Setting, typeset: Typesetter) -> list[Box]:
    """Two items to a line, in two columns as wide as they need; nothing if there is no room for that."""
    looks = setting.style.list
    wide = [_natural(item, setting) + looks.indent for item in block.items]
    left, right = max(wide[::2]) + looks.indent, max(wide[1::2])
    if left + right > place.width:
        return []
    left = max(left, place.width / 2) if right <= place.width / 2 else left
    outer = Tag("L", place.tag, numbering="Disc")
    rows: list[list[Box]] = []
    for first in range(0, len(block.items), 2):
        row: list[Box] = []
        for column, item in enumerate(block.items[first : first + 2]):
            width = place.width - left if column else left
            narrow = Place(place.x + column * left, width, outer, place.group)
            row += _item(item, looks.bullet, block.kind, narrow, looks.indent, setting, typeset)
        placements = tuple(placement for box in row for placement in box.placements)
        mentions = tuple(mention for box in row for mention in box.mentions)
        rows.append([row[0]._replace(placements=placements, mentions=mentions, after=looks.between)])
    return _parted(rows, setting)


def _natural(item: Blocks, setting: Setting) -> float:
    """How wide an item of one paragraph is on one line; endless for any other."""
    if len(item) != 1 or not isinstance(item[0], Paragraph):
        return float("inf")
    return natural_width(item[0].spans, getattr(setting.style.type, item[0].role), setting)[0] + 1.0


def _parted(items: Sequence[list[Box]], setting: Setting) -> list[Box]:
    """The list with its space before and after; no page begins or ends with one line of it."""
    looks = setting.style.list
    items = [item for item in items if item]
    for item, following in pairwise(items):
        if (item is items[0] and len(item) == 1) or (following is items[-1] and len(following) == 1):
            item[-1] = item[-1]._replace(sticky=True)
    boxes = [box for item in items for box in item]
    if boxes:
        boxes[-1] = boxes[-1]._replace(after=max(boxes[-1].after, looks.after))
        boxes[0] = boxes[0]._replace(before=max(boxes[0].before, looks.between))
    return boxes


def _item(
    item: Blocks, words: str, kind: str, place: Place, indent: float, setting: Setting, typeset: Typesetter
) -> list[Box]:
    """One item with its bullet or number on the first line."""
    looks = setting.style.list
    types = setting.style.type
    tag = Tag("LI", place.tag)
    own_type = types.small if isinstance(item[0], Paragraph) and item[0].role == "small" else types.body
    label = set_text((Span(words),), types.label if kind == "steps" else own_type, indent, setting)
    label_tag = Tag("Lbl", tag)
    ragged = place.ragged or looks.ragged
    inner = Place(place.x + indent, place.width - indent, Tag("LBody", tag), place.group, ragged)
    own = typeset(item, inner, setting)
    base = setting.baseline(own_type)
    between = looks.between * (_SMALL if own_type is types.small else 1.0)
    if own:
        own = _labelled(own, label, label_tag, place.x, base)
        own[-1] = own[-1]._replace(after=between)
    return own


def _labelled(boxes: list[Box], label: SetText, tag: Tag, x: float, base: float) -> list[Box]:
    """The boxes of one item with its label on the first line, whose `base` it shares."""
    placed = place_line(label, 0, x, base - label.baseline, tag, LinkTags(tag, False))
    return [boxes[0]._replace(placements=placed.placements + boxes[0].placements), *boxes[1:]]


def definitions(block: Definitions, place: Place, setting: Setting, typeset: Typesetter) -> list[Box]:
    """Terms and their meanings, entry by entry."""
    looks = setting.style.glossary
    outer = Tag("L", place.tag, numbering="None")
    boxes: list[Box] = []
    for entry in block.entries:
        own = _entry(entry, block.kind, place._replace(tag=outer), setting, typeset)
        own[-1] = own[-1]._replace(after=looks.between)
        boxes.extend(own)
    return boxes


def _entry(entry: Entry, kind: str, place: Place, setting: Setting, typeset: Typesetter) -> list[Box]:
    """The term, its meaning run in behind it or hung beside it (the numbers of references and notes)."""
    types, looks = setting.style.type, setting.style.glossary
    tag = Tag("LI", place.tag)
    label_tag, body = Tag("Lbl", tag), Tag("LBody", tag)
    if kind in ("notes", "beside", "gloss"):
        body = Tag("Note", body)
    inner = Place(place.x + looks.indent, place.width - looks.indent, body, place.group)
    matter = typeset(tuple(in_role(part, "small") for part in entry.meaning), inner, setting)
    label = set_text(entry.term, types.term, place.width, setting)
    hung = kind in ("references", "notes", "beside") and label.lines and label.lines[0].width < looks.indent
    if hung and matter:
        own = _labelled(matter, label, label_tag, place.x, setting.baseline(types.small))
    else:
        own = text_boxes(label, types.term, place._replace(tag=tag), label_tag, setting, sticky=True) + matter
        if not matter:
            own[-1] = own[-1]._replace(sticky=False)
    anchors = (entry.id, *own[0].anchors) if entry.id else own[0].anchors
    own[0] = own[0]._replace(anchors=anchors, mark=entry.mark)
    return own
