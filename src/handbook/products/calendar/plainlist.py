"""The calendar as a plain list, to be read beside its sheets: what a nurse would ask before handing them out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook.language.locale import Language
from handbook.medicine.days import Schedule
from handbook.telling.labels import courses_label, days_label, resume_label


def plain_list(schedule: Schedule, language: Language) -> tuple[tuple[str, str], ...]:
    """Rows of a key and its words: regimen, first-dose, last-dose, doses, course, break, courses, resume."""
    return tuple(_rows(schedule, language))


def _rows(schedule: Schedule, language: Language) -> Iterator[tuple[str, str]]:
    plan = schedule.plan
    yield "regimen", plan.title
    first, last = schedule.courses[0].first.date, schedule.last_dose.date
    if first and last:
        yield "first-dose", _day(first, language)
        yield "last-dose", _day(last, language)
    yield "doses", str(schedule.doses)
    yield "slots", ", ".join(plan.slots)
    yield "course", days_label(plan.on, language)
    if plan.off.number:
        yield "break", days_label(plan.off, language)
    yield "courses", courses_label(plan.cycles, language)
    for course in schedule.courses:
        if course.resume and plan.off.number:
            yield "resume", resume_label(course, schedule, language)


def _day(day: date, language: Language) -> str:
    return f"{language.weekdays[day.weekday()]}, {language.long(day)}"
