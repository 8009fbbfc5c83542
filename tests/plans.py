"""Plans made by hand for tests: one regimen in courses, the same every day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handbook.language.locale import language
from handbook.medicine.amount import Amount
from handbook.medicine.counts import Count
from handbook.medicine.day import Entry
from handbook.medicine.plan import Plan
from handbook.medicine.slots import Intake, Portion, read_slots
from handbook.medicine.ways.cycle import Cycle
from handbook.medicine.ways.daily import Daily

CLOCK = language("en").times


def intake(slots: Sequence[str] = ("morning",), amount: str = "5 mg") -> Intake:
    """The same amount at each time of day."""
    return tuple(Portion(slot, Amount.read(amount)) for slot in read_slots(slots, CLOCK))


def in_courses(
    on: Count | int,
    off: Count | int,
    cycles: Count | int,
    start: date | None = None,
    week_start: int = 0,
    slots: Sequence[str] = ("morning",),
    amount: str = "5 mg",
    id: str = "evening",
    title: str = "Focus",
    medicine: str = "Calmarin",
    audience: str = "self",
) -> Plan:
    """Days on and days off, so many times."""
    counts = [one if isinstance(one, Count) else Count(one) for one in (on, off, cycles)]
    way = Cycle(Daily(intake(slots, amount)), *(one.number for one in counts))
    entry = Entry(
        id, title, medicine, way, audience=audience, on=counts[0], off=counts[1], cycles=counts[2]
    )  # fmt: skip
    length = way.length
    assert length is not None
    return Plan((entry,), length, start, week_start)
