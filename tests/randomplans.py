"""Random plans: every way of dosing, alone and beside others, with what each of them means."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal as D
from typing import NamedTuple

from reckoning import (
    EDGES,
    HEIGHTS,
    WEEK,
    WEIGHTS,
    Hour,
    Made,
    Person,
    Rule,
    Seen,
    Stock,
    Took,
    Written,
    at_all,
    folder,
    hours,
    stocks,
)

# --- on which days ---------------------------------------------------------------------------------------


def daily(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    told, mg = stock.dose(pick)
    return Made([f"dose: {told}"], lambda day: at_all(times, mg))


def weekly(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    (told, mg), days = stock.dose(pick), sorted(pick.sample(range(7), pick.randint(1, 3)))
    lines = [f"dose: {told}", f"on: {', '.join(WEEK[day] for day in days)}"]
    rule: Rule = lambda day: at_all(times, mg) if day.on.weekday() in days else []  # noqa: E731
    return Made(lines, rule, frozenset(days), weekly=True)


def spaced(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    (told, mg), number, weeks = stock.dose(pick), pick.choice((2, 3, 4, 5, 6, 8, 9)), pick.random() < 0.3
    step = number * 7 if weeks else number
    lines = [f"dose: {told}", f"every: {number} {'weeks' if weeks else 'days'}"]
    return Made(lines, lambda day: [] if day.since % step else at_all(times, mg))


def turns(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    doses = [stock.dose(pick) for _ in range(pick.randint(2, 3))]
    lines = [f"alternate: [{', '.join(told for told, _ in doses)}]"]
    return Made(lines, lambda day: at_all(times, doses[day.since % len(doses)][1]))


def week_table(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    named, rest = sorted(pick.sample(range(7), pick.randint(1, 4))), pick.random() < 0.5
    (told, mg), (told_else, mg_else) = stock.dose(pick), stock.dose(pick)
    row = f'"{", ".join(WEEK[day] for day in named)}": {told}' + (f", other days: {told_else}" if rest else "")

    def rule(day: Seen) -> list[Took]:
        return at_all(times, mg) if day.on.weekday() in named else at_all(times, mg_else) if rest else []

    return Made([f"week: {{{row}}}"], rule, frozenset(range(7) if rest else named), weekly=True)


def monthly(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    (told, mg), number = stock.dose(pick), pick.randint(1, 28)
    lines = [f"dose: {told}", f"on: day {number} of the month"]
    return Made(lines, lambda day: at_all(times, mg) if day.on.day == number else [], dated=True)


def unequal(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    doses = [(one, *stock.dose(pick)) for one in times]
    rows = (
        f"{one.written[:-1]}, dose: {told}}}" if one.written[0] == "{" else f"{{at: {one.written}, dose: {told}}}"
        for one, told, _ in doses
    )
    return Made([f"slots: [{', '.join(rows)}]"], lambda day: [Took(one, mg) for one, _, mg in doses])


PATTERNS = (daily, weekly, spaced, turns, week_table)


def stepped(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    steps: list[tuple[Made | None, int]] = []
    for number in range(pick.randint(2, 4)):
        paused = number > 0 and pick.random() < 0.2
        inner = None if paused else pick.choice((*PATTERNS, unequal))(pick, times, stock)
        steps.append((inner, pick.randint(1, 12)))
    if steps[-1][0] is None:
        steps[-1] = (daily(pick, times, stock), steps[-1][1])
    then, total = pick.choice(("stop", "stay")), sum(days for _, days in steps)
    lines = ["steps:"]
    for inner, days in steps:
        first, *others = inner.lines if inner else ["pause: yes"]
        lines += [f"  - {first}", *(f"    {line}" for line in others), f"    for: {days} days"]

    def rule(day: Seen) -> list[Took]:
        for number, (inner, days) in enumerate(steps):
            if day.since < days or (number == len(steps) - 1 and then == "stay"):
                return inner.rule(day) if inner else []
            day = day._replace(since=day.since - days)
        return []

    bound = steps[0][0].bound if steps[0][0] else frozenset[int]()
    weekly = any(inner is not None and inner.weekly for inner, _ in steps)
    return Made([*lines, f"then: {then}"], rule, bound, total if then == "stop" else None, weekly=weekly)


def once(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    told, mg = stock.dose(pick)
    return Made([f"dose: {told}", "once: yes"], lambda day: [] if day.since else at_all(times, mg), length=1)


def around(pick: random.Random, times: list[Hour], stock: Stock) -> Made:
    """Days before, on and after a procedure."""
    (told, mg), days = stock.dose(pick), sorted(pick.sample(range(-6, 4), pick.randint(1, 4)))
    lines = [f"dose: {told}", "around: procedure", f"on: [{', '.join(f'day {day}' for day in days)}]"]
    return Made(lines, lambda day: at_all(times, mg) if day.after in days else [], around=tuple(days))


# --- for how long ----------------------------------------------------------------------------------------


def within(made: Made, on: int, off: int, number: int, lines: list[str]) -> Made:
    """Courses of so many days, so many times; each begins its own way anew."""
    span = on + off

    def rule(day: Seen) -> list[Took]:
        into = day.since % span
        return made.rule(day._replace(since=into)) if into < on and day.since < span * number else []

    return made._replace(lines=[*made.lines, *lines], rule=rule, length=span * number, courses=(on, off, number))


def in_courses(pick: random.Random, inner: Made) -> Made:
    on, off, number = pick.randint(1, 21), pick.randint(1, 14), pick.randint(1, 5)
    return within(inner, on, off, number, [f"course: {on} days", f"break: {off} days", f"courses: {number}"])


def for_days(pick: random.Random, inner: Made) -> Made:
    days = pick.randint(1, 40)
    rule: Rule = lambda day: inner.rule(day) if day.since < days else []  # noqa: E731
    return inner._replace(lines=[*inner.lines, f"course: {days} days"], rule=rule, length=days)


def ended(pick: random.Random, made: Made) -> Made:
    """In courses, for some days, or without an end."""
    chance = pick.random()
    if chance < 0.45:
        return in_courses(pick, made)
    return for_days(pick, made) if chance < 0.75 else made._replace(lines=[*made.lines, "course: ongoing"])


# --- regimens --------------------------------------------------------------------------------------------


def regimen(pick: random.Random, stock: Stock) -> Written:
    """One that says itself on which days it is taken."""
    times = hours(pick)
    kinds: tuple[Callable[..., Made], ...] = (*PATTERNS, stepped, once, monthly, unequal, unequal, around)
    kind = pick.choice(kinds)
    made = kind(pick, times, stock)
    if kind not in (stepped, once, around):
        made = ended(pick, made)
    slots = [] if kind is unequal else [f"slots: [{', '.join(one.written for one in times)}]"]
    return Written(stock, [*made.lines, *slots], [], made)


def needed(pick: random.Random, stock: Stock) -> Written:
    """Only when needed: on no day for certain."""
    told, _ = stock.dose(pick)
    slots = pick.choice(([], ["slots: [bedtime]"]))
    made = Made([f"dose: {told}", "as_needed: yes", *slots], lambda day: [])
    return Written(stock, made.lines, [], made, reserve=True)


def beside(pick: random.Random, stock: Stock, lead: Made) -> Written:
    """On some days of each of the leading regimen's courses, as the regimen says, or the plan."""
    on, off, number = lead.courses or (1, 1, 1)
    low = pick.randint(1, on)
    high = pick.randint(low, on)
    words = f"day {low}" if low == high else f"days {low} to {high}"
    times, by_plan = hours(pick), pick.random() < 0.5
    made = (pick.choice((daily, turns, spaced)) if by_plan else daily)(pick, times, stock)
    inner = made.rule
    rule: Rule = lambda day: inner(day) if low <= day.since + 1 <= high else []  # noqa: E731
    line = [f"on: {words}{pick.choice(('', ' of each course'))}"]
    slots = [f"slots: [{', '.join(one.written for one in times)}]"]
    made = within(made._replace(rule=rule), on, off, number, [])
    return Written(stock, [*made.lines, *slots, *([] if by_plan else line)], line if by_plan else [], made)


