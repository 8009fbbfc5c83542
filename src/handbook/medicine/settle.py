"""Settling courses: what a regimen leaves open is chosen by somebody, or there is no calendar.

No default is ever taken for a course given as a range or a break given as a rule (safety.md F, SCHED-01).
"""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from handbook.foundation.marks import HandbookError, Mark, Problem, many, place_of, refuse
from handbook.medicine.counts import LIMITS, NOUNS, Count, How, Rule, checked, choose, up_to, whole

_T = TypeVar("_T")


class Length(NamedTuple):
    """A course or a break as a regimen states it: days from `low` to `high`, or a rule."""

    words: str
    low: int = 0
    high: int = 0
    rule: Rule = "days"
    mark: Mark | None = None


class Stated(NamedTuple):
    """What a regimen states about its courses."""

    title: str
    course: Length
    rest: Length | None = None
    """The break."""
    courses: int | None = None
    mark: Mark | None = None


class Choices(NamedTuple):
    """What calendar.yaml or the user settles, as it is written; the rest follows from the regimen, or is refused."""

    on: int | str | None = None
    off: int | str | None = None
    cycles: int | str | None = None


class Settled(NamedTuple):
    """Every number chosen."""

    on: Count
    off: Count
    cycles: Count


def attempt(problems: list[Problem], step: Callable[..., _T], *given: object) -> _T | None:
    """What a step makes; None if it was refused, with its problems kept."""
    try:
        return step(*given)
    except HandbookError as error:
        problems += error.problems
        return None


def settle(stated: Stated, choices: Choices) -> Settled:
    """The numbers of a regimen in courses; HandbookError with all that is still open or wrong.

    SCHED-01 nothing chosen, SCHED-13 number out of limits, SCHED-14 against the regimen.
    """
    problems: list[Problem] = []
    cycles = attempt(problems, _cycles, stated, choices.cycles)
    on = attempt(problems, _from_days, stated, "on", "course", stated.course, choices.on)
    off = attempt(problems, _off, stated, choices.off, on, cycles)
    if on is None or off is None or cycles is None:
        raise HandbookError(tuple(problems))
    return Settled(on, off, cycles)


def _cycles(stated: Stated, choice: int | str | None) -> Count:
    most = stated.courses
    if choice is None:
        if most is None:
            message = f"nothing says how many courses of {stated.title} the calendar shows"
            raise refuse("SCHED-01", message, stated.mark, choose("cycles", up_to(*LIMITS["cycles"])), ("cycles",))
        return Count(checked("cycles", most, stated.mark), low=most, high=most)
    number = whole("cycles", choice)
    if most is not None and number > most:
        message = f"{stated.title} is given as {many(most, 'course')}, not as {number}"
        raise refuse("SCHED-14", message, place_of(choice), f"write {up_to(1, most)}")
    how: How = "stated" if number == most else "chosen"
    return Count(number, how, low=most or 0, high=most or 0)


def _from_days(stated: Stated, key: str, noun: str, length: Length, choice: int | str | None) -> Count:
    """The number for a length stated in days: its only one, or the one chosen within it."""
    low, high = length.low, length.high
    if choice is None and low < high:
        message = f"the {noun} of {stated.title} is {length.words}; a calendar needs one number"
        raise refuse("SCHED-01", message, length.mark or stated.mark, choose(key, up_to(low, high)), (key,))
    number = checked(key, low, length.mark or stated.mark) if choice is None else whole(key, choice)
    if not low <= number <= high:
        message = f"{number} {NOUNS[key]} is not what {stated.title} states: {noun} {length.words}"
        raise refuse("SCHED-14", message, place_of(choice), f"write {up_to(low, high)}")
    how: How = "chosen" if low < high else "stated"
    return Count(number, how, "days", low, high)


def _off(stated: Stated, choice: int | str | None, on: Count | None, cycles: Count | None) -> Count:
    rest = stated.rest
    if rest is None:
        return _unstated(stated, choice, cycles)
    if rest.rule == "days":
        return _from_days(stated, "off", "break", rest, choice)
    if choice is None and rest.rule == "equal":
        return Count(on.number if on else 0, "derived", rest.rule)
    low, high = _allowed(rest.rule, on.number) if on else LIMITS["off"]
    if choice is None:
        message = f"the break of {stated.title} is {rest.words}; a calendar needs one number"
        allowed = up_to(low, high) if on else "a number of days that fits the course"
        raise refuse("SCHED-01", message, rest.mark or stated.mark, choose("off", allowed), ("off",))
    number = whole("off", choice)
    if on and not low <= number <= high:
        message = f"a break of {many(number, 'day')} after {on.number} on is not {rest.words}"
        raise refuse("SCHED-14", message, place_of(choice), f"write {up_to(low, high)}")
    how: How = "derived" if rest.rule == "equal" else "chosen"
    return Count(number, how, rest.rule)


def _allowed(rule: Rule, on: int) -> tuple[int, int]:
    """The breaks that a rule allows after a course; `similar` is taken as from half of it to twice it."""
    if rule == "at least":
        return on, LIMITS["off"][1]
    return (on, on) if rule == "equal" else ((on + 1) // 2, 2 * on)


def _unstated(stated: Stated, choice: int | str | None, cycles: Count | None) -> Count:
    courses = cycles.number if cycles else 1
    if choice is None:
        if courses > 1:
            message = f"{stated.title} states no break to part {courses} courses"
            raise refuse("SCHED-01", message, stated.mark, choose("off", "1 or more"), ("off",))
        return Count(0)
    number = whole("off", choice)
    if courses > 1 and number == 0:
        message = f"{courses} courses without a break between them are one long course"
        raise refuse("SCHED-14", message, place_of(choice), "write a break of 1 day or more, or 1 course")
    return Count(number, "chosen")
