"""The calendar as a plain list, to be read beside its sheets: what a nurse would ask before handing them out.

Its words are those of the sheets wherever they say the same, so that the two can be held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book.book import Book
from handbook.document.blocks import Spans
from handbook.document.prose import words as words_of
from handbook.language.locale import Language
from handbook.medicine.day import Day
from handbook.medicine.plan import Plan
from handbook.products.calendar.compose import Made
from handbook.telling.labels import course_label, courses_label, day_label, days_label, resume_label
from handbook.telling.planwords import supplies
from handbook.telling.speaker import speak

Row = tuple[str, str]


def plain_list(made: Made, book: Book) -> tuple[Row, ...]:
    """Rows of a key and its words, in the order in which they are asked for; a key may come several times.

    regimen, reserve, moved · first-dose, last-dose or last-here, goes-on · doses, slots · length or course, break
    and courses (cycles, packs, months) · event · resume · needed, runs-out.
    """
    plan, language = made.plan, book.language
    return (
        *_regimens(plan, made.lines),
        *_ends(plan, language),
        *_doses(plan),
        *_courses(plan, language),
        *_events(plan, language),
        *_resumes(plan, language),
        *_supply(plan, book),
    )


def _regimens(plan: Plan, lines: tuple[Spans, ...]) -> Iterator[Row]:
    """The lines of the sheets' head: each regimen, those for need, and a start that was moved."""
    keys = ["regimen"] * len(plan.taken) + ["reserve"] * len(plan.reserves) + ["moved"]
    for key, line in zip(keys, lines, strict=False):
        yield key, words_of(line).replace("\u00a0", " ")


def _ends(plan: Plan, language: Language) -> Iterator[Row]:
    if plan.first_dose and plan.last_dose:
        yield "first-dose", _day(plan.first_dose, plan, language)
        yield ("last-here" if plan.goes_on else "last-dose"), _day(plan.last_dose, plan, language)
    if plan.goes_on:
        yield "goes-on", language.say("goes-on")


def _doses(plan: Plan) -> Iterator[Row]:
    yield "doses", str(plan.doses)
    slots = {dose.slot.name: dose.slot for day in plan.days for dose in day.doses if dose.slot.name}
    if slots:
        yield "slots", ", ".join(sorted(slots, key=lambda name: slots[name].minute or 0))


def _courses(plan: Plan, language: Language) -> Iterator[Row]:
    """What the lead's courses come to; without any, how many days the sheets have."""
    if not plan.lead.on:
        yield "length", language.count("days", plan.length)
        return
    yield "course", days_label(plan.on, language)
    if plan.off.number:
        yield "break", days_label(plan.off, language)
    if plan.lead.cycles and plan.cycles.number > 1:
        plain = plan.called != "course"
        yield f"{plan.called}s", str(plan.cycles.number) if plain else courses_label(plan.cycles, language)


def _events(plan: Plan, language: Language) -> Iterator[Row]:
    for title in dict.fromkeys(title for day in plan.days for title in day.events):
        days = (_short(day, plan, language) for day in plan.days if title in day.events)
        yield "event", f"{title}{language.say('colon')}{language.say('semicolon').join(days)}"


def _resumes(plan: Plan, language: Language) -> Iterator[Row]:
    for course in plan.courses:
        if course.resume and plan.off.number:
            label = course_label(course, language, plan.called) if course.of > 1 else ""
            words = resume_label(course, plan, language)
            yield "resume", f"{label}{language.say('colon')}{words}" if label else words


def _supply(plan: Plan, book: Book) -> Iterator[Row]:
    found = supplies(plan, speak(book))
    colon = book.language.say("colon")
    for one in found:
        yield "needed", f"{one.medicine}{colon}{one.pieces}"
    for one in found:
        if one.until:
            yield "runs-out", f"{one.medicine}{colon}{one.until}"


def _day(day: Day, plan: Plan, language: Language) -> str:
    """Monday, 2 March 2026; undated, its place in the plan."""
    if day.date is None:
        return _short(day, plan, language)
    return f"{language.weekdays[day.date.weekday()]}, {language.long(day.date)}"


def _short(day: Day, plan: Plan, language: Language) -> str:
    if day.date:
        return language.short(day.date)
    label = day_label(day, language, plan.around)
    return f"{course_label(day, language, plan.called)}, {label}" if day.courses > 1 else label
