"""The gate of the laid-out pages: what the rules for type and print find on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from handbook.checks import printing, typeface
from handbook.checks.gate import Weights
from handbook.checks.reading import Found
from handbook.checks.rules import BY_CODE
from handbook.checks.waivers import Waivers
from handbook.foundation.marks import Problem
from handbook.layout.page import Publication

if TYPE_CHECKING:
    from handbook.content.book import Book

PageRule = Callable[[Publication, str], Iterator[Found]]
PAGE_RULES: dict[str, PageRule] = {"TYPE-01": typeface.legible, "PRINT-01": printing.printable}
"""The rules of the table that read pages."""


def checked(publication: Publication, book: Book, product: str) -> tuple[Problem, ...]:
    """The problems of one product's pages, those left out that the book waives for it."""
    waivers, weights = Waivers(book), Weights(book)
    return tuple(
        weights.problem(BY_CODE[code], found)
        for code, rule in PAGE_RULES.items()
        for found in rule(publication, product)
        if not waivers.cover(code, product)
    )
