"""What doses by weight or surface come to for the person of a book's plan, with the figures they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handbook.book.intakes import Dispenser
from handbook.book.planned import figures_of
from handbook.book.prescribed import WrittenRegimen
from handbook.book.wishes import Wishes, person_of
from handbook.foundation.marks import HandbookError
from handbook.medicine.amount import Amount
from handbook.medicine.body import Person
from handbook.telling.counted import amount_words, behind, counted, otherwise
from handbook.telling.patterns import products

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Settled(NamedTuple):
    """One dose for one person: the figures, the amount, how it is counted out."""

    figures: str
    amount: str
    counted: str
    """Empty where the amount says all."""


def settled(regimen: WrittenRegimen, voice: Voice) -> list[Settled]:
    """Each dose of a regimen by weight or surface; none without a person, or if neither plan nor card has it."""
    book, needed = voice.book, figures_of(regimen)
    shown = (*(book.card.regimens if book.card else ()), *(book.calendar.regimens if book.calendar else ()))
    person = person_of(book.calendar, Wishes())
    if not needed or regimen.id not in shown or person == Person():
        return []
    dispenser = Dispenser(regimen, products(regimen, voice), person, book.language.times)
    try:
        found = dispenser.by_figures()
    except HandbookError:
        return []  # the plan tells which figure is missing; a regimen outside it has no amount for this person
    told = figures_words(person, needed, voice)
    several = len(found) > 1
    return [_settled(dose, amount, told, several, dispenser, voice) for dose, amount in found]


def own_band(regimen: WrittenRegimen, voice: Voice) -> int:
    """Which of its bands, from 0, is that of the person of the plan; -1 if none is."""
    bands, person = regimen.bands, person_of(voice.book.calendar, Wishes())
    size = (person.weight if bands.by == "weight" else person.height) if bands else None
    inside = (
        (at for at, row in enumerate(bands.rows) if size and row.low.size <= size.size < row.high.size)
        if bands
        else ()
    )
    return next(iter(inside), -1)


def _settled(
    dose: Amount | None, amount: Amount, told: str, several: bool, dispenser: Dispenser, voice: Voice
) -> Settled:
    """The figures, and which of several doses it is."""
    parts = counted(amount, dispenser.products, voice)
    if dose is None:
        return Settled(told, behind(parts), "")  # as the row of its band says it
    said = amount_words(amount, voice)
    figures = f"{told}, {amount_words(dose, voice)}" if several else told
    return Settled(figures, said, otherwise(said, parts))


def figures_words(person: Person | None, needed: str, voice: Voice) -> str:
    """The figures that doses stand on: 98 cm, 14 kg, body surface 0.62 m2 (Mosteller)."""
    if person is None:
        return ""
    by = {"kg": ("weight",), "weight": ("weight",), "height": ("height",)}.get(needed, ("height", "weight"))
    sizes = {"height": person.height, "weight": person.weight}
    told = [size.words(voice.language) for name in by if (size := sizes[name])]
    if needed == "m2" and person.surface:
        told.append(voice.say("surface", area=voice.language.figure(person.surface)))
    return ", ".join(told)
