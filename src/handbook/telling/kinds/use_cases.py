"""Use cases: one goal each, with its dose and its matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.body import Body
from handbook.book.goals import Cases
from handbook.book.section import Section
from handbook.document.blocks import Blocks

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class UseCases(Section):
    """A section of cases."""

    cases: Cases = ()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The section's own body, and those of its cases."""
        return (self.body, *(case.body for case in self.cases))


def blocks(section: UseCases, voice: Voice) -> Blocks:
    """Every case with the facts of its regimens, then the body."""
    from handbook.telling.cases import opened_cases

    return opened_cases(section, section.cases, voice)
