"""The doses of a card: a table for those who hear it, whatever room there is for columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handbook.document.blocks import Column, Span, Spans, Table
from handbook.layout.blocks.place import Place, text_boxes
from handbook.layout.blocks.runin import Part, run_in
from handbook.layout.blocks.typeset import typeset
from handbook.layout.pages.galley import Box, stacked
from handbook.layout.pages.page import Line, Tag
from handbook.layout.type.inline import set_text
from handbook.layout.type.measure import natural_width
from handbook.layout.type.setting import Setting
from handbook.products.card.words import CardRow, CardWords

_OFTEN = 0.3
"""The share of a face that the third column of the dose table needs to be read with ease."""
_SHORT = 5.0
"""A cell no wider than this, in type sizes, is not broken (`layout.blocks.tables`)."""


def dose_table(words: CardWords, place: Place, card: Setting) -> list[Box]:
    """Title, dose, how often; without room for three columns, the three under one another.

    A dose is never broken, nor a title; what follows breaks only where it pauses, if it fits so. What belongs
    together, a dose and its steps, is sticky.
    """
    if not words.rows:
        return []
    fixed, free, paused = _widths(words, card)
    room = place.width - 2 * card.style.table.pad_x - 3 - fixed
    if room < max(free, place.width * _OFTEN):
        return piled(words, place, card)
    columns = tuple(Column((Span(head),), keep=at < 2) for at, head in enumerate(words.heads))
    rows = tuple((row.title, row.amount, _tied(row.often) if paused <= room else row.often) for row in words.rows)
    parts = frozenset(number for number, row in enumerate(words.rows) if row.part)
    head, *boxes = typeset((Table(columns, rows, mark=words.mark, parts=parts),), place, card)
    if len(boxes) != len(rows):  # a row that is taller than most stands in several
        return [head, *boxes]
    return [head._replace(sticky=True), *_chained(boxes, words.rows)]


def _chained(boxes: Sequence[Box], rows: Sequence[CardRow]) -> list[Box]:
    """Each box kept with the next if that is a part of the same dose."""
    followed = [*(row.part for row in rows[1:]), False]
    return [box._replace(sticky=part) for box, part in zip(boxes, followed, strict=True)]


def _widths(words: CardWords, card: Setting) -> tuple[float, float, float]:
    """Of titles and doses together; of the widest word of the rest; and of its widest part without a pause."""
    types = card.style.type
    heads = [natural_width((Span(head),), types.cell_head, card)[0] for head in words.heads]
    titles = [natural_width(row.title, types.cell, card)[0] for row in words.rows]
    amounts = [natural_width(row.amount, types.cell, card)[0] for row in words.rows]
    often = [natural_width(row.often, types.cell, card) for row in words.rows]
    parts = [whole if whole <= _SHORT * types.cell.size else part for whole, part in often]
    paused = [natural_width(_tied(row.often), types.cell, card)[1] for row in words.rows]
    fixed = max(heads[0], *titles) + max(heads[1], *amounts)
    return fixed, max(heads[2], *parts), max(heads[2], *paused)


def piled(words: CardWords, place: Place, card: Setting) -> list[Box]:
    """The table without columns: its heads in a line, then what each dose is for, the amount, how often."""
    apart = card.style.type.body.before * 1.3  # grows with the air that a card has to spare
    table = Tag("Table", place.tag)
    heads = _heads(words.heads, Tag("TR", Tag("THead", table)), place, card)._replace(sticky=True)
    body, column = Tag("TBody", table), _labels(words.rows, place, card)
    boxes: list[Box] = []
    for row in words.rows:
        tag = Tag("TR", body)
        own = _beside(row, tag, place, column, card) if row.part else _cells(row, tag, place, card)
        box = stacked([one._replace(before=0.0) for one in own])
        before = (apart * 0.25 if row.part else apart) if boxes else 0.0
        boxes.append(box._replace(before=before, after=apart, mark=words.mark))
    chained = _chained(boxes, words.rows)
    return [heads, *(box._replace(after=0.0 if box.sticky else apart) for box in chained)]


_NARROW = 0.45
"""A column of labels takes at most so much of a face: days 1 to 5, other days."""


def _labels(rows: Sequence[CardRow], place: Place, card: Setting) -> float:
    """Width of the column of what steps and bands are for; 0 if doses follow them in their line."""
    body = card.style.type.body
    wide = [natural_width(row.title, body, card)[0] for row in rows if row.part]
    column = max(wide, default=0.0) + body.size * 0.8
    doses = [natural_width(row.amount, body, card)[0] for row in rows if row.part]
    return column if column <= place.width * _NARROW and column + max(doses, default=0.0) <= place.width else 0.0


def _beside(row: CardRow, tag: Tag, place: Place, column: float, card: Setting) -> Iterator[Box]:
    """A step in a line: days 1 to 5, 40 mg, 8 tablets; the doses under one another, if they have room so."""
    kind = card.style.type.body
    label, dose = Tag("TH", tag, scope="Row"), Tag("TD", tag)
    if not column:
        parts = [Part((*row.title, Span("\u2002")), label), Part(row.amount, dose)]
        beside = run_in(parts, kind, place, card)
        below = [*text_boxes(set_text(row.title, kind, place.width, card), kind, place, label, card)]
        below += text_boxes(set_text(row.amount, kind, place.width, card), kind, place, dose, card)
        yield from [beside] if beside.height < sum(box.height for box in below) - 0.1 else below
    else:
        left = stacked(text_boxes(set_text(row.title, kind, column, card), kind, place, label, card))
        inner = place._replace(x=place.x + column, width=place.width - column)
        right = stacked(text_boxes(set_text(row.amount, kind, inner.width, card), kind, inner, dose, card))
        yield Box(max(left.height, right.height), (*left.placements, *right.placements))
    yield from _cell(row.often, Tag("TD", tag), place, card)


def _heads(heads: tuple[str, str, str], row: Tag, place: Place, card: Setting) -> Box:
    """For · Dose · How often, when: the points between them are for the eye alone."""
    parts: list[Part] = []
    for head in heads:
        parts += [Part((Span("\u00a0· ", "label"),), None)] * bool(parts)  # no line begins with a point
        parts.append(Part(_whole(head, place.width, card), Tag("TH", row, scope="Column")))
    return run_in(parts, card.style.type.body, place, card)


def _whole(head: str, width: float, card: Setting) -> Spans:
    """A head that no line's end parts, if a line holds it."""
    made = (Span(head.replace(" ", "\u00a0"), "label"),)
    return made if natural_width(made, card.style.type.body, card)[0] <= width else (Span(head, "label"),)


