"""Pieces and their times without a verb or a unit, read as what they order: one after breakfast, two at bedtime."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from handbook.checks.bare import ENDS, FOR, LIMITS, counts_pieces
from handbook.checks.brief import Brief, Count
from handbook.checks.hours import AT, hour_after, hour_before
from handbook.checks.prescribed import clocks

_REACH = 5
"""So many small words may stand between a count and its time: right after the."""
_BETWEEN = ("later", "order", "fill", "equals", "heads", "tells", "verbs", "together", "people", "subjects")
"""What may stand between a time and its count: morgens nimmt man eine."""


class Portion(NamedTuple):
    """So many pieces, and when: at a time of day, in a day, or at once."""

    low: Decimal
    """0 where it is only told that they are few."""
    high: Decimal
    first: int
    after: int
    slot: str = ""
    daily: bool = False
    """Whether they are those of a day."""
    limit: bool = False


def portions(brief: Brief, near: bool, titled: bool) -> list[Portion]:
    """What a sentence orders to be taken, by count.

    `near` if it stands where one regimen is spoken of, `titled` if it names one itself.
    """
    one = brief.one
    if any(one.has(role) for role in ("history", "studies")) or one.text.rstrip().endswith("?"):
        return []
    found = []
    for count in brief.counts:
        if counts_pieces(brief, count, near, titled):
            portion = _timed(brief, count) or _meant(brief, count, near)
            found += [portion] if portion else []
    return found


def _timed(brief: Brief, count: Count) -> Portion | None:
    limit = brief.ending(count.first, *LIMITS) is not None
    if brief.ending(count.first, "by", "onto") and not limit and not brief.find("moves", *brief.clause(count.first)):
        return None  # um sieben am Abend
    now = brief.starting(count.after, "now")
    if now and (brief.sign(now.after) or brief.one.starting("joins", now.after)):
        return Portion(*count, limit=limit)
    found = next(_ahead(brief, count.after), None) or next(_behind(brief, count.first), None)
    return Portion(*count, *found, limit) if found else None


def _ahead(brief: Brief, at: int) -> Iterator[tuple[str, bool]]:
    """The time that follows a count; half of the nights is no time."""
    partitive = brief.starting(at, "partitives")
    whole = brief.one.starting("a-day", at) or brief.one.starting("slots", at)
    if partitive and brief.one.starting("spans", partitive.after) and not whole:
        return
    if brief.one.low(at) == "," and brief.pure(*brief.clause(at)):
        at += 1  # one and a half, every evening
    for _ in range(_REACH):
        slot, day = brief.one.starting("slots", at), brief.one.starting("a-day", at)
        hour = slot.value if slot else next(clocks(brief.one.low(at)), "") or hour_after(brief.one, at)
        if day and not (slot and slot.after > day.after):
            yield "", True
        elif hour:
            yield hour, False
        skip = brief.starting(at, "whens", "links", "fill", "together")
        if not skip:
            return
        at = skip.after


def _behind(brief: Brief, at: int) -> Iterator[tuple[str, bool]]:
    """The time that stands before a count: at bedtime two; Morning: 1; morgens nimmt man eine."""
    one = brief.one
    for _ in range(_REACH):
        slot, day = one.ending("slots", at), one.ending("a-day", at)
        hour = slot.value if slot else next(clocks(one.low(at - 1)), "") or hour_before(one, at)
        if hour or day:
            yield hour, not hour
        skip = brief.ending(at, *_BETWEEN)
        if skip:
            at = skip.first
        elif one.low(at - 1) in (":", ",", "-", "–", "—", "="):
            at -= 1
        else:
            return


def _meant(brief: Brief, count: Count, near: bool) -> Portion | None:
    """A count with no time: for whom, to what it is raised, or right behind an order."""
    limit = brief.ending(count.first, *LIMITS)
    if not near or count.low == 0:
        return None
    equals = brief.one.starting("equals", count.after)
    if equals and brief.starting(equals.after, "ceiling"):
        return Portion(*count, limit=True)
    if _at_an_hour(brief, count.after):
        return Portion(*count)
    at = limit.first if limit else count.first
    span = brief.find("spans", count.after, count.after + 4)
    for_whom = brief.one.low(count.after) in FOR and not (span and not brief.one.ending("ordinals", span.first))
    ends = brief.sign(count.after) or brief.starting(count.after, *ENDS) is not None
    instead = brief.starting(count.after, "instead")
    swapped = instead and any(each.first == instead.after for each in brief.counts)  # four instead of two
    meant = for_whom or swapped or _raised(brief, at, limit is not None) or (ends and _bidden(brief, at))
    return Portion(*count, limit=limit is not None) if meant else None


def _at_an_hour(brief: Brief, at: int) -> bool:
    """One at six, uno a las seis: at some time of the day."""
    one = brief.one
    number = one.starting("numbers", at + 2 if one.low(at + 1) == "las" else at + 1)
    ends = number and (brief.sign(number.after) or one.low(number.after) == "heures")
    return one.low(at) in AT and bool(ends)


def _raised(brief: Brief, at: int, limit: bool) -> bool:
    """Go up to three; auf drei gehen."""
    onto = limit or brief.ending(at, "onto", "by") is not None
    return onto and brief.find("moves", *brief.clause(at)) is not None


def _bidden(brief: Brief, at: int) -> bool:
    """Big boys get four; adults: three; the first week one; try three."""
    one = brief.one
    spelt, span = not one.low(at)[0].isdecimal(), one.ending("spans", at)
    if one.ending("order", at):
        return not brief.tags("remainder") and (spelt or brief.find("people", 0, at) is not None)
    if one.low(at - 1) == "," and one.has("conditions", 0, at):
        return True  # if two fail, four
    if brief.ending(at, "gives"):
        return spelt and not brief.tags("remainder")
    if one.low(at - 1) == ":":
        heads = brief.ending(at - 1, "people") or (spelt and brief.pure(0, at - 1))
        return bool(heads) and not one.ending("spans", at - 1)
    if span:  # the first week one; after a week three
        behind = any(one.starting("behind", each) for each in range(max(span.first - 2, 0), span.first))
        return spelt and (behind or one.ending("ordinals", span.first) is not None)
    return spelt and at == 1 and not brief.ending(at, "heads", "links", "things", "whens", "behind")
