"""How often and when, read from what people write, and said in the keys of a regimen: exactly, or not at all."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.foundation.regex import Regex
from handbook.language.loosely import Sign, signs
from handbook.medicine.datehints import WEEKDAYS

_TIMES = r"(?:(?P<low>\d+)(?: to (?P<high>\d+))?(?: x)?|x)"
# `2 weekly` is twice a week to one and every two weeks to another: without a word for times it stays unread.
_ADVERB = r"(?:(?:(?P<alow>\d+)(?: to (?P<ahigh>\d+))? x |1 )?(?P<adverb>daily|weekly|monthly))"
_RATE = (
    rf"(?:(?:{_TIMES} )?(?:p|ev) (?:(?P<every>\d+) )?(?P<unit>hour|day|week|month)"
    rf"|(?:(?P<xlow>\d+)(?: to (?P<xhigh>\d+))? x (?P<xunit>day|week))"
    rf"|(?:1 x |x |1 )?ev o(?P<nth>\d+) (?P<nthunit>day|week|month)|{_ADVERB})"
)
_DAY = r"(?:~ )*(?:ev )?(?:~ )*w\d"
_DAYS = rf"(?P<days>{_DAY}(?:(?: and)* {_DAY})*|~? ?w\d to w\d)"
_SLOT = r"(?:~ )*(?:ev )?(?:~ )*s"
_SLOTS = rf"(?P<slots>{_SLOT}(?:(?: and)* {_SLOT})*)"
_GAP = r"(?: and)* ?"
_FORMS = tuple(
    Regex(form)
    for form in (
        rf"(?:{_RATE})?{_GAP}(?:{_DAYS})?{_GAP}(?:{_SLOTS})?",
        rf"(?:{_SLOTS}){_GAP}(?:{_DAYS}|{_RATE})?",
        rf"(?:{_DAYS}){_GAP}(?:{_RATE})",
    )
)
_UNITS = {"daily": "day", "weekly": "week", "monthly": "month"}
MOST_EVERY = 99
"""The grammar of frequencies knows no longer period."""


class Often(NamedTuple):
    """How often and when; what is not told is empty."""

    low: int = 0
    high: int = 0
    """How many times in the period; both 0 if that is not told."""
    every: int = 1
    period: str = ""
    """hour, day, week or month."""
    weekdays: tuple[int, ...] = ()
    slots: tuple[str, ...] = ()


def often(text: str) -> Often | None:
    """What a text says, if every word of it is understood and all of them agree; None if not."""
    return of_signs(signs(text))


def of_signs(read: tuple[Sign, ...]) -> Often | None:
    """The same from the signs of a text."""
    row = " ".join(one.is_ for one in read)
    found = next((match for form in _FORMS if row and (match := form.fullmatch(row))), None)
    return _agreeing(_made(found, tuple(one.words for one in read if one.is_ == "s"))) if found else None


def _made(found: re.Match[str], slots: tuple[str, ...]) -> Often:
    told = {key: value for key, value in found.groupdict().items() if value}
    if "0" in told.values():
        return Often()
    period = next((told[key] for key in ("unit", "xunit", "nthunit") if key in told), "")
    period = period or _UNITS.get(told.get("adverb", ""), "")
    low = int(next((told[key] for key in ("low", "alow", "xlow") if key in told), 0))
    high = int(next((told[key] for key in ("high", "ahigh", "xhigh") if key in told), low))
    every = int(told.get("every") or told.get("nth") or 1)
    single = not low and period and (every > 1 or "x " in f"{found[0]} " or found[0].startswith("1 "))
    bare = not low and period in ("week", "month") and not told.get("days")
    low, high = (1, 1) if single or bare else (low, high)
    return Often(low, high, every, period, tuple(_weekdays(told.get("days", ""))), slots)


def _weekdays(row: str) -> Iterator[int]:
    named = [int(day) for day in re.findall(r"w(\d)", row)]
    if " to " in row and named[0] < named[1]:
        yield from range(named[0], named[1] + 1)
    elif " to " not in row:
        yield from sorted(set(named))


def _agreeing(one: Often) -> Often | None:
    """The same, if its parts do not contradict each other and a regimen can say it."""
    days, slots = one.weekdays, one.slots
    rises = one.low <= one.high and 1 <= one.every <= MOST_EVERY
    if not rises or len(set(slots)) < len(slots) or not (days or slots or one.period):
        return None
    if one.period == "hour" and (days or slots):
        return None
    if days and one.period and (one.every, one.period) != (1, "week"):
        return None
    if days and one.low and (one.low, one.high) != (len(days), len(days)):
        return None
    if slots and one.period == "day" and one.every == 1 and one.low and not one.low == one.high == len(slots):
        return None
    sure = one.low <= 1 or one.period == "day" or len(slots) <= 1
    return one if sure else None


# --- in the keys of a regimen ---------------------------------------------------------------------------


def keys(one: Often) -> tuple[str, ...]:
    """The lines of a regimen that say it, a frequency first: `every: 2 days`, `slots: [morning]`."""
    return tuple(_keys(one))


def _keys(one: Often) -> Iterator[str]:
    alone = one.low == one.high == 1
    if one.weekdays:
        yield f"on: {', '.join(WEEKDAYS[day].title() for day in one.weekdays)}"
    elif one.every > 1 and alone and one.period in ("day", "week"):
        yield f"every: {one.every} {one.period}s"
    elif one.slots and one.every == 1 and one.period in ("", "day"):
        yield f"frequency: {len(one.slots)} per day"
    elif one.low:
        yield f"frequency: {frequency(one)}"
    if one.slots:
        yield f"slots: [{', '.join(one.slots)}]"


def frequency(one: Often) -> str:
    """How many times in what period, in the grammar of frequencies."""
    times = str(one.low) if one.low == one.high else f"{one.low} to {one.high}"
    return f"{times} per {one.period}" if one.every == 1 else f"{times} per {one.every} {one.period}s"


def wanting(one: Often) -> str:
    """What a regimen needs besides, and no text could say: the weekday of a weekly dose, the day of a monthly one."""
    if one.weekdays or one.every > 1 or one.period not in ("week", "month"):
        return ""
    what = "day of the month" if one.period == "month" else "weekday" if one.high == 1 else "weekdays"
    return f"the {what} under `on:`"
