"""SCHED-04: a schedule proves itself; one that was tampered with does not."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.checks.schedules import invariants
from handbook.medicine.plan import Plan
from plans import in_courses

PLAN = in_courses(10, 20, 2, date(2025, 12, 22), slots=("morning", "noon"))


def tampered(at: int, **changes: object) -> Plan:
    """The plan with one of its days changed."""
    made = PLAN.starting(PLAN.start)
    days = [day._replace(**changes) if day.number == at else day for day in made.days]  # type: ignore[arg-type]
    made.__dict__["days"] = tuple(days)
    return made


@given(
    on=some.integers(1, 90),
    off=some.integers(0, 180),
    cycles=some.integers(1, 12),
    start=some.one_of(some.none(), some.dates(date(1999, 1, 1), date(2400, 1, 1))),
)
@settings(max_examples=150, deadline=None)
def test_every_schedule_adds_up(on: int, off: int, cycles: int, start: date | None) -> None:
    assert list(invariants(in_courses(on, off, cycles, start))) == []


@pytest.mark.parametrize("start", [date(2028, 2, 25), date(2026, 12, 28), date(2032, 12, 30), date(2027, 1, 1)])
def test_leap_days_and_years_ends(start: date) -> None:
    assert list(invariants(PLAN.starting(start))) == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (tampered(3, number=4), "are not counted"),
        (tampered(3, date=date(2025, 12, 25)), "follows"),
        (tampered(11, doses=PLAN.days[0].doses), "has a dose"),
    ],
)
def test_a_wrong_day_is_found(broken: Plan, said: str) -> None:
    assert any(said in one for one in invariants(broken)), list(invariants(broken))


def test_a_missing_day_is_found() -> None:
    made = PLAN.starting(PLAN.start)
    made.__dict__["days"] = made.days[:-1]
    said = list(invariants(made))
    assert any("has 59 days" in one and "has 60" in one for one in said)


def test_a_wrong_resume_is_found() -> None:
    made = PLAN.starting(PLAN.start)
    first = made.courses[0]
    assert first.resume
    made.__dict__["courses"] = (first._replace(resume=first.resume + timedelta(1)), *made.courses[1:])
    assert any("the day after its break" in one for one in invariants(made))
