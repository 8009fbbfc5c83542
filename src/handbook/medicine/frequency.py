"""How often, how long, how long a rest: the grammar of frequencies, durations and breaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import ClassVar, Literal, Self

from handbook.foundation.marks import Mark
from handbook.foundation.model import fault
from handbook.foundation.regex import Regex
from handbook.language.locale import ENGLISH, Language
from handbook.medicine.units import NBSP, quoted
from handbook.medicine.written import Written

_WHOLE = "[1-9][0-9]{0,3}"
_RANGE = rf"({_WHOLE})(?: to ({_WHOLE}))?"
HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.5, "year": 8766.0}
"""Hours in a unit of time; a month is the twelfth part of a year of 365.25 days."""

ONGOING = "ongoing"
"""A course without an end."""

_FREQUENCY = Regex(rf"{_RANGE} per (?:([2-9]|[1-9][0-9]) )?(hour|day|week|month)s?")
_DURATION = Regex(rf"{_RANGE} (min|minute|hour|day|week|month|year)s?")


class Said(Written):
    """What each language says in its own words."""

    __slots__ = ()

    @property
    def words(self) -> str:
        """As English says it."""
        return self.said(ENGLISH)

    def said(self, speech: Language) -> str:
        """As print says it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Frequency(Said):
    """How often: `1 per day`, `2 to 3 per day`, `1 per 2 days`."""

    low: int
    high: int
    period: str
    every: int = 1
    """How many of the period: 2 for every second day."""
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The frequency in a text; a fault SCHED-05, -06 (order) or DOSE-07 with the mend."""
        found = _FREQUENCY.fullmatch(_plain(text))
        if not found:
            from handbook.medicine.frequencyhints import frequency_refused

            raise frequency_refused(text)
        low, high = _ends(text, found[1], found[2])
        return cls(low, high, found[4], int(found[3] or 1))

    def said(self, speech: Language) -> str:
        """As print says it: once a day, 2 to 3 times a day."""
        bare = self.low == self.high and self.low <= 2
        times = speech.say(f"times-{self.low}") if bare else speech.count("times", self.low, self.high)
        once = "an-hour" if self.period == "hour" else f"a-{self.period}"
        period = speech.say(once) if self.every == 1 else speech.count(f"every-{self.period}s", self.every)
        return f"{times.replace(' ', NBSP)} {period.replace(' ', NBSP)}"

    @property
    def per_day(self) -> tuple[float, float]:
        """How many times in 24 hours, at least and at most."""
        days = self.every * HOURS[self.period] / 24
        return self.low / days, self.high / days


@dataclass(frozen=True, slots=True)
class Duration(Said):
    """How long: `10 days`, `10 to 14 days`, `30 to 60 minutes`."""

    low: int
    high: int
    unit: str
    """minute, hour, day, week, month or year."""
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The duration in a text; a fault SCHED-05 or -06 (order) with the mend."""
        found = _DURATION.fullmatch(_plain(text))
        if not found:
            from handbook.medicine.frequencyhints import duration_refused

            raise duration_refused(text)
        low, high = _ends(text, found[1], found[2])
        return cls(low, high, {"min": "minute"}.get(found[3], found[3]))

    def said(self, speech: Language) -> str:
        """As print says it: 10 to 14 days."""
        return speech.count(f"{self.unit}s", self.low, self.high).replace(" ", NBSP)

    @property
    def days(self) -> tuple[int, int] | None:
        """The same in whole days; None if it is told in hours, months or years."""
        each = {"day": 1, "week": 7}.get(self.unit)
        return (self.low * each, self.high * each) if each else None

    @property
    def hours(self) -> tuple[float, float]:
        """The same in hours."""
        return self.low * HOURS[self.unit], self.high * HOURS[self.unit]


class Interval(Duration):
    """From one dose to the next: `3 days`, `4 weeks`, `8 hours`."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The length in a text; a fault SCHED-05 or -06 (order) with the mend."""
        if not _DURATION.fullmatch(_plain(text)):
            from handbook.medicine.frequencyhints import every_refused

            raise every_refused(text)
        return super().read(text)


class Lasting(Duration):
    """How long a course is: a length of time, or `ongoing`."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The length in a text; a fault SCHED-05 or -06 (order) with the mend."""
        if _plain(text) == ONGOING:
            return cls(0, 0, ONGOING)
        if not _DURATION.fullmatch(_plain(text)):
            from handbook.medicine.frequencyhints import lasting_refused

            raise lasting_refused(text)
        return super().read(text)

    @property
    def ongoing(self) -> bool:
        """Whether it has no end."""
        return self.unit == ONGOING

    def said(self, speech: Language) -> str:
        """As print says it: 10 to 14 days, ongoing."""
        return speech.say(ONGOING) if self.ongoing else super().said(speech)

    @property
    def hours(self) -> tuple[float, float]:
        """The same in hours; without end where it is ongoing."""
        return (inf, inf) if self.ongoing else super().hours


@dataclass(frozen=True, slots=True)
class Break(Said):
    """The break after a course: `20 days`, `equal to the course`, `similar to the course`, `at least the course`."""

    rule: Literal["days", "equal", "similar", "at least"]
    length: Duration | None = None
    """Only for the rule `days`."""
    mark: Mark | None = field(default=None, compare=False)

    RULES: ClassVar[dict[str, Literal["equal", "similar", "at least"]]] = {
        "equal to the course": "equal",
        "similar to the course": "similar",
        "at least the course": "at least",
        "at least as long as the course": "at least",
    }

    @classmethod
    def read(cls, text: str) -> Self:
        """The break in a text; a fault SCHED-05 or -06 (order) with the mend."""
        plain = _plain(text)
        if plain in cls.RULES:
            return cls(cls.RULES[plain])
        if _DURATION.fullmatch(plain):
            return cls("days", Duration.read(text))
        from handbook.medicine.frequencyhints import break_refused

        raise break_refused(text)

    def said(self, speech: Language) -> str:
        """As print says it: 20 days, or at least as long as the course."""
        return self.length.said(speech) if self.length else speech.say(self.rule.replace(" ", "-"))


def _plain(text: str) -> str:
    return text.replace(NBSP, " ")


def _ends(text: str, low: str, high: str | None) -> tuple[int, int]:
    """The two figures of a range, the same twice if there is one; a fault SCHED-06 if they do not rise."""
    ends = int(low), int(high or low)
    if high and ends[0] >= ends[1]:
        mend = low if low == high else f"{high} to {low}"
        hint = f"write {_plain(text).replace(f'{low} to {high}', mend)}"
        raise fault("SCHED-06", f"{quoted(text)} does not go from the smaller figure to the larger", hint)
    return ends
