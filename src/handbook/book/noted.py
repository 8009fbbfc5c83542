"""A book that notes which of its facts are read, so that what was made from them can be found again.

Whoever tells a section, a card or a calendar reads some facts of the book and not others; as long as those are
the very same, what was told is true, whatever else was edited.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, NamedTuple, TypeVar, cast

from handbook.book.book import Book
from handbook.foundation.kept import Kept

_T = TypeVar("_T")


class _Noting:
    """Answers for a book, and notes what it was asked."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._now: dict[str, Any] = {}
        self._read: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        value = self._read[name] = self._fact(name)
        return value

    def _fact(self, name: str) -> Any:
        """A fact as it is now; some are gathered from all sections, once."""
        if name not in self._now:
            self._now[name] = getattr(self._book, name)
        return self._now[name]


class _Told(NamedTuple):
    """What was made, and the facts that it was made from."""

    facts: Mapping[str, Any]
    made: Any


class Noted:
    """A book on its way through a build that keeps what it makes."""

    def __init__(self, book: Book, kept: Kept) -> None:
        self.kept = kept
        self._noting = _Noting(book)
        self.book = book if kept.forgets else cast(Book, self._noting)
        """To be read in place of the book."""

    def made(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What was made before under this key, if every fact is the same that it was made from; else made anew."""
        if self.kept.forgets:
            return make()
        told: _Told | None = self.kept.found(key)
        if told is not None and self._holds(told.facts):
            self._noting._read.update(told.facts)  # whoever asked for it rests on them too
            return cast(_T, told.made)
        before, self._noting._read = self._noting._read, {}
        try:
            made = make()
        finally:
            read = self._noting._read
            self._noting._read = {**before, **read}
        self.kept.keep(key, _Told(read, made))
        return made

    def _holds(self, facts: Mapping[str, Any]) -> bool:
        return all(same(value, self._noting._fact(name)) for name, value in facts.items())


def same(one: Any, other: Any) -> bool:
    """Whether two facts are the same things, or lists of the same things; equal words at another place are not."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if type(one) in (str, bytes, int, float, bool):
        return bool(one == other)
    if isinstance(one, tuple):  # a picture, too
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is dict:
        return list(one) == list(other) and all(same(value, other[key]) for key, value in one.items())
    return False
