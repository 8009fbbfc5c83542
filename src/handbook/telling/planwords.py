"""A plan in words, for the head of its sheets: each regimen in a line, and what is needed for all days."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.medicine.amount import Amount
from handbook.medicine.day import Entry
from handbook.medicine.plan import Plan
from handbook.medicine.product import Product
from handbook.telling import patterns, posology
from handbook.telling.counted import amount_words, behind, counted, strength_words
from handbook.telling.forperson import figures_words

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


def regimen_lines(plan: Plan, voice: Voice) -> list[Spans]:
    """A line for each regimen, the reserves last; then the figures of the person, and a moved start."""
    lines = [_line(entry, plan, voice) for entry in (*plan.taken, *plan.reserves)]
    if plan.moved and plan.start:
        short = voice.language.short
        lines.append((Span(voice.say("moved", date=short(plan.start), asked=short(plan.moved)), "strong"),))
    return lines


def _line(entry: Entry, plan: Plan, voice: Voice) -> Spans:
    """Title: dose, how often, when, route; for what; steps; under whose care; for whose figures."""
    regimen = voice.book.regimens[entry.id]
    medicine = voice.book.medicines.get(regimen.medicine or "")
    stated = posology.Stated(regimen)
    route = str(regimen.route or (medicine.route if medicine else ""))
    often = posology.how_often(stated, voice)
    parts = [_dose(entry, stated, voice), often, _when(stated, voice), (Span(route),) if route else ()]
    head = voice.say("reserve") + voice.language.say("colon") if entry.reserve else ""
    made = [Span(f"{head}{entry.title}{voice.language.say('colon')}", "strong"), *posology.joined(parts)]
    if entry.reason:
        made.append(Span(f". {voice.say('reason')}{voice.language.say('colon')}{voice.line(entry.reason)}"))
    if regimen.steps:
        made += [Span(". "), *steps(entry, voice)]
    made += [Span(f". {voice.say('supervised')}.")] if entry.audience == "clinic" else []
    return tuple(made)


def _when(stated: posology.Stated, voice: Voice) -> Spans:
    """The times of day, where the cells have room for their names alone."""
    meals = stated.regimen.meals
    return (Span(voice.say("with-what", what=voice.line(meals))),) if meals else ()


def _dose(entry: Entry, stated: posology.Stated, voice: Voice) -> Spans:
    """The dose with its pieces; one by weight or surface with what it comes to, and the figures it came from."""
    regimen = stated.regimen
    if regimen.steps:
        return ()
    said = posology.dose_in_line(regimen, voice)
    figure = _one_amount(entry)
    if entry.person and figure:
        told = behind(counted(figure, entry.products, voice))
        on = figures_words(entry.figures, entry.person, voice)
        return (*said, Span(f", {on}{voice.language.say('colon')}"), Span(told, "strong"))
    pieces = counted(figure, entry.products, voice) if figure else ("", "")
    if not pieces[1] or not figure:
        return said
    other = pieces[0] if pieces[0] != amount_words(figure, voice) else pieces[1]
    return (*said, Span(f" ({other})"))


def _one_amount(entry: Entry) -> Amount | None:
    """The amount of every dose, if it is the same for all."""
    amounts = {portion.amount for intake in entry.way.intakes() for portion in intake}
    return amounts.pop() if len(amounts) == 1 else None


def steps(entry: Entry, voice: Voice) -> Spans:
    """days 1 to 5: 40 mg, 8 tablets; days 6 to 10: …; then stop."""
    regimen = voice.book.regimens[entry.id]
    colon = voice.language.say("colon")
    told = [
        f"{row.days}{colon}{row.dose}" + (f", {row.pieces}" if row.pieces else "")
        for row in patterns.step_rows(regimen, voice)
    ]
    then = patterns.then_words(regimen, voice)
    return (Span(voice.say("semicolon").join(told)), Span(f"{voice.say('semicolon')}{then}", "strong"))


class Supply(NamedTuple):
    """What all days need of one product."""

    medicine: str
    pieces: str
    """150 tablets of 5 mg."""
    until: str = ""
    """A pack of 28 lasts until Tue 31 Mar 2026; empty if it outlasts the plan, or has no dates."""


def supplies(plan: Plan, voice: Voice) -> tuple[Supply, ...]:
    """What is needed of each product for all days, and the day that a pack of it lasts until."""
    return tuple(_supply(*one, plan, voice) for one in plan.totals)


def _supply(entry: Entry, product: Product, number: Decimal, plan: Plan, voice: Voice) -> Supply:
    said = amount_words(Amount(number, number, product.counted), voice)
    if product.strengths:
        said = voice.say("of-strength", pieces=said, strength=strength_words(product, voice))
    ends = plan.runs_out(product)
    if not ends or not ends.date:
        return Supply(entry.medicine, said)
    lasts = voice.say("pack-lasts", number=product.pack)
    return Supply(entry.medicine, said, f"{lasts} {voice.language.short(ends.date)}")


def needed(plan: Plan, voice: Voice) -> tuple[tuple[str, str], ...]:
    """What is needed for all days, by medicine: 150 tablets of 5 mg; and the day that a pack lasts until."""
    rows: dict[str, list[str]] = {}
    for one in supplies(plan, voice):
        rows.setdefault(one.medicine, []).extend(filter(None, (one.pieces, one.until)))
    return tuple((name, voice.say("semicolon").join(said)) for name, said in rows.items())
