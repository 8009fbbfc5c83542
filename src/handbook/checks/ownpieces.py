"""Amounts in pieces of an author's own, found in a text: Take 2 lozenges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from handbook.checks.lexicon import lexicon
from handbook.medicine.amount import Amount

_NUMBER = r"\d{1,3}(?:[.,]\d{1,3})?"


def own_amounts(text: str, pieces: Mapping[str, str], base: str) -> Iterator[tuple[int, int, Amount]]:
    """Start, end and what stands there, of every figure or range of them before a word for such a piece."""
    known = {word.casefold(): code for word, code in pieces.items()}
    for found in _pattern(tuple(known), base).finditer(text):
        high = _number(found["high"])
        low = _number(found["low"]) if found["low"] else high
        if 0 < low <= high:
            unit = known[re.sub(r"\s", " ", found["unit"]).casefold()]
            yield found.start(), found.end(), Amount(low, high, unit)


@lru_cache(maxsize=32)
def _pattern(pieces: tuple[str, ...], base: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(pieces, key=len, reverse=True))
    to = "|".join(map(re.escape, lexicon(base).written["range"]))
    return re.compile(
        rf"(?<![\w.,/\-–])(?:(?P<low>{_NUMBER})(?:\s?{words})?\s?(?:[-–—~]|{to})\s?)?"
        rf"(?P<high>{_NUMBER})[\s-](?P<unit>{words})(?![\w-])",
        re.IGNORECASE,
    )


def _number(typed: str) -> Decimal:
    return Decimal(typed.replace(",", "."))
