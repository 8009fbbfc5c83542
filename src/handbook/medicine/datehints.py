"""What somebody may have meant by a date that cannot be read: only ever a hint, never a guess taken."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from handbook.language.words.names import NAMES

MONTHS = NAMES.months
WEEKDAYS = tuple(name.lower() for name in NAMES.weekdays)
_FORMS = "write a date such as 2026-03-02, a week day such as 2026-W10-1, or today, tomorrow, next monday"

Answer = tuple[str, str]
"""What was found (`{text}` in it stands for the text), and what to write."""


def hint_for(text: str) -> Answer:
    """The message and the hint for a text that is no date in one of our forms."""
    if not text:
        return "no date is written here", "write a date such as 2026-03-02, or leave it out for no dates"
    shown = text if len(text) <= 40 else text[:39] + "…"
    for pattern, answer in _SHAPES:
        found = re.fullmatch(pattern, text)
        hint = answer(found) if found else None
        if hint:
            message, mend = hint
            return message.format(text=shown), mend
    return f'"{shown}" is no date', _spelling(text) or _FORMS


def _spelling(text: str) -> str:
    from difflib import get_close_matches

    words = " ".join(text.lower().split())
    known = ["today", "tomorrow", *(f"next {name}" for name in WEEKDAYS)]
    near = [f"next {name}" for name in WEEKDAYS if words in (name, name[:3])]
    near = near or get_close_matches(words, known, 1, 0.75)
    return f"did you mean `{near[0]}`?" if near else ""


def _made(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _said(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _slashed(found: re.Match[str]) -> Answer | None:
    one, other, year = int(found["one"]), int(found["other"]), found["year"]
    if len(year) == 2:
        return '"{text}" has no full year', "write year, month and day, such as 2026-03-02"
    days = [made for made in (_made(year, other, one), _made(year, one, other)) if made]
    if "." in found[0]:  # with full stops the day always comes first
        days = [made for made in days if made.day == one][:1]
    match list(dict.fromkeys(days)):
        case [first, second]:
            message = f'"{{text}}" can be read as {_said(first)} or as {_said(second)}'
            return message, f"write {first} for {_said(first)}, or {second} for {_said(second)}"
        case [only]:
            return '"{text}" is not written as year, month, day', f"write {only}"
    return None


def _year_first(found: re.Match[str]) -> Answer | None:
    meant = _made(found["year"], int(found["month"]), int(found["day"]))
    return ('"{text}" is not written as 2026-03-02 is', f"write {meant}") if meant else None


def _worded(found: re.Match[str]) -> Answer | None:
    name = found["name"].lower()
    known = (number for number, full in enumerate(MONTHS, 1) if full.lower().startswith(name))
    month = next(known, 0) if len(name) >= 3 else 0
    meant = _made(found["year"], month, int(found["day"]))
    return ('"{text}" is not written in figures', f"write {meant}") if meant else None


def _timed(found: re.Match[str]) -> Answer:
    return "a start is a day, without a time", f"write {found['day']}"


def _week(found: re.Match[str]) -> Answer | None:
    week, day = int(found["week"]), found["day"] or "1"
    if not 1 <= week <= 53:
        return None
    return '"{text}" is no full ISO week day', f"write {found['year']}-W{week:02}-{day}"


_DASH = r"[/. \-\u2010-\u2014\u2212]"
_NUMBER, _YEAR = r"[0-9]{1,2}", r"(?P<year>[0-9]{4})"
_DAY, _NAME = rf"(?P<day>{_NUMBER})(?:st|nd|rd|th)?\.?", r"(?P<name>[A-Za-z]+)\.?"
_SHAPES: tuple[tuple[str, Callable[[re.Match[str]], Answer | None]], ...] = (
    (rf"(?P<one>{_NUMBER}){_DASH}+(?P<other>{_NUMBER}){_DASH}+(?P<year>[0-9]{{4}}|[0-9]{{2}})", _slashed),
    (rf"{_YEAR}{_DASH}(?P<month>{_NUMBER}){_DASH}(?P<day>{_NUMBER})", _year_first),
    (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})", _year_first),
    (rf"{_DAY} {_NAME},? {_YEAR}", _worded),
    (rf"{_NAME} {_DAY},? {_YEAR}", _worded),
    (r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*[0-9].*", _timed),
    (rf"{_YEAR}[- ]?[Ww](?P<week>{_NUMBER})(?:-?(?P<day>[1-7]))?", _week),
)
