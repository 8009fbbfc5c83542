"""The quick-card: what it shows by reference, and what it then says, without a size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.document.flaw import in_words
from handbook.foundation.marks import Mark, place_of
from handbook.foundation.values import Scalar
from handbook.telling import amountrows, dosetables, posology
from handbook.telling.counted import counted, strength_untold
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
    part: bool = False
    """It belongs to the dose above it: a step, a band, the amount of a weekday, what else is stated."""


class CardFact(NamedTuple):
    """A label and what is said under it; `mark` is where the book says it."""

    label: str
    items: tuple[Spans, ...]
    """Sentences, steps or entries, in order."""
    key: str = ""
    """Which of the card's keys it is: when, how, cautions, …"""
    mark: Mark | None = None

    @property
    def steps(self) -> bool:
        """Whether its items are steps to be taken in order."""
        return self.key == "how"


class CardMatter(NamedTuple):
    """What a card says, in the order of safety.md D5: name, doses, when, course, stop, not covered, contacts."""

    title: str
    form: str
    heads: tuple[str, str, str]
    doses: tuple[CardDose, ...]
    facts: tuple[CardFact, ...]
    contacts: tuple[str, ...]
    notice: Spans
    mark: Mark | None


def say(voice: Voice) -> CardMatter:
    """What the card of this book says; the book must have one."""
    card = voice.book.card
    assert card
    edition = voice.book.edition
    form = voice.book.forms.get(card.form or "")
    return CardMatter(
        voice.line(card.title) if card.title else str(edition.title),
        in_words(form_name(form, voice)) if form else "",
        (voice.say("for"), voice.say("dose"), voice.say("how-often-when")),
        tuple(row for id in card.regimens for row in _doses(id, voice)),
        tuple(_facts(card, voice)),
        tuple(Scalar(voice.line(one), one.source, one.span) for one in card.contacts),
        voice.spans(voice.notice),
        card.regimens[0].mark if card.regimens else None,
    )


def _doses(id: Scalar, voice: Voice) -> Iterator[CardDose]:
    """A regimen, and a row for each of its steps, bands or amounts; no slot, weekday or limit is left out."""
    regimen = voice.book.regimens[id]
    stated = Stated(regimen)
    told = [*dosetables.detail_rows(regimen, voice), *amountrows.rows(regimen, voice)]
    often, when = posology.how_often(stated, voice), posology.when(stated, voice)
    turns = (Span(voice.say("in-turn")),) if regimen.alternate else ()
    said = posology.joined([often, turns]) if _told(regimen, voice) else posology.joined([often, turns, when])
    said = (*or_unstated(said or when, voice), *_lasting(stated, voice))
    parted = regimen.steps or regimen.bands or amountrows.parted(regimen)
    amount = voice.plain(posology.medicine(regimen, voice)) if parted else _counted(stated, voice)
    yield CardDose(voice.plain(regimen.title), amount, said, regimen.id.mark)
    for label, dose in (*told, *_others(regimen, voice)):
        yield CardDose(label, dose, (), regimen.id.mark, True)


def _others(regimen: WrittenRegimen, voice: Voice) -> list[tuple[Spans, Spans]]:
    """What else is stated for its dose: a figure that would be taken for a time if it stood behind how often."""
    others = posology.differing_doses(regimen, voice)
    return [(voice.said("also-stated"), others)] if others else []


def _lasting(stated: Stated, voice: Voice) -> Spans:
    """How long, and the days off, which a dose must not be without, unless the card has a line on its course."""
    assert voice.book.card
    return () if voice.book.card.course else posology.for_how_long(stated, voice)


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
    if dose is None or not said:
        return said
    known = products(stated.regimen, voice)
    pieces, held = counted(dose, known, voice)
    if not held:
        untold = strength_untold(known, voice)
        return (*said, Span(f", {untold}")) if untold else said
    more = pieces if pieces != posology.figured(dose, voice) else held
    return (*said, Span(", "), *posology.figures(more))


def _facts(card: Card, voice: Voice) -> Iterator[CardFact]:
    texts = (
        ("when", (card.when,)),
        ("not-after", (card.not_after,)),
        ("course", (card.course,)),
        ("how", card.how),
        ("missed-dose", (card.missed_dose,)),
        ("cautions", card.cautions),
        ("get-help", card.get_help),
        ("do-not-use-if", card.do_not_use_if),
        ("notes", card.lines),
        ("contact", card.contacts),
    )
    for key, said in texts:
        filled = [text for text in said if text]
        if filled:
            yield CardFact(voice.say(key), tuple(map(voice.spans, filled)), key, place_of(filled[0]))
        elif key in ("get-help", "do-not-use-if"):
            # A card that is silent here would read as if there were nothing to fear (safety.md D5).
            yield CardFact(voice.say(key), (voice.said("uncovered"),), key)
