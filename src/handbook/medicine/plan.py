"""The plan: several regimens, events and a start become days. The only place where days are reckoned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

from handbook.medicine.counts import Count
from handbook.medicine.day import Called, Course, Day, Dose, Entry, Event
from handbook.medicine.pieces import pieces
from handbook.medicine.product import Product
from handbook.medicine.units import plain
from handbook.medicine.ways.cycle import Cycle
from handbook.medicine.ways.way import At, Way, at


@dataclass(frozen=True)
class Plan:
    """Regimens on their days; without a start the calendar is undated."""

    entries: tuple[Entry, ...]
    length: int
    start: date | None = None
    week_start: int = 0
    """0 Monday, 5 Saturday, 6 Sunday."""
    events: tuple[Event, ...] = ()
    goes_on: bool = False
    """Whether a regimen goes on behind the last day."""
    around: str = ""
    """What the plan lies around, in the book's words; `start` is the first of its days all the same."""
    moved: date | None = None
    """The start that was asked for, if it fell on a weekday without a dose."""
    called: Called = "course"

    @property
    def lead(self) -> Entry:
        """The regimen that the plan is called by."""
        return self.entries[0]

    @property
    def regimen(self) -> str:
        """The lead's id."""
        return self.lead.id

    @property
    def title(self) -> str:
        """The lead's title."""
        return self.lead.title

    @property
    def taken(self) -> tuple[Entry, ...]:
        """What has days."""
        return tuple(entry for entry in self.entries if not entry.reserve)

    @property
    def reserves(self) -> tuple[Entry, ...]:
        """What is taken only when needed."""
        return tuple(entry for entry in self.entries if entry.reserve)

    @property
    def on(self) -> Count:
        """Days on of the lead; all days where it has no courses."""
        return self.lead.on or Count(self.length)

    @property
    def off(self) -> Count:
        """Days off of the lead."""
        return self.lead.off or Count(0)

    @property
    def cycles(self) -> Count:
        """Courses of the lead."""
        return self.lead.cycles or Count(1)

    @property
    def or_later(self) -> bool:
        """Whether a break may be longer than the plan says."""
        return self.off.rule == "at least"

    @property
    def named(self) -> bool:
        """Whether a dose must be told with its medicine: there are several, be one of them only in reserve."""
        return len({entry.medicine for entry in self.entries}) > 1

    @cached_property
    def before(self) -> int:
        """How many days the event lies behind the first day."""
        return days_before(self.entries)

    @cached_property
    def by_weekday(self) -> bool:
        """Whether a dose stands on its weekday, dated or not."""
        return any(_weekly(entry.way) for entry in self.taken)

    def at(self, number: int) -> At:
        """A day as the ways of dosing see it; an undated plan by weekdays begins with the week."""
        weekday = self.week_start if self.by_weekday else None
        return at(number, self.start, weekday, number - 1 - self.before)

    # --- days ------------------------------------------------------------------------------------------

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Every day, in order."""
        return tuple(self._day(number) for number in range(1, self.length + 1))

    def doses_on(self, number: int) -> tuple[Dose, ...]:
        """What is taken on a day, the regimens in their order."""
        return self._doses(self.at(number))

    def _doses(self, day: At) -> tuple[Dose, ...]:
        return tuple(Dose(entry, *one) for entry in self.entries for one in entry.way.on(day))

    def _cycle(self) -> Cycle | None:
        way = self.lead.way
        return way if isinstance(way, Cycle) else None

    def _day(self, number: int) -> Day:
        seen, cycle = self.at(number), self._cycle()
        doses = self._doses(seen)
        turn = cycle.turn(number) if cycle else None
        kind: Literal["on", "none", "off"] = "on" if doses else "off" if turn and turn.rest else "none"
        course, courses, position, length = 1, 1, number, 0 if self.goes_on else self.length
        if cycle and turn:
            course, position = turn.course, turn.position
            length = cycle.days_off if turn.rest else cycle.days_on
            courses = self._courses(cycle)
        elif cycle:
            course = self._courses(cycle) + 1  # another regimen goes on behind the lead's last course
        rest = bool(turn and turn.rest)
        into = turn.position + (cycle.days_on if cycle and turn.rest else 0) if turn else number
        counted = seen.offset if self.around else number
        events = tuple(one.title for one in self.events if _falls(one, seen.date, counted, into))
        return Day(
            number, seen.date, seen.weekday, doses, events, course, courses, kind, position, length, seen.offset, rest
        )

    def _courses(self, cycle: Cycle) -> int:
        span = cycle.days_on + cycle.days_off
        return cycle.courses or -(-self.length // span)

    @cached_property
    def courses(self) -> tuple[Course, ...]:
        """The courses with their breaks; the whole plan as one where it has none."""
        groups: dict[int, list[Day]] = {}
        for day in self.days:
            groups.setdefault(day.course, []).append(day)
        return tuple(self._course(number, tuple(days)) for number, days in groups.items())

    def _course(self, number: int, days: tuple[Day, ...]) -> Course:
        cycle, last = self._cycle(), days[-1].date
        on, off = tuple([day for day in days if not day.rest]), tuple([day for day in days if day.rest])
        rests = cycle is not None and bool(off)
        whole = cycle is None or len(days) >= cycle.days_on + cycle.days_off
        resume = last + timedelta(1) if last and rests and whole else None
        return Course(number, days[0].courses, days, resume, on, off)

    # --- sums ------------------------------------------------------------------------------------------

    @cached_property
    def doses(self) -> int:
        """How many doses all days have together."""
        return sum(len(day.doses) for day in self.days)

    @cached_property
    def first_dose(self) -> Day | None:
        """The first day with a dose."""
        return next((day for day in self.days if day.doses), None)

    @cached_property
    def last_dose(self) -> Day | None:
        """The last day with a dose: of the plan, not of a step."""
        return next((day for day in reversed(self.days) if day.doses), None)

    @property
    def next_start(self) -> date | None:
        """The day after the last break; None without dates or breaks."""
        return [one for one in self.courses if one.number <= one.of][-1].resume

    @cached_property
    def totals(self) -> tuple[tuple[Entry, Product, Decimal], ...]:
        """Pieces of each product for all days, by regimen; only where every dose can be counted out."""
        sums: dict[tuple[str, Product], Decimal] = {}
        entries = {entry.id: entry for entry in self.entries}
        # Doses of one portion share their amount: told apart by it as a thing, they need not be compared.
        doses = [dose for day in self.days for dose in day.doses]
        times_of = Counter((dose.entry.id, id(dose.amount)) for dose in doses)
        amounts = {id(dose.amount): dose.amount for dose in doses}
        for (own, amount), times in times_of.items():
            for one in pieces(amounts[amount], entries[own].products) or ():
                key = (own, one.product)
                sums[key] = sums.get(key, Decimal(0)) + one.number * times
        return tuple((entries[own], product, plain(number)) for (own, product), number in sums.items())

    def runs_out(self, product: Product) -> Day | None:
        """The last day that a pack of a product lasts for; None if it outlasts the plan or no pack is told."""
        left, last = Decimal(product.pack), None
        if not product.pack:
            return None
        for day in self.days:
            used = sum(
                (one.number for dose in day.doses for one in dose.pieces if one.product == product), Decimal(0)
            )
            if used > left:
                return last or day
            left, last = left - used, day if used else last
        return None

    def starting(self, start: date | None) -> Plan:
        """The same plan from another date."""
        return replace(self, start=start)


def _weekly(way: Way) -> bool:
    """Whether any of its doses stands on a weekday, in whatever step."""
    from handbook.medicine.ways.steps import Steps

    inner = getattr(way, "way", None)
    if inner is not None:
        return _weekly(inner)
    if isinstance(way, Steps):
        return any(step.way is not None and _weekly(step.way) for step in way.steps)
    return bool(way.weekdays)


def _falls(event: Event, on: date | None, counted: int, into: int) -> bool:
    """Whether it falls on a day: its date, its number, or its place in the course and the break behind it."""
    if event.date is not None:
        return event.date == on
    return (into if event.each else counted) in event.days


def days_before(entries: Sequence[Entry]) -> int:
    """How many days before the event that they lie around the first of some regimens begins."""
    return max((entry.way.before for entry in entries), default=0)


def begin(plan: Plan, start: date) -> Plan:
    """The plan from a date: from the day of its event back, or from the next weekday that its lead is bound to."""
    first = start - timedelta(plan.before)
    bound = plan.lead.way.weekdays
    if not bound or plan.around:  # a procedure is on its day
        return replace(plan, start=first)
    for days in range(7):
        on = first + timedelta(days)
        if on.weekday() in bound:
            return replace(plan, start=on, moved=start if days else None)
    return replace(plan, start=first)
