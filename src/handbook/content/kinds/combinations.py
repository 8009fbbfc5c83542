"""Combinations: one partner substance each, with the doses and the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content.body import Body
from handbook.content.cases import Cases, opened_cases
from handbook.content.section import Section
from handbook.document.blocks import Blocks

if TYPE_CHECKING:
    from handbook.content.book import Book


class Combinations(Section):
    """A section of partners."""

    partners: Cases = ()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The section's own body, and those of its partners."""
        return (self.body, *(case.body for case in self.partners))


def blocks(section: Combinations, book: Book) -> Blocks:
    """Every partner with the facts of its regimens, then the body."""
    return opened_cases(section, section.partners, book)
