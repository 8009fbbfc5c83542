"""Around an event: days before it, on it and after it, such as the preparation for a procedure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain


@dataclass(frozen=True, slots=True)
class Around(Plain):
    """An intake for days counted from the event: -2 and -1 before it, 0 on it."""

    days: tuple[tuple[int, Intake], ...]

    def on(self, day: At) -> Intake:
        """The intake of the day, counted from the event."""
        return next((intake for offset, intake in self.days if offset == day.offset), ())

    @property
    def before(self) -> int:
        """How many days before the event it begins."""
        return max(0, *(-offset for offset, _ in self.days))

    @property
    def after(self) -> int:
        """How many days after the event it ends."""
        return max(0, *(offset for offset, _ in self.days))

    @property
    def length(self) -> int | None:
        """From its first day to the event, or to its last day if that is later."""
        return self.before + self.after + 1

    def intakes(self) -> Iterator[Intake]:
        """Each that differs, in order."""
        yield from dict.fromkeys(intake for _, intake in self.days)
