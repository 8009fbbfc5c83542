"""What a card says, before it has a size."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.document.blocks import Spans
from handbook.foundation.marks import Mark


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of the dose table."""

    title: Spans
    amount: Spans
    often: Spans


@dataclass(frozen=True, slots=True)
class CardFact:
    """A label and its words; `mark` is where the book says it."""

    label: str
    words: Spans
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card says, in the order of safety.md D5."""

    title: str
    form: str
    heads: tuple[str, str, str]
    rows: tuple[CardRow, ...]
    facts: tuple[CardFact, ...]
    foot: str
    notice: Spans = ()
    mark: Mark | None = None
