"""What regimens.yaml says, against an independent reckoning of it: thousands of random regimens and plans.

Each is made as YAML, and beside it as a plain function from a day to doses, which knows nothing of the program.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal as D
from functools import cache
from itertools import product as every
from typing import NamedTuple

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar as Parsed

from handbook.book.book import Book
from handbook.book.calendar import Calendar
from handbook.book.planned import planned
from handbook.book.prescribed import Regimens
from handbook.foundation.marks import HandbookError
from handbook.foundation.model import validate
from handbook.foundation.reader import read_text
from handbook.language.locale import language
from handbook.medicine.amount import Amount
from handbook.medicine.pieces import made, pieces
from handbook.medicine.plan import Plan
from handbook.medicine.product import Product
from handbook.medicine.strength import PieceStrength
from handbook.products.ics import Titles, ics
from handbook.telling.voice import Voice
from smallbook import book as small

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOCK = {"morning": time(8), "noon": time(12), "evening": time(18), "bedtime": time(22)}
EDGES = (
    date(2028, 2, 26),
    date(2026, 12, 28),
    date(2027, 12, 30),
    date(2026, 3, 27),
    date(2026, 10, 23),
    date(2100, 2, 26),
)
"""Before a leap day and where there is none, year ends, changes of the clock."""

PLANS = 250
"""Two regimens each on the average; thousands more were held against the same reckoning once."""
Took = list[tuple[str, D]]
"""Time of day and mg, in order."""
Rule = Callable[[int, date], Took]
"""What is taken on a day, counted from 0 at the first day of the rule."""


class Made(NamedTuple):
    """Lines of YAML and what they mean."""

    lines: list[str]
    rule: Rule
    bound: frozenset[int] = frozenset()
    """Weekdays on which it can begin; empty for any."""
    length: int | None = None


def mg(pick: random.Random) -> D:
    return pick.choice((D("0.5"), D(1), D("2.5"), D(5), D("7.5"), D(10), D(12), D("12.5"), D(20), D(40)))


def times_of_day(pick: random.Random) -> list[str]:
    return sorted(pick.sample(list(CLOCK), pick.randint(1, 3)), key=list(CLOCK).index)


def always(names: list[str], amount: D) -> Took:
    return [(name, amount) for name in names]


def daily(pick: random.Random, names: list[str]) -> Made:
    dose = mg(pick)
    return Made([f"dose: {dose} mg"], lambda day, on: always(names, dose))


def weekly(pick: random.Random, names: list[str]) -> Made:
    dose, on_days = mg(pick), sorted(pick.sample(range(7), pick.randint(1, 3)))
    lines = [f"dose: {dose} mg", f"on: {', '.join(WEEK[day] for day in on_days)}"]
    return Made(lines, lambda day, on: always(names, dose) if on.weekday() in on_days else [], frozenset(on_days))


def spaced(pick: random.Random, names: list[str]) -> Made:
    dose, number, weeks = mg(pick), pick.randint(2, 9), pick.random() < 0.3
    step = number * 7 if weeks else number
    lines = [f"dose: {dose} mg", f"every: {number} {'weeks' if weeks else 'days'}"]
    return Made(lines, lambda day, on: [] if day % step else always(names, dose))


def monthly(pick: random.Random, names: list[str]) -> Made:
    dose, number = mg(pick), pick.randint(1, 28)
    lines = [f"dose: {dose} mg", f"on: day {number} of the month"]
    return Made(lines, lambda day, on: always(names, dose) if on.day == number else [])


def turns(pick: random.Random, names: list[str]) -> Made:
    doses = [mg(pick) for _ in range(pick.randint(2, 3))]
    lines = [f"alternate: [{', '.join(f'{dose} mg' for dose in doses)}]"]
    return Made(lines, lambda day, on: always(names, doses[day % len(doses)]))


def week_table(pick: random.Random, names: list[str]) -> Made:
    named, rest = sorted(pick.sample(range(7), pick.randint(1, 4))), pick.random() < 0.5
    dose, other = mg(pick), mg(pick)
    row = f'"{", ".join(WEEK[day] for day in named)}": {dose} mg' + (f", other days: {other} mg" if rest else "")

    def rule(day: int, on: date) -> Took:
        return always(names, dose) if on.weekday() in named else always(names, other) if rest else []

    return Made([f"week: {{{row}}}"], rule, frozenset(range(7) if rest else named))


PATTERNS = (daily, weekly, spaced, turns, week_table)


def stepped(pick: random.Random, names: list[str]) -> Made:
    steps: list[tuple[Made | None, int]] = []
    for number in range(pick.randint(2, 4)):
        paused = number > 0 and pick.random() < 0.2
        inner = None if paused else pick.choice(PATTERNS)(pick, names)
        steps.append((inner, pick.randint(1, 12)))
    if steps[-1][0] is None:
        steps[-1] = (daily(pick, names), steps[-1][1])
    then, total = pick.choice(("stop", "stay")), sum(days for _, days in steps)
    lines = ["steps:"]
    for inner, days in steps:
        told = inner.lines if inner else ["pause: yes"]
        lines += [f"  - {told[0]}", *(f"    {line}" for line in told[1:]), f"    for: {days} days"]

    def rule(day: int, on: date) -> Took:
        for number, (inner, days) in enumerate(steps):
            if day < days or (number == len(steps) - 1 and then == "stay"):
                return inner.rule(day, on) if inner else []
            day -= days
        return []

    first = steps[0][0]
    return Made(
        [*lines, f"then: {then}"], rule, first.bound if first else frozenset(), total if then == "stop" else None
    )


def once(pick: random.Random, names: list[str]) -> Made:
    dose = mg(pick)
    return Made([f"dose: {dose} mg", "once: yes"], lambda day, on: [] if day else always(names, dose), length=1)


def unequal(pick: random.Random, names: list[str]) -> Made:
    doses = [(name, mg(pick)) for name in names]
    row = ", ".join(f"{{at: {name}, dose: {dose} mg}}" for name, dose in doses)
    return Made([f"slots: [{row}]"], lambda day, on: list(doses))


def in_courses(pick: random.Random, inner: Made) -> Made:
    days_on, days_off, courses = pick.randint(1, 21), pick.randint(1, 14), pick.randint(1, 5)
    lines = [f"course: {days_on} days", f"break: {days_off} days", f"courses: {courses}"]
    span = days_on + days_off

    def rule(day: int, on: date) -> Took:
        return inner.rule(day % span, on) if day % span < days_on and day < span * courses else []

    return Made([*inner.lines, *lines], rule, inner.bound, span * courses)


def for_days(pick: random.Random, inner: Made) -> Made:
    days = pick.randint(1, 40)
    return Made([*inner.lines, f"course: {days} days"], lambda day, on: inner.rule(day, on) if day < days else [],
                inner.bound, days)  # fmt: skip


def regimen(pick: random.Random, lead: bool) -> tuple[list[str], Made]:
    """The lines of a regimen, and what they mean."""
    names = times_of_day(pick)
    kind = pick.choice((*PATTERNS, stepped, once, monthly, unequal, unequal))
    one = kind(pick, names)
    if kind not in (stepped, once):
        ends = pick.random()
        if ends < 0.45:
            one = in_courses(pick, one)
        elif ends < 0.75:
            one = for_days(pick, one)
        else:
            one = one._replace(lines=[*one.lines, "course: ongoing"])
    slots = [] if kind is unequal else [f"slots: [{', '.join(names)}]"]
    return [*one.lines, *slots], one


MEDICINES = """medicines:
  - {id: m, name: Calmarin, route: oral, products: [
      {id: p5, form: tablet, strength: 5 mg, splits: half, pack: 30},
      {id: p1, form: tablet, strength: 1 mg, splits: half}]}
