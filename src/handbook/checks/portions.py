"""Pieces and their times without a verb or a unit, read as what they order: one after breakfast, two at bedtime."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from handbook.checks.brief import Brief, Count
from handbook.checks.prescribed import clocks
from handbook.foundation.regex import Regex

_REACH = 5
"""So many small words may stand between a count and its time: right after the."""
_OPENS = (
    *("joins", "order", "slots", "equals", "onto", "above", "most", "bounds", "a-day", "weekdays", "then"),
    *("tells", "range", "fill", "heads", "people", "some-days", "remainder", "together", "conditions", "least"),
    *("spans", "by", "contrast", "gives"),
)
"""What a count of pieces may stand behind."""
_ENDS = ("joins", "together", "conditions", "instead", "then", "fill", "tail", "moves", "now")
_CLOSES = (*_ENDS, "a-day", "each-day", "every", "whens", "links", "ends")
"""What it may stand before."""
_BETWEEN = ("order", "fill", "equals", "heads", "tells", "verbs", "together", "people", "subjects")
"""What may stand between a time and its count: morgens nimmt man eine."""
_COUNTED = ("spans", "units", "times", "doses", "packs", "foods", "some-days")
"""What says that it counts something else, or is read where units are."""
_PARTED = ("foods", "packs", "vessels", "drinking", "other", "laboratory")
"""What else the counts of a sentence may be of, if it is named before them."""
_HEADS = ("people", "heads", "subjects", "slots", "weekdays", "some-days", "spans", "tells", "units", "a-day", "once")
"""What may be named before a colon where the counts behind it are of the medicine."""
_FOR = frozenset(("for", "für", "pour", "para", "для"))
_SUPPLY = 10
"""So many pieces are taken along on a journey, and not at once."""
_LIMITS = ("above", "most", "bounds")


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
        if _stands_alone(brief, count, near) and not _denied(brief, count) and not _parted(brief, count, titled):
            portion = _timed(brief, count) or _meant(brief, count, near)
            found += [portion] if portion else []
    return found


def _stands_alone(brief: Brief, count: Count, near: bool) -> bool:
    """Whether nothing says what is counted, and no clock is told: at seven in the evening."""
    return _opens(brief, count, near) and _closes(brief, count.after)


def _opens(brief: Brief, count: Count, near: bool) -> bool:
    at, one = count.first, brief.one
    if at == 0 or brief.sign(at - 1):
        return True
    if _hour(brief, at):
        return False
    equals = one.ending("equals", at)
    if equals and one.ending("slots", equals.first):
        return False  # bedtime is eight
    if brief.ending(at, *_OPENS):
        return True
    return near and at <= 2 and one.low(at - 1).isalpha() and not brief.ending(at, *_COUNTED, "links", "whens")


def _hour(brief: Brief, at: int) -> bool:
    """Whether a number is one of two hours: between six and seven."""
    joined = brief.one.ending("joins", at) or brief.one.ending("range", at)
    before = next((each for each in brief.counts if joined and each.after == joined.first), None)
    return before is not None and bool(brief.ending(before.first, "links", "whens"))


def _closes(brief: Brief, at: int) -> bool:
    if brief.sign(at):
        return True
    if brief.starting(at, *_COUNTED) or brief.one.starting("conditions", at + 1):
        return False
    slot = brief.one.starting("slots", at)
    if slot:  # one night is a night; but two in the morning, zwei abends
        return slot.after - slot.first > 1 or brief.starting(at, "adverbs") is not None
    return brief.starting(at, *_CLOSES) is not None or brief.one.low(at) in _FOR


def _denied(brief: Brief, count: Count) -> bool:
    """Whether a count is told not to be taken, and not as a limit."""
    one, (first, after) = brief.one, brief.clause(count.first)
    if brief.ending(count.first, *_LIMITS):
        return False
    if brief.find("conditions", first, count.first):
        return True
    if one.has("amiss", count.after, after):
        return not one.has("conditions", first, after)
    denying = [tag for tag in one.tags.get("negations", ()) if first <= tag.first < after]
    instead = brief.find("instead", count.after, after)
    return any(instead is None or tag.first < count.first for tag in denying if not brief.starting(tag.first, "fill"))


def _parted(brief: Brief, count: Count, titled: bool) -> bool:
    """Whether something else is named before a count, and it may be of that: two cups at noon, one in the evening."""
    one = brief.one
    if any(one.has(role, 0, count.first) for role in _PARTED) or (one.has("journey") and count.high >= _SUPPLY):
        return True
    colon = next((at for at in range(count.first) if one.low(at) == ":"), None)
    if not colon or titled:
        return False
    return not any(brief.find(role, 0, colon) for role in _HEADS) and not brief.pure(0, colon)


def _timed(brief: Brief, count: Count) -> Portion | None:
    limit = brief.ending(count.first, *_LIMITS) is not None
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
    for _ in range(_REACH):
        slot, day = brief.one.starting("slots", at), brief.one.starting("a-day", at)
        hour = slot.value if slot else next(clocks(brief.one.low(at)), "")
        if day and not (slot and slot.after > day.after):
            yield "", True
        elif hour:
            yield hour, False
        skip = brief.starting(at, "whens", "links", "fill", "together", "each-day")
        if not skip:
            return
        at = skip.after


def _behind(brief: Brief, at: int) -> Iterator[tuple[str, bool]]:
    """The time that stands before a count: at bedtime two; Morning: 1; morgens nimmt man eine."""
    one = brief.one
    for _ in range(_REACH):
        slot, day = one.ending("slots", at), one.ending("a-day", at)
        hour = slot.value if slot else next(clocks(one.low(at - 1)), "")
        if hour or day:
            yield hour, not hour
        skip = brief.ending(at, *_BETWEEN)
        if skip:
            at = skip.first
        elif one.low(at - 1) in (":", "-", "–", "—", "="):
            at -= 1
        else:
            return


def _meant(brief: Brief, count: Count, near: bool) -> Portion | None:
    """A count with no time: for whom, to what it is raised, or right behind an order."""
    limit = brief.ending(count.first, *_LIMITS)
    if not near or count.low == 0:
        return None
    at = limit.first if limit else count.first
    for_whom = brief.one.low(count.after) in _FOR and not brief.find("spans", count.after, count.after + 4)
    ends = brief.sign(count.after) or brief.starting(count.after, *_ENDS) is not None
    instead = brief.starting(count.after, "instead")
    swapped = instead and any(each.first == instead.after for each in brief.counts)  # four instead of two
    meant = for_whom or swapped or _raised(brief, at, limit is not None) or (ends and _bidden(brief, at))
    return Portion(*count, limit=limit is not None) if meant else None


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
    if brief.ending(at, "gives"):
        return spelt and not brief.tags("remainder")
    if one.low(at - 1) == ":":
        heads = brief.ending(at - 1, "people") or (spelt and brief.pure(0, at - 1))
        return bool(heads) and not one.ending("spans", at - 1)
    if span:  # the first week one; after a week three
        behind = any(one.starting("behind", each) for each in range(max(span.first - 2, 0), span.first))
        return spelt and (behind or one.ending("ordinals", span.first) is not None)
    return spelt and at == 1 and not brief.ending(at, "heads", "links", "things")


# --- 2-0-1 -----------------------------------------------------------------------------------------------

_PART = r"(?:\d{1,2}(?:[.,]5)?½?|[½¼¾])"
_SCHEME = Regex(rf"(?<![\w.,/:–—-]){_PART}(?:\s?[-–—]\s?{_PART}){{2,3}}(?![\w/:–—-]|[.,]\d)")
_PARTS = Regex(_PART)
_DAY = {3: ("morning", "noon", "evening"), 4: ("morning", "noon", "evening", "bedtime")}
"""What the places of a scheme are: morning, noon, evening, and night."""


def schemes(brief: Brief, near: bool) -> Iterator[list[Portion]]:
    """Pieces for the times of a day in one row of figures: 2-0-1 is two in the morning and one in the evening."""
    one = brief.one
    about = near or any(one.has(role) for role in ("units", "subjects", "tells", "order"))
    if not about or one.has("history") or one.has("studies"):
        return
    for found in _SCHEME.finditer(one.words.plain, one.start, one.end):
        first, after = one.at(found.start()), one.at(found.end())
        parts = [_pieces(part) for part in _PARTS.findall(found[0])]
        times = zip(parts, _DAY[len(parts)], strict=True)
        yield [Portion(value, value, first, after, slot) for value, slot in times if value]


def _pieces(typed: str) -> Decimal:
    value = Decimal(0)
    for sign, part in (("½", "0.5"), ("¼", "0.25"), ("¾", "0.75")):
        if sign in typed:
            value, typed = Decimal(part), typed.replace(sign, "")
    return value + Decimal(typed.replace(",", ".") or 0)
