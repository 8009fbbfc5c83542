"""For how long a sentence orders something, and how long a break."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.checks.order import SPANS, Order, count_at, denied
from handbook.checks.prescribed import Hours
from handbook.checks.sentences import Sentence

_LINKS = frozenset(
    (
        ":",
        "—",
        "–",
        "=",
        "only",
        "just",
        "nur",
        "ne",
        "que",
        "seulement",
        "solo",
        "sólo",
        "только",
        "всего",
        "takes",
        "runs",
        "geht",
        "prend",
        "lleva",
        "занимает",
    )
)
_ARTICLES = frozenset(("the", "le", "la", "el", "dem", "der", "den", "zum"))
_TO_LENGTH = ("for", "course", "least", "most")
_APART = 5
"""So many words may stand between a break and its length."""


def lengths(one: Sentence) -> Iterator[Order]:
    """Breaks and courses that a sentence names as such, with no order beside them."""
    yield from _breaks(one)
    yield from _named_courses(one)
    yield from _endings(one)
    yield from _turns(one)
    yield from _ordinal(one)
    yield from _of_course(one)
    yield from _endless(one)
    yield from _no_break(one)
    yield from _needless(one)
    yield from _rounds(one)
    yield from _unbroken(one)


def length_at(one: Sentence, at: int, alone: bool = False) -> tuple[Hours, int] | None:
    lone = one.starting("lone", at)
    count = (1.0, 1.0, at) if lone and (alone or one.ending("for", at)) else count_at(one, at)
    if count and one.low(count[2]) in ("-", "full", "whole", "more"):
        count = (count[0], count[1], count[2] + 1)
    unit = (one.starting("spans", count[2]) or one.starting("spans", at)) if count else None  # полгода is both
    if not count or not unit or unit.value in ("minute", "hour"):
        return None
    return Hours(count[0] * SPANS[unit.value], count[1] * SPANS[unit.value]), unit.after


def _breaks(one: Sentence) -> Iterator[Order]:
    """A break of 7 days; 7 days off; the break lasts a week."""
    for tag in one.tags.get("break", ()):
        if one.low(tag.after) == "from" and not one.starting("subjects", tag.after + 1):
            continue  # a rest from sport
        none = any(each.first <= tag.first < each.after for each in one.tags.get("without-break", ()))
        if none or one.ending("negations", tag.first):
            continue
        nearest = sorted(range(max(tag.first - 4, 0), tag.after + _APART), key=lambda at: abs(at - tag.first))
        nearest = [at for at in nearest if at < tag.first or not one.ending("behind", at)]  # a break after 12 weeks
        told = next((length for at in nearest if (length := length_at(one, at, alone=True))), None)
        if told and not denied(one, 0, len(one.tokens)) and not _asked(one, tag.first):
            yield Order("break", min(tag.first, told[1] - 2), max(tag.after, told[1]), hours=told[0])
            return
    return


def _asked(one: Sentence, after: int) -> bool:
    """Whether a condition stands before a token; after that is none."""
    asked = (tag for tag in one.tags.get("conditions", ()) if tag.first < after)
    return any(not one.ending("behind", tag.first) for tag in asked)


def _named_courses(one: Sentence) -> Iterator[Order]:
    """A course of 12 months; course: 12 months; told of the course itself, with no order beside it."""
    for tag in one.tags.get("course", ()):
        if any(each.first <= tag.first < each.after for each in one.tags.get("break", ())):
            continue  # between two courses
        at = _linked(one, tag.after)
        told = length_at(one, at) or _changed(one, tag.after)
        refused = denied(one, 0, len(one.tokens)) and one.low(tag.after) != "ne"
        if told and not refused and not one.has("conditions", 0, tag.first):
            # A course of at least four weeks lets people stop after four; at most three months keeps within them.
            hours = Hours(0, told[0].high) if one.ending("most", at) else told[0]
            yield Order("course", tag.first, told[1], hours=hours)


def _of_course(one: Sentence) -> Iterator[Order]:
    """Two weeks of tablets are plenty: a length at the head of a clause, and what it is of."""
    for first, after in one.clauses if one.has("spans") else ():
        told = length_at(one, first)
        of = (one.starting("of", told[1]) or one.starting("equals", told[1])) if told else None
        places = (of.after, of.after + 1) if of and of.role == "equals" else (of.after,) if of else ()
        roles = ("course",) if of and of.role == "equals" else ("course", "units", "subjects")
        what = any(one.starting(role, at) for role in roles for at in places)
        if told and what and not denied(one, first, after) and not one.has("conditions") and not one.has("break"):
            yield Order("course", first, told[1], hours=told[0])


def _endless(one: Sentence) -> Iterator[Order]:
    """Take it for life: a course without an end."""
    for tag in one.tags.get("endless", ()):
        if (
            (one.has("order") or one.has("course"))
            and not denied(one, 0, len(one.tokens))
            and not one.has("conditions")
        ):
            yield Order("course", tag.first, tag.after, hours=Hours(math.inf, math.inf))


def _no_break(one: Sentence) -> Iterator[Order]:
    """Straight on without a week off: a break of nothing; twelve weeks without a break is how long a course is."""
    for tag in one.tags.get("without-break", ()):
        first, after = next((each for each in one.clauses if each[0] <= tag.first < each[1]), (0, len(one.tokens)))
        then = one.find("then", 0, tag.first) or one.find("at-once", 0, tag.first)
        long = any(length_at(one, at) for at in range(tag.first)) and not then
        if not long and not denied(one, first, tag.first) and not one.has("conditions", first, after):
            yield Order("break", tag.first, tag.after, hours=Hours(0, 0))


def _needless(one: Sentence) -> Iterator[Order]:
    """No break is needed: a break of nothing, unless it is told of a time within a course."""
    needs, rest = one.find("needs"), one.find("break")
    within = any(one.has(role) for role in ("spans", "course", "conditions"))
    if needs and rest and one.has("negations") and not within:
        yield Order("break", rest.first, rest.after, hours=Hours(0, 0))


def _rounds(one: Sentence) -> Iterator[Order]:
    """A week off after every 12 days: what stands before a break is the course."""
    rests = one.tags.get("break", []) if not one.has("conditions") and not one.has("negations") else []
    resting = {at for tag in rests for at in range(tag.first - 1, tag.after)}
    for tag in one.tags.get("behind", ()) if rests else ():
        every = one.starting("every", tag.after)
        at = every.after if every else tag.after
        told = length_at(one, at)
        if told and told[1] not in resting and told[1] - 1 not in resting:
            yield Order("course", at, told[1], hours=told[0])


def _changed(one: Sentence, at: int) -> tuple[Hours, int] | None:
    """A length that something is changed to: may be stretched to nine months."""
    change = one.find("change", at, at + _APART)
    onto = one.starting("onto", change.after) if change else None
    return length_at(one, onto.after) if onto else None


def _endings(one: Sentence) -> Iterator[Order]:
    """After ten weeks the treatment is stopped; stop taking it after ten weeks."""
    about = one.has("course") or one.has("subjects")
    if not (about and one.has("ends")) or one.has("conditions") or one.has("negations") or one.has("laboratory"):
        return
    for tag in one.tags.get("behind", ()):
        told = length_at(one, tag.after)
        if told:
            yield Order("course", tag.first, told[1], hours=told[0])


def _ordinal(one: Sentence) -> Iterator[Order]:
    """Nobody should stop before the eighth month; it goes on until the ninth month."""
    for tag in one.tags.get("ordinals", ()):
        unit = one.starting("spans", tag.after)
        if not unit or unit.value in ("minute", "hour") or one.has("conditions"):
            continue
        at = tag.first - (one.low(tag.first - 1) in _ARTICLES)
        ahead, until = (one.ending(role, at) or one.ending(role, tag.first) for role in ("ahead", "until"))
        hours, refused = SPANS[unit.value], denied(one, 0, len(one.tokens))
        if one.ending("behind", at) and one.has("ends") and not refused:
            yield Order("course", at, unit.after, hours=Hours(int(tag.value) * hours, int(tag.value) * hours))
        elif ahead and refused and one.has("ends"):
            yield Order("course", ahead.first, unit.after, hours=Hours((int(tag.value) - 1) * hours, math.inf))
        elif until and not refused and (one.has("course") or one.has("order")):
            yield Order("course", until.first, unit.after, hours=Hours((int(tag.value) - 1) * hours, math.inf))
            yield Order("course", until.first, unit.after, hours=Hours(0, int(tag.value) * hours))


def _turns(one: Sentence) -> Iterator[Order]:
    """One week on, one week off: the course; the break is told like any other."""
    for at in range(len(one.tokens)) if one.has("break") else ():
        told = length_at(one, at)
        if told and _on(one, told[1]) and one.has("break", told[1], told[1] + _APART):
            yield Order("course", at, told[1] + 1, hours=told[0])


def _on(one: Sentence, at: int) -> bool:
    """Whether a length is told to be one of taking: twelve days on, doce días con comprimidos."""
    of = one.starting("of", at)
    taken = one.starting("units", of.after if of else at)
    return one.low(at) == "on" or taken is not None


def _unbroken(one: Sentence) -> Iterator[Order]:
    """No week off; the next course starts on the same evening: a break of nothing."""
    following, at_once = one.find("next-course"), one.find("at-once")
    if following and at_once and not denied(one, following.first, len(one.tokens)) and not one.has("conditions"):
        first, *_, after = sorted((following.first, following.after, at_once.first, at_once.after))
        yield Order("break", first, after, hours=Hours(0, 0))


def _linked(one: Sentence, at: int) -> int:
    """The token behind the links between a course and its length: lasts, of treatment, only, a colon."""
    for _ in range(3):
        link = next((tag for role in _TO_LENGTH if (tag := one.starting(role, at))), None)
        at = link.after if link else at + 1 if one.low(at) in _LINKS else at
    return at


def bounded(one: Sentence, at: int, told: Hours) -> tuple[Hours, int]:
    """A length with what bounds it, and the first token of both: no less than two years, höchstens vier Wochen."""
    least, most = one.ending("least", at), one.ending("most", at)
    if least:
        return Hours(told.low, math.inf), least.first
    return (Hours(0, told.high), most.first) if most else (told, at)


def _supplied(one: Sentence, at: int) -> bool:
    """Whether a length is that for which what there is will do: thirty tablets last fifteen nights."""
    lasts = one.ending("supply", at)
    return lasts is not None and (one.has("units", 0, lasts.first) or one.has("packs", 0, lasts.first))


def courses(one: Sentence, first: int, after: int) -> Iterator[Order]:
    """For 10 days; a course of 12 weeks; 12 months without a break; for no less than two years."""
    broken = one.has("break", first, after)
    for at in range(first, after):
        told = length_at(one, at)
        if not told:
            continue
        hours, start = bounded(one, at, told[0])
        if (
            (one.has("journey") and not one.has("break"))
            or (start == at and one.has("above", max(first, at - 3), at))
            or _supplied(one, start)
        ):
            continue
        unbroken = one.starting("without-break", told[1])
        asked = one.ending("for", start) or one.starting("course", told[1]) or one.low(told[1]) in ("lang", "long")
        counted = one.low(start - 1) in ("every", "each", "after", "within", "in", "alle", "cada", "каждые")
        frequent = one.ending("every", at)
        ended = one.has("order", 0, start) and one.low(start - 1) == "," and not one.low(told[1]).isalpha()
        if unbroken or ((asked or ended) and not broken and not counted and not frequent):
            yield Order("course", start, told[1], hours=hours)
