"""What a sentence orders beside an amount: how often, when, by which route; for how long is in `lasting`."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.lasting import courses, lengths
from handbook.checks.order import SPANS, Order, count_at, denied
from handbook.checks.prescribed import time_of_day
from handbook.checks.sentences import Sentence
from handbook.medicine.frequency import HOURS

TOLD_BY = frozenset((
    *("a-day", "a-week", "a-month", "each-day", "each-week", "second-day", "each-meal", "again", "anew"),
    *("repeat", "weekdays", "endless", "as-needed", "next-course", "one-in", "every", "slots", "routes"),
    *("spans", "order", "needs", "without-break"),
))  # fmt: skip
"""What a sentence has that orders anything beside an amount."""
_NEAR = 2
"""So many words, at the in the, may stand between a medicine and its time."""
_MEALS = 3.0
"""Meals of a day."""


def orders(one: Sentence, dosed: bool, own: frozenset[str], near: bool = False) -> Iterator[Order]:
    """What a sentence orders; `dosed` if it names a dose of the medicine, `near` if it stands in its case."""
    yield from lengths(one)
    yield from _repeated(one)
    yield from _weekdays(one, own, near)
    yield from _again(one, own) if near else ()
    for first, after in _ordering(one, dosed, own, near):
        yield from frequencies(one, first, after)
        yield from slots(one, first, after)
        yield from _routes(one, first, after)
        yield from courses(one, first, after)
        yield from _anew(one, first, after)
        yield from _needed(one, first, after)


def _ordering(one: Sentence, dosed: bool, own: frozenset[str], near: bool) -> Iterator[tuple[int, int]]:
    """The clauses that say how the medicine is taken, from the one with the order on."""
    ordering = about = poured = False
    for first, after in one.clauses:
        if one.starting("conditions", first) or one.has("conditions", first, min(first + 2, after)):
            ordering = False
            continue
        drunk = _drunk(one, first, after)
        poured = (poured or drunk or one.has("drinking", first, after)) and not one.has("units", first, after)
        if drunk or one.has("history") or denied(one, first, after):
            ordering = False
            continue
        if _of_another(one, first, after) and not any(one.low(at) in own for at in range(first, after)):
            ordering = False
            continue
        verb = one.find("order", first, after) or (dosed and one.find("tells", first, after))
        joined = one.starting("joins", first)
        after_sign = joined.after if joined else first + 1 if one.low(first) == ":" else 0
        goes_on = about and after_sign and one.starting("order", after_sign)  # the tablet is crushed and put …
        about = bool(goes_on) or _about_it(one, first, after, own)
        spoken = verb and (dosed or one.looked_up or about or near)
        spoken = spoken or (near and ((about and not poured and _beside(one, first, after)) or _elliptical(one)))
        if spoken or (dosed and first == 0 and not one.has("order")):
            ordering = True
        elif one.has("order", first, after):
            ordering = False
        if ordering:
            yield first, after


def _of_another(one: Sentence, first: int, after: int) -> bool:
    """Whether a clause names another substance, and not only what the medicine is taken with: a little water."""
    tags = [tag for role in ("other", "things") for tag in one.tags.get(role, ()) if first <= tag.first < after]
    return any(not one.starting("foods", tag.first) for tag in tags)


_ARTICLES = frozenset(("le", "la", "les", "l'", "lo", "los", "las"))
"""Pronouns that are articles too: le matin, la tarde."""
_TIMES = ("slots", "every", "a-day", "each-day", "second-day", "each-meal")


def _beside(one: Sentence, first: int, after: int) -> bool:
    """Whether a clause without an order tells a route, or has the medicine beside a time: a tablet at noon."""
    if one.has("routes", first, after):
        return True
    named = [tag for role in ("subjects", "units") for tag in one.tags.get(role, ()) if first <= tag.first < after]
    named = [tag for tag in named if not one.starting("course", tag.first) and one.low(tag.first) not in _ARTICLES]
    times = [tag for role in _TIMES for tag in one.tags.get(role, ()) if first <= tag.first < after]
    gaps = ((time.first - it.after, it.first - time.after) for it in named for time in times)
    return any(0 <= behind <= _NEAR or 0 <= before <= _NEAR + 2 for behind, before in gaps)


def _one_each(one: Sentence) -> bool:
    """Whether a time of day and a number stand alone in a clause: nach dem Frühstück eine, vor dem Schlafen zwei."""
    first, after = one.clauses[0]
    last = after - 1
    return one.has("slots", first, after) and one.starting("numbers", last) is not None


def _elliptical(one: Sentence) -> bool:
    """Whether a sentence is how often and when, and nothing else: once in the morning and once at bedtime."""
    starts = any(one.starting(role, 0) for role in ("once", "each-day", "second-day")) or _one_each(one)
    if not starts and (count := count_at(one, 0)):
        starts = one.starting("times", count[2]) is not None
    return starts and not (one.has("order") or one.has("verbs"))


def _drunk(one: Sentence, first: int, after: int) -> bool:
    """Whether a clause speaks of a drink; a solution that is drunk is a medicine like another."""
    medicine = one.has("units", first, after)
    poured = [tag for tag in one.tags.get("vessels", ()) if first <= tag.first < after]
    object_ = any(not any(one.ending("of", at) for at in (tag.first, tag.first - 1)) for tag in poured)
    served = any(_served(one, at) for at in range(first, after))
    return ((object_ or served) and not medicine) or (
        one.has("drinking", first, after) and (one.has("foods", first, after) or not medicine)
    )


def _served(one: Sentence, at: int) -> bool:
    """Whether a food is what there is, and not what something is taken with: zum Frühstück gibt es Saft."""
    return one.low(at - 1) == "es" and one.low(at - 2) == "gibt" and one.starting("foods", at) is not None


def _about_it(one: Sentence, first: int, after: int, own: frozenset[str]) -> bool:
    """Whether a clause speaks of the medicine: of it, of the tablet, by its name."""
    return one.has("subjects", first, after) or any(one.low(at) in own for at in range(first, after))


# --- how often -------------------------------------------------------------------------------------------

_PERIODS = (("a-day", 1.0), ("a-week", 1 / 7), ("a-month", 24 / HOURS["month"]))


def frequencies(one: Sentence, first: int, after: int) -> Iterator[Order]:
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
    part = one.starting("one-in", at)
    count = count_at(one, part.after) if part else None
    if count:
        return Order("frequency", at, count[2], often=1 / count[1])
    every = one.starting("every", at)
    if every and (other := _every_other(one, at, every.after)):
        return other
    count = count_at(one, every.after) if every else None
    unit = one.starting("spans", count[2]) if count else None
    if every and count and unit and count[0] == count[1]:
        return Order("frequency", at, unit.after, often=24 / (count[0] * SPANS[unit.value]))
    nights = _nights(one, at)
    if nights:
        return nights
    into = one.starting("into", at)
    count = count_at(one, into.after) if into else None
    if count and one.starting("doses", count[2]) and one.has("a-day"):
        return Order("frequency", at, count[2] + 1, often=count[1])
    count = count_at(one, at)
    times = (one.starting("times", count[2]) or one.starting("doses", count[2])) if count else None
    if count and times:
        return _in_period(one, at, times.after, count[0], count[1])
    return _each(one, at)


def _nights(one: Sentence, at: int) -> Order | None:
    """Three nights a week."""
    count = count_at(one, at)
    days = one.starting("spans", count[2]) if count else None
    week = one.starting("a-week", days.after) if days and days.value == "day" else None
    return Order("frequency", at, week.after, often=count[1] / _ALL) if count and week else None


def _every_other(one: Sentence, first: int, at: int) -> Order | None:
    """Every second day, every other evening, every third week."""
    nth = one.starting("second", at)
    unit = one.starting("spans", nth.after) if nth else None
    if nth and unit:
        return Order("frequency", first, unit.after, often=24 / (int(nth.value) * SPANS[unit.value]))
    slot = one.starting("slots", nth.after) if nth else None
    return Order("frequency", first, slot.after, often=1 / int(nth.value)) if nth and slot else None


def _needed(one: Sentence, first: int, after: int) -> Iterator[Order]:
    """Taken as needed, where a regimen has its times."""
    for tag in one.tags.get("as-needed", ()):
        if first <= tag.first < after and one.has("order", first, after) and not one.has("drinking"):
            yield Order("needed", tag.first, tag.after)


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
    every = one.starting("every", at) or one.starting("into", at)
    count = count_at(one, every.after) if every else None
    unit = one.starting("spans", count[2]) if count else None
    if count and unit:
        return Order("frequency", first, unit.after, often=high * 24 / (count[0] * SPANS[unit.value]))
    return None


_ALL = 7
"""Days of a week."""


def _weekdays(one: Sentence, own: frozenset[str], near: bool) -> Iterator[Order]:
    """Tablets are due on Mondays, Wednesdays and Fridays: so often in a week."""
    days = one.tags.get("weekdays", [])
    named = {one.low(tag.first)[:3] for tag in days}
    if len(named) < 2 or len(named) == _ALL or one.has("too") or one.has("negations") or one.has("conditions"):
        return
    about = _about_it(one, 0, len(one.tokens), own)
    if about and (near or one.has("order")):
        yield Order("frequency", days[0].first, days[-1].after, often=len(named) / _ALL)


def _repeated(one: Sentence) -> Iterator[Order]:
    """Repeat the dose after two hours; and again at midnight."""
    for tag in one.tags.get("again", ()):
        another = tag.first and one.low(tag.first) == "again" and not _named(one, tag.first)  # ask again after
        if not (another or denied(one, 0, tag.first) or one.has("conditions", 0, tag.first) or one.has("history")):
            yield Order("again", tag.first, tag.after)


def _named(one: Sentence, after: int) -> bool:
    """Whether the medicine, an order or a time stands before a token."""
    return any(one.has(role, 0, after) for role in ("order", "subjects", "units", "slots", "whens", "tells"))


def _again(one: Sentence, own: frozenset[str]) -> Iterator[Order]:
    """Where a regimen is spoken of, what is repeated is its dose: to be repeated at 2:00."""
    tag = one.find("repeat")
    about = tag and (tag.first <= _NEAR or _about_it(one, 0, tag.first, own))
    other = any(one.has(role) for role in ("later", "break", "course", "laboratory"))
    if tag and about and not other and not any(one.has(role, 0, tag.first) for role in _ANOTHER_DAY):
        yield Order("again", tag.first, tag.after)


_ANOTHER_DAY = ("later", "break", "course", "ends", "conditions", "negations", "history", "drinking")


def _anew(one: Sentence, first: int, after: int) -> Iterator[Order]:
    """Give it again: a second time, and not the next evening or after a break."""
    for tag in one.tags.get("anew", ()):
        spread = any(one.starting("spans", at) for at in range(tag.after, after)) and not one.has("whens", tag.after)
        here = first <= tag.first < after and one.has("order", first, after)
        if here and not spread and not any(one.has(role, 0, after) for role in _ANOTHER_DAY):
            yield Order("again", tag.first, tag.after)
            return


# --- when, how -------------------------------------------------------------------------------------------


def slots(one: Sentence, first: int, after: int) -> Iterator[Order]:
    for tag in one.tags.get("slots", ()):
        if first <= tag.first < after and not one.starting("packs", tag.after):
            yield Order("slot", tag.first, tag.after, name=tag.value)
    for at in range(first, after):
        hour, colon, rest = one.tokens[at].text.partition(":")
        if colon and rest.isdecimal() and hour.isdecimal():
            yield Order("slot", at, at + 1, name=time_of_day(int(hour)))


def _routes(one: Sentence, first: int, after: int) -> Iterator[Order]:
    for tag in one.tags.get("routes", ()):
        if first <= tag.first < after:
            yield Order("route", tag.first, tag.after, name=tag.value)
