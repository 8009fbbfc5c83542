"""The calendar as a plain list, to be read beside its sheets: what a nurse would ask before handing them out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook.book.book import Book
from handbook.language.locale import Language
from handbook.medicine.plan import Plan
from handbook.telling.labels import courses_label, days_label, resume_label
from handbook.telling.planwords import needed
from handbook.telling.speaker import speak


def plain_list(plan: Plan, book: Book) -> tuple[tuple[str, str], ...]:
    """Rows of a key and its words, such as first-dose, doses, course, resume, needed.

    A plan of several regimens has a row for each, and each break one for the day that ends it.
    """
    language = book.language
    supply = (("needed", f"{name}{language.say('colon')}{said}") for name, said in needed(plan, speak(book)))
    return (*_days(plan, language), *_courses(plan, language), *supply)


def _days(plan: Plan, language: Language) -> Iterator[tuple[str, str]]:
    for entry in plan.entries:
        yield "regimen", entry.title
    first, last = plan.first_dose, plan.last_dose
    if first and last and first.date and last.date:
        yield "first-dose", _day(first.date, language)
        yield "last-dose", _day(last.date, language)
    yield "doses", str(plan.doses)
    slots = {dose.slot.name: dose.slot for day in plan.days for dose in day.doses}
    if slots:
        yield "slots", ", ".join(sorted(slots, key=lambda name: slots[name].minute or 0))


def _courses(plan: Plan, language: Language) -> Iterator[tuple[str, str]]:
    """What the lead's courses come to, if it has any."""
    if not plan.lead.on:
        return
    yield "course", days_label(plan.on, language)
    if plan.off.number:
        yield "break", days_label(plan.off, language)
    if plan.lead.cycles:
        yield "courses", courses_label(plan.cycles, language)
    for course in plan.courses:
        if course.resume and plan.off.number:
            yield "resume", resume_label(course, plan, language)


def _day(day: date, language: Language) -> str:
    return f"{language.weekdays[day.weekday()]}, {language.long(day)}"
