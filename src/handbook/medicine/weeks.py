"""Days laid out in weeks and months, for the grids of a calendar."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from handbook.medicine.day import Day
from handbook.medicine.plan import Plan

Week = tuple[Day | None, ...]
"""Seven cells, empty where the plan has no day."""


class Cell(NamedTuple):
    """A day of a month, and the day of the plan on it, if any."""

    date: date
    day: Day | None
    inside: bool
    """False for the days of the months before and after that fill the first and last week."""


class Month(NamedTuple):
    """A month of a wall calendar."""

    year: int
    month: int
    weeks: tuple[tuple[Cell, ...], ...]


def weeks(days: Sequence[Day], week_start: int = 0) -> tuple[Week, ...]:
    """Following days in rows of seven that start on a weekday; undated ones start with the first day."""
    lead = (days[0].weekday - week_start) % 7 if days and days[0].weekday is not None else 0
    cells: list[Day | None] = [None] * lead + list(days)
    cells += [None] * (-len(cells) % 7)
    return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))


def months(plan: Plan) -> tuple[Month, ...]:
    """Every month from the first day to the last or, if that is later, to the day after the last break, in weeks.

    None if undated. A month's weeks before the first day, and behind the last, would be empty and are left out.
    Of a month at either end that has one week alone, shared with its neighbour, the days stand in that month; and so
    do those of a last one that has one week without doses.
    """
    days = {day.date: day for day in plan.days if day.date}
    if not days:
        return ()
    first, last = min(days), max(plan.next_start or max(days), max(days))
    found = (_month(year, month, days, plan.week_start) for year, month in _between(first, last))
    return _joined([month._replace(weeks=_within(month, first, last)) for month in found], first, last)


def _joined(found: list[Month], first: date, last: date) -> tuple[Month, ...]:
    """The months, without a first or last one whose only week a neighbour has too: a sheet for a few days."""
    if len(found) > 1 and len(found[0].weeks) == 1 and found[0].weeks[0][0].date == found[1].weeks[0][0].date:
        _, second, *others = found
        found = [second._replace(weeks=(_inside(second.weeks[0], first, last), *second.weeks[1:])), *others]
    if len(found) > 1 and len(found[-1].weeks) == 1:
        *others, before, after = found
        (week,) = after.weeks
        if week[0].date == before.weeks[-1][0].date:
            before = before._replace(weeks=(*before.weeks[:-1], _inside(week, first, last)))
            found = [*others, before]
        elif not any(cell.day and cell.day.doses for cell in week):
            told = tuple(cell._replace(inside=cell.inside and cell.date <= last) for cell in week)
            found = [*others, before._replace(weeks=(*before.weeks, told))]
    return tuple(found)


def _inside(row: tuple[Cell, ...], first: date, last: date) -> tuple[Cell, ...]:
    """The week with all days from the first to the last as its own."""
    return tuple(cell._replace(inside=cell.inside or first <= cell.date <= last) for cell in row)


def _between(first: date, last: date) -> list[tuple[int, int]]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def _within(month: Month, first: date, last: date) -> tuple[tuple[Cell, ...], ...]:
    """The weeks that have any day of the month from the first to the last."""
    return tuple(row for row in month.weeks if any(cell.inside and first <= cell.date <= last for cell in row))


def _month(year: int, month: int, days: dict[date, Day], week_start: int) -> Month:
    from calendar import Calendar  # few calendars are by month

    rows = Calendar(week_start).monthdatescalendar(year, month)
    return Month(
        year,
        month,
        tuple(tuple(Cell(on, days.get(on), on.month == month) for on in row) for row in rows),
    )


def week_number(row_start: date) -> int:
    """The ISO week of the Thursday in a row of seven days: the row's own week if it starts on a Monday."""
    return (row_start + timedelta((3 - row_start.weekday()) % 7)).isocalendar().week
