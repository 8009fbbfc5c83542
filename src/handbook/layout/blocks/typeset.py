"""Blocks become boxes: every block is broken, measured and tagged here, in one `match`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from handbook.document.blocks import (
    Block,
    Blocks,
    Callout,
    Definitions,
    Facts,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Table,
)
from handbook.foundation.marks import HandbookError, Problem
from handbook.layout.blocks.beside import UNTAKEN, reach_after, reach_with
from handbook.layout.blocks.captions import caption_boxes, captioned, stands_beside
from handbook.layout.blocks.keyvalues import facts_boxes
from handbook.layout.blocks.place import Place, text_boxes
from handbook.layout.pages.galley import SIDE_GAP, Box, read_here, stacked
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import set_text
from handbook.layout.type.lines import LinkTags, place_line, spaced
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type

__all__ = ["Place", "typeset"]


def typeset(blocks: Blocks, place: Place, setting: Setting) -> list[Box]:
    """The boxes of the blocks, in order; HandbookError (LAYOUT) with the problems of all of them."""
    boxes: list[Box] = []
    problems: list[Problem] = []
    last, headed, reach = 0, False, UNTAKEN
    for block in blocks:
        try:
            own = _boxes(block, place, setting)
        except HandbookError as error:
            problems += [problem if problem.mark else problem._replace(mark=block.mark) for problem in error.problems]
            continue
        if isinstance(block, Definitions) and _stand_beside(own):
            for note, entry in zip(own, block.entries, strict=True):
                at = _marking(entry.id or entry.mentions, boxes, last)
                taken = reach_with(reach, boxes[at:], note)
                if block.kind == "beside" or (taken <= SIDE_GAP and not boxes[at].wide):
                    _attach(boxes, at, note)
                    reach = taken
            continue
        if len(own) == 1 and _stand_beside(own) and last < len(boxes):
            _attach(boxes, last, own[0])
            continue
        if headed:
            own = _below_heading(own)
        headed = isinstance(block, Heading)
        # A note after a heading comments on what follows it.
        last = len(boxes) + (len(own) if isinstance(block, Heading) else 0)
        boxes.extend(own)
        reach = reach_after(reach, own)
    if problems:
        raise HandbookError(tuple(problems))
    return boxes


# So many lines at least stand under a heading on its page.
_BELOW = 3


def _below_heading(boxes: list[Box]) -> list[Box]:
    """The boxes after a heading, the first of which stay with it; few enough of them all stay, and what follows."""
    kept = _BELOW - 1 if len(boxes) >= _BELOW else len(boxes)
    return [box._replace(sticky=True) for box in boxes[:kept]] + boxes[kept:]


def _stand_beside(boxes: Sequence[Box]) -> bool:
    return bool(boxes) and all(box.side is not None and not box.height for box in boxes)


def _marking(id: str, boxes: Sequence[Box], start: int) -> int:
    """The box in which a note is marked, from `start` on; that one if the mark cannot be found."""
    return next((at for at in range(start, len(boxes)) if id in boxes[at].mentions), min(start, len(boxes) - 1))


# Notes piled higher than this beside one box would run far beyond what they comment on; points.
_HIGHEST_PILE = 300.0


def _attach(boxes: list[Box], at: int, note: Box) -> None:
    """A note in the outer column stands level with what it comments on, below what stands there already.

    Nothing stands beside a box that takes the outer column too: its notes come after it.
    """
    assert note.side
    beside = boxes[at].side
    pile = stacked([beside, note.side._replace(before=SIDE_GAP)]) if beside else note.side
    if pile.height > _HIGHEST_PILE or boxes[at].wide:
        boxes.append(note._replace(sticky=False))
    else:
        boxes[at] = boxes[at]._replace(side=pile)
        boxes[-1] = read_here(boxes[-1], note.side)


def _boxes(block: Block, place: Place, setting: Setting) -> list[Box]:
    """A block is set by its own file; those that a card or a calendar hardly ever has are loaded when one is met."""
    match block:
        case Paragraph():
            return _paragraph(block, place, setting)
        case Heading():
            return _heading(block, place, setting)
        case Facts():
            return facts_boxes(block, place, setting)
        case Table():
            from handbook.layout.blocks.tables import table_boxes

            return table_boxes(block, place, setting)
        case Listing() | Definitions():
            return _entries(block, place, setting)
        case Callout() | Quotation():
            return _set_apart(block, place, setting)
        case Figure():
            return _figure(block, place, setting)
    assert_never(block)


def _entries(block: Listing | Definitions, place: Place, setting: Setting) -> list[Box]:
    from handbook.layout.blocks import lists

    if isinstance(block, Listing):
        return lists.listing(block, place, setting, typeset)
    if block.kind in ("beside", "gloss") and stands_beside(place, setting):
        from handbook.layout.blocks.setapart import notes_beside

        return notes_beside(block, place, setting, typeset)
    return [] if block.kind == "gloss" else lists.definitions(block, place, setting, typeset)


def _set_apart(block: Callout | Quotation, place: Place, setting: Setting) -> list[Box]:
    from handbook.layout.blocks import setapart

    if isinstance(block, Quotation):
        return setapart.quotation(block, place, setting)
    if block.kind == "note" and stands_beside(place, setting):
        return setapart.note_beside(block, place, setting, typeset)
    return setapart.callout(block, place, setting, typeset)


def _paragraph(block: Paragraph, place: Place, setting: Setting) -> list[Box]:
    kind: Type = getattr(setting.style.type, block.role)
    if place.ragged and kind.align == "justify":
        kind = kind._replace(align="left", hyphenate=False)
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
    spans = tuple(span if span.mark else span._replace(mark=block.mark) for span in block.spans)
    text = set_text(spans, kind, place.width - indent, setting)
    inner = place._replace(x=place.x + indent)
    boxes = text_boxes(text, kind, inner, tag, setting, anchor=block.id, sticky=True, mark=block.mark)
    boxes[-1:] = [boxes[-1]._replace(firm=True)] if boxes else []
    if number and boxes:
        label = place_line(number, 0, place.x, text.baseline - number.baseline, tag, LinkTags(tag, False))
        boxes[0] = boxes[0]._replace(placements=(*spaced(label.placements), *boxes[0].placements))
    return boxes


def _figure(block: Figure, place: Place, setting: Setting) -> list[Box]:
    """A drawing and the caption under it."""
    from handbook.layout.blocks.figures import draw

    looks = setting.style.figure
    tag = Tag("Figure", place.tag, alt=block.alt)
    drawn = draw(block.drawing, place.x, place.width, tag, setting)
    art = Box(
        drawn.height,
        drawn.placements,
        before=looks.before,
        after=looks.after if not block.caption else setting.style.type.caption.before,
        sticky=bool(block.caption),
        firm=bool(block.caption),
        anchors=(block.id,) if block.id else (),
        group=place.group,
        mark=block.mark,
    )
    if not block.caption:
        return [art]
    caption = captioned(block.caption, "figure", block.number, setting)
    if stands_beside(place, setting):
        side = stacked(caption_boxes(caption, place._replace(width=setting.style.page.side), setting))
        return [read_here(art._replace(side=side, sticky=False, firm=False, after=looks.after), side)]
    boxes = caption_boxes(caption, place, setting)
    boxes[-1] = boxes[-1]._replace(sticky=False, firm=False, after=looks.after)
    return [art, *boxes]
