"""By weekday: once a week, on several days of it, or two amounts on different days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain


@dataclass(frozen=True, slots=True)
class Weekly(Plain):
    """An intake for each weekday that has one."""

    days: tuple[tuple[int, Intake], ...]
    """Weekday, 0 for Monday, and what is taken on it; each weekday once, in order."""

    def on(self, day: At) -> Intake:
        """The intake of the weekday; ValueError for a day that knows none."""
        if day.weekday is None:
            raise ValueError("a weekly dose needs to know the weekday")
        if day.number < 1:
            return ()
        return next((intake for weekday, intake in self.days if weekday == day.weekday), ())

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Those with an intake."""
        return tuple(weekday for weekday, _ in self.days)

    @property
    def apart(self) -> int:
        """A week."""
        return 7

    def intakes(self) -> Iterator[Intake]:
        """Each that differs, from Monday on."""
        yield from dict.fromkeys(intake for _, intake in self.days)
