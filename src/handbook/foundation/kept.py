"""What was made before, found again by what it was made from; what nobody asks for any more is let go.

A long-lived process holds such memories in objects of its own: a module keeps nothing. A single build passes one
that forgets at once, and goes the same road.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

_T = TypeVar("_T")


class Same:
    """A thing as part of a key: equal to nothing but itself, and alive as long as the key is."""

    __slots__ = ("thing",)

    def __init__(self, thing: Any) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing


class Kept:
    """Values by their keys; after each turn, those are let go that no turn has asked for in a while.

    So it holds what the last few builds were made from, however large the book is, and no more after a day of
    work than after an hour. What is kept must be frozen. A refusal (an exception) is never kept.
    """

    def __init__(self, turns: int = 0) -> None:
        self._turns, self._now = turns, 0
        self._swept = 1 + turns // 16
        """Looking through all that is kept has its price: a long memory does it after a few turns."""
        self._entries: dict[Hashable, tuple[Any, int]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def forgets(self) -> bool:
        """Whether nothing is kept at all."""
        return not self._turns

    def beside(self) -> Kept:
        """A memory of its own that lasts as long, or for one build where this one forgets at once."""
        return Kept(self._turns or 1)

    def turn(self) -> None:
        """A build begins: what the last ones did not ask for is let go."""
        self._now += 1
        if self._now % self._swept:
            return
        oldest = self._now - self._turns
        for key in [key for key, (_, asked) in self._entries.items() if asked < oldest]:
            del self._entries[key]

    def made(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What is kept under a key; made, and kept, if there is nothing."""
        if not self._turns:
            return make()
        found = self._entries.get(key)
        value: _T = make() if found is None else found[0]
        self._entries[key] = (value, self._now)
        return value

    def found(self, key: Hashable) -> Any:
        """What is kept under a key, or None."""
        found = self._entries.get(key)
        if found is None:
            return None
        self._entries[key] = (found[0], self._now)
        return found[0]

    def keep(self, key: Hashable, value: Any) -> None:
        """Keeps a value in place of what was there."""
        if self._turns:
            self._entries[key] = (value, self._now)
