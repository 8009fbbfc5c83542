"""Courses as days: counted by a model of their own here, over thousands of plans."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.medicine.plan import Plan
from handbook.medicine.weeks import months, week_number, weeks
from plans import in_courses

DATES = st.dates(date(1900, 1, 1), date(2950, 12, 31))
EDGES = st.sampled_from(
    [date(2027, 12, 25), date(2028, 2, 27), date(2026, 12, 28), date(2100, 2, 27), date(2032, 12, 30)]
)
ON, OFF, CYCLES = st.integers(1, 40), st.integers(0, 60), st.integers(1, 4)
WEEK_STARTS = st.sampled_from([0, 5, 6])
SLOTS = st.sampled_from([("morning",), ("morning", "early afternoon"), ("08:00", "12:00", "16:00")])


def plan(
    on: int,
    off: int,
    cycles: int,
    start: date | None = None,
    week_start: int = 0,
    slots: tuple[str, ...] = ("morning",),
) -> Plan:
    return in_courses(on, off, cycles, start, week_start, slots)


def spans(made: Plan) -> list[tuple[str, str]]:
    return [(str(course.first.date), str(course.last.date)) for course in made.courses]


def test_fourteen_on_fourteen_off() -> None:
    """The worked example of print.md C2.4."""
    made = plan(14, 14, 4, date(2025, 12, 22))
    assert spans(made) == [
        ("2025-12-22", "2026-01-04"),
        ("2026-01-19", "2026-02-01"),
        ("2026-02-16", "2026-03-01"),
        ("2026-03-16", "2026-03-29"),
    ]
    assert made.next_start == date(2026, 4, 13)


def test_ten_on_twenty_off() -> None:
    """The other worked example of print.md C2.4."""
    made = plan(10, 20, 2, date(2025, 12, 4))
    assert spans(made) == [("2025-12-04", "2025-12-13"), ("2026-01-03", "2026-01-12")]
    assert [course.resume for course in made.courses] == [date(2026, 1, 3), date(2026, 2, 2)]
    assert made.next_start == date(2026, 2, 2)


@settings(max_examples=300)
@given(DATES | EDGES, ON, OFF, CYCLES, WEEK_STARTS, SLOTS)
def test_days_of_any_plan(
    start: date, on: int, off: int, cycles: int, week_start: int, slots: tuple[str, ...]
) -> None:
    check(start, on, off, cycles, week_start, slots)


def test_days_of_the_longest_plan() -> None:
    check(date(1900, 1, 1), 90, 180, 60, 6, ("morning",))


def check(start: date, on: int, off: int, cycles: int, week_start: int, slots: tuple[str, ...]) -> None:
    made = plan(on, off, cycles, start, week_start, slots)
    days = made.days
    assert len(days) == (on + off) * cycles == made.length
    assert [day.number for day in days] == list(range(1, len(days) + 1))
    assert [day.date for day in days] == [start + timedelta(index) for index in range(len(days))]
    for index, day in enumerate(days):
        course, within = divmod(index, on + off)
        assert (day.course, day.courses) == (course + 1, cycles)
        assert day.kind == ("on" if within < on else "off")
        assert (day.position, day.length) == ((within + 1, on) if within < on else (within - on + 1, off))
        assert tuple(dose.slot.name for dose in day.doses) == (slots if within < on else ())
        assert day.date and day.weekday == day.date.weekday()
        assert day.iso_week == day.date.isocalendar()[:2]
    for course, following in pairwise(made.courses):
        assert course.resume == (following.first.date if off else None)
    for each in made.courses:
        assert each.last.date and each.resume == (each.last.date + timedelta(off + 1) if off else None)
        assert each.doses == on * len(slots)
    assert made.doses == on * cycles * len(slots)
    assert made.last_dose and made.last_dose.date == start + timedelta((on + off) * cycles - off - 1)
    assert made.next_start == (start + timedelta((on + off) * cycles) if off else None)


@given(ON, OFF, st.integers(1, 6))
def test_an_undated_plan_has_the_same_days_without_dates(on: int, off: int, cycles: int) -> None:
    bare, dated = plan(on, off, cycles), plan(on, off, cycles, date(2026, 3, 2))
    assert [(day.number, day.kind, day.position) for day in bare.days] == [
        (day.number, day.kind, day.position) for day in dated.days
    ]
    assert all(day.date is day.weekday is day.iso_week is None for day in bare.days)
    assert bare.next_start is None and all(course.resume is None for course in bare.courses)


@settings(max_examples=100)
@given(DATES | EDGES, ON, OFF, st.integers(1, 4), WEEK_STARTS)
def test_weeks_hold_every_day_once_in_its_column(
    start: date, on: int, off: int, cycles: int, week_start: int
) -> None:
    days = plan(on, off, cycles, start, week_start).days
    rows = weeks(days, week_start)
    assert [day for row in rows for day in row if day] == list(days)
    for row in rows:
        assert len(row) == 7
        assert all(day is None or day.weekday == (week_start + column) % 7 for column, day in enumerate(row))
    assert any(rows[0]) and any(rows[-1])


def test_undated_weeks_start_with_the_first_day() -> None:
    rows = weeks(plan(10, 0, 1).days, 6)
    assert [[day.number if day else 0 for day in row] for row in rows] == [
        [1, 2, 3, 4, 5, 6, 7],
        [8, 9, 10, 0, 0, 0, 0],
    ]


@settings(max_examples=80)
@given(DATES | EDGES, ON, OFF, st.integers(1, 3), WEEK_STARTS)
def test_months_hold_every_day_once(start: date, on: int, off: int, cycles: int, week_start: int) -> None:
    made = plan(on, off, cycles, start, week_start)
    first, wanted = made.days[0].date, made.next_start or made.days[-1].date
    assert first and wanted
    shown = [cell.day for month in months(made) for week in month.weeks for cell in week if cell.inside and cell.day]
    assert shown == list(made.days)
    for month in months(made):
        inside = [cell.date for week in month.weeks for cell in week if cell.inside]
        assert inside == [inside[0] + timedelta(days) for days in range(len(inside))]
        assert all(any(first <= cell.date <= wanted for cell in week if cell.inside) for week in month.weeks)
        others = {week for week in month.weeks for cell in week if cell.inside and cell.date.month != month.month}
        alone = {week for week in others if all(cell.date.month != month.month for cell in week if cell.inside)}
        assert alone <= {month.weeks[-1]} and not any(cell.day and cell.day.doses for week in alone for cell in week)
        assert all(week[0].date.weekday() == week_start for week in month.weeks)
    assert months(made)[-1].weeks[-1][0].date <= wanted <= months(made)[-1].weeks[-1][-1].date
    assert months(plan(on, off, cycles)) == ()


def test_a_few_days_of_a_month_stand_with_the_month_that_shares_their_week() -> None:
    made = plan(14, 20, 1, date(2026, 3, 30), 0)  # a Monday; the next start on Sunday, 3 May
    shown = months(made)
    assert [(month.month, len(month.weeks)) for month in shown] == [(4, 5)]
    assert [cell.date.day for cell in shown[0].weeks[0] if cell.inside] == [30, 31, 1, 2, 3, 4, 5]
    assert [cell.date.day for cell in shown[0].weeks[-1] if cell.inside] == [27, 28, 29, 30, 1, 2, 3]


def test_a_last_week_without_doses_has_no_month_of_its_own() -> None:
    made = plan(21, 7, 1, date(2026, 5, 4), 0)  # a Monday; the next start on Monday, 1 June
    assert [(month.month, len(month.weeks)) for month in months(made)] == [(5, 5)]
    assert [cell.date.day for cell in months(made)[0].weeks[-1] if cell.inside] == [1]


@pytest.mark.parametrize(
    ("row_start", "week"),
    [
        (date(2026, 12, 28), 53),
        (date(2026, 12, 27), 53),  # a row from Sunday: its Thursday is 31 December
        (date(2026, 12, 26), 53),  # a row from Saturday
        (date(2027, 1, 4), 1),
        (date(2025, 12, 29), 1),
        (date(2024, 12, 30), 1),
    ],
)
def test_week_numbers_go_by_the_thursday_of_the_row(row_start: date, week: int) -> None:
    assert week_number(row_start) == week
