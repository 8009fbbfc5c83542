"""SCHED-04: a schedule proves itself; one that was tampered with does not."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.checks.schedules import invariants
from handbook.medicine.days import Count, Plan, Schedule, schedule

PLAN = Plan("daily", "Every day", ("morning", "noon"), Count(10), Count(20), Count(2), date(2025, 12, 22))


def tampered(on: int, **changes: object) -> Schedule:
    """The schedule with one day of the first course changed."""
    made = schedule(PLAN)
    first = made.courses[0]
    days = tuple(day._replace(**changes) if day.number == on else day for day in first.on)  # type: ignore[arg-type]
    return made._replace(courses=(first._replace(on=days), *made.courses[1:]))


@given(
    on=some.integers(1, 90),
    off=some.integers(0, 180),
    cycles=some.integers(1, 12),
    start=some.one_of(some.none(), some.dates(date(1999, 1, 1), date(2400, 1, 1))),
)
@settings(max_examples=150, deadline=None)
def test_every_schedule_adds_up(on: int, off: int, cycles: int, start: date | None) -> None:
    plan = Plan("x", "X", ("morning",), Count(on), Count(off), Count(cycles), start)
    assert list(invariants(schedule(plan))) == []


@pytest.mark.parametrize("start", [date(2028, 2, 25), date(2026, 12, 28), date(2032, 12, 30), date(2027, 1, 1)])
def test_leap_days_and_years_ends(start: date) -> None:
    assert list(invariants(schedule(PLAN._replace(start=start)))) == []


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (tampered(3, number=4), "are not counted"),
        (tampered(3, date=date(2025, 12, 25)), "follows"),
        (tampered(3, position=4), "its days on are not day 1 to 10"),
        (tampered(3, length=14), "its days on are not day 1 to 10"),
        (tampered(3, kind="off"), "its days on are not day 1 to 10"),
        (tampered(3, slots=("morning",)), "has not the doses"),
    ],
)
def test_a_wrong_day_is_found(broken: Schedule, said: str) -> None:
    assert any(said in one for one in invariants(broken)), list(invariants(broken))


def test_a_missing_day_is_found() -> None:
    made = schedule(PLAN)
    first = made.courses[0]
    short = made._replace(courses=(first._replace(off=first.off[:-1]), *made.courses[1:]))
    said = list(invariants(short))
    assert any("has 59 days" in one and "have 60" in one for one in said)
    assert any("the day after its break" in one for one in said)


def test_a_wrong_resume_is_found() -> None:
    made = schedule(PLAN)
    first = made.courses[0]
    assert first.resume
    late = first._replace(resume=first.resume + timedelta(1))
    assert any("the day after its break" in one for one in invariants(made._replace(courses=(late, made.courses[1]))))


def test_doses_on_a_break_are_found() -> None:
    made = schedule(PLAN)
    first = made.courses[0]
    off = (first.off[0]._replace(slots=("noon",)), *first.off[1:])
    said = list(invariants(made._replace(courses=(first._replace(off=off), made.courses[1]))))
    assert said == ["course 1: a day has not the doses that it should have"]
