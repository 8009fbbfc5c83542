"""What else happens on the days of a plan, the event that it lies around, and days counted within a course."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handbook.foundation.marks import many, refuse
from handbook.medicine.dates import read_date
from handbook.medicine.day import Event
from handbook.medicine.ondays import On

if TYPE_CHECKING:
    from handbook.book.calendar import EventLine
    from handbook.book.prescribed import WrittenRegimen
    from handbook.medicine.plan import Plan


def event(line: EventLine) -> Event:
    """An event of calendar.yaml; SCHED-24 for days that none has, SCHED-11 and -12 for a date that is none."""
    on, title = line.on, str(line.title)
    if any(part.isdecimal() and len(part) == 4 for part in on.replace("/", ".").replace("-", ".").split(".")):
        return Event(title, read_date(on))
    from pydantic_core import PydanticCustomError

    try:
        days = On.read(on)
    except PydanticCustomError as error:
        told = error.context or {}
        said = str(told["hint"])
        hint = said if said.startswith("write day") and "month" not in said else _FORMS
        raise refuse(error.type, told["message"], on.mark, hint) from None
    if days.kind not in ("plan", "course"):
        raise refuse("SCHED-24", f'"{on}" is no day of the plan', on.mark, _FORMS)
    return Event(title, None, days.days, days.kind == "course")


_FORMS = "write day 1 of each course, day 8, or a date such as 2026-03-02"
"""The days that an event may have; no weekday is one."""


def check_falls(plan: Plan, lines: Sequence[EventLine]) -> None:
    """SCHED-30: what else happens falls on days of the plan, or behind the last that is shown of one that goes on."""
    for one, line in zip(plan.events, lines, strict=False):
        if not _falls(one, plan):
            message = f'"{line.on}" is no day of the calendar, so "{one.title}" would stand nowhere'
            raise refuse("SCHED-30", message, line.on.mark, _days_in_words(plan))


def _falls(event: Event, plan: Plan) -> bool:
    """Whether all its days are days of the plan; an undated one has no dates yet."""
    first, last = plan.days[0], plan.days[-1]
    if event.date:
        return first.date is None or (
            first.date <= event.date and (plan.goes_on or event.date <= (last.date or first.date))
        )
    if event.each:
        return event.days[0] >= 1 and event.days[-1] <= plan.on.number + plan.off.number
    low, high = (first.offset, last.offset) if plan.around else (first.number, last.number)
    return low <= event.days[0] and (plan.goes_on or event.days[-1] <= high)


def _days_in_words(plan: Plan) -> str:
    """Which days there are."""
    first, last = plan.days[0], plan.days[-1]
    if plan.around:
        return f"its days go from day {first.offset} to day {last.offset}, counted from the {plan.around}"
    dates = f", {first.date} to {last.date}" if first.date else ""
    return f"its days go from day {first.number} to day {last.number}{dates}"


def lain_around(regimens: Sequence[WrittenRegimen]) -> str:
    """What a plan lies around, in the book's words, empty if around nothing; SCHED-28 if around two events.

    A plan has one start, so the days of two events could not both be reckoned from it.
    """
    around = [one for one in regimens if one.around]
    for one in around:
        if str(one.around) != str(around[0].around):
            message = f"{around[0].named} lies around `{around[0].around}`, and {one.named} around `{one.around}`"
            hint = "make a calendar for each: --regimen ID"
            raise refuse("SCHED-28", message, one.around.mark, hint)
    return str(around[0].around) if around else ""


def check_within(days: On, length: int, regimen: WrittenRegimen) -> None:
    """SCHED-29: days of a course lie within it; one behind its last day would never come. Length 0: no courses."""
    last = days.days[-1]
    if not length:
        message = f"{regimen.named} is taken on day {last} of each course, and there are no courses"
        raise refuse("SCHED-29", message, days.mark, "write `course:`, or name a regimen in courses first in `plan:`")
    if last > length:
        message = f"day {last} of {regimen.named} is none of a course of {many(length, 'day')}"
        raise refuse("SCHED-29", message, days.mark, f"choose days from 1 to {length}")
