"""The question that every way of dosing answers: on this day, how much, at which times?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from handbook.medicine.slots import Intake


class At(NamedTuple):
    """A day as a way of dosing sees it."""

    number: int
    """From 1, the first day of this way."""
    weekday: int | None = None
    """0 for Monday to 6 for Sunday; None where nothing depends on it."""
    date: date | None = None
    offset: int = 0
    """Days after the event that a plan lies around; less than 0 before it."""

    def since(self, days: int) -> At:
        """The same day, as a way sees it that began so many days later."""
        return At(self.number - days, self.weekday, self.date, self.offset)

    def earlier(self, days: int) -> At:
        """The day so many days before."""
        weekday = None if self.weekday is None else (self.weekday - days) % 7
        return At(self.number - days, weekday, self.date and self.date - timedelta(days), self.offset - days)


def at(number: int, start: date | None = None, weekday: int | None = None, offset: int = 0) -> At:
    """Day `number` of a way that starts on a date, or undated on a weekday."""
    if start is not None:
        on = start + timedelta(number - 1)
        return At(number, on.weekday(), on, offset)
    return At(number, None if weekday is None else (weekday + number - 1) % 7, None, offset)


class Way(Protocol):
    """A way of dosing: a function from days to doses."""

    def on(self, day: At) -> Intake:
        """What is taken on this day; nothing if it is none of its days."""
        ...

    @property
    def length(self) -> int | None:
        """How many days it has; None if it goes on."""
        ...

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays that it is bound to; none if it is bound to none."""
        ...

    @property
    def dated(self) -> bool:
        """Whether it needs dates: days of the month."""
        ...

    @property
    def apart(self) -> int:
        """How many days lie between two intakes at the most; 0 where no rule of days tells it."""
        ...

    @property
    def before(self) -> int:
        """How many days before the event that it lies around it begins; 0 if it lies around none."""
        ...

    @property
    def reserve(self) -> bool:
        """Whether it is taken only when needed."""
        ...

    def intakes(self) -> Iterator[Intake]:
        """Every intake that it has, once each, in the order of its days."""
        ...


class Plain:
    """What is common: no end, no weekday, no dates, no rule of days."""

    __slots__ = ()

    @property
    def length(self) -> int | None:
        """It goes on."""
        return None

    @property
    def weekdays(self) -> tuple[int, ...]:
        """It is bound to none."""
        return ()

    @property
    def dated(self) -> bool:
        """It needs no dates."""
        return False

    @property
    def apart(self) -> int:
        """No rule of days tells it."""
        return 0

    @property
    def before(self) -> int:
        """It lies around no event."""
        return 0

    @property
    def reserve(self) -> bool:
        """It has days of its own."""
        return False


@dataclass(frozen=True, slots=True)
class Steady(Plain):
    """The same intake whenever there is one."""

    intake: Intake

    def intakes(self) -> Iterator[Intake]:
        """The one."""
        yield self.intake
