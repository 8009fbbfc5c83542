"""Whether a number stands alone in a brief order, so that it counts pieces of the medicine and nothing else."""

from __future__ import annotations

from handbook.checks.brief import Brief, Count
from handbook.checks.hours import hour_before

_OPENS = (
    *("joins", "order", "slots", "equals", "onto", "above", "most", "bounds", "a-day", "weekdays", "then"),
    *("tells", "range", "fill", "heads", "people", "some-days", "remainder", "together", "conditions", "least"),
    *("spans", "by", "contrast", "gives"),
)
"""What a count of pieces may stand behind."""
ENDS = ("joins", "together", "conditions", "instead", "then", "fill", "tail", "moves", "now")
"""What ends a count with no time behind it."""
_CLOSES = (*ENDS, "a-day", "each-day", "every", "whens", "links", "ends")
"""What it may stand before."""
_COUNTED = ("spans", "units", "times", "doses", "packs", "foods", "some-days")
"""What says that it counts something else, or is read where units are."""
_PARTED = ("foods", "packs", "vessels", "drinking", "other", "laboratory")
"""What else the counts of a sentence may be of, if it is named before them."""
_HEADS = ("people", "heads", "subjects", "slots", "weekdays", "some-days", "spans", "tells", "units", "a-day", "once")
"""What may be named before a colon where the counts behind it are of the medicine."""
_SUPPLY = 10
"""So many pieces are taken along on a journey, and not at once."""
FOR = frozenset(("for", "für", "pour", "para", "для"))
"""What stands before those whom a count is for."""
LIMITS = ("above", "most", "bounds")
"""What makes a count the most that is allowed."""


def counts_pieces(brief: Brief, count: Count, near: bool, titled: bool) -> bool:
    """Whether a number counts pieces that are to be taken.

    `near` if it stands where one regimen is spoken of, `titled` if its sentence names one itself.
    """
    alone = _opens(brief, count, near) and _closes(brief, count.after)
    return alone and not _denied(brief, count) and not _parted(brief, count, titled)


def _opens(brief: Brief, count: Count, near: bool) -> bool:
    at, one = count.first, brief.one
    if at == 0 or brief.sign(at - 1):
        return True
    if _hour(brief, at):
        return False
    equals = one.ending("equals", at)
    if equals and one.ending("slots", equals.first):
        return False  # bedtime is eight
    if brief.ending(at, *_OPENS) or hour_before(one, at):
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
    equals = brief.one.starting("equals", at)
    if equals and brief.starting(equals.after, "ceiling"):
        return True  # five is the most for one night
    if brief.starting(at, *_COUNTED) or brief.one.starting("conditions", at + 1):
        return False
    slot = brief.one.starting("slots", at)
    if slot:  # one night is a night; but two in the morning, zwei abends
        return slot.after - slot.first > 1 or brief.starting(at, "adverbs") is not None
    return brief.starting(at, *_CLOSES) is not None or brief.one.low(at) in FOR


def _denied(brief: Brief, count: Count) -> bool:
    """Whether a count is told not to be taken, and not as a limit."""
    one, (first, after) = brief.one, brief.clause(count.first)
    if brief.ending(count.first, *LIMITS):
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
    told = any(brief.find(role, 0, colon) for role in _HEADS) or hour_before(one, colon + 1)
    return not told and not brief.pure(0, colon)
