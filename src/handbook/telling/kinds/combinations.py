"""Combinations: one partner substance each, with the doses and the matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.body import Body
from handbook.book.goals import Cases
from handbook.book.section import Section
from handbook.document.blocks import Blocks

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Combinations(Section):
    """A section of partners."""

    partners: Cases = ()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The section's own body, and those of its partners."""
        return (self.body, *(case.body for case in self.partners))


def blocks(section: Combinations, voice: Voice) -> Blocks:
    """Every partner with the facts of its regimens, then the body."""
    from handbook.telling.cases import opened_cases

    return opened_cases(section, section.partners, voice)
