"""Where the words of a page were written: a place in the book's files for what was met when they were laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from handbook.checks.prose import Words, words_of
from handbook.foundation.marks import Mark, Problem
from handbook.foundation.reader import start_of
from handbook.foundation.regex import Regex

if TYPE_CHECKING:
    from handbook.book.book import Book

_QUOTED = Regex(r"“([^”]+)”|\"([^\"]+)\"")
_LONG = 300
"""Letters of a text that may be what made a page too full."""
_ENOUGH = 8
"""Letters of a part that is no word of everywhere."""
_MOST = 16
"""Words of a line that are looked for together and in part."""


class Trace:
    """The texts of a book, to be asked where something on its pages comes from; they are read when first asked."""

    def __init__(self, book: Book, product: str) -> None:
        self._book, self._product = book, product

    def mark(self, shown: str = "") -> Mark | None:
        """The place of words as a page shows them; else of what the product is about."""
        if shown and shown in self._book.folder.resolve().name:  # files are called after it, and pages name them
            return start_of(self._book.folder)
        return next((mark for words in _parts(shown) if (mark := self._find(words))), None) or self._about

    @cached_property
    def _texts(self) -> tuple[Words, ...]:
        """The product's own file first: the same words may stand in several."""
        return tuple(sorted(words_of(self._book), key=lambda one: not one.place.startswith(self._product)))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(one.plain) + 1 for one in self._texts)]

    @cached_property
    def _joined(self) -> str:
        return "\n".join(one.plain for one in self._texts).replace("\u00a0", " ")

    def _find(self, words: str) -> Mark | None:
        from bisect import bisect_right

        at = self._joined.find(words)
        if at < 0:
            return None
        number = bisect_right(self._starts, at) - 1
        first = at - self._starts[number]
        return self._texts[number].mark(first, first + len(words))

    @cached_property
    def _about(self) -> Mark | None:
        """The longest text of the product's own file, if it is long; its regimen; the title."""
        own = [one for one in self._texts if one.place.startswith(self._product)]
        longest = max(own, key=lambda one: len(one.plain), default=None)
        if longest and len(longest.plain) > _LONG:
            return longest.text.mark
        told = self._book.card if self._product == "card" else self._book.calendar
        named = told.regimens if told and self._product != "handbook" else ()
        return named[0].mark if named else self._book.edition.title.mark


def _parts(shown: str) -> Iterator[str]:
    """Words, then ever fewer of them in a row: a line has numbers and doses that nobody wrote there."""
    words = shown.replace("\u00a0", " ").replace("\u00ad", "").rstrip("-‐ ").split()[:_MOST]
    for many in range(len(words), 0, -1):
        for first in range(len(words) - many + 1):
            part = " ".join(words[first : first + many])
            if len(part) >= (_ENOUGH if many < len(words) else 3) and any(sign.isalpha() for sign in part):
                yield part


def traced(problems: Sequence[Problem], book: Book, product: str) -> tuple[Problem, ...]:
    """Problems of laying out a product, each with a place: that of the words which it quotes, or the product's."""
    trace = Trace(book, product)
    return tuple(
        problem if problem.mark or not problem.code.startswith("LAYOUT") else _with_place(problem, trace)
        for problem in problems
    )


def _with_place(problem: Problem, trace: Trace) -> Problem:
    found = _QUOTED.search(problem.message)
    return problem._replace(mark=trace.mark((found[1] or found[2]) if found else ""))
