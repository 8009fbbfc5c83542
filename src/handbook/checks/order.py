"""One thing that a sentence orders, the numbers in it, and whether it is denied."""

from typing import NamedTuple

from handbook.checks.prescribed import Hours
from handbook.checks.sentences import Sentence, number
from handbook.medicine.frequency import HOURS

SPANS = {**HOURS, "fortnight": 2 * HOURS["week"]}
"""Hours of each span."""


class Order(NamedTuple):
    """One thing that a sentence orders, and the tokens that say it."""

    what: str
    """frequency, again, needed, slot, route, course, break."""
    first: int
    after: int
    often: float = 0
    """Times in a day; 0 for every day, however often."""
    name: str = ""
    """The time of day or the route."""
    hours: Hours = Hours(0, 0)


def denied(one: Sentence, first: int, after: int) -> bool:
    """Whether a clause says what is not done; no less than two years says how long it is."""
    bounds = {at for tag in one.tags.get("bounds", ()) for at in range(tag.first, tag.after)}
    return any(first <= tag.first < after and tag.first not in bounds for tag in one.tags.get("negations", ()))


def count_at(one: Sentence, at: int) -> tuple[float, float, int] | None:
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
    if low.isdecimal() and len(low) < 5:
        return float(low), at + 1
    if low in ("a", "an") and (one.starting("spans", at + 1) or one.low(at + 1) in ("full", "whole")):
        return 1.0, at + 1
    told = number(one, at)
    return (float(told[0]), told[1]) if told else None
