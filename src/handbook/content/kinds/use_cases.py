"""Use cases: one goal each, with its dose and its matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content.body import Body
from handbook.content.cases import Cases, opened_cases
from handbook.content.section import Section
from handbook.document.blocks import Blocks

if TYPE_CHECKING:
    from handbook.content.book import Book


class UseCases(Section):
    """A section of cases."""

    cases: Cases = ()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The section's own body, and those of its cases."""
        return (self.body, *(case.body for case in self.cases))


def blocks(section: UseCases, book: Book) -> Blocks:
    """Every case with the facts of its regimens, then the body."""
    return opened_cases(section, section.cases, book)
