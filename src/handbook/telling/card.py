"""The quick-card: what it shows by reference, and what it then says, without a size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.document.prose import words
from handbook.foundation.marks import Mark
from handbook.foundation.values import Scalar
from handbook.telling import dosetables, posology
from handbook.telling.counted import counted
from handbook.telling.dosetables import form_name
from handbook.telling.patterns import products
from handbook.telling.posology import Stated, or_unstated

if TYPE_CHECKING:
    from handbook.book.card import Card
    from handbook.book.prescribed import WrittenRegimen
    from handbook.telling.voice import Voice


class CardDose(NamedTuple):
    """A line of the dose table; `mark` is where the regimen is written."""

    title: Spans
    amount: Spans
    often: Spans
    mark: Mark


class CardFact(NamedTuple):
    """A label and its words; `mark` is where the card says it."""

    label: str
    words: Spans
    mark: Mark | None
    key: str = ""
    """Which of the card's keys it is."""
    items: tuple[Spans, ...] = ()
    """The same words, one text of the card each."""


class CardMatter(NamedTuple):
    """What a card says, in the order of safety.md D5: name, doses, when, course, stop, not covered, contacts."""

    title: str
    form: str
    heads: tuple[str, str, str]
    doses: tuple[CardDose, ...]
    facts: tuple[CardFact, ...]
    contacts: tuple[str, ...]
    notice: Spans
    foot: str
    mark: Mark | None


def say(voice: Voice) -> CardMatter:
    """What the card of this book says; the book must have one."""
    card = voice.book.card
    assert card
    edition = voice.book.edition
    form = voice.book.forms.get(card.form or "")
    return CardMatter(
        voice.line(card.title) if card.title else str(edition.title),
        words(form_name(form, voice)) if form else "",
        (voice.say("for"), voice.say("dose"), voice.say("how-often-when")),
        tuple(row for id in card.regimens for row in _doses(id, voice)),
        tuple(_facts(card, voice)),
        tuple(Scalar(voice.line(one), one.source, one.span) for one in card.contacts),
        voice.spans(voice.notice),
        voice.say("card-foot", version=edition.version, date=voice.language.long(edition.updated)),
        card.regimens[0].mark if card.regimens else None,
    )


def _doses(id: Scalar, voice: Voice) -> Iterator[CardDose]:
    """The row of a regimen, and one for each of its steps or bands; no slot, weekday or limit is left out."""
    regimen = voice.book.regimens[id]
    stated, detail = Stated(regimen), dosetables.detail_rows(regimen, voice)
    often, when = posology.how_often(stated, voice), posology.when(stated, voice)
    # The amount is never broken on a card: what else is stated stands behind how often, in the same row.
    others = posology.other_doses(regimen, voice)
    said = or_unstated(often if often and _told(regimen, voice) else posology.joined([often, when]), voice)
    said = (*said, Span(" "), *others) if others else said
    said = (*said, *_break(stated, voice))
    stepped = regimen.steps or regimen.bands
    amount = voice.plain(posology.medicine(regimen, voice)) if stepped else _counted(stated, voice)
    yield CardDose(voice.plain(regimen.title), amount, said, regimen.id.mark)
    for days, dose in detail:
        yield CardDose(days, dose, (), regimen.id.mark)


def _break(stated: Stated, voice: Voice) -> Spans:
    """The days on and off, which a dose must not be without; the card's own line on the course may tell them."""
    assert voice.book.card
    return posology.for_how_long(stated, voice) if stated.regimen.rest and not voice.book.card.course else ()


def _told(regimen: WrittenRegimen, voice: Voice) -> bool:
    """Whether the card's own line on when names every time of day, so that the row need not."""
    assert voice.book.card
    line = voice.book.card.when.casefold()
    # The longest name that fits counts, and whole words: "early afternoon" names neither noon nor afternoon.
    slots = {slot.words.casefold() for slot in regimen.slots}
    names = sorted(slots | {name.casefold() for name in voice.language.slots}, key=len, reverse=True)
    named = set(re.findall(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", line))
    alone = not (regimen.as_needed or regimen.timing or regimen.before or regimen.meals)
    return alone and slots <= named


def _counted(stated: Stated, voice: Voice) -> Spans:
    """The dose with the pieces that make it: 40 mg, 8 tablets."""
    said, dose = posology.dose(stated, voice), stated.regimen.dose
    if dose is None or not said or any(slot.dose for slot in stated.regimen.slots):
        return said
    pieces, held = counted(dose, products(stated.regimen, voice), voice)
    if not held:
        return said
    more = pieces if pieces != posology.figured(dose, voice) else held
    return (*said, Span(", "), *posology.figures(more))


def _facts(card: Card, voice: Voice) -> Iterator[CardFact]:
    texts: list[tuple[str, tuple[Scalar, ...], str]] = [
        ("when", (card.when,), " "),
        ("not-after", (card.not_after,), " "),
        ("course", (card.course,), " "),
        ("how", card.how, "steps"),
        ("missed-dose", (card.missed_dose,), " "),
        ("cautions", card.cautions, " "),
        ("get-help", card.get_help, " "),
        ("do-not-use-if", card.do_not_use_if, "; "),
        ("notes", card.lines, " "),
        ("contact", card.contacts, "; "),
    ]
    for key, said, between in texts:
        filled = [text for text in said if text]
        if filled:
            joined = _numbered(filled, voice) if between == "steps" else _joined(filled, between, voice)
            items = tuple(voice.spans(text) for text in filled)
            yield CardFact(voice.say(key), joined, getattr(filled[0], "mark", None), key, items)
        elif key in ("get-help", "do-not-use-if"):
            # A card that is silent here would read as if there were nothing to fear (safety.md D5).
            yield CardFact(voice.say(key), voice.said("uncovered"), None, key, (voice.said("uncovered"),))


def _joined(texts: Iterable[Scalar], between: str, voice: Voice) -> Spans:
    made: list[Span] = []
    for text in texts:
        made += [Span(between)] * bool(made) + list(voice.spans(text))
    return tuple(made)


def _numbered(texts: Iterable[Scalar], voice: Voice) -> Spans:
    """Steps in a row: 1 clear the nose  2 tilt the head."""
    made: list[Span] = []
    for number, text in enumerate(texts, 1):
        made += [Span("  ")] * bool(made) + [Span(f"{number}\u00a0", "strong"), *voice.spans(text)]
    return tuple(made)