regimens:
"""


def plan_of(told: list[list[str]], start: date, weeks: int) -> Plan:
    text = MEDICINES
    for number, lines in enumerate(told):
        text += (
            "\n".join(
                [f"  - id: r{number}", f"    title: R{number}", "    medicine: m", *(f"    {x}" for x in lines)]
            )
            + "\n"
        )
    written = validate(Regimens, read_text("regimens.yaml", text))
    lines_of = "".join(f"  - regimen: r{number}\n" for number in range(len(told)))
    calendar = validate(Calendar, read_text("calendar.yaml", f"plan:\n{lines_of}start: {start}\nweeks: {weeks}\n"))
    return planned(base(written, calendar))


@cache
def _small() -> Book:
    return small()


def base(written: Regimens, calendar: Calendar) -> Book:
    return replace(
        _small(),
        medicines={one.id: one for one in written.medicines},
        regimens={one.id: one for one in written.regimens},
        calendar=calendar,
    )


def test_days_doses_and_sums_of_any_plan() -> None:
    pick = random.Random(11)
    for _ in range(PLANS):
        check(pick)


def check(pick: random.Random) -> None:
    told, rules = zip(*(regimen(pick, number == 0) for number in range(pick.randint(1, 3))), strict=True)
    asked = pick.choice(EDGES) if pick.random() < 0.4 else date(2020, 1, 1) + timedelta(pick.randint(0, 4000))
    weeks = pick.randint(1, 16)
    plan = plan_of(list(told), asked, weeks)
    start = asked
    while rules[0].bound and start.weekday() not in rules[0].bound:
        start += timedelta(1)
    assert plan.start == start and (plan.moved == asked if start != asked else plan.moved is None)
    ends = [one.length for one in rules]
    full = max((end for end in ends if end is not None), default=0)
    length = weeks * 7 if None in ends or full > weeks * 7 else full
    assert (plan.length, plan.goes_on) == (length, None in ends or full > weeks * 7), told
    days = [start + timedelta(number) for number in range(length)]
    wanted = [[[*one.rule(number, on)] for one in rules] for number, on in enumerate(days)]
    _same_days(plan, days, wanted, told)
    _same_sums(plan, days, wanted)


def _same_days(plan: Plan, days: list[date], wanted: list[list[Took]], told: object) -> None:
    assert [day.date for day in plan.days] == days
    for day, took in zip(plan.days, wanted, strict=True):
        flat = [(f"r{number}", *one) for number, some in enumerate(took) for one in some]
        assert [(dose.entry.id, dose.slot.name, dose.amount.low) for dose in day.doses] == flat, (day.date, told)
        assert all(dose.amount.single and dose.amount.unit == "mg" for dose in day.doses)
        assert (day.kind == "on") is bool(flat)


def _same_sums(plan: Plan, days: list[date], wanted: list[list[Took]]) -> None:
    taken = [on for on, took in zip(days, wanted, strict=True) if any(took)]
    assert plan.doses == sum(len(some) for took in wanted for some in took)
    assert (plan.first_dose.date if plan.first_dose else None) == (taken[0] if taken else None)
    assert (plan.last_dose.date if plan.last_dose else None) == (taken[-1] if taken else None)
    totals: Counter[tuple[str, str]] = Counter()
    each_day: list[D] = []
    for took in wanted:
        before = sum((n for (_, id), n in totals.items() if id == "p5"), D(0))
        for number, some in enumerate(took):
            for _, amount in some:
                for id, count in zip(("p5", "p1"), fewest(amount), strict=True):
                    totals[f"r{number}", id] += count  # type: ignore[assignment]
        each_day.append(sum((n for (_, id), n in totals.items() if id == "p5"), D(0)) - before)
    assert {(entry.id, one.id): n for entry, one, n in plan.totals} == {key: n for key, n in totals.items() if n}
    pack = next(one for one in plan.lead.products if one.id == "p5")
    left, last, out = D(30), None, None
    for on, used in zip(days, each_day, strict=True):
        if out is None and used > left:
            out = last or on
        left, last = left - used, on if used else last
    told = plan.runs_out(pack)
    assert (told.date if told else None) == out


@cache
def fewest(amount: D) -> tuple[D, D]:
    """Tablets of 5 mg and of 1 mg for an amount, by trying all: fewest pieces, fewest halves, the larger."""
    best: tuple[int, int, D] | None = None
    found = (D(0), D(0))
    for halves in range(int(amount / D("2.5")) + 1):
        five = D(halves) / 2
        one = amount - five * 5
        if one % D("0.5"):
            continue
        parts = (five % 1 > 0) + (one % 1 > 0)
        cost = (int(five) + int(one) + parts, parts, -five)
        if best is None or cost < best:
            best, found = cost, (five, one)
    return found


# --- pieces ----------------------------------------------------------------------------------------------


def test_pieces_add_up_to_the_dose_or_there_are_none() -> None:
    pick = random.Random(3)
    sizes = ["0.5", "1", "2", "2.5", "3", "4", "5", "7.5", "10", "16", "20", "25", "50"]
    made_of = 0
    for _ in range(PLANS):
        chosen = pick.sample(sizes, pick.randint(1, 3))
        splits = [pick.choice(("whole", "half", "quarter")) for _ in chosen]
        own = [Product(f"p{size}", "tablet", (("", PieceStrength.read(f"{size} mg")),), split)  # type: ignore[arg-type]
               for size, split in zip(chosen, splits, strict=True)]  # fmt: skip
        amount = D(pick.choice(sizes)) * pick.randint(1, 12) / pick.choice((1, 1, 2, 4))
        found = pieces(Amount(amount, amount, "mg"), own)
        least = {"whole": D(1), "half": D("0.5"), "quarter": D("0.25")}
        grid = [(D(size) * least[split], least[split]) for size, split in zip(chosen, splits, strict=True)]
        assert found is not None or not _makeable(amount, grid), (amount, chosen, splits)
        if found is not None:
            made_of += 1
            assert made(found, "mg") == amount
            for one in found:
                assert one.number > 0 and one.number % least[one.product.splits] == 0
    assert made_of > PLANS / 4


def _makeable(amount: D, grid: list[tuple[D, D]]) -> bool:
    """Whether at most 40 whole or parted pieces add up to an amount, by trying all."""
    others, (last, part) = sorted(grid, reverse=True)[:-1], min(grid)
    for counts in every(*(range(int(amount / step) + 1) for step, _ in others)):
        left = amount - sum((step * count for (step, _), count in zip(others, counts, strict=True)), D(0))
        used = sum(count * own for (_, own), count in zip(others, counts, strict=True))
        if left >= 0 and left % last == 0 and used + left / last * part <= 40:
            return True
    return False


# --- the .ics file ---------------------------------------------------------------------------------------


def test_the_ics_file_expands_to_the_same_doses() -> None:
    pick = random.Random(5)
    for _ in range(60):
        told, rules = zip(*(regimen(pick, number == 0) for number in range(pick.randint(1, 2))), strict=True)
        start = pick.choice(EDGES) if pick.random() < 0.5 else date(2026, 1, 1) + timedelta(pick.randint(0, 400))
        plan = plan_of(list(told), start, pick.randint(2, 10))
        if not plan.doses:
            continue
        begun = plan.start
        assert begun
        wanted: Counter[tuple[datetime, str]] = Counter()
        for number in range(plan.length):
            on = begun + timedelta(number)
            for one in rules:
                for name, amount in one.rule(number, on):
                    wanted[datetime.combine(on, CLOCK[name]), f"{amount.normalize():f} mg"] += 1
        assert expanded(plan) == wanted, told


def expanded(plan: Plan) -> Counter[tuple[datetime, str]]:
    """When, and how much: of every event with a time, by its recurrence rule (RFC 5545)."""
    data = ics(plan, Titles("book", date(2026, 1, 1), "1", ""), Voice(_small(), language("en-US")))
    found: Counter[tuple[datetime, str]] = Counter()
    for event in Parsed.from_ical(data).walk("VEVENT"):
        start = event["DTSTART"].dt
        if not isinstance(start, datetime):
            continue
        rule = event.get("RRULE")
        dates = list(rrulestr(rule.to_ical().decode(), dtstart=start)) if rule else [start]
        first = str(event["DESCRIPTION"]).split("\n")[0].replace("\u00a0", " ")
        number, unit = re.findall(r"([\d,.]+) (mg|micrograms)\b", first)[-1]
        amount = D(number.replace(",", "")) / (1 if unit == "mg" else 1000)
        for on in dates:
            found[on, f"{amount.normalize():f} mg"] += 1
    return found


@pytest.mark.parametrize("kind", ["on: Monday, Thursday", "every: 3 days"])
def test_two_ways_to_say_the_days_are_refused(kind: str) -> None:
    with pytest.raises(HandbookError) as refused:
        plan_of([["dose: 5 mg", "slots: [morning]", "alternate: [5 mg, 10 mg]", kind]], date(2026, 3, 2), 2)
    assert "SCHED-25" in {problem.code for problem in refused.value.problems}
