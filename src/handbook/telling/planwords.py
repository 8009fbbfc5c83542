"""A plan in words, for the head of its sheets: each regimen in a line, and what is needed for all days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.medicine.amount import Amount
from handbook.medicine.day import Entry
from handbook.medicine.plan import Plan
from handbook.medicine.product import Product
from handbook.medicine.units import holding, is_piece
from handbook.telling import patterns, posology
from handbook.telling.counted import amount_words, behind, counted, strength_untold, strength_words
from handbook.telling.forperson import figures_words

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class StepLine(NamedTuple):
    """A step in the head of a sheet: its days, from 1, without an end if it is stayed on; and its dose."""

    first: int
    last: int | None
    when: str
    dose: Spans


class RegimenLine(NamedTuple):
    """A regimen in the head of a sheet; without an id a start that was moved."""

    id: str
    words: Spans
    steps: tuple[StepLine, ...] = ()
    reserve: bool = False
    """Whether it is taken only when needed."""


def regimen_lines(plan: Plan, voice: Voice) -> list[RegimenLine]:
    """A line for each regimen, the reserves last; then a moved start."""
    lines = [
        RegimenLine(entry.id, _line(entry, plan, voice), _steps(entry, voice), entry.reserve)
        for entry in (*plan.taken, *plan.reserves)
    ]
    if plan.moved and plan.start:
        short = voice.language.short
        words = voice.say("moved", date=short(plan.start), asked=short(plan.moved, beside=plan.start))
        lines.append(RegimenLine("", (Span(words, "strong"),)))
    return lines


def in_one(line: RegimenLine, voice: Voice) -> Spans:
    """A regimen with its steps in one line: …; days 1 to 5: 40 mg, 8 tablets; days 6 to 10: …, then stop."""
    if not line.steps:
        return line.words
    colon, between = voice.language.say("colon"), voice.say("semicolon")
    made = list(line.words)
    for step in line.steps:
        bare = made[-1].text.endswith(colon)
        made += [Span(f"{'' if bare else between}{step.when}{colon}"), *step.dose]
    return tuple(made)


def _line(entry: Entry, plan: Plan, voice: Voice) -> Spans:
    """Title: dose, how often, when, route; for what; under whose care; for whose figures."""
    regimen = voice.book.regimens[entry.id]
    medicine = voice.book.medicines.get(regimen.medicine or "")
    stated = posology.Stated(regimen)
    route = str(regimen.route or (medicine.route if medicine else ""))
    often = posology.how_often(stated, voice)
    if entry.reserve:  # its head says so
        often = tuple(Span(limit) for limit in (", ".join(posology.as_needed(regimen, voice)[1:]),) if limit)
    dose = _named(_dose(entry, stated, voice), entry, plan, voice)
    parts = [dose, often, _when(stated, voice), (Span(route),) if route else ()]
    head = voice.say("reserve") + voice.language.say("colon") if entry.reserve else ""
    made = [Span(f"{head}{entry.title}{voice.language.say('colon')}", "strong"), *posology.joined(parts)]
    if entry.reason.casefold() not in entry.title.casefold():
        made.append(Span(f". {voice.say('reason')}{voice.language.say('colon')}{voice.line(entry.reason)}"))
    made += [Span(f". {voice.say('supervised')}.")] if entry.audience == "clinic" else []
    return tuple(made)


def _named(dose: Spans, entry: Entry, plan: Plan, voice: Voice) -> Spans:
    """A dose with its medicine, which beside others is named even where the book is called by it."""
    if not dose:  # its steps are told each in a line of their own
        return (Span(f"{entry.medicine} {voice.say('in-steps')}" if plan.named else voice.say("in-steps")),)
    name = Span(f"{entry.medicine}\u00a0")
    return (name, *dose) if plan.named and dose[0] != name else dose


def _when(stated: posology.Stated, voice: Voice) -> Spans:
    """What it is taken before, after or with; the time of day of all steps, which they do not name again.

    So too the times of day of what says on which days, but not how often on each.
    """
    regimen = stated.regimen
    if not (regimen.frequency or regimen.steps or regimen.as_needed):
        return posology.when(stated, voice)
    slot = patterns.common_slot(regimen) if regimen.steps else ""
    how = posology.manner(regimen, voice)
    return (Span(f"{slot}, " if how else slot), *how) if slot else how


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
    if not figure:
        return (*said, *_each(entry, voice))
    pieces = counted(figure, entry.products, voice)
    if not pieces[1]:
        untold = strength_untold(entry.products, voice)
        return (*said, Span(f" ({untold})")) if untold else said
    other = pieces[0] if pieces[0] != amount_words(figure, voice) else pieces[1]
    return (*said, Span(f" ({other})"))


def _each(entry: Entry, voice: Voice) -> Spans:
    """What one piece holds, where several amounts are counted out in the same: 50 mg per tablet."""
    one = entry.products[0] if len(entry.products) == 1 else None
    if entry.reserve or one is None or one.held is None or not is_piece(one.counted):
        return ()
    told = f"{amount_words(one.held, voice)} {holding(voice.language, one.counted, voice.book.profile)}"
    return (Span(", " + told.replace(" ", "\u00a0")),)


def _one_amount(entry: Entry) -> Amount | None:
    """The amount of every dose, if it is the same for all."""
    amounts = {portion.amount for intake in entry.way.intakes() for portion in intake}
    return amounts.pop() if len(amounts) == 1 else None


def _steps(entry: Entry, voice: Voice) -> tuple[StepLine, ...]:
    """Days 1 to 5: 40 mg, 8 tablets; the last with what follows on it: then stop."""
    regimen = voice.book.regimens[entry.id]
    made: list[StepLine] = []
    first = 1
    for row, step in zip(patterns.step_rows(regimen, voice), regimen.steps, strict=True):
        length = (step.lasts.days or (0, 0))[1]
        last = step is regimen.steps[-1]
        dose = f"{row.dose}, {row.pieces}" if row.pieces else row.dose
        then = (Span(f", {patterns.then_behind(regimen, voice)}", "strong"),) if last else ()
        end = None if last and regimen.then == "stay" else first + length - 1
        made.append(StepLine(first, end, row.days, (Span(dose), *then)))
        first += length
    return tuple(made)


class Need(NamedTuple):
    """What is needed of a medicine, and how long a pack of each product lasts."""

    medicine: str
    pieces: str
    packs: tuple[tuple[str, date], ...] = ()
    """In words, and the day until which."""

    def words(self, first: date | None, between: str) -> str:
        """For a sheet that begins on a day: a pack that is over by then is no matter any more."""
        return between.join([self.pieces, *(said for said, ends in self.packs if first is None or first <= ends)])


class Supply(NamedTuple):
    """What all days need of one product."""

    medicine: str
    pieces: str
    """150 tablets of 5 mg."""
    until: str = ""
    """A pack of 28 lasts until Tue 31 Mar 2026; empty if it outlasts the plan, or has no dates."""
    ends: date | None = None


def supplies(plan: Plan, voice: Voice) -> tuple[Supply, ...]:
    """What is needed of each product for all days, and the day that a pack of it lasts until."""
    sums: dict[tuple[str, Product], Decimal] = {}
    for entry, product, number in plan.totals:  # two regimens may take from one box
        sums[entry.medicine, product] = sums.get((entry.medicine, product), Decimal(0)) + number
    return tuple(_supply(medicine, product, number, plan, voice) for (medicine, product), number in sums.items())


def _supply(medicine: str, product: Product, number: Decimal, plan: Plan, voice: Voice) -> Supply:
    said = amount_words(Amount(number, number, product.counted), voice)
    if product.strengths:
        said = voice.say("of-strength", pieces=said, strength=strength_words(product, voice))
    ends = plan.runs_out(product)
    if not ends or not ends.date:
        return Supply(medicine, said)
    lasts = voice.say("pack-lasts", number=product.pack)
    return Supply(medicine, said, f"{lasts} {voice.language.short(ends.date)}", ends.date)


def needed(plan: Plan, voice: Voice) -> tuple[Need, ...]:
    """What is needed for all days, by medicine: 150 tablets of 5 mg; and the day that a pack lasts until."""
    rows: dict[str, list[Supply]] = {}
    for one in supplies(plan, voice):
        rows.setdefault(one.medicine, []).append(one)
    return tuple(_need(name, found, voice) for name, found in rows.items())


def _need(medicine: str, found: Sequence[Supply], voice: Voice) -> Need:
    pieces = voice.say("semicolon").join(one.pieces for one in found)
    packs = tuple((one.until, one.ends) for one in found if one.ends)
    return Need(medicine, voice.say("needed-for", pieces=pieces), packs)
