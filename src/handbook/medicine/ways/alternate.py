"""Amounts in turn: 1 tablet on one day, 2 on the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain


@dataclass(frozen=True, slots=True)
class Alternate(Plain):
    """Intakes in turn, one a day; an empty one is a day without."""

    turns: tuple[Intake, ...]

    def on(self, day: At) -> Intake:
        """The intake whose turn it is."""
        return self.turns[(day.number - 1) % len(self.turns)] if day.number >= 1 else ()

    def intakes(self) -> Iterator[Intake]:
        """Each that differs, in order."""
        yield from dict.fromkeys(turn for turn in self.turns if turn)
