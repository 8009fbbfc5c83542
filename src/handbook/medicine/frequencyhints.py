"""What is wrong with a frequency, a duration or a break that was refused, and what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.foundation.model import fault
from handbook.language.loosely import signs
from handbook.medicine.often import Often, frequency, keys, often, wanting
from handbook.medicine.units import quoted

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

OFTEN = "write a frequency such as 2 to 3 per day, or 1 per 8 hours; days of the week stand under `on:` or `week:`"
SINGLE = "a dose taken a single time has a key of its own, `once: yes`; one on each day is 1 per day"
LONG = "write a length such as 10 days, 10 to 14 days, 2 to 4 weeks, 30 minutes"
LASTING = "write a length such as 10 days, 10 to 14 days, 2 to 4 weeks; or `ongoing`, if it has no end"
REST = "write a length such as 20 days, or one of: equal to the course, similar to the course, at least the course"

_LATIN = (
    "qd", "od", "bd", "bid", "tds", "tid", "qds", "qid", "qod", "eod", "hs", "qhs", "prn", "qw", "tiw", "biw", "qam",
    "qpm", "qn", "sos",
)  # fmt: skip
_NEEDED = ("needed", "bedarf", "besoin", "necesario", "необходимости", "prn", "sos")
_SHORT = re.compile(r"\dx|\d x\b|×|/|^q\s?\d")


def frequency_refused(text: str) -> PydanticCustomError:
    """The fault of a text that is no frequency; its hint says the same as often and on the same days, or nothing."""
    plain = " ".join(text.lower().split())
    latin = plain.replace(".", "")
    short = latin in _LATIN or bool(_SHORT.search(plain))
    what = "is a short form that is misread" if latin in _LATIN else "is no frequency"
    if any(word in plain for word in _NEEDED):
        key = "`as_needed: yes`"
        hint = f"write {key} instead" if _only_needed(latin) else f"what is taken only when needed has {key}"
        return fault("DOSE-07" if short else "SCHED-05", f"{quoted(text)} {what}", hint)
    if [one.is_ for one in signs(text)] == ["1", "x"]:
        return fault("DOSE-07" if short else "SCHED-05", f"{quoted(text)} does not say in what time", SINGLE)
    read = often(text)
    if read == Often(period="day"):
        hint = "write 1 per day, if the source says so; a time of day goes under `slots`"
        return fault("DOSE-07" if short else "SCHED-05", f"{quoted(text)} does not say how often", hint)
    return fault("DOSE-07" if short else "SCHED-05", f"{quoted(text)} {what}", _as_frequency(read) or OFTEN)


def _only_needed(plain: str) -> bool:
    return plain in ("prn", "sos", "as needed", "when needed", "if needed", "bei bedarf", "si besoin", "au besoin",
                     "si es necesario", "при необходимости", "по необходимости")  # fmt: skip


def _as_frequency(read: Often | None) -> str:
    """The same as a frequency; empty for what has weekdays or times of day, which no frequency tells."""
    bare = read and read.low and not read.weekdays and not read.slots
    return f"write {frequency(read)}" if read and bare else ""


def often_in_keys(text: str) -> str:
    """What a regimen writes in place of a frequency that was refused: another one, or the key that says it."""
    read = often(text)
    if read is None or not keys(read):
        return ""
    first, *more = keys(read)
    more += [wanting(read)] if wanting(read) else []
    bare = first.removeprefix("frequency: ")
    if bare != first:
        said = f"write {bare}"
        return f"{said}, and {more[0] if more[0].startswith('the') else f'`{more[0]}`'}" if more else said
    return f"write {' and '.join(f'`{key}`' for key in (first, *more))} in place of `frequency:`"


_UNITS = ("minute", "hour", "day", "week", "month", "year")
_SHORT_UNITS = {
    "d": "day", "h": "hour", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "w": "week",
    "wk": "week", "wks": "week", "mo": "month", "y": "year", "yr": "year", "yrs": "year",
}  # fmt: skip
"""`m` is a month to one and a minute to another, and so neither."""
_DASH = r"\s*(?:-|‐|‑|–|—|~|\bto\b|\bbis\b|\bà\b|\.\.+)\s*"
_LOOSE_LENGTH = re.compile(rf"(\d{{1,4}}|[^\W\d_]+)(?:{_DASH}(\d{{1,4}}))?[\s-]*([^\W\d_]+)\.?")


def duration_refused(text: str, forms: str = LONG) -> PydanticCustomError:
    """The fault of a text that is no length of time."""
    length = _length(text.strip().lower())
    what = f"{quoted(text)} is no length of time" if text else "no time is written"
    return fault("SCHED-05", what, f"write {length}" if length else forms)


_ENDLESS = frozenset((
    "lifelong", "life-long", "life long", "for life", "forever", "for ever", "indefinite", "indefinitely",
    "permanent", "permanently", "endless", "unlimited", "no end", "without end", "open-ended", "continuous",
    "continuously", "until told otherwise", "until further notice", "lebenslang", "auf dauer", "dauerhaft",
    "unbegrenzt", "bis auf weiteres", "fortlaufend", "à vie", "au long cours", "indéfiniment", "sans fin",
    "en continu", "de por vida", "indefinidamente", "indefinido", "permanente", "sin fin", "пожизненно", "постоянно",
    "бессрочно",
))  # fmt: skip


def lasting_refused(text: str) -> PydanticCustomError:
    """The fault of a text that is no length of a course; what has no end is `ongoing`."""
    if " ".join(text.lower().split()) in _ENDLESS:
        return fault("SCHED-05", f"{quoted(text)} is no length of time", "write ongoing")
    return duration_refused(text, LASTING)


def every_refused(text: str) -> PydanticCustomError:
    """The fault of a text that tells no stretch from one dose to the next: `other day` is 2 days."""
    read = often(text if text.lower().startswith("every") else f"every {text}")
    days = read is not None and read == Often(1, 1, read.every, read.period) and read.every > 1
    if read and days and read.period in ("day", "week"):
        return fault("SCHED-05", f"{quoted(text)} is no length of time", f"write {read.every} {read.period}s")
    return duration_refused(text)


def _length(plain: str) -> str:
    """A length as it is typed, from one in words or run together; empty if it is none, or has two readings."""
    found = _LOOSE_LENGTH.fullmatch(plain)
    unit, times = _unit(found[3]) if found else ("", 1)
    low = _number(found[1]) if found else 0
    high = int(found[2]) if found and found[2] else low
    if not unit or not 0 < low <= high or high * times > 9999:
        return ""
    figures = str(low * times) if low == high else f"{low * times} to {high * times}"
    return f"{figures} {unit}{'' if figures == '1' else 's'}"


def _unit(word: str) -> tuple[str, int]:
    """The unit of a length that a word names, and how many of it."""
    own = _SHORT_UNITS.get(word, word.removesuffix("s"))
    if own in _UNITS:
        return own, 1
    named = [one.is_ for one in signs(word)]
    times = int(named[0]) if len(named) == 2 and named[0].isdecimal() else 1
    return (named[-1], times) if len(named) <= 2 and named[-1] in _UNITS else ("", 1)


def _number(word: str) -> int:
    if word.isdecimal():
        return int(word) if word[0] != "0" and word.isascii() else 0
    named = signs(word)
    return int(named[0].is_) if len(named) == 1 and named[0].is_.isdecimal() else 0


_RULES = {
    frozenset(("equal",)): "equal to the course",
    frozenset(("same",)): "equal to the course",
    frozenset(("long",)): "equal to the course",
    frozenset(("similar",)): "similar to the course",
    frozenset(("equal", "or", "longer")): "at least the course",
    frozenset(("same", "or", "longer")): "at least the course",
    frozenset(("long", "or", "longer")): "at least the course",
    frozenset(("at", "least", "equal")): "at least the course",
    frozenset(("at", "least", "same")): "at least the course",
    frozenset(("at", "least", "long")): "at least the course",
    frozenset(("at", "least")): "at least the course",
}
_FILLING = frozenset(
    ("the", "a", "an", "as", "to", "of", "with", "than", "in", "length", "course", "break", "is", "one")
)


def break_refused(text: str) -> PydanticCustomError:
    """The fault of a text that is no break; a rule is told only where every word of the text is one of its words."""
    words = frozenset(re.findall(r"\w+|\S", text.lower())) - _FILLING
    rule = _RULES.get(words)
    if rule and (text.strip() or words):
        return fault("SCHED-05", f"{quoted(text)} is no break", f"write {rule}")
    return duration_refused(text, REST)
