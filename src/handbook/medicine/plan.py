"""Settling a plan: what a regimen leaves open is chosen by somebody, or there is no calendar.

No default is ever taken for a course given as a range or a break given as a rule (safety.md F, SCHED-01).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from handbook.foundation.marks import HandbookError, Mark, Problem, refuse
from handbook.foundation.values import Scalar
from handbook.medicine.counts import LIMITS, NOUNS, Choice, checked, choose, many, up_to, whole
from handbook.medicine.dates import FIRST_YEAR, LAST_YEAR, in_years, place
from handbook.medicine.days import Count, How, Plan, Rule
from handbook.medicine.stated import Length, Stated

MOST_SLOTS = 12

_T = TypeVar("_T")


class Choices(NamedTuple):
    """What the book's calendar or the user settles; the rest follows from the regimen, or is refused."""

    on: Choice | None = None
    off: Choice | None = None
    cycles: Choice | None = None
    slots: tuple[str, ...] = ()
    start: date | None = None
    start_mark: Mark | None = None
    week_start: int | None = None
    """0 Monday, 5 Saturday, 6 Sunday; None for the custom of the country."""

    def under(self, wished: Choices, same_regimen: bool = True) -> Choices:
        """These, where the user wishes nothing else; numbers chosen for another regimen are dropped."""
        mine = self if same_regimen else Choices(start=self.start, start_mark=self.start_mark)
        return Choices(
            wished.on or mine.on,
            wished.off or mine.off,
            wished.cycles or mine.cycles,
            wished.slots or mine.slots,
            wished.start or mine.start,
            wished.start_mark if wished.start else mine.start_mark,
            self.week_start if wished.week_start is None else wished.week_start,
        )


def _attempt(problems: list[Problem], step: Callable[..., _T], *given: object) -> _T | None:
    try:
        return step(*given)
    except HandbookError as error:
        problems += error.problems
        return None


def settle(stated: Stated, choices: Choices, first_weekday: int = 0) -> Plan:
    """The plan of a regimen with every number chosen; HandbookError with all that is still open or wrong.

    SCHED-01 nothing chosen, SCHED-11 past 2999, SCHED-13 number out of limits, SCHED-14 against the regimen,
    SCHED-15 no course or break stated, SCHED-17 times of day, SCHED-20 not a dose to take by oneself, SCHED-22 not
    the same doses every day.
    """
    course = _course(stated)
    problems: list[Problem] = []
    cycles = _attempt(problems, _cycles, stated, choices.cycles)
    on = _attempt(problems, _from_days, stated, "on", "course", course, choices.on)
    off = _attempt(problems, _off, stated, choices.off, on, cycles)
    slots = _attempt(problems, _slots, stated, choices.slots)
    if on is None or off is None or cycles is None or slots is None:
        raise HandbookError(tuple(problems))
    week_start = first_weekday if choices.week_start is None else choices.week_start
    plan = Plan(stated.regimen, stated.title, slots, on, off, cycles, choices.start, week_start, stated.audience)
    _check_years(plan, choices.start_mark)
    return plan


def _course(stated: Stated) -> Length:
    """The course of a regimen that a calendar can be made from at all."""
    if stated.audience == "study":
        message = f"{stated.title} is a dose from a study, not one to tick off at home"
        raise refuse("SCHED-20", message, stated.mark, "choose another regimen for the calendar")
    _per_day(stated)
    if stated.course is None:
        message = f"{stated.title} states no course, so no calendar can be made from it"
        hint = "write its `course:` in regimens.yaml if the source states one, or choose another regimen"
        raise refuse("SCHED-15", message, stated.mark, hint)
    return stated.course


def _cycles(stated: Stated, choice: Choice | None) -> Count:
    most = stated.courses
    if choice is None:
        if most is None:
            message = f"nothing says how many courses of {stated.title} the calendar shows"
            raise refuse("SCHED-01", message, stated.mark, choose("cycles", up_to(*LIMITS["cycles"])))
        return Count(checked("cycles", most, stated.mark), low=most, high=most)
    number = whole("cycles", choice)
    if most is not None and number > most:
        message = f"{stated.title} is given as {many(most, 'course')}, not as {number}"
        raise refuse("SCHED-14", message, choice.at, f"write {up_to(1, most)}")
    how: How = "stated" if number == most else "chosen"
    return Count(number, how, low=most or 0, high=most or 0, origin=choice.origin)


