"""Only when needed: on no day for certain, and within its limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain


@dataclass(frozen=True, slots=True)
class AsNeeded(Plain):
    """A dose in reserve; no day has it."""

    intake: Intake
    """The dose of one time."""

    def on(self, day: At) -> Intake:
        """Nothing: nobody knows when it is needed."""
        return ()

    def intakes(self) -> Iterator[Intake]:
        """The dose."""
        yield self.intake
