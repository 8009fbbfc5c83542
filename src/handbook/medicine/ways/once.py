"""Once only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain


@dataclass(frozen=True, slots=True)
class Once(Plain):
    """One intake, on the first day."""

    intake: Intake

    def on(self, day: At) -> Intake:
        """The intake, on the first day."""
        return self.intake if day.number == 1 else ()

    @property
    def length(self) -> int | None:
        """One day."""
        return 1

    def intakes(self) -> Iterator[Intake]:
        """The one."""
        yield self.intake
