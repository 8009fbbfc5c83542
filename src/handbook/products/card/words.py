"""What a card says, before it has a size."""

from typing import NamedTuple

from handbook.document.blocks import Spans
from handbook.foundation.marks import Mark


class CardRow(NamedTuple):
    """A line of the dose table."""

    title: Spans
    amount: Spans
    often: Spans
    part: bool = False
    """It belongs to the row above it: a step, a band, an amount of a weekday."""


class CardFact(NamedTuple):
    """A label and what is said under it; `mark` is where the book says it."""

    label: str
    items: tuple[Spans, ...]
    """Sentences, steps or entries, in order."""
    key: str = ""
    """Which of the card's keys it is: when, how, cautions, …"""
    mark: Mark | None = None

    @property
    def steps(self) -> bool:
        """Whether its items are steps to be taken in order."""
        return self.key == "how"


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
