"""Courses and breaks, and days within a course."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain, Way


class Turn(NamedTuple):
    """Where in its courses a day lies."""

    course: int
    """From 1."""
    position: int
    """Day 4 of 14: its 4; of the course, or of the break."""
    rest: bool


class _Within(Plain):
    """Another way on some of its days only: the days differ, weekdays, dates and intakes are those of that way."""

    __slots__ = ()
    way: Way

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Those of its way."""
        return self.way.weekdays

    @property
    def dated(self) -> bool:
        """Whether its way needs dates."""
        return self.way.dated

    @property
    def apart(self) -> int:
        """What its way says."""
        return self.way.apart

    def intakes(self) -> Iterator[Intake]:
        """Those of its way."""
        yield from self.way.intakes()


@dataclass(frozen=True, slots=True)
class Cycle(_Within):
    """Days on, in a way of their own, then days off; so many times, or without an end."""

    way: Way
    days_on: int
    days_off: int
    courses: int | None
    """None: it goes on."""

    def turn(self, number: int) -> Turn | None:
        """The course and the day within it; None before the first and behind the last."""
        span = self.days_on + self.days_off
        course, day = divmod(number - 1, span)
        if number < 1 or (self.courses is not None and course >= self.courses):
            return None
        rest = day >= self.days_on
        return Turn(course + 1, day - (self.days_on if rest else 0) + 1, rest)

    def on(self, day: At) -> Intake:
        """What its way has for the day of the course; nothing in a break."""
        turn = self.turn(day.number)
        if turn is None or turn.rest:
            return ()
        return self.way.on(day.since(day.number - turn.position))

    @property
    def length(self) -> int | None:
        """To the end of the last break; None without an end."""
        return None if self.courses is None else (self.days_on + self.days_off) * self.courses


@dataclass(frozen=True, slots=True)
class OnDays(_Within):
    """Only some days of another way: day 1, days 1 to 5."""

    way: Way
    ranges: tuple[tuple[int, int], ...]

    def on(self, day: At) -> Intake:
        """What the way has, on these days."""
        if any(low <= day.number <= high for low, high in self.ranges):
            return self.way.on(day)
        return ()

    @property
    def length(self) -> int | None:
        """To the last of these days."""
        return max(high for _, high in self.ranges)


@dataclass(frozen=True, slots=True)
class For(_Within):
    """So many days of another way, once."""

    way: Way
    days: int

    def on(self, day: At) -> Intake:
        """What the way has, within these days."""
        return self.way.on(day) if 1 <= day.number <= self.days else ()

    @property
    def length(self) -> int | None:
        """The days."""
        return self.days
