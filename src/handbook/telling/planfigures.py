"""Figures of a plan: the amounts over time, a week at a glance, a course with all its medicines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Literal

from handbook.book.matter import FigureBlock
from handbook.book.planned import planned
from handbook.book.wishes import Wishes
from handbook.document.drawings import CycleRow, CycleView, Drawing, Levels
from handbook.foundation.marks import Mark, refuse
from handbook.medicine.day import Day, Dose, Entry
from handbook.medicine.plan import Plan
from handbook.medicine.ways.cycle import Cycle
from handbook.telling.doselevels import levels
from handbook.telling.labels import course_label
from handbook.telling.oneday import in_row, told
from handbook.telling.patterns import span_words
from handbook.telling.weekglance import week

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


def drawn(block: FigureBlock, mark: Mark, voice: Voice) -> tuple[Drawing, str]:
    """What a block draws of the plan, and the same in words; IMAGE-10 to -12 if it has nothing of the kind."""
    plan, entries = _shown(block, voice)
    if block.kind == "week":
        return week(plan, entries, voice, mark)
    if block.kind == "cycle":
        return cycle(plan, entries, voice, mark)
    return _levels(plan, entries, voice, mark)


def _shown(block: FigureBlock, voice: Voice) -> tuple[Plan, tuple[Entry, ...]]:
    """The plan of the calendar, and what is drawn of it: one regimen if it is named, else all that has days."""
    calendar = voice.book.calendar
    if block.regimen is None or (calendar and block.regimen in calendar.regimens):
        plan = planned(voice.book)
    else:
        plan = planned(voice.book, Wishes(regimen=block.regimen))
    return plan, tuple(one for one in plan.taken if block.regimen in (None, one.id))


def _levels(plan: Plan, entries: tuple[Entry, ...], voice: Voice, mark: Mark) -> tuple[Levels, str]:
    """The first regimen with steps."""
    for entry in entries:
        found = levels(plan, entry, voice)
        if found:
            return found
    hint = "write `regimen:` and the id of a regimen with `steps:`, its amounts in one unit"
    raise refuse("IMAGE-10", "there are no steps to draw amounts over time from", mark, hint)


def cycle(plan: Plan, entries: tuple[Entry, ...], voice: Voice, mark: Mark) -> tuple[CycleView, str]:
    """The days of a course and its break, a row for each medicine, and the same in words."""
    if not isinstance(plan.lead.way, Cycle) or not entries:
        hint = "write `course:` and `break:` in regimens.yaml"
        raise refuse("IMAGE-11", f"{plan.title} has no courses to draw", mark, hint)
    courses = [one.days for one in plan.courses]
    rows = tuple(_cycle_row(entry, courses[0], voice) for entry in entries)
    same = all(_days(entry, days) == _days(entry, courses[0]) for entry in entries for days in courses)
    kinds = dict.fromkeys(kind for row in rows for kind in row.days)
    names = {"on": "cycle-dose", "none": "cycle-none", "off": "break-begins"}
    key = tuple((kind, voice.say(names[kind])) for kind in kinds)
    name = [] if same else [course_label(courses[0][0], voice.language, plan.called)]
    alt = [*name, *(_cycle_words(row, voice) for row in rows)]
    first = (rows[0]._replace(label=f"{name[0]}, {rows[0].label}"), *rows[1:]) if name else rows
    return CycleView(first, key), f"{'. '.join(alt)}."


def _cycle_row(entry: Entry, days: tuple[Day, ...], voice: Voice) -> CycleRow:
    taken = dict.fromkeys(told(_own(entry, day), voice) for day in days if _own(entry, day))
    return CycleRow(f"{entry.medicine}{voice.say('colon')}".strip(), in_row(tuple(taken), voice), _days(entry, days))


def _own(entry: Entry, day: Day) -> tuple[Dose, ...]:
    return tuple(dose for dose in day.doses if dose.entry.id == entry.id)


def _days(entry: Entry, days: tuple[Day, ...]) -> tuple[Literal["on", "none", "off"], ...]:
    return tuple("on" if _own(entry, day) else "off" if day.rest else "none" for day in days)


def _cycle_words(row: CycleRow, voice: Voice) -> str:
    """A medicine with its days; then the days of the break."""
    parts = []
    for kind, name in (("on", ""), ("off", voice.say("break-begins"))):
        ranges = _ranges([number for number, one in enumerate(row.days, 1) if one == kind])
        if ranges:
            span = span_words(ranges, voice)
            parts.append(f"{name}{voice.say('colon')}{span}" if name else f"{row.says}, {span}")
    return f"{row.label} {voice.say('semicolon').join(parts)}"


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Days in a row as their first and last."""
    runs = groupby(enumerate(numbers), key=lambda one: one[1] - one[0])
    listed = [[number for _, number in run] for _, run in runs]
    return [(run[0], run[-1]) for run in listed]
