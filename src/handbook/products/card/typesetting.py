"""The words of a card in lines: title, doses, labelled facts, lines to write on, the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handbook.document.blocks import Block, Column, Paragraph, Span, Spans, Table
from handbook.foundation.marks import Mark
from handbook.foundation.units import MM
from handbook.layout.blocks.place import text_boxes
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.galley import Box, shifted, stacked
from handbook.layout.pages.page import Placement, Tag
from handbook.layout.type.inline import SetText, natural_width, set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.layout.type.setting import Setting
from handbook.products.card.words import CardFact, CardWords
from handbook.products.notes import dotted, end_of

WRITE, PEN = 6 * MM, 28 * MM
"""Height and least length of a line to write on."""
_OFTEN = 0.3
"""The share of a face that the third column of the dose table needs to be read with ease."""
_LABELS = 0.3
"""A label that is wider than this share of a face takes two lines."""
_RUN_ON = ("do-not-use-if", "not-covered")
"""Short entries, which follow one another even where there is room for a line each."""


def title(words: CardWords, place: Place, card: Setting) -> Box:
    """The name, with form and route beside it; the evidence at the far end, if the line has room."""
    types = card.style.type
    name = set_text((Span(words.title),), types.h1, place.width, card)
    tag = Tag("H1", place.tag)
    box = stacked(text_boxes(name, types.h1, place, tag, card))
    x = name.lines[-1].width + types.body.size * 0.7
    base = box.height - name.leading + name.baseline
    form, evidence = _one_line(words.form, card), _one_line(words.evidence, card)
    if form and x + form.lines[0].width > place.width:
        return stacked([box, *typeset((Paragraph((Span(words.form),)),), place, card)])
    if form:
        box = _with(box, form, x, base, place)
        x += form.lines[0].width + types.body.size * 1.2
    if evidence and x + evidence.lines[0].width <= place.width:
        box = _with(box, evidence, place.width - evidence.lines[0].width, base, place)
    return box._replace(before=0.0, after=0.0)


def recipient(words: CardWords, place: Place, card: Setting) -> list[Box]:
    """Who the card is for, under its name; nothing on a card for everybody."""
    if not words.recipient:
        return []
    mark: Mark | None = getattr(words.recipient, "mark", None)
    said = _whole((Span(words.recipient, "strong", mark=mark),))
    box = stacked(typeset((Paragraph(said),), place, card))
    return [box._replace(after=card.style.type.body.size * 0.3, mark=mark)]


def _one_line(words: str, card: Setting) -> SetText | None:
    return set_text((Span(words),), card.style.type.body, 1e5, card) if words else None


def _with(box: Box, text: SetText, x: float, base: float, place: Place) -> Box:
    """The box with a line more, its letters on a level with those that stand there."""
    line = place_line(text, 0, place.x + x, base - text.baseline, Tag("P", place.tag), LinkTags(None, False))
    return box._replace(placements=(*box.placements, *line.placements))


# --- doses ------------------------------------------------------------------------------------------------


def dose_table(words: CardWords, place: Place, card: Setting) -> list[Box]:
    """Title, dose, how often; without room for three columns, a dose a paragraph.

    A dose is never broken, nor a title; what follows breaks only where it pauses, if it fits so.
    """
    if not words.rows:
        return []
    fixed, free, paused = _widths(words, card)
    room = place.width - 2 * card.style.table.pad_x - 3 - fixed
    if room < max(free, place.width * _OFTEN):
        return doses(words, place, card)
    columns = tuple(Column((Span(head),), keep=at < 2) for at, head in enumerate(words.heads))
    rows = tuple((row.title, row.amount, _tied(row.often) if paused <= room else row.often) for row in words.rows)
    return typeset((Table(columns, rows, mark=words.mark),), place, card)


def _widths(words: CardWords, card: Setting) -> tuple[float, float, float]:
    """Of titles and doses together; of the widest word of the rest; and of its widest part without a pause."""
    types = card.style.type
    heads = [natural_width((Span(head),), types.cell_head, card)[0] for head in words.heads]
    titles = [natural_width(row.title, types.cell, card)[0] for row in words.rows]
    amounts = [natural_width(row.amount, types.cell, card)[0] for row in words.rows]
    parts = [natural_width(row.often, types.cell, card)[1] for row in words.rows]
    paused = [natural_width(_tied(row.often), types.cell, card)[1] for row in words.rows]
    fixed = max(heads[0], *titles) + max(heads[1], *amounts)
    return fixed, max(heads[2], *parts), max(heads[2], *paused)


def doses(words: CardWords, place: Place, card: Setting) -> list[Box]:
    """A dose a paragraph, where there is no room for columns: what it is for, the amount, how often."""
    size = card.style.type.body.size
    boxes = typeset((Paragraph((Span(words.heads[1], "label"),)),), place, card)
    for row in words.rows:
        lines = (row.title, row.amount, tied(row.often, place.width, card))
        own = [box._replace(before=0.0) for box in typeset(tuple(map(Paragraph, lines)), place, card)]
        before = size * 0.6 if len(boxes) > 1 else size * 0.1
        boxes.append(stacked(own)._replace(before=before, after=size * 0.6, mark=words.mark))
    return boxes


_PAUSE = re.compile(r"(?<![,;:]) ")


def _tied(spans: Spans) -> Spans:
    """The words tied together, but for where they pause: as needed, / 30 minutes before."""
    return tuple(span._replace(text=_PAUSE.sub("\u00a0", span.text)) for span in spans)


def tied(spans: Spans, width: float, card: Setting) -> Spans:
    """The words tied together but for where they pause, if they fit a width so."""
    made = _tied(spans)
    return made if natural_width(made, card.style.type.body, card)[1] <= width else spans


# --- facts ------------------------------------------------------------------------------------------------


def label_column(labels: Sequence[str], width: float, card: Setting) -> float:
    """Width of a column of labels: that of the widest, but for those that had better take two lines."""
    naturals = [natural_width((Span(label, "label"),), card.style.type.body, card) for label in labels]
    short = [wide for wide, _ in naturals if wide <= width * _LABELS]
    return max(*short, *(least for _, least in naturals)) + 1


def gap(card: Setting) -> float:
    """Between the column of labels and the words."""
    return card.style.type.body.size * 0.9


def fact(told: CardFact, place: Place, column: float, card: Setting) -> Box:
    """A label and its words: in a column beside it if there is one, else run in behind it."""
    if not column:
        said = (Span(told.label, "label"), Span("\u2002"), *_whole(told.run_on()))
        return stacked(typeset((Paragraph(said),), place, card))._replace(mark=told.mark)
    label = stacked(typeset((_label(told.label),), place._replace(width=column), card))
    left = column + gap(card)
    matter = stacked(items(told, place._replace(x=place.x + left, width=place.width - left), card))
    height = max(label.height, matter.height)
    return Box(height, (*label.placements, *matter.placements), label.before, mark=told.mark)


def _label(words: str) -> Paragraph:
    return Paragraph((Span(words, "label"),))


def items(told: CardFact, place: Place, card: Setting) -> list[Box]:
    """The sentences of a fact, each on a line of its own; steps with their numbers before them."""
    if told.steps:
        return _steps(told, place, card)
    said = (told.run_on(),) if told.key in _RUN_ON else told.items
    boxes = typeset(tuple(Paragraph(_whole(item)) for item in said), place, card)
    return [box._replace(before=box.before * 0.5) for box in boxes]


_LAST = re.compile(r" (?=\S{1,7}$)")


def _whole(spans: Spans) -> Spans:
    """The words so that no line holds only a short last one."""
    return (*spans[:-1], spans[-1]._replace(text=_LAST.sub("\u00a0", spans[-1].text))) if spans else spans


def _steps(told: CardFact, place: Place, card: Setting) -> list[Box]:
    body = card.style.type.body
    tag = Tag("L", place.tag, numbering="Decimal")
    indent = natural_width((Span(f"{len(told.items)}", "strong"),), body, card)[0] + body.size * 0.6
    boxes: list[Box] = []
    for number, item in enumerate(told.items, 1):
        own = Tag("LI", tag)
        figure = set_text((Span(str(number), "strong"),), body, indent, card)
        label = place_line(figure, 0, place.x, 0.0, Tag("Lbl", own), LinkTags(None, False)).placements
        inner = Place(place.x + indent, place.width - indent, Tag("LBody", own))
        matter = stacked(typeset((Paragraph(item),), inner, card))
        boxes.append(Box(matter.height, (*label, *matter.placements), body.before * 0.5))
    return boxes


# --- lines to write on, and the foot ----------------------------------------------------------------------


def contact_lines(words: CardWords, place: Place, column: float, card: Setting) -> Iterator[Box]:
    """Who to turn to, each with a line to write on behind the name, or below it if that would be short."""
    for index, name in enumerate(words.contacts or ("",)):
        label = words.contact if index == 0 else ""
        left = column + gap(card) if column else 0.0
        box = _contact(label, name, place, left, card)
        before = 0.0 if index else card.style.type.body.before
        yield box._replace(before=before, mark=getattr(name, "mark", None))


def _contact(label: str, name: str, place: Place, left: float, card: Setting) -> Box:
    inner = place._replace(x=place.x + left, width=place.width - left)
    if left:
        parts = [(_label(label), place._replace(width=left))] if label else []
        parts += [(Paragraph((Span(name),)), inner)] if name else []
    else:
        said = [Span(label, "label")] * bool(label) + [Span("\u2002")] * bool(label and name)
        parts = [(Paragraph((*said, *([Span(name)] if name else []))), inner)]
    drawn = [stacked(typeset((paragraph,), own, card)) for paragraph, own in parts]
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


def foot(words: CardWords, place: Place, card: Setting) -> Box:
    """What the card is and is not: the notice, then version, date and where to read on."""
    blocks: list[Block] = [Paragraph(_whole(words.notice))] if words.notice else []
    blocks.append(Paragraph((Span(words.foot),), "meta"))
    return stacked(typeset(tuple(blocks), place, card))._replace(before=card.style.type.body.before)
