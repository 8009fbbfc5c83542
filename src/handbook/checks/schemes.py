"""Pieces for the times of a day in one row of figures: 2-0-1 is two in the morning and one in the evening."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from handbook.checks.brief import Brief
from handbook.checks.portions import Portion
from handbook.foundation.regex import Regex

_PART = r"(?:\d{1,2}(?:[.,]5)?½?|[½¼¾])"
_SCHEME = Regex(rf"(?<![\w.,/:–—-]){_PART}(?:\s?[-–—]\s?{_PART}){{2,3}}(?![\w/:–—-]|[.,]\d)")
_PARTS = Regex(_PART)
_DAY = {3: ("morning", "noon", "evening"), 4: ("morning", "noon", "evening", "bedtime")}
"""What the places of a scheme are: morning, noon, evening, and night."""


def is_scheme(text: str) -> bool:
    """Whether a text is a scheme and nothing else, as in a cell of a table."""
    return "-" in text and _SCHEME.fullmatch(text.strip()) is not None


def schemes(brief: Brief, near: bool) -> Iterator[list[Portion]]:
    """Each scheme of a sentence, as the pieces of its times; of a text that is nothing else, and near a dose."""
    one = brief.one
    about = near or any(one.has(role) for role in ("units", "subjects", "tells", "order"))
    if not (about or is_scheme(one.words.plain)) or one.has("history") or one.has("studies"):
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