def weekday_by_plan(pick: random.Random, stock: Stock) -> Written:
    """Every day by itself; the plan gives it a weekday."""
    times, day = hours(pick), pick.randint(0, 6)
    made = ended(pick, daily(pick, times, stock))
    inner = made.rule
    rule: Rule = lambda seen: inner(seen) if seen.on.weekday() == day else []  # noqa: E731
    made = made._replace(rule=rule, bound=frozenset((day,)), weekly=True)
    return Written(
        stock, [*made.lines, f"slots: [{', '.join(one.written for one in times)}]"], [f"on: {WEEK[day]}"], made
    )


def other_times(pick: random.Random, stock: Stock) -> Written:
    """The plan gives it other times of day than the regimen."""
    times = hours(pick)
    made = ended(pick, pick.choice((daily, weekly, turns))(pick, times, stock))
    return Written(
        stock, [*made.lines, "slots: [afternoon]"], [f"slots: [{', '.join(one.written for one in times)}]"], made
    )


# --- plans -----------------------------------------------------------------------------------------------


class Drawn(NamedTuple):
    """A random plan as it is written, and what it must come to."""

    regimens: str
    calendar: str
    told: tuple[Written, ...]
    asked: date | None
    """The start that was asked for; None for an undated one."""
    first: date
    """The first day; undated, one that stands for it."""
    length: int
    goes_on: bool

    def on(self, number: int) -> list[tuple[str, Took]]:
        """Which regimen, when and how much on a day, from 0."""
        on = self.first + timedelta(number)
        seen = Seen(number, on, number - self.before)
        return [(f"r{at}", took) for at, one in self.ordered for took in one.made.rule(seen)]

    @property
    def ordered(self) -> list[tuple[int, Written]]:
        """Those for need stand last."""
        return sorted(enumerate(self.told), key=lambda one: one[1].reserve)

    @property
    def before(self) -> int:
        return _before(self.told)


