"""What a regimen states about time, as far as a calendar asks: course, break, how often, when, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.marks import Mark, refuse
from handbook.medicine.days import Rule

if TYPE_CHECKING:
    from handbook.medicine.frequency import Break, Duration
    from handbook.medicine.regimen import Regimen


class Length(NamedTuple):
    """A course or a break as a regimen states it: days from `low` to `high`, or a rule."""

    words: str
    low: int = 0
    high: int = 0
    rule: Rule = "days"
    mark: Mark | None = None


class Stated(NamedTuple):
    """What a regimen states about time."""

    regimen: str
    title: str
    course: Length | None = None
    rest: Length | None = None
    """The break."""
    courses: int | None = None
    slots: tuple[str, ...] = ()
    per_day: tuple[float, float] | None = None
    """How many times a day, at least and at most; less than 1 or broken if it is not the same every day."""
    as_needed: bool = False
    audience: str = "self"
    """self, clinic or study."""
    mark: Mark | None = None


def stated(regimen: Regimen) -> Stated:
    """What a regimen of the book states; HandbookError SCHED-15 for lengths that are not whole days."""
    frequency = regimen.frequency
    return Stated(
        regimen.id,
        regimen.title,
        _length(regimen, "course", regimen.course) if regimen.course else None,
        _rest(regimen, regimen.rest) if regimen.rest else None,
        regimen.courses,
        regimen.slots,
        frequency.per_day if frequency else None,
        regimen.as_needed,
        regimen.audience,
        regimen.title.mark,
    )


def _length(regimen: Regimen, noun: str, length: Duration, mark: Mark | None = None) -> Length:
    days, mark = length.days, mark or length.mark
    if days is None:
        message = f"the {noun} of {regimen.title} is {_plain(length.words)}; a calendar counts days"
        raise refuse("SCHED-15", message, mark, "write it in days or weeks, if the source means as many")
    return Length(_plain(length.words), *days, mark=mark)


def _rest(regimen: Regimen, rest: Break) -> Length:
    if rest.length:
        return _length(regimen, "break", rest.length, rest.mark)
    return Length(_plain(rest.words), rule=rest.rule, mark=rest.mark)


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ")
