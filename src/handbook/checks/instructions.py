"""What a sentence orders beside an amount: how often, when, by which route, for how long, and how long a break."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook.checks.prescribed import Hours, time_of_day
from handbook.checks.sentences import Sentence
from handbook.medicine.frequency import HOURS

TOLD_BY = (
    "a-day",
    "a-week",
    "a-month",
    "each-day",
    "each-week",
    "second-day",
    "every",
    "slots",
    "routes",
    "spans",
    "order",
)
"""What a sentence has that orders anything beside an amount."""
_APART = 5
"""So many words may stand between a break and its length."""


class Order(NamedTuple):
    """One thing that a sentence orders, and the tokens that say it."""

    what: str
    """frequency, slot, route, course, break."""
    first: int
    after: int
    often: float = 0
    """Times in a day; 0 for every day, however often."""
    name: str = ""
    """The time of day or the route."""
    hours: Hours = Hours(0, 0)


def orders(one: Sentence, dosed: bool, own: frozenset[str]) -> Iterator[Order]:
    """What a sentence orders; `dosed` if it names a dose of the medicine."""
    yield from _breaks(one)
    yield from _named_courses(one)
    for first, after in _ordering(one, dosed, own):
        yield from _frequencies(one, first, after)
        yield from _slots(one, first, after)
        yield from _routes(one, first, after)
        yield from _courses(one, first, after)


def _ordering(one: Sentence, dosed: bool, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The clauses that say how the medicine is taken, from the one with the order on."""
    ordering = False
    for first, after in one.clauses:
        if one.starting("conditions", first) or one.has("conditions", first, min(first + 2, after)):
            ordering = False
            continue
        if one.has("drinking", first, after) or one.has("negations", first, after):
            ordering = False
            continue
        if one.has("other", first, after) and not any(one.low(at) in own for at in range(first, after)):
            ordering = False
            continue
        verb = one.find("order", first, after) or (dosed and one.find("tells", first, after))
        spoken = verb and (dosed or one.looked_up or _about_it(one, first, after, own))
        if spoken or (dosed and first == 0 and not one.has("order")):
            ordering = True
        elif one.has("order", first, after):
            ordering = False
        if ordering:
            yield first, after


def _about_it(one: Sentence, first: int, after: int, own: frozenset[str]) -> bool:
    """Whether a clause speaks of the medicine: of it, of the tablet, by its name."""
    return one.has("subjects", first, after) or any(one.low(at) in own for at in range(first, after))


# --- numbers ---------------------------------------------------------------------------------------------


def _count(one: Sentence, at: int) -> tuple[float, float, int] | None:
    """A number or a range that starts at a token, in figures or in words, and the token behind it."""
    low = _one(one, at)
    if not low:
        return None
    joined = one.starting("range", low[1]) or one.low(low[1]) in ("-", "–", "or", "oder", "ou", "o", "или")
    high = _one(one, low[1] + 1) if joined else None
    return (low[0], high[0], high[1]) if high else (low[0], low[0], low[1])


def _one(one: Sentence, at: int) -> tuple[float, int] | None:
    low = one.low(at)
    if low.isdigit() and len(low) < 5:
        return float(low), at + 1
    if low in ("a", "an") and one.starting("spans", at + 1):
        return 1.0, at + 1
    tag = one.starting("numbers", at)
    return (float(tag.value), tag.after) if tag else None


# --- how often -------------------------------------------------------------------------------------------

_PERIODS = (("a-day", 1.0), ("a-week", 1 / 7), ("a-month", 24 / HOURS["month"]))


def _frequencies(one: Sentence, first: int, after: int) -> Iterator[Order]:
    at = first
    while at < after:
        found = _frequency(one, at, after)
        if found:
            yield found
        at = max(found.after if found else 0, at + 1)


def _frequency(one: Sentence, at: int, after: int) -> Order | None:
    once = one.starting("once", at)
    if once:
        return _in_period(one, at, once.after, float(once.value), float(once.value))
    second = one.starting("second-day", at)
    if second:
        return Order("frequency", at, second.after, often=0.5)
    every = one.starting("every", at)
    count = _count(one, every.after) if every else None
    unit = one.starting("spans", count[2]) if count else None
    if every and count and unit and count[0] == count[1]:
        return Order("frequency", at, unit.after, often=24 / (count[0] * HOURS[unit.value]))
    into = one.starting("into", at)
    count = _count(one, into.after) if into else None
    if count and one.starting("doses", count[2]) and one.has("a-day"):
        return Order("frequency", at, count[2] + 1, often=count[1])
    count = _count(one, at)
    times = (one.starting("times", count[2]) or one.starting("doses", count[2])) if count else None
    if count and times:
        return _in_period(one, at, times.after, count[0], count[1])
    return _each(one, at)


