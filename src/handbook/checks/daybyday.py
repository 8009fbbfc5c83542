"""Limits and times held over the whole plan, day by day (DOSE-19, SCHED-18, -23, -27)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from handbook.book.patterns import without_weekday
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.schedules import too_close
from handbook.foundation.marks import Mark
from handbook.medicine.amount import Amount
from handbook.medicine.pieces import made
from handbook.medicine.units import UNITS, plain

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.medicine.day import Day, Dose, Entry
    from handbook.medicine.plan import Plan


def within_limits(reading: Reading) -> Findings:
    """DOSE-19: on every day of the plan, what is taken of a medicine stays within its most for one day."""
    plan = reading.plan
    if plan:
        yield from over(plan, reading.book)


def over(plan: Plan, book: Book) -> Findings:
    """What a plan has too much of: that of the book, or one that somebody wishes for a person."""
    for entry in plan.entries:
        most = _most(entry)
        if most:
            yield from _over(entry, most, plan, book)


def _most(entry: Entry) -> Amount | None:
    """The most for one day; one for each kg or m2 is what it comes to for the person, and none without figures."""
    most = entry.most
    if not most or not most.per:
        return most
    size = entry.figures.of(most.per) if entry.figures else None
    return Amount(plain(most.low * size), plain(most.high * size), most.unit) if size else None


def _over(entry: Entry, most: Amount, plan: Plan, book: Book) -> Findings:
    own = [one for intake in entry.way.intakes() for one in intake] if entry.reserve else []
    for portion in own:
        size = _size(portion.amount, entry, most)
        if size is not None and size > most.low:
            yield _found(entry, f"one dose is more than its most for one day, {book.told(most)}", book)
            return
    sizes: Sizes = {}
    for day in plan.days:
        total = _of_day(day, entry, most, sizes)
        if total > most.low:
            # Both in the unit of the limit: 7,700 mg beside 5 g would be misread.
            had, most_for_one = (book.figures.retold(one.typed) for one in (Amount(total, total, most.unit), most))
            said = f"day {day.number} of the plan has {had}, its most for one day is {most_for_one}"
            yield _found(entry, said, book)
            return


Sizes = dict[tuple[Amount, str], Decimal | None]
"""What an amount of a regimen, by its id, is in the unit of a limit: the same few come again on every day."""


def _of_day(day: Day, entry: Entry, most: Amount, sizes: Sizes) -> Decimal:
    """What a day has of the same medicine, over all regimens, in the unit of the limit."""
    total = Decimal(0)
    for dose in day.doses:
        if dose.medicine == entry.medicine:
            key = (dose.amount, dose.entry.id)
            if key not in sizes:
                sizes[key] = _size(dose.amount, dose.entry, most)
            total += sizes[key] or 0
    return total


def _size(amount: Amount, entry: Entry, most: Amount) -> Decimal | None:
    """The upper figure of an amount, in the unit of a limit; None where nothing converts it."""
    if UNITS[amount.unit].kind == UNITS[most.unit].kind:
        return amount.to(most.unit).high
    from handbook.medicine.pieces import pieces

    found = pieces(Amount(amount.high, amount.high, amount.unit), entry.products)
    try:
        return made(found, most.unit) if found else None
    except ValueError:
        return None


def _found(entry: Entry, said: str, book: Book) -> Found:
    regimen = book.regimens[entry.id]
    mark = regimen.max_per_day.mark if regimen.max_per_day else regimen.title.mark
    figures = "weight and height, " if entry.person else ""
    hint = f"check {figures}the doses, how often, and the limit"
    return Found(f"regimens.{entry.id}", f"{regimen.named}: {said}", mark, hint)


def far_enough(reading: Reading) -> Findings:
    """SCHED-27: doses of one medicine keep their shortest time all over the plan, over midnight too.

    Times that are too close within one regimen are SCHED-02.
    """
    plan = reading.plan
    for entry in plan.taken if plan else ():
        if plan and entry.gap and not any(too_close(reading.book.regimens[entry.id], reading)):
            for said, mark in islice(_close(plan, entry), 1):
                mark = mark or reading.book.regimens[entry.id].title.mark
                yield Found(f"regimens.{entry.id}", said, mark, "correct `slots:` or `min_interval:`")


def _close(plan: Plan, entry: Entry) -> Iterator[tuple[str, Mark | None]]:
    timed = [
        ((day.number - 1) * 1440 + dose.slot.minute, day, dose)
        for day in plan.days
        for dose in day.doses
        if dose.medicine == entry.medicine and dose.slot.minute is not None
    ]
    timed.sort(key=lambda one: one[0])
    least = _hours(entry.gap)
    for (at, day, dose), (later, _, after) in pairwise(timed):
        if later - at < entry.gap:
            names = f'"{dose.slot.name}" and the next, "{after.slot.name}"'
            yield f"on day {day.number} {names}, are less than {least} apart", after.slot.mark


def _hours(minutes: int) -> str:
    return f"{minutes // 60} hours" if minutes % 60 == 0 else f"{minutes} minutes"


def on_the_clock(reading: Reading) -> Findings:
    """SCHED-18: every time of day on the calendar has a time on the clock, which its .ics file needs."""
    plan = reading.plan
    seen: set[str] = set()
    for day in plan.days if plan else ():
        for dose in day.doses:
            if dose.slot.minute is None and dose.slot.name not in seen:
                seen.add(dose.slot.name)
                yield _unclocked(dose, reading)


def _unclocked(dose: Dose, reading: Reading) -> Found:
    from handbook.medicine.slots import without_clock

    return Found("calendar", *without_clock(dose.slot, reading.book.language.slots))


def weekday_named(reading: Reading) -> Findings:
    """SCHED-23: what is taken by the week names its weekday (ISMP; IMSN, global best practice 1)."""
    for regimen in reading.taken:
        often, every = regimen.frequency, regimen.every
        days = {"day": 1, "week": 7}.get(often.period, 0) * often.every if often else 0
        weekly = days == 7 or (every is not None and every.days == (7, 7))
        if weekly and not (regimen.on or regimen.week):
            yield Found(f"regimens.{regimen.id}", *without_weekday(regimen))
