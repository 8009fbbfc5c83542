"""Long work that lets shorter work go first: between its parts it pauses, and there it may be told to stop.

One thread does all the work of a long-lived process, for nothing that it keeps is made for two. What takes long is
handed a `Pause` and calls it between its parts; what is more urgent is done within that call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

Pause = Callable[[], None]
"""Called between two parts of a work; raises Overtaken if nobody waits for the rest."""

_T = TypeVar("_T")


class Overtaken(Exception):
    """Nobody waits for this work any more: it is dropped where it stands."""


def paced(parts: Iterable[_T], pause: Pause | None) -> Sequence[_T]:
    """The parts, gathered; with a pause before each as they are gathered, and whenever they are gone through."""
    return tuple(parts) if pause is None else _Paced(parts, pause)


class _Paced(Sequence[_T]):
    """Parts with a pause before each, whoever goes through them."""

    def __init__(self, parts: Iterable[_T], pause: Pause) -> None:
        self._parts = tuple(_paused(parts, pause))
        self._pause = pause

    def __iter__(self) -> Iterator[_T]:
        return _paused(self._parts, self._pause)

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_T]: ...
    def __getitem__(self, at: int | slice) -> _T | Sequence[_T]:
        return self._parts[at]


def _paused(parts: Iterable[_T], pause: Pause) -> Iterator[_T]:
    for part in parts:
        pause()
        yield part
