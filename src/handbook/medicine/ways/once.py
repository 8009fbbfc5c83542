"""Once only."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Steady


@dataclass(frozen=True, slots=True)
class Once(Steady):
    """One intake, on the first day."""

    def on(self, day: At) -> Intake:
        """The intake, on the first day."""
        return self.intake if day.number == 1 else ()

    @property
    def length(self) -> int | None:
        """One day."""
        return 1