def _before(told: tuple[Written, ...]) -> int:
    return max((-day for one in told for day in one.made.around if day < 0), default=0)


def plan(pick: random.Random, weeks: int = 16, most: int = 3) -> Drawn:
    """Some regimens on one calendar, dated or not."""
    person = Person(D(pick.choice(WEIGHTS)), D(pick.choice(HEIGHTS)))
    told = tuple(_lines(pick, stocks(person), most))
    lead = next(one for one in told if not one.reserve)
    dated = any(one.made.dated for one in told) or pick.random() < 0.8
    asked = pick.choice(EDGES) if pick.random() < 0.4 else date(2020, 1, 1) + timedelta(pick.randint(0, 4000))
    shown, begins = pick.randint(1, weeks), pick.choice((0, 5, 6))
    first = asked - timedelta(_before(told)) if dated else date(2026, 3, 2) + timedelta(begins)
    if dated and not any(one.made.around for one in told):
        while lead.made.bound and first.weekday() not in lead.made.bound:
            first += timedelta(1)
    length, goes_on = _extent(told, shown)
    calendar = [f"weeks: {shown}", f"week_start: {WEEK[begins]}", *([f"start: {asked}"] if dated else [])]
    calendar += [f"person: {{weight: {person.kg} kg, height: {person.cm} cm}}"]
    return Drawn(*folder(told, calendar), told, asked if dated else None, first, length, goes_on)


def _lines(pick: random.Random, known: list[Stock], most: int) -> list[Written]:
    told = [needed(pick, pick.choice(known))] if pick.random() < 0.15 else []
    lead = pick.choice((regimen, regimen, regimen, weekday_by_plan, other_times))(pick, pick.choice(known))
    told.append(lead)
    for _ in range(pick.randint(0, most - 1)):
        stock, chance = pick.choice(known), pick.random()
        if lead.made.courses and chance < 0.4:
            told.append(beside(pick, stock, lead.made))
        else:
            told.append(pick.choice((regimen, regimen, needed, weekday_by_plan, other_times))(pick, stock))
    return told


def _extent(told: tuple[Written, ...], weeks: int) -> tuple[int, bool]:
    """How many days, and whether something goes on behind them."""
    ends = [
        _before(told) + max(0, *one.made.around) + 1 if one.made.around else one.made.length
        for one in told if not one.reserve
    ]  # fmt: skip
    full = max((end for end in ends if end is not None), default=0)
    longer = None in ends or full > weeks * 7
    return (weeks * 7 if longer else full), longer
