"""What a sentence orders beside an amount: how often, when, by which route, for how long, and how long a break."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook.checks.prescribed import Hours, time_of_day
from handbook.checks.sentences import Sentence, number
from handbook.medicine.frequency import HOURS

TOLD_BY = (
    "a-day",
    "a-week",
    "a-month",
    "each-day",
    "each-week",
    "second-day",
    "each-meal",
    "every",
    "slots",
    "routes",
    "spans",
    "order",
)
"""What a sentence has that orders anything beside an amount."""
_SPANS = {**HOURS, "fortnight": 2 * HOURS["week"]}
_MEALS = 3.0
"""Meals of a day."""
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
    yield from _endings(one)
    yield from _turns(one)
    for first, after in _ordering(one, dosed, own):
        yield from _frequencies(one, first, after)
        yield from _slots(one, first, after)
        yield from _routes(one, first, after)
        yield from _courses(one, first, after)


def _ordering(one: Sentence, dosed: bool, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The clauses that say how the medicine is taken, from the one with the order on."""
    ordering = about = False
    for first, after in one.clauses:
        if one.starting("conditions", first) or one.has("conditions", first, min(first + 2, after)):
            ordering = False
            continue
        if _drunk(one, first, after) or one.has("negations", first, after):
            ordering = False
            continue
        if one.has("other", first, after) and not any(one.low(at) in own for at in range(first, after)):
            ordering = False
            continue
        verb = one.find("order", first, after) or (dosed and one.find("tells", first, after))
        joined = one.starting("joins", first)
        goes_on = about and joined and one.starting("order", joined.after)  # the tablet is crushed and put …
        about = bool(goes_on) or _about_it(one, first, after, own)
        spoken = verb and (dosed or one.looked_up or about)
        if spoken or (dosed and first == 0 and not one.has("order")):
            ordering = True
        elif one.has("order", first, after):
            ordering = False
        if ordering:
            yield first, after


def _drunk(one: Sentence, first: int, after: int) -> bool:
    """Whether a clause speaks of a drink; a solution that is drunk is a medicine like another."""
    return one.has("drinking", first, after) and (
        one.has("foods", first, after) or not one.has("units", first, after)
    )


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
    if one.low(low[1]) == "-" and high is None:  # 2-mal, 14-day
        return low[0], low[0], low[1] + 1
    return (low[0], high[0], high[1]) if high else (low[0], low[0], low[1])


def _one(one: Sentence, at: int) -> tuple[float, int] | None:
    low = one.low(at)
    if low.isdigit() and len(low) < 5:
        return float(low), at + 1
    if low in ("a", "an") and one.starting("spans", at + 1):
        return 1.0, at + 1
    told = number(one, at)
    return (float(told[0]), told[1]) if told else None


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
    meal = one.starting("each-meal", at)
    if meal:
        return Order("frequency", at, meal.after, often=_MEALS)
    every = one.starting("every", at)
    if every and (other := _every_other(one, at, every.after)):
        return other
    count = _count(one, every.after) if every else None
    unit = one.starting("spans", count[2]) if count else None
    if every and count and unit and count[0] == count[1]:
        return Order("frequency", at, unit.after, often=24 / (count[0] * _SPANS[unit.value]))
    into = one.starting("into", at)
    count = _count(one, into.after) if into else None
    if count and one.starting("doses", count[2]) and one.has("a-day"):
        return Order("frequency", at, count[2] + 1, often=count[1])
    count = _count(one, at)
    times = (one.starting("times", count[2]) or one.starting("doses", count[2])) if count else None
    if count and times:
        return _in_period(one, at, times.after, count[0], count[1])
    return _each(one, at)


def _every_other(one: Sentence, first: int, at: int) -> Order | None:
    """Every second day, every other evening, every second week."""
    second = one.starting("second", at)
    unit = one.starting("spans", second.after) if second else None
    if unit:
        return Order("frequency", first, unit.after, often=12 / _SPANS[unit.value])
    slot = one.starting("slots", second.after) if second else None
    return Order("frequency", first, slot.after, often=0.5) if slot else None


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
        return Order("frequency", first, unit.after, often=high * 24 / (count[0] * _SPANS[unit.value]))
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
    lone = one.starting("lone", at)
    count = (1.0, 1.0, at) if lone and one.ending("for", at) else _count(one, at)
    if count and one.low(count[2]) in ("-", "full", "whole", "more"):
        count = (count[0], count[1], count[2] + 1)
    unit = one.starting("spans", count[2]) if count else None
    if not count or not unit or unit.value in ("minute", "hour"):
        return None
    return Hours(count[0] * _SPANS[unit.value], count[1] * _SPANS[unit.value]), unit.after


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
    """A course of 12 months; course: 12 months; told of the course itself, with no order beside it."""
    for tag in one.tags.get("course", ()):
        told = _length(one, _linked(one, tag.after))
        if told and not one.has("negations") and not one.has("conditions", 0, tag.first):
            yield Order("course", tag.first, told[1], hours=told[0])


def _endings(one: Sentence) -> Iterator[Order]:
    """After ten weeks the treatment is stopped; stop taking it after ten weeks."""
    about = one.has("course") or one.has("subjects")
    if not (about and one.has("ends")) or one.has("conditions") or one.has("negations") or one.has("laboratory"):
        return
    for tag in one.tags.get("behind", ()):
        told = _length(one, tag.after)
        if told:
            yield Order("course", tag.first, told[1], hours=told[0])


def _turns(one: Sentence) -> Iterator[Order]:
    """One week on, one week off: the course; the break is told like any other."""
    for at in range(len(one.tokens)) if one.has("break") else ():
        told = _length(one, at)
        if told and one.low(told[1]) == "on" and one.has("break", told[1], told[1] + _APART):
            yield Order("course", at, told[1] + 1, hours=told[0])


def _linked(one: Sentence, at: int) -> int:
    """The token behind the links between a course and its length: lasts, of treatment, a colon."""
    for _ in range(2):
        link = one.starting("for", at) or one.starting("course", at)
        at = link.after if link else at + 1 if one.low(at) in (":", "—", "–", "=") else at
    return at


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
