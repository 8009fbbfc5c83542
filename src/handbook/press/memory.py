"""What a long-lived process keeps between builds: one object, in which each stage of the road has its part."""

from typing import NamedTuple

from handbook.foundation.kept import Kept

_TURNS = 8
"""Edits that may be taken back, and still find what they were made from."""


class Memory(NamedTuple):
    """The parts age apart: a hundred new start dates do not make the handbook's sections forgotten."""

    books: Kept
    styles: Kept
    handbook: Kept
    card: Kept
    calendar: Kept

    def of(self, product: str) -> Kept:
        """The part of a product."""
        part: Kept = getattr(self, product)
        return part

    @property
    def size(self) -> int:
        """How many things are kept in all."""
        return sum(len(part) for part in self)


def lasting(turns: int = _TURNS) -> Memory:
    """A memory for many builds."""
    return Memory(*(Kept(turns) for _ in range(5)))


def none() -> Memory:
    """A memory for one build, which keeps nothing."""
    return lasting(0)
