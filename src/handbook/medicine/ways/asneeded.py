"""Only when needed: on no day for certain, and within its limits."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Steady


@dataclass(frozen=True, slots=True)
class AsNeeded(Steady):
    """A dose in reserve; no day has it."""

    def on(self, day: At) -> Intake:
        """Nothing: nobody knows when it is needed."""
        return ()

    @property
    def reserve(self) -> bool:
        """Yes."""
        return True
