"""The course of a regimen as days: courses of days on, each followed by its break; dates, never times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

Rule = Literal["days", "equal", "similar", "at least"]
"""How a length is stated: in days, or by its course: equal to it, similar to it, at least as long."""

How = Literal["stated", "derived", "chosen"]
"""A number as the regimen states it; following from it alone; or chosen from what it leaves open."""


class Count(NamedTuple):
    """A number of days or courses that a plan stands on, and what it was chosen from."""

    number: int
    how: How = "stated"
    rule: Rule = "days"
    low: int = 0
    high: int = 0
    """What the regimen states, if its rule is `days`; both 0 if it states nothing."""
    words: str = ""
    """The regimen's own words for it."""
    origin: str = ""
    """Where a chosen number was written: calendar.yaml, --on."""


class Plan(NamedTuple):
    """A regimen with every number settled; without a start the calendar is undated."""

    regimen: str
    title: str
    slots: tuple[str, ...]
    """Times of day for a dose, in the book's words."""
    on: Count
    off: Count
    cycles: Count
    start: date | None = None
    week_start: int = 0
    """0 Monday, 5 Saturday, 6 Sunday."""
    audience: str = "self"

    @property
    def or_later(self) -> bool:
        """Whether a break may be longer than the plan says."""
        return self.off.rule == "at least"

    @property
    def length(self) -> int:
        """Days from the first dose to the end of the last break."""
        return (self.on.number + self.off.number) * self.cycles.number


class Day(NamedTuple):
    """One day of the plan."""

    number: int
    """From 1, over all courses and breaks."""
    date: date | None
    course: int
    courses: int
    kind: Literal["on", "off"]
    position: int
    """Day 4 of 14: its 4; of the course, or of the break."""
    length: int
    slots: tuple[str, ...] = ()
    """The doses of the day; none on break days."""

    @property
    def weekday(self) -> int | None:
        """0 for Monday to 6 for Sunday."""
        return self.date.weekday() if self.date else None

    @property
    def iso_week(self) -> tuple[int, int] | None:
        """ISO year and week (ISO 8601): 1 January 2027 is in week 53 of 2026."""
        return self.date.isocalendar()[:2] if self.date else None


class Course(NamedTuple):
    """One course and the break after it."""

    number: int
    of: int
    on: tuple[Day, ...]
    off: tuple[Day, ...]
    resume: date | None
    """The day after the break; None if undated."""

    @property
    def first(self) -> Day:
        """The first day on."""
        return self.on[0]

    @property
    def last(self) -> Day:
        """The last day on."""
        return self.on[-1]

    @property
    def days(self) -> tuple[Day, ...]:
        """Days on, then days of the break."""
        return self.on + self.off

    @property
    def doses(self) -> int:
        """How many doses the course has."""
        return sum(len(day.slots) for day in self.on)


class Schedule(NamedTuple):
    """All the days of a plan."""

    plan: Plan
    courses: tuple[Course, ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """Every day, in order."""
        return tuple(day for course in self.courses for day in course.days)

    @property
    def doses(self) -> int:
        """How many doses all courses have together."""
        return sum(course.doses for course in self.courses)

    @property
    def last_dose(self) -> Day:
        """The last day on of the last course."""
        return self.courses[-1].last

    @property
    def next_start(self) -> date | None:
        """The first day after the last break: no course starts before it. None without dates or breaks."""
        return self.courses[-1].resume if self.plan.off.number else None


def schedule(plan: Plan) -> Schedule:
    """The days of a plan, with dates if it has a start."""
    return Schedule(plan, tuple(_courses(plan)))


def _courses(plan: Plan) -> Iterator[Course]:
    on, off = plan.on.number, plan.off.number
    for course in range(1, plan.cycles.number + 1):
        before = (course - 1) * (on + off)
        yield Course(
            course,
            plan.cycles.number,
            tuple(_day(plan, course, "on", before, position) for position in range(1, on + 1)),
            tuple(_day(plan, course, "off", before + on, position) for position in range(1, off + 1)),
            _date(plan, before + on + off + 1),
        )


def _day(plan: Plan, course: int, kind: Literal["on", "off"], before: int, position: int) -> Day:
    length, slots = (plan.on.number, plan.slots) if kind == "on" else (plan.off.number, ())
    number = before + position
    return Day(number, _date(plan, number), course, plan.cycles.number, kind, position, length, slots)


def _date(plan: Plan, number: int) -> date | None:
    return plan.start + timedelta(number - 1) if plan.start else None
