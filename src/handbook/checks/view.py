"""An amount as it is judged: in its sentence, with the tokens on both sides and the names that are near."""

from __future__ import annotations

from typing import NamedTuple

from handbook.checks.literals import Literal
from handbook.checks.sentences import Sentence
from handbook.checks.substances import is_substance
from handbook.medicine.ownpieces import is_own

PIECES = frozenset(("[drp]", "{spray}", "{tablet}", "{capsule}"))
_NEAR = 4
"""Words between an amount and what it is told to be: is the usual dose."""


def in_pieces(unit: str) -> bool:
    """Whether a unit is a piece that a dose is told in: a drop, a tablet, one of the author's own."""
    return unit in PIECES or is_own(unit)


class View(NamedTuple):
    """An amount, its sentence, and the tokens on both sides."""

    literal: Literal
    sentence: Sentence
    before: int
    """The token that it starts at: what comes before ends there."""
    after: int
    own: frozenset[str]
    """The words that name this book's medicines."""
    strange: tuple[int, ...]
    """The tokens of the sentence that name others."""
    close: bool = False
    """Whether it stands where one regimen is spoken of: in its case, on its card or calendar."""

    @property
    def right(self) -> str:
        plain = self.sentence.words.plain
        return plain[self.literal.end : self.literal.end + 40]

    @property
    def unit(self) -> str:
        return self.literal.amount.unit if self.literal.amount else ""

    @property
    def ordered(self) -> bool:
        """Whether an order or the word dose stands before it, or it is what a dose is raised to."""
        one = self.sentence
        raised = bool(one.ending("onto", self.before)) and one.has("change", 0, self.before)
        return one.has("order", 0, self.before) or raised or self.dosed

    @property
    def dosed(self) -> bool:
        """Whether the word dose stands before it, or tells what it is: 100 mg is the usual dose."""
        one = self.sentence
        is_ = one.starting("equals", self.after)
        return one.has("tells", 0, self.before) or bool(is_ and one.has("tells", is_.after, is_.after + _NEAR))


def strangers(one: Sentence, own: frozenset[str]) -> tuple[int, ...]:
    """The tokens that name a substance that is not of this book; asked once for all amounts of a sentence."""
    lows = (one.low(at) for at in range(len(one.tokens)))
    named = ((at, low) for at, low in enumerate(lows) if low and low not in own)
    return tuple(at for at, low in named if one.starting("other", at) or is_substance(low))
