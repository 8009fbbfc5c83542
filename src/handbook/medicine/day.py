"""What a plan is made of and made into: its regimens and events, its doses, days and courses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from handbook.medicine.amount import Amount
from handbook.medicine.body import Person
from handbook.medicine.counts import Count
from handbook.medicine.pieces import Pieces, pieces
from handbook.medicine.product import Product
from handbook.medicine.slots import Slot
from handbook.medicine.ways.way import Way

Called = Literal["course", "cycle", "pack", "month"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One regimen of a plan, with every number settled."""

    id: str
    title: str
    medicine: str
    """The name that stands before a dose where several medicines do."""
    way: Way
    products: tuple[Product, ...] = ()
    reason: str = ""
    audience: str = "self"
    most: Amount | None = None
    """The most for one day."""
    gap: int = 0
    """The least time between two doses; minutes."""
    on: Count | None = None
    off: Count | None = None
    cycles: Count | None = None
    """What its courses were settled from, if it has any."""
    person: str = ""
    """What its amounts stand on: kg, m2, weight or height; empty if on nothing."""
    figures: Person | None = None
    """The figures of the person."""

    @property
    def reserve(self) -> bool:
        """Whether it is taken only when needed."""
        return self.way.reserve


class Event(NamedTuple):
    """What else happens: on a date, on a day of the plan, or on a day of each course."""

    title: str
    date: date | None = None
    days: tuple[int, ...] = ()
    """Counted from 1, or from the event that the plan lies around."""
    each: bool = False
    """Whether the days are those of each course; counted on through its break."""


class Dose(NamedTuple):
    """One dose on one day."""

    entry: Entry
    slot: Slot
    amount: Amount
    new: bool = False

    @property
    def medicine(self) -> str:
        """What it is a dose of."""
        return self.entry.medicine

    @property
    def pieces(self) -> tuple[Pieces, ...]:
        """How it is counted out; empty if the products are not told."""
        return pieces(self.amount, self.entry.products) or ()


class Day(NamedTuple):
    """One day of the plan."""

    number: int
    """From 1."""
    date: date | None
    weekday: int | None
    doses: tuple[Dose, ...]
    events: tuple[str, ...]
    course: int
    courses: int
    """How many courses the plan has; 1 without courses."""
    kind: Literal["on", "none", "off"]
    """With doses; without, though in a course; or a day of the break."""
    position: int
    """Day 4 of 14: its 4; of the course, or of the break."""
    length: int
    """Its 14; 0 if there is no end."""
    offset: int = 0
    """Days after the event that the plan lies around."""
    rest: bool = False
    """Whether it lies in the break of the leading regimen, even if another has a dose."""

    @property
    def iso_week(self) -> tuple[int, int] | None:
        """ISO year and week (ISO 8601): 1 January 2027 is in week 53 of 2026."""
        return self.date.isocalendar()[:2] if self.date else None


class Course(NamedTuple):
    """One course and the break after it; a plan without courses is a single one.

    Days behind the last, on which another regimen goes on, are one of its own: the second of 1, the ninth of 8.
    """

    number: int
    of: int
    days: tuple[Day, ...]
    resume: date | None
    """The day after the break; None if undated, or if nothing rests."""

    on: tuple[Day, ...]
    """All days but those of the break."""
    off: tuple[Day, ...]
    """The days of the break."""

    @property
    def first(self) -> Day:
        """The first day."""
        return self.days[0]

    @property
    def last(self) -> Day:
        """The last day that is none of the break."""
        return self.on[-1] if self.on else self.days[-1]

    @property
    def doses(self) -> int:
        """How many doses the course has."""
        return sum(len(day.doses) for day in self.days)
