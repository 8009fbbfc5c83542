"""A text in sentences and clauses, each word with what the lexicon says of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from handbook.checks.lexicon import Lexicon, Tag, Token, tokens
from handbook.checks.prose import Words
from handbook.foundation.regex import Regex

_ENDS = Regex(r"[.!?](?=\s+[\"“„«(]?[A-ZÀ-ÞА-ЯЁ\ue000])|\n|;(?=\s)")
_LONGEST = 800
"""Letters; a longer stretch without an end is read in parts."""
_PARTS = frozenset(",:()—–")


class Sentence:
    """One sentence: its tokens, and what they tell."""

    def __init__(self, words: Words, start: int, end: int, known: Lexicon) -> None:
        self.words, self.start, self.end, self.known = words, start, end, known
        self.tokens: list[Token] = tokens(words.plain, start, end)

    @cached_property
    def tags(self) -> dict[str, list[Tag]]:
        """What the words tell, by role, in order."""
        found: dict[str, list[Tag]] = {}
        for tag in self.known.tags(self.lows):
            found.setdefault(tag.role, []).append(tag)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def at(self, offset: int) -> int:
        """The number of the first token that starts at an offset or behind it."""
        return bisect_left(self._starts, offset)

    def has(self, role: str, first: int = 0, after: int | None = None) -> bool:
        """Whether something of a role begins among these tokens."""
        return self.find(role, first, after) is not None

    def find(self, role: str, first: int = 0, after: int | None = None) -> Tag | None:
        """The first of a role among these tokens."""
        for tag in self.tags.get(role, ()):
            if first <= tag.first and (after is None or tag.first < after):
                return tag
        return None

    def last(self, role: str, after: int) -> Tag | None:
        """The last of a role that ends before a token."""
        return next((tag for tag in reversed(self.tags.get(role, ())) if tag.after <= after), None)

    def starting(self, role: str, at: int) -> Tag | None:
        """What of a role begins at a token."""
        for tag in self.tags.get(role, ()):  # of one role there are few in a sentence: no table is worth its making
            if tag.first == at:
                return tag
        return None

    def ending(self, role: str, at: int) -> Tag | None:
        """What of a role ends right before a token."""
        for tag in self.tags.get(role, ()):
            if tag.after == at:
                return tag
        return None

    def low(self, at: int) -> str:
        """A word in small letters; empty outside of the sentence."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    @cached_property
    def lows(self) -> list[str]:
        """Its words in small letters."""
        return [token.low for token in self.tokens]

    @property
    def looked_up(self) -> list[str]:
        """The braces of the doses that are looked up here."""
        return [inner for at, inner in self.words.print.doses if self.start <= at < self.end]

    @property
    def text(self) -> str:
        """Its letters."""
        return self.words.plain[self.start : self.end]

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Its parts between commas, and before “and” where something else begins, as numbers of tokens."""
        cuts = [0]
        for at, token in enumerate(self.tokens):
            if token.text in _PARTS or (at and self._other_begins(at)):
                cuts.append(at)
        cuts.append(len(self.tokens))
        return [(one, other) for one, other in pairwise(cuts) if one < other]

    def _other_begins(self, at: int) -> bool:
        if self.starting("conditions", at) or self.starting("contrast", at):
            return True
        joined = self.starting("joins", at)
        if not joined or self.low(at) == "-":
            return False
        roles = ("slots", "whens", "once", "every", "each-day", "a-day", "then", "numbers")
        after = self.low(joined.after)
        return not (after[:1].isdecimal() or any(self.starting(role, joined.after) for role in roles))


def sentences(words: Words, known: Lexicon) -> Iterator[Sentence]:
    """The sentences of a text."""
    plain, start = words.plain, 0
    for end in (*(found.end() for found in _ENDS.finditer(plain)), len(plain)):
        while end - start > _LONGEST:  # no sentence is that long; what is costs no more than its length
            cut = plain.find(" ", start + _LONGEST, end) + 1 or end
            yield Sentence(words, start, cut, known)
            start = cut
        if plain[start:end].strip():
            yield Sentence(words, start, end, known)
        start = end


_JOINS = frozenset(("and", "et", "y", "und"))


def number(one: Sentence, at: int) -> tuple[Decimal, int] | None:
    """The number in words that starts at a token, and the token behind it: two hundred and fifty, treinta y cinco."""
    total = part = Decimal(0)
    start = at
    while tag := one.starting("numbers", at):
        value = Decimal(tag.value)
        if part and (value in (100, 1000) or value < 1):  # two hundred, three half tablets
            part *= value
        else:
            part += value
        if value == 1000:
            total, part = total + part, Decimal(0)
        at = tag.after
        more = one.starting("numbers", at + 1) if one.low(at) in _JOINS else None
        if more and Decimal(more.value) < value and value >= 20 and value % 10 == 0:
            at += 1
    return (total + part, at) if at > start else None
