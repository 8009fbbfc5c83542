"""What is wrong with a frequency, a duration or a break that was refused, and what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.foundation.model import fault
from handbook.medicine.units import quoted

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

OFTEN = "write a frequency such as 1 per day, or 2 to 3 per day"
LONG = "write a length such as 10 days, 10 to 14 days, 2 to 4 weeks, 30 minutes"
REST = "write 20 days, equal to the course, similar to the course, or at least the course"

_WORDS = {
    "once": "1", "one": "1", "twice": "2", "two": "2", "three": "3", "thrice": "3", "four": "4",
    "five": "5", "six": "6",
}  # fmt: skip
_LATIN = {
    "qd": "1 per day", "od": "1 per day", "bd": "2 per day", "bid": "2 per day", "tds": "3 per day",
    "tid": "3 per day", "qds": "4 per day", "qid": "4 per day", "qod": "1 per 2 days", "eod": "1 per 2 days",
    "hs": "1 per day", "qhs": "1 per day", "prn": "",
}  # fmt: skip
_UNITS = {
    "d": "days", "day": "days", "days": "days", "h": "hours", "hr": "hours", "hrs": "hours", "hour": "hours",
    "hours": "hours", "m": "minutes", "min": "minutes", "mins": "minutes", "minute": "minutes",
    "minutes": "minutes", "w": "weeks", "wk": "weeks", "wks": "weeks", "week": "weeks", "weeks": "weeks",
    "mo": "months", "month": "months", "months": "months", "y": "years", "yr": "years", "yrs": "years",
    "year": "years", "years": "years",
}  # fmt: skip
_DASH = r"\s*(?:-|‐|‑|–|—|~|to|or|\.\.+)\s*"
_LOOSE_TIMES = re.compile(
    rf"(\d+|{'|'.join(_WORDS)})(?:{_DASH}(\d+))?\s*(?:x|×|times?)?\s*"
    r"(?:(?:a|an|per|each|every|/)\s*)?(day|daily|week|weekly|month|monthly|d|hour)",
    re.IGNORECASE,
)
_LOOSE_LENGTH = re.compile(rf"(\d+|{'|'.join(_WORDS)})(?:{_DASH}(\d+))?[\s-]*([a-z]+)\.?", re.IGNORECASE)
_PERIODS = {"daily": "day", "d": "day", "weekly": "week", "monthly": "month"}


def frequency_refused(text: str) -> PydanticCustomError:
    """The fault of a text that is no frequency."""
    plain = " ".join(text.lower().split())
    latin = plain.replace(".", "")
    if latin in _LATIN:
        hint = f"write {_LATIN[latin]}" if _LATIN[latin] else "write `as_needed: yes` instead"
        return fault("DOSE-07", f"{quoted(text)} is a short form that is misread", hint)
    if "needed" in plain:
        return fault("SCHED-05", f"{quoted(text)} is no frequency", "write `as_needed: yes` instead")
    if plain in ("daily", "every day", "morning", "evening", "mornings", "evenings"):
        hint = "write 1 per day, if the source says so; a time of day goes under `slots`"
        return fault("SCHED-05", f"{quoted(text)} does not say how often", hint)
    found = _LOOSE_TIMES.fullmatch(plain)
    found = found if found and found[1] != "0" and _writable(found) else None
    hint = f"write {_figures(found[1], found[2])} per {_PERIODS.get(found[3], found[3])}" if found else OFTEN
    code = "DOSE-07" if re.search(r"\dx|\d x\b|×|/", plain) else "SCHED-05"
    return fault(code, f"{quoted(text)} is no frequency", hint)


def duration_refused(text: str, forms: str = LONG) -> PydanticCustomError:
    """The fault of a text that is no length of time."""
    found = _LOOSE_LENGTH.fullmatch(text.strip())
    unit = _UNITS.get(found[3].lower()) if found and _writable(found) else None
    if not found or not unit:
        return fault("SCHED-05", f"{quoted(text)} is no length of time" if text else "no time is written", forms)
    return fault("SCHED-05", f"{quoted(text)} is no length of time", f"write {_figures(found[1], found[2])} {unit}")


def break_refused(text: str) -> PydanticCustomError:
    """The fault of a text that is no break."""
    plain = text.lower()
    rules = {"equal": "equal to the course", "same": "equal to the course", "similar": "similar to the course"}
    rules["at least"] = rules["longer"] = "at least the course"
    for word in ("at least", "longer", "equal", "same", "similar"):
        if word in plain:
            return fault("SCHED-05", f"{quoted(text)} is no break", f"write {rules[word]}")
    return duration_refused(text, REST)


def _writable(found: re.Match[str]) -> bool:
    """Whether figures are short enough to be written anew; longer ones are no slip of the form."""
    return all(len(figure) <= 5 for figure in found.group(1, 2) if figure)


def _figures(low: str, high: str | None) -> str:
    ends = [str(int(_WORDS.get(end.lower(), end))) for end in (low, high) if end]
    ends.sort(key=int)
    return " to ".join(dict.fromkeys(ends))
