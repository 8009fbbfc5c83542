"""Start dates and first days of the week, read as people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from handbook.foundation.marks import HandbookError, Mark, place_of, refuse
from handbook.foundation.regex import Regex
from handbook.medicine.datehints import MONTHS, WEEKDAYS, hint_for

FIRST_YEAR, LAST_YEAR = 1900, 2999
WEEK_STARTS = ("monday", "sunday", "saturday")

_ISO = Regex(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_WEEK = Regex(r"([0-9]{4})-W([0-9]{2})-([0-9])", re.IGNORECASE)
_NAMES = {name[:size]: number for number, name in enumerate(WEEKDAYS) for size in (3, len(name))}


def is_relative(text: str) -> bool:
    """Whether a date is told from the day of the build: today, tomorrow, next monday."""
    words = _words(text)
    return words in ("today", "tomorrow") or (words.startswith("next ") and words[5:] in _NAMES)


def read_date(text: str, today: date | None = None) -> date:
    """The day meant by `2026-03-02`, `2026-W10-1`, `today`, `tomorrow` or `next monday`.

    `next monday` is always after `today`. Without `today`, words that need it are refused.
    HandbookError: SCHED-10 no such date or not readable, SCHED-11 outside 1900 to 2999, SCHED-12 no clock.
    """
    mark, plain = place_of(text), text.strip()
    if is_relative(text):
        return _within(_relative(_words(text), today, mark), text, mark)
    if found := _ISO.fullmatch(plain):
        return _day(text, mark, *map(int, found.groups()))
    if found := _ISO_WEEK.fullmatch(plain):
        return _week_day(text, mark, *map(int, found.groups()))
    message, hint = hint_for(plain)
    raise refuse("SCHED-10", message, mark, hint)


def read_week_start(text: str) -> int:
    """The first day of the week: 0 for Monday, 5 for Saturday, 6 for Sunday; HandbookError SCHED-16."""
    words = _words(text)
    for name in WEEK_STARTS:
        if words in (name, name[:3]):
            return WEEKDAYS.index(name)
    message = f'"{text}" is no day of the week'
    if words in _NAMES:
        message = f"no calendar's week starts on a {WEEKDAYS[_NAMES[words]].title()}"
    raise refuse("SCHED-16", message, place_of(text), "write monday, sunday or saturday")


def iso_weeks(year: int) -> int:
    """How many ISO weeks a year has: 52 or 53."""
    return date(year, 12, 28).isocalendar().week


def in_years(day: date) -> bool:
    """Whether a day lies in the years that a calendar may cover."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _words(text: str) -> str:
    return " ".join(text.lower().split())


def _relative(words: str, today: date | None, mark: Mark | None) -> date:
    if today is None:
        message = f'"{words}" depends on the day of the build'
        raise refuse("SCHED-12", message, mark, "write the date itself, such as 2026-03-02")
    if words.startswith("next "):
        return today + timedelta((_NAMES[words[5:]] - today.weekday() - 1) % 7 + 1)
    return today + timedelta(words == "tomorrow")


def _day(text: str, mark: Mark | None, year: int, month: int, day: int) -> date:
    _check_year(year, text, mark)
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(mark, year, month, day) from None


def _no_such_day(mark: Mark | None, year: int, month: int, day: int) -> HandbookError:
    from calendar import monthrange

    if not 1 <= month <= 12:
        swapped = f"{year}-{day:02}-{month:02}"
        fits = 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]
        says = f"write {swapped} for {month} {MONTHS[day - 1]}" if fits else "write a month from 01 to 12"
        return refuse("SCHED-10", f"there is no month {month}", mark, says)
    last = monthrange(year, month)[1]
    return refuse("SCHED-10", _no_day(year, month, day, last), mark, _near(year, month, day, last))


def _no_day(year: int, month: int, day: int, last: int) -> str:
    if (month, day, last) == (2, 29, 28):
        return f"{year} is no leap year: its February has 28 days"
    return f"{MONTHS[month - 1]} {year} has {last} days; there is no day {day}"


def _near(year: int, month: int, day: int, last: int) -> str:
    if day == 0:
        return f"write {year}-{month:02}-01"
    after = date(year, month, last) + timedelta(1)
    return f"write {year}-{month:02}-{last}, or {after} for the day after"


def _week_day(text: str, mark: Mark | None, year: int, week: int, day: int) -> date:
    _check_year(year, text, mark)
    weeks = iso_weeks(year)
    if not 1 <= week <= weeks:
        after = f", or {year + 1}-W01-1 for the week after" if week else ""
        hint = f"write {year}-W{weeks if week else 1:02}-1{after}"
        raise refuse("SCHED-10", f"{year} has {weeks} ISO weeks; there is no week {week}", mark, hint)
    if not 1 <= day <= 7:
        hint = f"write 1 for Monday to 7 for Sunday: {year}-W{week:02}-1"
        raise refuse("SCHED-10", f"a week has no day {day}", mark, hint)
    return _within(date.fromisocalendar(year, week, day), text, mark)


def _check_year(year: int, text: str, mark: Mark | None) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _far(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}", mark)


def _within(day: date, text: str, mark: Mark | None) -> date:
    if not in_years(day):
        raise _far(f'"{text}" is {day}, outside {FIRST_YEAR} to {LAST_YEAR}', mark)
    return day


def _far(message: str, mark: Mark | None) -> HandbookError:
    hint = f"write a year from {FIRST_YEAR} to {LAST_YEAR}, such as 2026-03-02"
    return refuse("SCHED-11", message, mark, hint)
