"""Long work that lets shorter work go first: between its parts it pauses, and there it may be told to stop.

One thread does all the work of a long-lived process, for nothing that it keeps is made for two. What takes long is
handed a `Pause` and calls it between its parts; what is more urgent is done within that call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Pause = Callable[[], None]
"""Called between two parts of a work; raises Overtaken if nobody waits for the rest."""

_T = TypeVar("_T")


class Overtaken(Exception):
    """Nobody waits for this work any more: it is dropped where it stands."""


class _Paced(tuple[_T, ...]):
    """Parts between which there is a pause, whoever walks over them."""

    pause: Pause

    def __iter__(self) -> Iterator[_T]:
        for part in super().__iter__():
            self.pause()
            yield part


def paced(parts: Iterable[_T], pause: Pause | None) -> tuple[_T, ...]:
    """The parts as a tuple that pauses between them as they are gathered, and each time they are gone through."""
    if pause is None:
        return tuple(parts)
    made = _Paced(_between(parts, pause))
    made.pause = pause
    return made


def _between(parts: Iterable[_T], pause: Pause) -> Iterator[_T]:
    for part in parts:
        pause()
        yield part
