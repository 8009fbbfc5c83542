"""What a card says, before it has a size."""

from typing import NamedTuple

from handbook.document.blocks import Spans
from handbook.foundation.marks import Mark
from handbook.telling.card import CardFact


class CardRow(NamedTuple):
    """A line of the dose table."""

    title: Spans
    amount: Spans
    often: Spans
    part: bool = False
    """It belongs to the row above it: a step, a band, an amount of a weekday."""


class CardWords(NamedTuple):
    """What the card says, in the order of safety.md D5."""

    title: str
    form: str
    """Form, strength and route, as far as the book states them."""
    heads: tuple[str, str, str]
    rows: tuple[CardRow, ...]
    facts: tuple[CardFact, ...]
    foot: str
    """Version, date, source, and that this is not all."""
    evidence: str = ""
    """Stands beside the title where there is room."""
    more: tuple[CardFact, ...] = ()
    """What only a larger card has room for."""
    contact: str = ""
    contacts: tuple[str, ...] = ()
    """Each has a line to write on."""
    onward: str = ""
    """Stands where the steps of a dose go on on the other face."""
    notes: str = ""
    """The word over lines to write on."""
    notice: Spans = ()
    mark: Mark | None = None
    recipient: str = ""
    """Who the card is for, if it is for one person."""
