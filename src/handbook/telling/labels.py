"""What a calendar says of its days and numbers, in a language."""

from __future__ import annotations

from handbook.language.locale import Language
from handbook.medicine.counts import Count
from handbook.medicine.day import Course, Day
from handbook.medicine.plan import Plan
from handbook.medicine.worn import worn_on


def course_label(course: Course | Day, language: Language, called: str = "course") -> str:
    """Course 1 of 3; a cycle, pack or month where the book calls it so."""
    number, total = (course.course, course.courses) if isinstance(course, Day) else (course.number, course.of)
    return language.say(f"{called}-of", number=number, total=total)


def day_label(day: Day, language: Language, around: str = "", total: bool = True) -> str:
    """Day 4 of 14, or Break day 2 of 14; Day 4 without an end or its `total`; 2 days before an event."""
    if around:
        return _around(day, language, around)
    if not day.rest and not (day.length and total):
        return language.say("day-number", number=day.position)
    key = "break-day-of" if day.rest else "day-of"
    return language.say(key, number=day.position, total=day.length)


def _around(day: Day, language: Language, around: str) -> str:
    if not day.offset:
        return language.say("event-day", what=around)
    key = "before-event" if day.offset < 0 else "after-event"
    return language.say(key, what=around, days=language.count("days", abs(day.offset)))


def none_labels(day: Day, plan: Plan, language: Language) -> tuple[str, ...]:
    """What a day without a dose says: none today; of a patch that is worn on, that it stays."""
    stays = [entry for entry in plan.taken if worn_on(entry, plan.at(day.number))]
    said = (language.say("none-today"),) if len(stays) < len(plan.taken) else ()
    return (*said, language.say("patch-stays")) if stays else said


def days_label(count: Count, language: Language) -> str:
    """14 days, chosen from 10 to 14 days: the number, and what it was chosen from."""
    return _label(count, "days", language)


def courses_label(count: Count, language: Language) -> str:
    """3 courses: the number, and what it was chosen from if the regimen states a number."""
    plain = language.count("courses", count.number)
    return _label(count, "courses", language) if count.how == "chosen" and count.high else plain


def _label(count: Count, noun: str, language: Language) -> str:
    number = language.count(noun, count.number)
    if count.how == "stated":
        return number
    if count.rule != "days":
        key = "derived" if count.how == "derived" else "chosen-rule"
        return language.say(key, number=number, stated=language.say(count.rule.replace(" ", "-")))
    if not count.high:
        return language.say("chosen-free", number=number)
    return language.say("chosen-from", number=number, stated=language.count(noun, count.low, count.high))


def totals(plan: Plan, language: Language) -> tuple[tuple[str, str], ...]:
    """The last lines of a calendar, label and value: doses in all; if dated, last dose and next start."""
    rows = [(language.say("total-here" if plan.goes_on else "total-doses"), str(plan.doses))]
    last, following = plan.last_dose, plan.next_start
    if last and last.date:
        rows.append((language.say("last-here" if plan.goes_on else "last-dose"), language.short(last.date)))
    if plan.goes_on:
        rows.append((language.say("goes-on-label"), language.say("goes-on-value")))
    elif following:
        rows.append((language.say(next_key(plan)), language.short(following)))
    return tuple(rows)


def next_key(plan: Plan) -> str:
    """How the day behind the last break is named: packs and months of a pill go on, a course may not."""
    fixed = plan.off.rule in ("days", "equal") and bool(plan.off.high or plan.off.rule == "equal")
    return "start-again" if fixed and plan.called in ("pack", "month") else "next-start"


def resume_label(course: Course, plan: Plan, language: Language) -> str:
    """Resume Mon 19 Jan 2026 (or later); after the last break: Next start no earlier than Mon 13 Apr 2026."""
    when = language.short(course.resume) if course.resume else ""
    if course.number == course.of:
        return f"{language.say(next_key(plan))} {when}".rstrip()
    words = language.say("resume-on", date=when) if when else language.say("resume")
    return f"{words} {language.say('or-later')}" if plan.or_later else words