def _each(one: Sentence, at: int) -> Order | None:
    """Every week; every day, which says only that no day is left out."""
    weekly = one.starting("each-week", at)
    if weekly:
        return Order("frequency", at, weekly.after, often=1 / 7)
    daily = one.starting("each-day", at)
    return Order("frequency", at, daily.after) if daily else None


def _in_period(one: Sentence, first: int, at: int, low: float, high: float) -> Order | None:
    for role, share in _PERIODS:
        period = one.starting(role, at)
        if period:
            return Order("frequency", first, period.after, often=high * share)
    every = one.starting("every", at)
    count = _count(one, every.after) if every else None
    unit = one.starting("spans", count[2]) if count else None
    if count and unit:
        return Order("frequency", first, unit.after, often=high * 24 / (count[0] * HOURS[unit.value]))
    return None


# --- when, how -------------------------------------------------------------------------------------------


def _slots(one: Sentence, first: int, after: int) -> Iterator[Order]:
    for tag in one.tags.get("slots", ()):
        if first <= tag.first < after and not one.starting("packs", tag.after):
            yield Order("slot", tag.first, tag.after, name=tag.value)
    for at in range(first, after):
        hour, colon, rest = one.tokens[at].text.partition(":")
        if colon and rest.isdigit() and hour.isdigit():
            yield Order("slot", at, at + 1, name=time_of_day(int(hour)))


def _routes(one: Sentence, first: int, after: int) -> Iterator[Order]:
    for tag in one.tags.get("routes", ()):
        if first <= tag.first < after:
            yield Order("route", tag.first, tag.after, name=tag.value)


# --- for how long ----------------------------------------------------------------------------------------


def _length(one: Sentence, at: int) -> tuple[Hours, int] | None:
    count = _count(one, at)
    if count and one.low(count[2]) in ("-", "full", "whole", "more"):
        count = (count[0], count[1], count[2] + 1)
    unit = one.starting("spans", count[2]) if count else None
    if not count or not unit or unit.value in ("minute", "hour"):
        return None
    return Hours(count[0] * HOURS[unit.value], count[1] * HOURS[unit.value]), unit.after


def _breaks(one: Sentence) -> Iterator[Order]:
    """A break of 7 days; 7 days off; the break lasts a week."""
    for tag in one.tags.get("break", ()):
        none = any(each.first <= tag.first < each.after for each in one.tags.get("without-break", ()))
        if none or one.ending("negations", tag.first):
            continue
        nearest = sorted(range(max(tag.first - 4, 0), tag.after + _APART), key=lambda at: abs(at - tag.first))
        told = next((length for at in nearest if (length := _length(one, at))), None)
        if told and not one.has("negations") and not one.has("conditions", 0, tag.first):
            yield Order("break", min(tag.first, told[1] - 2), max(tag.after, told[1]), hours=told[0])
            return
    return


def _named_courses(one: Sentence) -> Iterator[Order]:
    """A course of 12 months: told of the course itself, with no order beside it."""
    for tag in one.tags.get("course", ()):
        link = one.starting("for", tag.after)
        told = _length(one, link.after) if link else None
        if told and not one.has("negations") and not one.has("conditions", 0, tag.first):
            yield Order("course", tag.first, told[1], hours=told[0])


def _courses(one: Sentence, first: int, after: int) -> Iterator[Order]:
    """For 10 days; a course of 12 weeks; 12 months without a break."""
    broken = one.has("break", first, after)
    for at in range(first, after):
        told = _length(one, at)
        if not told or one.has("above", max(first, at - 3), at) or one.low(at - 1) == "least":
            continue
        unbroken = one.starting("without-break", told[1])
        asked = one.ending("for", at) or one.starting("course", told[1]) or one.low(told[1]) in ("lang", "long")
        counted = one.low(at - 1) in ("every", "each", "after", "within", "in", "alle", "cada", "каждые")
        frequent = one.ending("every", at)
        if unbroken or (asked and not broken and not counted and not frequent):
            yield Order("course", at, told[1], hours=told[0])
