"""The gate of the laid-out pages: what the rules for type and print find on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from handbook.checks.gate import Weights
from handbook.checks.printing import Printable
from handbook.checks.reading import Findings
from handbook.checks.rules import BY_CODE
from handbook.checks.traced import Trace, traced
from handbook.checks.typeface import Legible
from handbook.checks.waivers import Waivers
from handbook.foundation.kept import Kept
from handbook.foundation.marks import HandbookError, Problem
from handbook.layout.pages.page import Page, Publication

if TYPE_CHECKING:
    from handbook.book.book import Book


class PageRule(Protocol):
    """A rule that reads pages, one after the other."""

    def look(self, page: Page, name: str) -> None:
        """Take in a page; `name` is what it is called in problems."""
        ...

    def found(self) -> Findings:
        """What was wrong, once all pages were seen."""
        ...


class Watch:
    """Looks at the pages of a product as they pass, and tells what was found, but for what the book waives."""

    def __init__(self, publication: Publication, book: Book, product: str, kept: Kept) -> None:
        self._pages, self._book, self._product = publication.pages, book, product
        self._rules: dict[str, PageRule] = {
            "TYPE-01": Legible(product, book.pieces, kept),
            "PRINT-01": Printable(product, publication.printing, kept),
        }

    def __iter__(self) -> Iterator[Page]:
        """The pages; each is seen by all rules before it is handed on."""
        for number, page in enumerate(self._laid_out(), 1):
            for rule in self._rules.values():
                rule.look(page, page.label or str(number))
            yield page

    def _laid_out(self) -> Iterator[Page]:
        try:
            yield from self._pages
        except HandbookError as error:  # pages may be filled only when they are asked for
            raise HandbookError(traced(error.problems, self._book, self._product), error.outcome) from None

    def problems(self) -> tuple[Problem, ...]:
        """The problems of the pages that were asked for."""
        waivers, weights = Waivers(self._book), Weights(self._book)
        trace = Trace(self._book, self._product)
        return tuple(
            weights.problem(BY_CODE[code], found._replace(mark=found.mark or trace.mark(found.shown)))
            for code, rule in self._rules.items()
            for found in rule.found()
            if not waivers.cover(code, self._product)
        )
