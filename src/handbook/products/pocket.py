"""The fold-out pocket guide: the card's matter on eight panels of one sheet, a topic a panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.content.locale import Language
from handbook.document.blocks import Block, Blocks, Heading, Paragraph, Span
from handbook.foundation.units import MM
from handbook.layout.galley import Frame, depth, fill
from handbook.layout.page import Metadata, Page, Placement, Printing, Publication, Stroke, Tag
from handbook.layout.pocket import Panel, folds, panels
from handbook.layout.setting import Setting
from handbook.layout.stock import Size
from handbook.layout.turning import seated
from handbook.layout.typeset import Place, typeset
from handbook.products.cardwords import CardFact, CardWords
from handbook.products.notes import written
from handbook.products.quickcard import card_setting, too_much
from handbook.style.sheet import PAPERS

_LARGER = 1.7
"""The guide is tried first in type so much larger than that of a card."""
_RULED = 8 * MM


def compose_pocket(
    words: CardWords, language: Language, setting: Setting, metadata: Metadata, root: Tag
) -> Publication:
    """Eight panels on one side of a sheet, in the largest type in which every topic fits its panel."""
    wide, high = sorted(PAPERS[setting.style.paper], reverse=True)
    least = setting.style.card.text
    points = least * _LARGER
    while True:
        drawn = _drawn(words, panels(wide, high), points, setting, root, language, points <= least)
        if drawn is not None:
            break
        points = max(least, points - 0.25)
    marks = folds(wide, high)
    page = Page(wide, high, (*drawn, *marks.lines, *written(marks, setting, language)))
    return Publication([page], metadata, root=root, printing=Printing(scaling=False, duplex="Simplex"))


def _drawn(
    words: CardWords,
    made: tuple[Panel, ...],
    points: float,
    setting: Setting,
    root: Tag,
    language: Language,
    last_try: bool,
) -> list[Placement] | None:
    """Every topic in its panel; None if one does not fit, unless there is no smaller type to try."""
    card = card_setting(setting, points)
    drawn: list[Placement] = []
    for panel, blocks in zip(made, _topics(words, language), strict=True):
        margins = panel.margins
        width = panel.width - margins.left - margins.right
        height = panel.height - margins.top - margins.bottom
        boxes = typeset(blocks, Place(0.0, width, Tag("Sect", root)), card)
        room = Frame(margins.left, margins.top, width, height)
        filled = fill(boxes, 0, room)
        if filled.left < len(boxes):
            if last_try:
                raise too_much(words, boxes, filled.left, Size("a panel of the pocket guide", width, height))
            return None
        own = [*filled.placements]
        if panel.number == 8:
            own += _ruled(room, depth(boxes), setting)
        drawn += seated(own, panel.seat)
    return drawn


def _ruled(room: Frame, taken: float, setting: Setting) -> Iterator[Placement]:
    """Lines to write on below the words."""
    y = room.y + taken + _RULED
    while y <= room.y + room.height:
        yield Stroke(((room.x, y), (room.x + room.width, y)), 0.35, setting.style.figure.axis, (1.0, 1.6))
        y += _RULED


def _topics(words: CardWords, language: Language) -> tuple[Blocks, ...]:
    """Title; doses; five panels for the facts, shared out in order; notes."""
    title: Blocks = (
        Heading(1, (Span(words.title, "strong"),)),
        Paragraph((Span(words.form),)),
        Paragraph(words.notice),
        Paragraph((Span(words.foot),), "meta"),
    )
    doses: list[Block] = [Heading(2, (Span(words.heads[0]),))]
    for row in words.rows:
        doses.append(Paragraph(tuple(replace(span, look="strong") for span in row.title)))
        doses.append(Paragraph((*row.amount, Span(", "), *row.often)))
    notes: Blocks = (Heading(2, (Span(language.say("notes")),)),)
    return (title, tuple(doses), *_shared(words.facts, 5), notes)


def _shared(facts: tuple[CardFact, ...], count: int) -> Iterator[Blocks]:
    """The facts on a number of panels, each about as full as the others, in order."""
    sizes = [sum(len(span.text) for span in fact.words) + 60 for fact in facts]
    total, target = 0, max(sum(sizes) / count, 1)
    panel_of = []
    for size in sizes:
        panel_of.append(min(count - 1, int((total + size / 2) / target)))
        total += size
    for panel in range(count):
        blocks: list[Block] = []
        for fact, own in zip(facts, panel_of, strict=True):
            if own == panel:
                blocks += [Heading(2, (Span(fact.label),)), Paragraph(fact.words, mark=fact.mark)]
        yield tuple(blocks)