def _from_days(stated: Stated, key: str, noun: str, length: Length, choice: Choice | None) -> Count:
    """The number for a length stated in days: its only one, or the one chosen within it."""
    low, high = length.low, length.high
    if choice is None and low < high:
        message = f"the {noun} of {stated.title} is {length.words}; a calendar needs one number"
        raise refuse("SCHED-01", message, length.mark or stated.mark, choose(key, up_to(low, high)))
    number = checked(key, low, length.mark or stated.mark) if choice is None else whole(key, choice)
    if not low <= number <= high:
        message = f"{number} {NOUNS[key]} is not what {stated.title} states: {noun} {length.words}"
        raise refuse("SCHED-14", message, choice.at if choice else None, f"write {up_to(low, high)}")
    how: How = "chosen" if low < high else "stated"
    return Count(number, how, "days", low, high, length.words, choice.origin if choice else "")


def _off(stated: Stated, choice: Choice | None, on: Count | None, cycles: Count | None) -> Count:
    rest = stated.rest
    if rest is None:
        return _unstated(stated, choice, cycles)
    if rest.rule == "days":
        return _from_days(stated, "off", "break", rest, choice)
    if choice is None and rest.rule == "equal":
        return Count(on.number if on else 0, "derived", rest.rule, words=rest.words)
    low, high = _allowed(rest.rule, on.number) if on else LIMITS["off"]
    if choice is None:
        message = f"the break of {stated.title} is {rest.words}; a calendar needs one number"
        allowed = up_to(low, high) if on else "a number of days that fits the course"
        raise refuse("SCHED-01", message, rest.mark or stated.mark, choose("off", allowed))
    number = whole("off", choice)
    if on and not low <= number <= high:
        message = f"a break of {many(number, 'day')} after {on.number} on is not {rest.words}"
        raise refuse("SCHED-14", message, choice.at, f"write {up_to(low, high)}")
    how: How = "derived" if rest.rule == "equal" else "chosen"
    return Count(number, how, rest.rule, words=rest.words, origin=choice.origin)


def _allowed(rule: Rule, on: int) -> tuple[int, int]:
    """The breaks that a rule allows after a course; `similar` is taken as from half of it to twice it."""
    if rule == "at least":
        return on, LIMITS["off"][1]
    return (on, on) if rule == "equal" else ((on + 1) // 2, 2 * on)


def _unstated(stated: Stated, choice: Choice | None, cycles: Count | None) -> Count:
    courses = cycles.number if cycles else 1
    if choice is None:
        if courses > 1:
            message = f"{stated.title} states no break to part {courses} courses"
            raise refuse("SCHED-01", message, stated.mark, choose("off", "1 or more"))
        return Count(0)
    number = whole("off", choice)
    if courses > 1 and number == 0:
        message = f"{courses} courses without a break between them are one long course"
        raise refuse("SCHED-14", message, choice.at, "write a break of 1 day or more, or 1 course")
    return Count(number, "chosen", origin=choice.origin)


def _slots(stated: Stated, chosen: tuple[str, ...]) -> tuple[str, ...]:
    low, high = _per_day(stated)
    slots = chosen or stated.slots
    mark = next((place(slot) for slot in slots), None) or stated.mark
    if not slots:
        message = f"{stated.title} has no times of day to tick off"
        raise refuse("SCHED-17", message, mark, "write its times of day, such as `slots: [morning, early afternoon]`")
    names = [_spaced(slot) for slot in slots]
    if not all(names):
        raise refuse("SCHED-17", "a time of day is empty", mark, "write its words, or delete it")
    twice = next((name for at, name in enumerate(names) if name.lower() in map(str.lower, names[:at])), "")
    if twice:
        raise refuse("SCHED-17", f'"{twice}" stands twice', mark, "write each time of day once")
    if not low <= len(names) <= high:
        message = f"{many(len(names), 'time')} of day, but {stated.title} is {up_to(low, high)} a day"
        raise refuse("SCHED-17", message, mark, f"write {up_to(low, high)} of them")
    return tuple(names)


def _spaced(slot: str) -> str:
    """A time of day with single spaces, which still knows its place."""
    name = " ".join(slot.split())
    return slot.like(name) if isinstance(slot, Scalar) else name


def _per_day(stated: Stated) -> tuple[int, int]:
    low, high = stated.per_day or (1, MOST_SLOTS)
    if stated.as_needed or low < 1 or low % 1 or high % 1:
        what = "is taken as needed" if stated.as_needed else "is not taken the same number of times every day"
        message = f"{stated.title} {what}; a calendar has the same boxes on every day"
        raise refuse("SCHED-22", message, stated.mark, "choose a regimen whose frequency is told per day")
    return int(low), min(int(high), MOST_SLOTS)


def _check_years(plan: Plan, mark: Mark | None) -> None:
    if plan.start and not (in_years(plan.start) and in_years(plan.start + timedelta(plan.length))):
        message = f"{plan.length} days from {plan.start} do not lie within {FIRST_YEAR} to {LAST_YEAR}"
        raise refuse("SCHED-11", message, mark, "write an earlier start, or fewer courses")