def _cells(row: CardRow, tag: Tag, place: Place, card: Setting) -> Iterator[Box]:
    """The cells of a dose, one under the other."""
    cells = ((row.title, "TH"), (row.amount, "TD"), (tied(row.often, place.width, card), "TD"))
    for spans, role in cells:
        yield from _cell(spans, Tag(role, tag, scope="Row" if role == "TH" else ""), place, card)


def _cell(spans: Spans, tag: Tag, place: Place, card: Setting) -> Iterator[Box]:
    """A cell; one without words stands in the tree all the same."""
    kind = card.style.type.body
    if spans:
        yield from text_boxes(set_text(spans, kind, place.width, card), kind, place, tag, card)
    else:
        yield Box(0.0, (Line(place.x, 0.0, (), tag),))


_PAUSE = re.compile(r"(?<![,;:]) ")


def _tied(spans: Spans) -> Spans:
    """The words tied together, but for where they pause: as needed, / 30 minutes before."""
    return tuple(span._replace(text=_PAUSE.sub("\u00a0", span.text)) for span in spans)


def tied(spans: Spans, width: float, card: Setting) -> Spans:
    """The words tied together but for where they pause, if they fit a width so."""
    made = _tied(spans)
    return made if natural_width(made, card.style.type.body, card)[1] <= width else spans
