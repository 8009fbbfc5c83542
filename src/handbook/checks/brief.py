"""A sentence as an order in few words: what of it a brief order is made of, beside what every sentence tells.

Nurses leave out verb and unit: one after breakfast, two at bedtime. What orders then is what stands together.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from handbook.checks.lexicon import Tag, lexicon
from handbook.checks.order import count_at
from handbook.checks.sentences import Sentence
from handbook.foundation.regex import Regex

_MOST = 24
"""Pieces; who counts more of them at once counts something else."""
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_FIGURE = Regex(r"\d{1,2}(?:[.,]\d{1,2})?")
_KNOWN = (
    *("slots", "whens", "numbers", "a-day", "each-day", "every", "once", "times", "second-day", "each-meal", "joins"),
    *("units", "subjects", "order", "weekdays", "as-needed", "then", "equals", "most", "least", "bounds", "above"),
    *("onto", "tells", "doses", "range", "a-week", "each-week", "one-in", "second", "spans"),
)
"""What else a brief order is made of."""


class Count(NamedTuple):
    """A number of something that is not named; 0 for a few."""

    low: Decimal
    high: Decimal
    first: int
    after: int


class Brief:
    """A sentence, and the words of brief orders in it."""

    def __init__(self, one: Sentence) -> None:
        self.one = one
        self._more = Sentence(one.words, one.start, one.end, lexicon(f"brief/{one.known.base}"))

    def starting(self, at: int, *roles: str) -> Tag | None:
        """The longest of some roles that begins at a token."""
        return self._longest([self.one.starting(role, at) or self._more.starting(role, at) for role in roles])

    def ending(self, at: int, *roles: str) -> Tag | None:
        """The longest of some roles that ends right before a token."""
        return self._longest([self.one.ending(role, at) or self._more.ending(role, at) for role in roles])

    def tags(self, role: str) -> list[Tag]:
        """Everything of a role, in order."""
        return self._more.tags.get(role, [])

    def find(self, role: str, first: int = 0, after: int | None = None) -> Tag | None:
        """The first of a role among these tokens."""
        return self.one.find(role, first, after) or self._more.find(role, first, after)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that a token stands in."""
        return next((each for each in self.one.clauses if each[0] <= at < each[1]), (0, len(self.one.tokens)))

    def sign(self, at: int) -> bool:
        """Whether a token parts what stands before it from what follows, or lies outside."""
        low = self.one.low(at)
        return not low or not (low[0].isalnum() or low in ("-", "'", "’"))

    def pure(self, first: int, after: int) -> bool:
        """Whether every word of a stretch is one of a brief order."""
        return all(self.sign(at) or at in self._covered for at in range(first, after))

    @cached_property
    def _covered(self) -> frozenset[int]:
        mine = [tag for role in _KNOWN for tag in self.one.tags.get(role, ())]
        more = [tag for found in self._more.tags.values() for tag in found]
        figures = (at for at, token in enumerate(self.one.tokens) if token.text[0].isdecimal())
        return frozenset((*figures, *(at for tag in (*mine, *more) for at in range(tag.first, tag.after))))

    @staticmethod
    def _longest(found: list[Tag | None]) -> Tag | None:
        return max((tag for tag in found if tag), key=lambda tag: tag.after - tag.first, default=None)

    @cached_property
    def counts(self) -> list[Count]:
        """Every number that may count pieces, in order."""
        found, at = [], 0
        while at < len(self.one.tokens):
            count = self._count(at)
            if count:
                found.append(count)
            at = count.after if count else at + 1
        return found

    def _count(self, at: int) -> Count | None:
        few = self.starting(at, "handfuls")
        if few:
            return Count(Decimal(few.value), Decimal(few.value), at, few.after)
        low = self.one.low(at)
        half = _HALVES.get(self.one.low(at + 1)) if low.isdecimal() and len(low) < 3 else None
        if low in _HALVES or half:
            value = (Decimal(low) + half) if half else _HALVES[low]
            return Count(value, value, at, at + 2 if half else at + 1)
        if _FIGURE.fullmatch(low) and not low.isdecimal():
            value = Decimal(low.replace(",", "."))
            return Count(value, value, at, at + 1)
        told = count_at(self.one, at)
        if not told or told[1] > _MOST or low in ("a", "an"):
            return None
        return Count(Decimal(str(told[0])), Decimal(str(told[1])), at, self._whole(told[2], told[0]))

    def _whole(self, at: int, count: float) -> int:
        """The token behind what a part is of: half of one."""
        of = self.one.starting("of", at) if count < 1 else None
        whole = self.one.starting("numbers", of.after) if of else None
        return whole.after if whole and whole.value == "1" else at
