"""On which days: weekdays, days of the month, days of a course, days around an event."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Self

from handbook.foundation.marks import Mark
from handbook.foundation.model import fault
from handbook.foundation.regex import Regex
from handbook.foundation.values import Scalar, Sequence
from handbook.medicine.datehints import WEEKDAYS
from handbook.medicine.units import quoted
from handbook.medicine.written import Written

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo

_AND = Regex(r"\s*,\s*|\s+and\s+")
_DAYS = Regex(r"days? (-?\d{1,3})(?: to (-?\d{1,3}))?( of the month| of each course)?")
FORMS = "write a weekday such as Monday, day 1, days 1 to 5, day -2, or day 1 of the month"


@dataclass(frozen=True, slots=True)
class On(Written):
    """On which days: `Monday`, `day 1`, `days 1 to 5`, `day -2`, `day 1 of the month`; several in a list."""

    kind: Literal["week", "month", "course", "plan"]
    days: tuple[int, ...]
    """Weekdays from 0 for Monday; or numbers of days, in order."""
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The days in a text; a fault SCHED-24 with the mend."""
        parts = _AND.split(text.replace("\u00a0", " ").strip())
        found = [_one(part, text) for part in parts]
        kinds = {kind for kind, _ in found}
        if len(kinds) > 1:
            raise fault("SCHED-24", f"{quoted(text)} mixes two ways to count days", FORMS)
        days = sorted({day for _, some in found for day in some})
        return cls(found[0][0], tuple(days))

    @classmethod
    def placed(cls, value: object, info: ValidationInfo) -> Self:
        """The days in a text or in a list of texts."""
        if isinstance(value, Sequence) and value and all(isinstance(one, Scalar) for one in value):
            joined: Any = Scalar(", ".join(value), value.source, value.span)
            return super(On, cls).placed(joined, info)
        return super(On, cls).placed(value, info)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        one = super(On, cls).__get_pydantic_json_schema__(schema, handler)
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The days as ranges: 1 to 5."""
        made: list[tuple[int, int]] = []
        for day in self.days:
            if made and made[-1][1] == day - 1:
                made[-1] = (made[-1][0], day)
            else:
                made.append((day, day))
        return tuple(made)


def weekday(word: str) -> int | None:
    """0 for Monday to 6 for Sunday; None for any other word."""
    plain = word.strip().lower().removesuffix("s")
    return WEEKDAYS.index(plain) if plain in WEEKDAYS else None


def _one(part: str, text: str) -> tuple[Literal["week", "month", "course", "plan"], tuple[int, ...]]:
    found = weekday(part)
    if found is not None:
        return "week", (found,)
    days = _DAYS.fullmatch(part)
    if days is None:
        raise fault("SCHED-24", f"{quoted(text)} tells no day", _meant(part, text))
    low, high = int(days[1]), int(days[2] or days[1])
    if low > high:
        raise fault(
            "SCHED-24", f"{quoted(text)} goes from the later day to the earlier", f"write days {high} to {low}"
        )
    if days[3] == " of the month":
        _check_month(low, high, text)
        return "month", tuple(range(low, high + 1))
    return ("course" if days[3] else "plan"), tuple(range(low, high + 1))


def _meant(part: str, text: str) -> str:
    """What to write for days in other words or another language; of two weekdays as near none is proposed."""
    from handbook.medicine.often import Often, often

    read = often(text)
    if read and read.weekdays and read._replace(weekdays=(), low=0, high=0, period="") == Often():
        return f"write {', '.join(WEEKDAYS[day].title() for day in read.weekdays)}"
    numbered = _numbered(text) or _beside(text)
    if numbered:
        return f"write {numbered}"
    near = misspelt_weekday(part)
    return f"did you mean `{near}`?" if near else FORMS


def misspelt_weekday(word: str) -> str:
    """The weekday that a word is with a slip of the pen; empty where two are as near, for a day is never guessed."""
    from difflib import SequenceMatcher

    low = word.lower()
    if not word.isalpha() or len(word) > _LONGEST or low == "weekday":
        return ""
    near = [name for name in WEEKDAYS if SequenceMatcher(None, low, name).ratio() > _SLIP]
    return near[0].title() if len(near) == 1 and near[0][0] == low[0] else ""


_LONGEST, _SLIP = 12, 0.81


_NUMBERED = Regex(
    r"(?:the )?(?:days?\s*)?(-?\d{1,3})(?:st|nd|rd|th)?(?: day)?(?:\s*[-–—]\s*(\d{1,3}))?"
    r"(?: of (?:the |each |every |a )?(month|course|cycle))?",
    re.IGNORECASE,
)


def _numbered(text: str) -> str:
    """Days by number in other words, as they are written: days 1-5, 1st of the month; empty if it is not those."""
    found = _NUMBERED.fullmatch(" ".join(text.split()))
    if not found or not (found[3] or re.search("day", text, re.IGNORECASE)):
        return ""
    days = f"days {found[1]} to {found[2]}" if found[2] else f"day {found[1]}"
    of = {"": "", "month": " of the month"}.get((found[3] or "").lower(), " of each course")
    written = _DAYS.fullmatch(days + of)
    return days + of if written and int(found[1]) <= int(found[2] or found[1]) else ""


_BESIDE = Regex(
    r"(?:days? )?[-−–] ?(?P<minus>\d{1,2})|(?P<number>\d{1,2}|an?|one|the) days? (?P<side>before|after)(?: \w+){0,4}",
    re.IGNORECASE,
)


def _beside(text: str) -> str:
    """A day counted from an event in other words, as it is written: 2 days before is day -2."""
    found = _BESIDE.fullmatch(" ".join(text.split()))
    if not found:
        return ""
    if found["minus"]:
        return f"day -{found['minus']}"
    number = found["number"] if found["number"].isdecimal() else "1"
    return f"day {'-' if found['side'].lower() == 'before' else ''}{int(number)}"


def _check_month(low: int, high: int, text: str) -> None:
    if low < 1 or high > 28:
        raise fault("SCHED-24", f"{quoted(text)} is a day that not every month has", "choose a day from 1 to 28")
