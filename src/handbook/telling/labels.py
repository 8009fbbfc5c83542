"""What a calendar says of its days and numbers, in a language."""

from __future__ import annotations

from handbook.language.locale import Language
from handbook.medicine.days import Count, Course, Day, Schedule


def course_label(course: Course | Day, language: Language) -> str:
    """Course 1 of 3."""
    number, total = (course.course, course.courses) if isinstance(course, Day) else (course.number, course.of)
    return language.say("course-of", number=number, total=total)


def day_label(day: Day, language: Language) -> str:
    """Day 4 of 14, or Break day 2 of 14."""
    key = "day-of" if day.kind == "on" else "break-day-of"
    return language.say(key, number=day.position, total=day.length)


def full_label(day: Day, language: Language) -> str:
    """Course 1 of 3 · Day 4 of 14."""
    return f"{course_label(day, language)} · {day_label(day, language)}"


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


def totals(schedule: Schedule, language: Language) -> tuple[tuple[str, str], ...]:
    """The last lines of a calendar, label and value: doses in all; if dated, last dose and next start."""
    rows = [(language.say("total-doses"), str(schedule.doses))]
    last, following = schedule.last_dose.date, schedule.next_start
    if last:
        rows.append((language.say("last-dose"), language.short(last)))
    if following:
        rows.append((language.say("next-start"), language.short(following)))
    return tuple(rows)


def resume_label(course: Course, schedule: Schedule, language: Language) -> str:
    """Resume Mon 19 Jan 2026 (or later); after the last break: Next start no earlier than Mon 13 Apr 2026."""
    when = language.short(course.resume) if course.resume else ""
    if course.number == course.of:
        return f"{language.say('next-start')} {when}".rstrip()
    words = language.say("resume-on", date=when) if when else language.say("resume")
    return f"{words} {language.say('or-later')}" if schedule.plan.or_later else words
