"""Courses, breaks and times of day: settled, and possible to keep (SCHED-01 to -04)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from handbook.book.calendar import lead_of
from handbook.checks.reading import Findings, Found, Reading
from handbook.foundation.marks import HandbookError
from handbook.foundation.regex import Regex

if TYPE_CHECKING:
    from handbook.book.prescribed import AlsoStated, SlotLine, WrittenRegimen
    from handbook.medicine.day import Day
    from handbook.medicine.plan import Plan
    from handbook.medicine.slots import Slot

# Starts that take a plan over a leap day, a year's end and a year with 53 weeks.
_STARTS = (date(2028, 2, 20), date(2026, 12, 21))
_CLOCK = Regex(r"\b([01]?[0-9]|2[0-3]):([0-5][0-9])\b")


# --- SCHED-01 --------------------------------------------------------------------------------------------


def settled(reading: Reading) -> Findings:
    """SCHED-01: a calendar stands on one number of days; where statements on it differ, one was chosen."""
    calendar = reading.book.calendar
    if calendar is None or not calendar.regimens:
        return
    mark = calendar.regimens[0].mark
    if isinstance(reading.planned, HandbookError):
        for one in reading.planned.problems:
            if one.code == "SCHED-01":
                yield Found("calendar", one.message, one.mark or mark, one.hint, asks=one.asks)
    regimen = reading.book.regimens[lead_of(calendar, reading.book.regimens) or calendar.regimens[0]]
    for key, noun, chosen in (("on", "course", calendar.on), ("off", "break", calendar.off)):
        stated = list(_statements(regimen, noun))
        if not chosen and len(stated) > 1:
            said = f"the {noun} of {regimen.named} is stated as {' and as '.join(stated)}"
            hint = f"choose one: write `{key}:` in calendar.yaml"
            yield Found("calendar", said, mark, hint)


def _statements(regimen: WrittenRegimen, noun: str) -> Iterator[str]:
    """How the regimen and the statements that differ from it tell its course or its break."""
    told: dict[str, None] = {}
    statements: tuple[WrittenRegimen | AlsoStated, ...] = (regimen, *regimen.also_stated)
    for one in statements:
        length = one.course if noun == "course" else one.rest
        if length:
            told.setdefault(length.words.replace("\u00a0", " "))
    yield from told


# --- SCHED-02 --------------------------------------------------------------------------------------------


def slots_fit(reading: Reading) -> Findings:
    """SCHED-02: each dose of a day has its time, far enough from the next and not after the latest time.

    Too many times of a regimen that is planned are SCHED-17.
    """
    calendar = reading.book.calendar
    planned = set(calendar.regimens) if calendar else set()
    for regimen in reading.taken:
        often = regimen.frequency
        daily = often and often.period == "day" and often.every == 1
        if often and daily and 0 < len(regimen.slots) < often.high:
            said = f"{regimen.named} is taken up to {often.high} times a day, but has {_many(len(regimen.slots))}"
            hint = "add the time of the last dose, or correct how often; if neither is stated, waive this"
            yield Found(f"regimens.{regimen.id}", said, regimen.slots[0].words.mark, hint)
        if often and daily and len(regimen.slots) > often.high and not (regimen.as_needed or regimen.id in planned):
            said = f"{regimen.title} is taken up to {often.high} times a day, but has {_many(len(regimen.slots))}"
            hint = "leave out the time of day that is too many, or correct how often"
            yield Found(f"regimens.{regimen.id}", said, regimen.slots[often.high].words.mark, hint)
        if regimen.min_interval or regimen.not_after:
            yield from _timed(regimen, reading)


def _many(slots: int) -> str:
    return "one time of day" if slots == 1 else f"{slots} times of day"


def _timed(regimen: WrittenRegimen, reading: Reading) -> Findings:
    clock = _clock(reading.book.edition.language)
    latest, place = _time(regimen.not_after, clock), f"regimens.{regimen.id}"
    patterns = (regimen, *regimen.steps)
    for pattern in patterns:
        slots = _slots(pattern.slots, clock)
        for slot in slots:
            if latest and slot.clock and slot.clock > latest:
                said = f'the time of day "{slot.name}" is later than the latest one ({_first(regimen.not_after)})'
                yield Found(place, said, slot.mark, "correct `slots` or `not_after`")
    yield from too_close(regimen, reading)
    timed = [(slot.name, slot.clock) for slot in _slots(regimen.slots, clock) if slot.clock]
    yield from _too_many(regimen, timed, latest, place)


def _slots(lines: Sequence[SlotLine], clock: dict[str, time]) -> tuple[Slot, ...]:
    """The times of day as the calendar reads them; none where it cannot, which is told elsewhere."""
    from handbook.medicine.slots import read_slots

    try:
        return read_slots([str(line.words) for line in lines], clock, [line.words.mark for line in lines])
    except HandbookError:
        return ()


def too_close(regimen: WrittenRegimen, reading: Reading) -> Findings:
    """Whether neighbouring times of a regimen keep the shortest time between them, over midnight too."""
    from handbook.medicine.slots import gaps

    gap, clock = regimen.min_interval, _clock(reading.book.edition.language)
    daily = not any((regimen.on, regimen.every, regimen.once))
    for pattern in (regimen, *regimen.steps) if gap else ():
        for one, other, minutes in gaps(_slots(pattern.slots, clock), daily):
            if gap and minutes < gap.hours[0] * 60:
                words = gap.words.replace("\u00a0", " ")
                said = f'"{one.name}" and "{other.name}" are less than {words} apart'
                yield Found(f"regimens.{regimen.id}", said, other.mark, "correct `slots` or `min_interval`")


def _too_many(
    regimen: WrittenRegimen, times: Sequence[tuple[str, time]], latest: time | None, place: str
) -> Findings:
    """Whether the last dose of the day still falls before the latest time."""
    often, gap = regimen.frequency, regimen.min_interval
    if not (often and gap and latest and times and often.period == "day"):
        return
    last = _hours(times[0][1]) + (often.high - 1) * gap.hours[0]
    if last > _hours(latest) + 1:
        said = f"dose {often.high} of the day would fall at {_told(last)}, after the latest time of day"
        yield Found(place, said, often.mark, "correct how often, `min_interval` or `not_after`")


@cache
def _clock(language: str) -> dict[str, time]:
    from handbook.language.locale import times_of_day

    return times_of_day(language)


def _time(words: str, clock: dict[str, time]) -> time | None:
    """The clock time in the first words of a text: 15:00, Early afternoon."""
    first = _first(words).lower()
    found = _CLOCK.search(first)
    return time(int(found[1]), int(found[2])) if found else clock.get(first)


def _first(words: str) -> str:
    return re.split(r"[.;,(]", words, maxsplit=1)[0].strip()


def _hours(at: time) -> float:
    return at.hour + at.minute / 60


def _told(hours: float) -> str:
    return f"{int(hours) % 24:02}:{round(hours % 1 * 60):02}"


# --- SCHED-03 --------------------------------------------------------------------------------------------


def within_limit(reading: Reading) -> Findings:
    """SCHED-03: no course is longer than the stated limit, nor than another statement on it."""
    limit = reading.book.course_limit
    for regimen in reading.taken:
        course, place = regimen.course, f"regimens.{regimen.id}"
        limits = [limit, *(also.course for also in regimen.also_stated)]
        most = min((one for one in limits if one), key=lambda one: one.hours[1], default=None)
        if course and most and course.hours[1] > most.hours[1]:
            shown = [one.words.replace("\u00a0", " ") for one in (course, most)]
            said = f"the course of {shown[0]} is longer than the {shown[1]} stated as the limit"
            yield Found(place, said, course.mark, "correct it; if the source states both, waive this and say so")


# --- SCHED-04 --------------------------------------------------------------------------------------------


def calendar_adds_up(reading: Reading) -> Findings:
    """SCHED-04: the calendar's days follow each other without a gap, over leap days and years' ends too."""
    calendar, plan = reading.book.calendar, reading.plan
    if calendar is None or plan is None:
        return  # told by SCHED-01, or by the calendar itself
    for one in (plan, *map(plan.starting, _STARTS)):
        for said in invariants(one):
            yield Found("calendar", said, calendar.regimens[0].mark, "report this; it is a fault of handbook")


def invariants(plan: Plan) -> Iterator[str]:
    """What does not hold of a plan that must hold of every one."""
    days = plan.days
    if len(days) != plan.length:
        yield f"the calendar has {len(days)} days, and its plan has {plan.length}"
    if [day.number for day in days] != list(range(1, len(days) + 1)):
        yield "the days are not counted from 1 on without a gap"
    if [day for course in plan.courses for day in course.days] != list(days):
        yield "the courses are not the days of the plan, in order"
    yield from _gaps(days)
    for course in plan.courses:
        end = course.days[-1].date
        if end and course.resume not in (None, end + timedelta(1)):
            yield f"course {course.number}: the day after its break is not the next day"
        if any(dose.entry is plan.lead for day in course.off for dose in day.doses):
            yield f"course {course.number}: a day of its break has a dose"


def _gaps(days: tuple[Day, ...]) -> Iterator[str]:
    for one, other in pairwise(days):
        if one.date and other.date and other.date - one.date != timedelta(1):
            yield f"{other.date} follows {one.date}"
    for day in days:
        if day.date and day.iso_week != day.date.isocalendar()[:2]:
            yield f"{day.date} stands in a wrong week"
