"""A regimen's pattern of days as a way of dosing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.book.intakes import Dispenser
from handbook.book.prescribed import Pattern, StepLine, WrittenRegimen
from handbook.foundation.marks import Mark, refuse
from handbook.medicine.frequency import Duration, Frequency
from handbook.medicine.slots import Intake
from handbook.medicine.ways.daily import Daily
from handbook.medicine.ways.way import Way

if TYPE_CHECKING:
    from handbook.medicine.ways.steps import Step

SCHEMES = ("on", "every", "week", "alternate", "steps", "once", "as_needed")
"""Keys that say on which days; one regimen has one of them."""


def way_of(dispenser: Dispenser, regimen: WrittenRegimen) -> Way:
    """The way of a whole regimen, its courses left out; HandbookError SCHED-22, -23, -25 and those of intakes."""
    check_one_scheme(regimen)
    if regimen.as_needed:
        from handbook.medicine.ways.asneeded import AsNeeded

        return AsNeeded(dispenser.intake(regimen))
    if regimen.once:
        from handbook.medicine.ways.once import Once

        _check_daily(dispenser, regimen, regimen.title.mark)
        return Once(dispenser.intake(regimen))
    if regimen.steps:
        return _steps(dispenser, regimen)
    if regimen.around:
        return _around(dispenser, regimen)
    return _pattern(dispenser, regimen, in_days(regimen.frequency), regimen.title.mark)


def check_one_scheme(regimen: WrittenRegimen) -> None:
    """SCHED-25: two ways of saying on which days are one too many, and so is a course that cuts short what it has."""
    used = [key for key in SCHEMES if getattr(regimen, key)]
    if regimen.around:
        used = ["around", *(key for key in used if key != "on")]
    if len(used) == 1 and _cut_short(regimen):
        used.append("course")
    endless = regimen.course is not None and regimen.course.ongoing
    if used == ["on"] and regimen.on and regimen.on.kind == "plan" and endless:
        used.append("course")  # day 1 of what has no end
    if len(used) > 1:
        named = " and ".join(f"`{key}`" for key in used)
        message = f"{regimen.named} says in two ways on which days it is taken: {named}"
        raise refuse("SCHED-25", message, regimen.title.mark, "keep the one that the source means")


def _cut_short(regimen: WrittenRegimen) -> bool:
    """Whether it has days of its own, and a course that is not as long; steps may come again in every course."""
    course = regimen.course
    own = regimen.around or regimen.once or regimen.steps
    if not own or ((course is None or course.ongoing) and not regimen.rest):
        return False
    lengths = [step.lasts.days or (0, 0) for step in regimen.steps]
    total = sum(high for _, high in lengths)
    return not (total and regimen.then == "stop" and course and course.days == (total, total))


def _pattern(dispenser: Dispenser, pattern: Pattern, often: Frequency | None, mark: Mark | None) -> Way:
    if not (pattern.on and pattern.on.kind == "week"):
        _check_daily(dispenser, pattern, mark)
    if pattern.week:
        days = tuple((day, dispenser.intake(pattern, amount)) for day, amount in pattern.week.days)
        _check_times(dispenser, often, sum(len(intake) for _, intake in days), 7, mark)
        return _weekly(days)
    if pattern.alternate:
        from handbook.medicine.ways.alternate import Alternate

        if len(pattern.alternate) == 1:
            message = f"{dispenser.regimen.named} takes turns between one amount"
            hint = f"write `dose: {pattern.alternate[0].typed}`, or all the amounts that take turns"
            raise refuse("DOSE-39", message, pattern.alternate[0].mark or mark, hint)
        return Alternate(tuple(dispenser.intake(pattern, amount) for amount in pattern.alternate))
    intake = dispenser.intake(pattern)
    if pattern.on and pattern.on.kind == "week":
        _check_times(dispenser, often, len(pattern.on.days) * len(intake), 7, mark, each_day=True)
        return _weekly(tuple((day, intake) for day in pattern.on.days))
    if pattern.on and pattern.on.kind == "month":
        from handbook.medicine.ways.every import OfMonth

        return OfMonth(intake, pattern.on.days)
    if pattern.every:
        apart = _days(pattern.every)
        _check_apart(dispenser, apart, len(intake), pattern.every.mark or mark)
        _check_times(dispenser, often, len(intake), apart, mark)
        return _every(intake, apart)
    return _by_frequency(dispenser, intake, often, mark)


def _days(every: Duration) -> int:
    days = every.days
    if days is None or days[0] != days[1]:
        message = f"every {every.words} is no number of days".replace("\u00a0", " ")
        whole = every.unit == "hour" and every.low == every.high and every.low % 24 == 0
        hint = f"write {every.low // 24} days" if whole else "write days or weeks, or `on: day 1 of the month`"
        raise refuse("SCHED-22", message, every.mark, hint)
    return days[0]


def _check_apart(dispenser: Dispenser, days: int, times: int, mark: Mark | None) -> None:
    """SCHED-33: every 1 day is every day; SCHED-23: every 7 days is once a week, on a weekday that must be named."""
    if days == 1:
        hint = f"write `frequency: {times} per day` in its place"
        raise refuse("SCHED-33", f"{dispenser.regimen.named} is taken every 1 day, which is every day", mark, hint)
    if days == 7:
        message, _, hint = without_weekday(dispenser.regimen)
        raise refuse("SCHED-23", message, mark, hint)


def _by_frequency(dispenser: Dispenser, intake: Intake, often: Frequency | None, mark: Mark | None) -> Way:
    """Every day, or every so many days, as its frequency says; a weekly dose needs its weekday."""
    if often is None:
        return Daily(intake)
    if _is_daily(often):
        return Daily(intake)
    each = {"day": 1, "week": 7}.get(often.period)
    if (each or 0) * often.every == 7:
        raise refuse("SCHED-23", *without_weekday(dispenser.regimen))
    if each and often.low == often.high and often.low == len(intake):
        return _every(intake, each * often.every)
    title, hint = dispenser.regimen.named, "write on which days: `on:`, `every:` or `week:`"
    raise refuse("SCHED-22", f"{title} does not say on which days it is taken", mark, hint)


def in_days(often: Frequency | None) -> Frequency | None:
    """A frequency by the clock as so many a day, or in so many days: 1 per 12 hours is 2 per day."""
    if often is None or often.period != "hour" or often.low != often.high:
        return often
    times, rest = divmod(24 * often.low, often.every)
    if not rest:
        return replace(often, low=times, high=times, period="day", every=1)
    return replace(often, period="day", every=often.every // 24) if often.every % 24 == 0 else often


def _weekly(days: tuple[tuple[int, Intake], ...]) -> Way:
    from handbook.medicine.ways.weekly import Weekly

    return Weekly(days)


def _every(intake: Intake, days: int) -> Way:
    from handbook.medicine.ways.every import Every

    return Every(intake, days)


def without_weekday(regimen: WrittenRegimen) -> tuple[str, Mark | None, str]:
    """SCHED-23, told alike by the plan and by the check: the message, the place, what to write."""
    often = regimen.frequency or regimen.every
    mark = often.mark if often else regimen.title.mark
    hint = "write the weekday under `on:`, such as `on: Monday`"
    return f"{regimen.named} is taken by the week and names no weekday", mark, hint


def _check_daily(dispenser: Dispenser, pattern: Pattern, mark: Mark | None) -> None:
    """Whether a day on which it is taken has as many times of day as is said of how often."""
    often = in_days(dispenser.regimen.frequency)
    lines = (pattern.slots if isinstance(pattern, StepLine) else ()) or dispenser.wished or dispenser.regimen.slots
    if often and _is_daily(often) and lines:
        _check_slots(dispenser, often, len(lines), mark)


def _is_daily(often: Frequency) -> bool:
    return often.period == "day" and often.every == 1


def _check_slots(dispenser: Dispenser, often: Frequency, count: int, mark: Mark | None) -> None:
    if not often.low <= count <= often.high:
        times = "1 time" if count == 1 else f"{count} times"
        stated = str(often.low) if often.low == often.high else f"{often.low} to {often.high}"
        message = f"{times} of day, but {dispenser.regimen.named} is {stated} a day"
        slots = dispenser.wished or dispenser.regimen.slots
        raise refuse("SCHED-17", message, slots[0].words.mark if slots else mark, f"write {stated} of them")


def _check_times(
    dispenser: Dispenser, often: Frequency | None, times: int, days: int, mark: Mark | None, each_day: bool = False
) -> None:
    """Whether how often agrees with the doses in so many days; `each_day`: if told by the day, too."""
    if often is None or (_is_daily(often) and not each_day):
        return
    stated = often.per_day[0] * days, often.per_day[1] * days
    if not stated[0] - 0.01 <= times <= stated[1] + 0.01:
        within = "a week" if days == 7 else f"in {days} days"
        message = f"{dispenser.regimen.named} is {often.words}, and has {times} doses {within}".replace("\u00a0", " ")
        what = "the weekdays" if days == 7 else "the days"
        raise refuse("SCHED-17", message, often.mark or mark, f"correct how often, or {what}")


def _steps(dispenser: Dispenser, regimen: WrittenRegimen) -> Way:
    if regimen.then is None:
        message = f"{regimen.named} does not say what follows on its last step"
        raise refuse("SCHED-26", message, regimen.steps[-1].lasts.mark, "write `then: stop`, or `then: stay`")
    from handbook.medicine.ways.steps import Steps

    return Steps(tuple(_step(dispenser, line) for line in regimen.steps), str(regimen.then))  # type: ignore[arg-type]


def _step(dispenser: Dispenser, line: StepLine) -> Step:
    days = line.lasts.days
    if days is None or days[0] != days[1]:
        message = f"a step of {line.lasts.words} has no number of days".replace("\u00a0", " ")
        raise refuse("SCHED-26", message, line.lasts.mark, "write it in days or weeks, one number")
    from handbook.medicine.ways.steps import Step

    return Step(None if line.pause else _pattern(dispenser, line, None, line.lasts.mark), days[0])


def _around(dispenser: Dispenser, regimen: WrittenRegimen) -> Way:
    if regimen.on is None or regimen.on.kind != "plan":
        message = f"{regimen.named} lies around a {regimen.around} and does not say on which days"
        raise refuse("SCHED-24", message, regimen.around.mark, "write `on: day -2` for two days before it")
    _check_daily(dispenser, regimen, regimen.title.mark)
    intake = dispenser.intake(regimen)
    from handbook.medicine.ways.around import Around

    return Around(tuple((day, intake) for day in regimen.on.days))
