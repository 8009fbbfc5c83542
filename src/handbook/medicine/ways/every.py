"""Every so many days, or on days of the month."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Steady


@dataclass(frozen=True, slots=True)
class Every(Steady):
    """An intake on the first day and on every nth day after it; every 4 weeks is every 28 days."""

    days: int

    def on(self, day: At) -> Intake:
        """The intake, if the day is one of them."""
        return self.intake if day.number >= 1 and (day.number - 1) % self.days == 0 else ()

    @property
    def apart(self) -> int:
        """Its days."""
        return self.days


@dataclass(frozen=True, slots=True)
class OfMonth(Steady):
    """An intake on days of the month; only days that every month has, 1 to 28."""

    days: tuple[int, ...]

    def on(self, day: At) -> Intake:
        """The intake, if the date is one of them; ValueError without a date."""
        if day.date is None:
            raise ValueError("a day of the month needs a date")
        return self.intake if day.number >= 1 and day.date.day in self.days else ()

    @property
    def dated(self) -> bool:
        """It needs dates."""
        return True
