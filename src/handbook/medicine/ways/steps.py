"""Steps: a dose that changes, and what follows on the last of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from handbook.medicine.slots import Intake
from handbook.medicine.ways.way import At, Plain, Way

Then = Literal["stop", "stay"]
"""What follows on the last step: nothing, or its dose until told otherwise."""


class Step(NamedTuple):
    """So many days of a way; None for a pause."""

    way: Way | None
    days: int


@dataclass(frozen=True, slots=True)
class Steps(Plain):
    """Steps, one after the other."""

    steps: tuple[Step, ...]
    then: Then

    def on(self, day: At) -> Intake:
        """The intake of the step in which the day lies; new on the first day of it that has doses."""
        found = self.step(day.number)
        if found is None:
            return ()
        step, before, index = found
        if step.way is None:
            return ()
        own = day.since(before)
        intake = step.way.on(own)
        if not intake or not index or not self._first(step.way, own):
            return intake
        return tuple(portion._replace(new=True) for portion in intake)

    def step(self, number: int) -> tuple[Step, int, int] | None:
        """The step of a day, the days before it, and its place; None before the first and behind a stop."""
        before = 0
        for index, step in enumerate(self.steps):
            last = index == len(self.steps) - 1 and self.then == "stay"
            if before < number and (last or number <= before + step.days):
                return step, before, index
            before += step.days
        return None

    def _first(self, way: Way, day: At) -> bool:
        """Whether no earlier day of the step has a dose."""
        back = range(1, min(day.number, 32))
        return not any(way.on(day.earlier(days)) for days in back)

    @property
    def length(self) -> int | None:
        """The days of all steps; None if the last is stayed on."""
        return sum(step.days for step in self.steps) if self.then == "stop" else None

    @property
    def weekdays(self) -> tuple[int, ...]:
        """Those of the first step, which a start must meet."""
        way = self.steps[0].way
        return way.weekdays if way else ()

    @property
    def dated(self) -> bool:
        """Whether any step needs dates."""
        return any(step.way is not None and step.way.dated for step in self.steps)

    def intakes(self) -> Iterator[Intake]:
        """Those of every step."""
        for step in self.steps:
            if step.way:
                yield from step.way.intakes()
