"""The words of a card around its doses and facts: title, lines to write on, the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.document.blocks import Block, Paragraph, Span
from handbook.foundation.marks import Mark, place_of
from handbook.foundation.units import MM
from handbook.layout.blocks.place import text_boxes, word_boxes
from handbook.layout.blocks.runin import Part, run_in
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.galley import Box, shifted, stacked
from handbook.layout.pages.page import Placement, Tag
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.layout.type.measure import narrowed, natural_width
from handbook.layout.type.setting import Setting
from handbook.products.card.facts import gap, label_boxes, labelled, whole
from handbook.products.card.words import CardWords
from handbook.products.notes import dotted, end_of

WRITE, PEN = 6 * MM, 28 * MM
"""Height and least length of a line to write on."""


def title(words: CardWords, place: Place, card: Setting) -> Box:
    """The name; beside it form and route, and the evidence at the far end, or both below where they have no room."""
    types = card.style.type
    kind = narrowed(types.h1, (Span(words.title),), place.width, card)
    name = set_text((Span(words.title),), kind, place.width, card)
    box = stacked(text_boxes(name, kind, place, Tag("H1", place.tag), card))
    end = name.lines[-1].width + types.body.size * 0.7
    base = box.height - name.leading + name.baseline
    said = [words.form, words.evidence]
    form, evidence = _one_line(words.form, card), _one_line(words.evidence, card)
    if form and end + form.lines[0].width <= place.width:
        box, said[0] = _with(box, form, end, base, place), ""
        end += form.lines[0].width + types.body.size * 1.2
    if evidence and not said[0] and end + evidence.lines[0].width <= place.width:
        box, said[1] = _with(box, evidence, place.width - evidence.lines[0].width, base, place), ""
    below = [Part((Span(line),), Tag("P", place.tag)) for line in said if line]
    if below:
        between = [Part((Span("\u2002· "),), None)] * (len(below) - 1)
        box = stacked([box, run_in([*below[:1], *between, *below[1:]], types.body, place, card)])
    return box._replace(before=0.0, after=0.0)


def recipient(words: CardWords, place: Place, card: Setting) -> list[Box]:
    """Who the card is for, under its name; nothing on a card for everybody."""
    if not words.recipient:
        return []
    mark: Mark | None = getattr(words.recipient, "mark", None)
    said = whole((Span(words.recipient, "strong", mark=mark),), place.width, card)
    box = stacked(typeset((Paragraph(said),), place, card))
    return [box._replace(after=card.style.type.body.size * 0.3, mark=mark)]


def _one_line(words: str, card: Setting) -> SetText | None:
    return set_text((Span(words),), card.style.type.body, 1e5, card) if words else None


def _with(box: Box, text: SetText, x: float, base: float, place: Place) -> Box:
    """The box with a line more, its letters on a level with those that stand there."""
    line = place_line(text, 0, place.x + x, base - text.baseline, Tag("P", place.tag), LinkTags(None, False))
    return box._replace(placements=(*box.placements, *line.placements))


# --- lines to write on, and the foot ----------------------------------------------------------------------


def contact_lines(words: CardWords, place: Place, column: float, card: Setting) -> Iterator[Box]:
    """Who to turn to, each with a line to write on behind the name, or below it if that would be short."""
    for index, name in enumerate(words.contacts or ("",)):
        label = words.contact if index == 0 else ""
        left = column + gap(card) if column else 0.0
        box = _contact(label, name, place, left, card)
        before = 0.0 if index else card.style.type.body.before
        yield box._replace(before=before, mark=place_of(name))


def _contact(label: str, name: str, place: Place, left: float, card: Setting) -> Box:
    inner = place._replace(x=place.x + left, width=place.width - left)
    kind = card.style.type.body
    if left:
        drawn = [stacked(label_boxes(label, place._replace(width=left), card))] if label else []
        drawn += [stacked(word_boxes((Span(name),), kind, "P", inner, card))] if name else []
    else:
        parts = [labelled(label, place.tag)] if label else []
        parts += [Part((Span(name),), Tag("P", place.tag))] if name else []
        drawn = [run_in(parts, kind, inner, card)] if parts else []
    return _lined(drawn, inner, card)


def _lined(drawn: Sequence[Box], inner: Place, card: Setting) -> Box:
    """The words low enough for handwriting to stand above the line that follows them."""
    body = card.style.type.body
    words = tuple(placement for box in drawn for placement in box.placements)
    height = max((box.height for box in drawn), default=body.leading)
    right, start = inner.x + inner.width, max(inner.x, end_of(words) + body.size * 0.6)
    rise = max(WRITE - height, 0.0)
    down = 0.0
    if right - start < PEN or height > body.leading * 1.5:
        start, rise, down = inner.x, 0.0, WRITE
    line = dotted(start, right, rise + height - body.leading * 0.18 + down, card)
    placements: tuple[Placement, ...] = (*shifted(words, 0.0, rise), line)
    return Box(rise + height + down, placements)


def onward(words: CardWords, place: Place, card: Setting) -> Box:
    """That the steps of a dose go on on the other face."""
    box = stacked(typeset((Paragraph((Span(words.onward, "strong"),)),), place, card))
    return box._replace(before=card.style.type.body.before)


def _loose(span: Span, width: float, card: Setting) -> Span:
    """Words that hang together, but not where a line of this width has no room for them so."""
    fits = natural_width((span,), card.style.type.meta, card)[1] <= width
    return span if fits else span._replace(text=span.text.replace("\u00a0", " "))


def foot(words: CardWords, place: Place, card: Setting) -> Box:
    """What the card is and is not: the notice, then version, date and where to read on."""
    blocks: list[Block] = [Paragraph(whole(words.notice, place.width, card))] if words.notice else []
    blocks.append(Paragraph((_loose(Span(words.foot), place.width, card),), "meta"))
    return stacked(typeset(tuple(blocks), place, card))._replace(before=card.style.type.body.before)
