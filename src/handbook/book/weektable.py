"""Amounts by weekday as they are written: `{"Monday, Friday": 3 mg, other days: 4 mg}`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from pydantic_core import PydanticCustomError, core_schema

from handbook.foundation.marks import place_of
from handbook.foundation.model import fault
from handbook.foundation.values import Mapping, Scalar
from handbook.medicine.amount import Amount
from handbook.medicine.datehints import WEEKDAYS
from handbook.medicine.ondays import misspelt_weekday, weekday

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo

    from handbook.foundation.marks import Mark

OTHERS = "other days"


@dataclass(frozen=True, slots=True)
class WeekTable:
    """What is taken on which weekday, from Monday on; a weekday that is not named has no dose."""

    days: tuple[tuple[int, Amount], ...]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": {"type": "string"}}

    @classmethod
    def read(cls, value: Any, info: ValidationInfo) -> Self:
        """The table in a mapping; a fault SCHED-24 for a day that is none or stands twice, or that of an amount."""
        if not isinstance(value, Mapping):
            raise fault("SCHEMA-03", "`weekday: amount` lines must stand here", 'write "Monday, Friday": 3 mg')
        found: dict[int, Amount] = {}
        others: Amount | None = None
        for key, mark, text in value.marks():
            _check_whole(value, key, mark)
            amount = _amount(text, info)
            if key == OTHERS:
                others = amount
                continue
            for word in key.replace(" and ", ",").split(","):
                day = weekday(word)
                if day is None:
                    raise fault("SCHED-24", f'"{word.strip()}" is no weekday', _meant(key, word.strip()), mark)
                if day in found:
                    raise fault("SCHED-24", f"{word.strip()} stands twice", "write each weekday once", mark)
                found[day] = amount
        if others:
            found = {day: found.get(day, others) for day in range(7)}
        if not found:
            raise fault("SCHEMA-05", "no weekday stands here", 'write "Monday, Friday": 3 mg')
        return cls(tuple(sorted(found.items())))


def _check_whole(table: Mapping, key: str, mark: Mark) -> None:
    """Refuses `{Mon, Wed: 3 mg}`, whose commas part it into keys: Mon without an amount, and Wed with one."""
    keys = list(table)
    behind = next((at for at in range(keys.index(key), len(keys)) if table[keys[at]]), None)
    if table[key] or behind is None:
        return
    days = ", ".join(keys[keys.index(key) : behind + 1])
    names = _named(days) or days
    raise fault("SCHED-24", f"{key} has no amount", f'write "{names}": {table[keys[behind]]}', mark)


def _named(key: str) -> str:
    """The weekdays that a text names in other words and nothing else, as a key is written; empty if it does not."""
    from handbook.medicine.often import Often, often

    read = often(key)
    if read and read.weekdays and read._replace(weekdays=(), low=0, high=0, period="") == Often():
        return ", ".join(WEEKDAYS[day].title() for day in read.weekdays)
    return ""


def _meant(key: str, word: str) -> str:
    """The weekdays that a key names in other words, as they are written; or what there is."""
    named = _named(key)
    if named:
        return f'write "{named}"'
    near = misspelt_weekday(word)
    listed = f"{', '.join(name.title() for name in WEEKDAYS)}, {OTHERS}"
    return f"did you mean `{near}`? known here: {listed}" if near else f"write one of these: {listed}"


def _amount(text: Any, info: ValidationInfo) -> Amount:
    """The amount of a weekday, with its place."""
    if not isinstance(text, Scalar):
        raise fault("SCHEMA-03", "an amount belongs here", "write 3 mg", place_of(text))
    try:
        return Amount.placed(text, info)
    except PydanticCustomError as error:
        told = error.context or {}
        raise fault(error.type, told["message"], told["hint"], text.mark, told["mend"]) from None
