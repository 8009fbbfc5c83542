"""The same every day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain


@dataclass(frozen=True, slots=True)
class Daily(Plain):
    """The same intake on every day."""

    intake: Intake

    def on(self, day: At) -> Intake:
        """The intake, on any day from the first on."""
        return self.intake if day.number >= 1 else ()

    def intakes(self) -> Iterator[Intake]:
        """The one."""
        yield self.intake
