"""The labelled facts of a card: one structure on every size, whether labels stand beside, above or run in.

A label is a heading of its own, so that a screen reader pauses behind it and finds it by its level. Sentences are
paragraphs, steps a counted list, short entries (do not use if …) a list without numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from handbook.document.blocks import Span, Spans
from handbook.document.prose import words as words_of
from handbook.layout.blocks.place import Place, text_boxes, word_boxes
from handbook.layout.blocks.runin import Part, run_in
from handbook.layout.pages.galley import Box, stacked
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.layout.type.measure import natural_width
from handbook.layout.type.setting import Setting
from handbook.telling.card import CardFact

ORDER = (
    "when", "not-after", "course", "how", "missed-dose",
    "cautions", "get-help", "do-not-use-if", "not-covered", "notes",
)  # fmt: skip
"""In which order facts are read, on every card."""
_ENTRIES = ("do-not-use-if", "not-covered")
"""Short entries, which follow one another even where there is room for a line each."""
_LABELS = 0.3
"""A label that is wider than this share of a face takes two lines."""


def in_order(facts: Iterable[CardFact]) -> list[CardFact]:
    """The facts as they are read."""
    return sorted(facts, key=lambda fact: ORDER.index(fact.key) if fact.key in ORDER else len(ORDER))


def label_column(labels: Sequence[str], width: float, card: Setting) -> float:
    """Width of a column of labels: that of the widest, but for those that had better take two lines."""
    naturals = [natural_width((Span(label, "label"),), card.style.type.body, card) for label in labels]
    short = [wide for wide, _ in naturals if wide <= width * _LABELS]
    return max(*short, *(least for _, least in naturals)) + 1


def gap(card: Setting) -> float:
    """Between the column of labels and the words."""
    return card.style.type.body.size * 0.9


def labelled(words: str, parent: Tag) -> Part:
    """The label of a fact, with a space behind it."""
    return Part((Span(words, "label"), Span("\u2002")), Tag("H2", parent))


def label_boxes(words: str, place: Place, card: Setting) -> list[Box]:
    """The label of a fact on lines of its own."""
    return word_boxes((Span(words, "label"),), card.style.type.body, "H2", place, card)


def fact(told: CardFact, place: Place, column: float, card: Setting) -> Box:
    """A label and its words: in a column beside it if there is one, else run in behind it."""
    inked = _warning(card) if told.key in _WARNINGS and told.mark else card
    if not column:
        parts = [labelled(told.label, place.tag), *_parts(told, place, card)]
        return run_in(parts, card.style.type.body, place, inked)._replace(mark=told.mark)
    head = stacked(label_boxes(told.label, place._replace(width=column), inked))
    left = column + gap(card)
    matter = stacked(items(told, place._replace(x=place.x + left, width=place.width - left), card))
    height = max(head.height, matter.height)
    return Box(height, (*head.placements, *matter.placements), head.before, mark=told.mark)


_WARNINGS = ("get-help", "do-not-use-if")
"""What is told under these labels comes before all else when it counts."""


def _warning(card: Setting) -> Setting:
    """Labels in the colour of warnings; where a style has none, their capitals and weight tell them."""
    return card.with_style(card.style._replace(accent=card.style.callout.stop))


def items(told: CardFact, place: Place, card: Setting) -> list[Box]:
    """The sentences of a fact, each on a line of its own; steps with their numbers before them."""
    kind = card.style.type.body
    if told.steps:
        return _steps(told, place, card)
    if told.key in _ENTRIES:
        boxes = [run_in(_parts(told, place, card), kind, place, card)]
    else:
        lines = [whole(item, place.width, card) for item in told.items]
        boxes = [box for line in lines for box in word_boxes(line, kind, "P", place, card)]
    return [box._replace(before=box.before * 0.5) for box in boxes]


def _parts(told: CardFact, place: Place, card: Setting) -> list[Part]:
    """The elements of a fact in one line after another."""
    made = list(_elements(told, place.tag))
    return [*made[:-1], made[-1]._replace(spans=whole(made[-1].spans, place.width, card))] if made else []


def _elements(told: CardFact, parent: Tag) -> Iterator[Part]:
    last = len(told.items) - 1
    listed = Tag("L", parent, numbering="Decimal" if told.steps else "None")
    for index, item in enumerate(told.items):
        between = (Span(_between(told, index)),) if index < last or told.key in _ENTRIES else ()
        if told.steps:
            own = Tag("LI", listed)
            yield Part((Span(f"{index + 1}\u00a0", "strong"),), Tag("Lbl", own))
            yield Part((*_undivided(item), *between), Tag("LBody", own))
        elif told.key in _ENTRIES:
            yield Part((*item, *between), Tag("LBody", Tag("LI", listed)))
        else:
            yield Part((*item, *between), Tag("P", parent))


_STEP = 28
"""A step of no more letters is not divided at a line's end, where its number would seem to belong to the rest."""


def _undivided(item: Spans) -> Spans:
    short = sum(len(span.text) for span in item) <= _STEP
    return tuple(span._replace(text=span.text.replace(" ", "\u00a0")) for span in item) if short else item


def _between(told: CardFact, index: int) -> str:
    """What stands behind an item: entries that begin with capitals are sentences, others parts of one."""
    if told.steps:
        return "\u2002 "
    if told.key not in _ENTRIES:
        return " "
    texts = [words_of(item).strip() for item in told.items]
    last, ended = index == len(texts) - 1, texts[index].endswith((".", "!", "?"))
    sentences = len(texts) > 1 and all(text[:1].isupper() for text in texts)
    stop = "." if sentences and not ended else ""
    if last:
        return stop
    return f"{stop} " if sentences or ended else " · "


_LAST = re.compile(r" (?=\S{1,7}$)")


def whole(spans: Spans, width: float, card: Setting) -> Spans:
    """The words so that no line of this width holds only a short last one, if a line holds the last two."""
    if not spans:
        return spans
    made = (*spans[:-1], spans[-1]._replace(text=_LAST.sub("\u00a0", spans[-1].text)))
    return made if natural_width(made, card.style.type.body, card)[1] <= width else spans


def _steps(told: CardFact, place: Place, card: Setting) -> list[Box]:
    body = card.style.type.body
    tag = Tag("L", place.tag, numbering="Decimal")
    indent = natural_width((Span(f"{len(told.items)}", "strong"),), body, card)[0] + body.size * 0.6
    boxes: list[Box] = []
    for number, item in enumerate(told.items, 1):
        own = Tag("LI", tag)
        figure = set_text((Span(str(number), "strong"),), body, indent, card)
        numbered = place_line(figure, 0, place.x, 0.0, Tag("Lbl", own), LinkTags(None, False)).placements
        inner = Place(place.x + indent, place.width - indent, own)
        text = set_text(item, body, inner.width, card)
        matter = stacked(text_boxes(text, body, inner, Tag("LBody", own), card))
        boxes.append(Box(matter.height, (*numbered, *matter.placements), body.before * 0.5))
    return boxes
