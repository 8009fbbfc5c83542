"""The same every day."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Steady


@dataclass(frozen=True, slots=True)
class Daily(Steady):
    """The same intake on every day."""

    def on(self, day: At) -> Intake:
        """The intake, on any day from the first on."""
        return self.intake if day.number >= 1 else ()
