"""Stretches: the same dose on days that one rule tells, such as every day, every third, or Mondays and Fridays."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from handbook.medicine.day import Dose
from handbook.medicine.plan import Plan


class Stretch(NamedTuple):
    """The same dose at the same time of day, on days in a regular row."""

    dose: Dose
    first: date
    times: int
    interval: int
    """Days from one to the next; 1 for a single one."""
    weekdays: tuple[int, ...]
    """Instead, the weekdays that they stand on, every week without a gap; empty if the interval tells all."""
    course: int
    """The course of the first of them."""
    number: int
    """From 1, among those of the same dose and time of day."""


def stretches(plan: Plan) -> Iterator[Stretch]:
    """The doses of a dated plan in as few stretches as their order tells; no stretch goes over a break."""
    found: dict[tuple[str, str, str], list[tuple[int, date, Dose]]] = {}
    typed: dict[int, str] = {}  # doses of one portion share their amount
    for day in plan.days:
        for dose in day.doses:
            assert day.date
            amount = typed.get(id(dose.amount)) or typed.setdefault(id(dose.amount), dose.amount.typed)
            key = (dose.entry.id, dose.slot.name, amount)
            found.setdefault(key, []).append((day.course, day.date, dose))
    for rows in found.values():
        number = 0
        for course in dict.fromkeys(course for course, _, _ in rows):
            own = [(on, dose) for at, on, dose in rows if at == course]
            for first, last, weekdays in _runs([on for on, _ in own]):
                number += 1
                interval = (own[first + 1][0] - own[first][0]).days if last > first else 1
                yield Stretch(own[first][1], own[first][0], last - first + 1, interval, weekdays, course, number)


def _runs(days: Sequence[date]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """First, last and weekdays of each run: all of them by weekday if that holds, else even steps."""
    weekdays = tuple(sorted({day.weekday() for day in days}))
    if 1 < len(weekdays) < 7 and _by_weekday(days, weekdays):
        yield 0, len(days) - 1, weekdays
        return
    first = 0
    while first < len(days):
        last = first + 1 if first + 1 < len(days) else first
        step = days[last] - days[first]
        while last + 1 < len(days) and days[last + 1] - days[last] == step:
            last += 1
        if last - first == 1 and last + 1 < len(days):
            last = first  # two days are no row if a third does not follow
        yield first, last, ()
        first = last + 1


def _by_weekday(days: Sequence[date], weekdays: Sequence[int]) -> bool:
    """Whether the days are all of these weekdays from the first to the last of them, and more than one week."""
    span = range(days[0].toordinal(), days[-1].toordinal() + 1)
    every = [number for number in span if date.fromordinal(number).weekday() in weekdays]
    return len(days) > len(weekdays) and every == [day.toordinal() for day in days]
