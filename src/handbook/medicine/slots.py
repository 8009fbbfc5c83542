"""Times of day for doses, in the order of the day of treatment; the clock is read once, here, as a circle.

Midnight belongs to the day that it closes: 24:00, or 00:00 as the last of several. A time that is earlier than
the one before it stands on the following morning, and still belongs to the day of treatment that it closes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from itertools import pairwise
from typing import NamedTuple

from handbook.foundation.marks import Mark, refuse
from handbook.foundation.regex import Regex
from handbook.medicine.amount import Amount

DAY = 24 * 60
_CLOCK = Regex(r"([01][0-9]|2[0-4]):([0-5][0-9])")
_LOOSE = Regex(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?\s*(?:([ap])?\.?(?:m\.?)?|(h(?:rs?)?|Uhr|ч)\.?)", re.IGNORECASE)
_MILITARY = Regex(r"([01][0-9]|2[0-3])([0-5][0-9])\s*(?:h(?:rs?)?|Uhr|ч)?\.?", re.IGNORECASE)


class Slot(NamedTuple):
    """A time of day for a dose: its words, and its minute after the midnight that opens the day."""

    name: str
    minute: int | None = None
    """1,440 and more for the following morning; None if no clock tells it."""
    mark: Mark | None = None

    @property
    def clock(self) -> time | None:
        """The time on a clock."""
        return None if self.minute is None else time(self.minute % DAY // 60, self.minute % 60)

    @property
    def later(self) -> int:
        """How many days after the day of treatment it stands: 1 for the midnight that closes it."""
        return 0 if self.minute is None else self.minute // DAY


class Portion(NamedTuple):
    """What is taken at one time of day; `new` where the amount has just changed."""

    slot: Slot
    amount: Amount
    new: bool = False


Intake = tuple[Portion, ...]
"""What is taken on one day, in order; empty if nothing is."""


def read_slots(
    names: Sequence[str], clock: Mapping[str, time], marks: Sequence[Mark | None] = ()
) -> tuple[Slot, ...]:
    """Slots in the order written; HandbookError SCHED-17 for one twice, or for an order that no day has.

    `clock` tells the time of words such as morning; words that it does not know have no time.
    """
    places = list(marks) or [None] * len(names)
    made: list[Slot] = []
    for name, mark in zip(names, places, strict=True):
        made.append(_slot(" ".join(name.split()), clock, made, mark, len(names)))
    _check_once(made)
    return tuple(made)


def _slot(name: str, clock: Mapping[str, time], before: Sequence[Slot], mark: Mark | None, of: int) -> Slot:
    if not name:
        raise refuse("SCHED-17", "a time of day is empty", mark, "write its words, or delete it")
    found = _CLOCK.fullmatch(name)
    if found is None:
        _refuse_loose(name, mark)
        known = clock.get(name.lower())
        minute = None if known is None else known.hour * 60 + known.minute
        _check_order(name, minute, before, mark)
        return Slot(name, minute, mark)
    minute = int(found[1]) * 60 + int(found[2])
    if minute > DAY:
        raise refuse("SCHED-17", f'"{name}" is no time of day', mark, "write a time from 00:00 to 24:00")
    last = next((one.minute for one in reversed(before) if one.minute is not None), None)
    if minute == 0 and (before or of == 1):
        return Slot("24:00", DAY, mark)  # the midnight that closes the day, however it is written
    if last is not None and minute <= last:
        minute += DAY
    first = next((one.minute for one in before if one.minute is not None), None)
    if first is not None and (minute - first >= DAY or (last is not None and minute <= last)):
        raise refuse("SCHED-17", f'"{name}" does not follow the times before it within one day', mark)
    return Slot(name, minute, mark)


def _check_order(name: str, minute: int | None, before: Sequence[Slot], mark: Mark | None) -> None:
    """Times told in words must rise: bedtime before morning is a slip, not the next day."""
    last = next((one for one in reversed(before) if one.minute is not None), None)
    if minute is not None and last and last.minute is not None and minute < last.minute:
        message = f'"{name}" stands after "{last.name}", and comes before it in the day'
        raise refuse("SCHED-17", message, mark, "write the times of day in their order")


def _refuse_loose(name: str, mark: Mark | None) -> None:
    """A clock time that is not written as one: 8:00, 8 am, 20h, 0800."""
    told = misspelt_time(name)
    if told:
        raise refuse("SCHED-17", told[0], mark, told[1])


def misspelt_time(name: str) -> tuple[str, str] | None:
    """What is wrong with a clock time that is not written as one, and the mend if it is sure; None for words."""
    found = _MILITARY.fullmatch(name) or _LOOSE.fullmatch(name)
    if not found:
        return None
    hour, minute, half, unit = (*(one or "" for one in found.groups()), "", "")[:4]
    if not (minute or half or unit):
        return None
    half = half.lower()
    if half and not 1 <= int(hour) <= 12:
        return f'"{name}" is no time of day', ""
    if half and int(hour) == 12:
        return f'"{name}" is noon to some and midnight to others', 'write "12:00", or "24:00"'
    at, past = int(hour) + (12 if half == "p" else 0), int(minute or 0)
    hint = f'write "{at:02}:{past:02}"' if at < 24 and past < 60 else ""
    return f'"{name}" is not how a time of day is written', hint


def clock_time(text: str, mark: Mark | None) -> time:
    """The time that a time of day of the author's own has on the clock; HandbookError SCHED-17."""
    found = _CLOCK.fullmatch(text)
    if not found or found[1] == "24":
        told = misspelt_time(text)
        hint = told[1] if told else "write it as hours and minutes, as on a clock of 24 hours"
        raise refuse("SCHED-17", f'"{text}" is no time on a clock', mark, hint)
    return time(int(found[1]), int(found[2]))


def _check_once(slots: Sequence[Slot]) -> None:
    seen: set[str] = set()
    for slot in slots:
        if slot.name.lower() in seen:
            raise refuse("SCHED-17", f'"{slot.name}" stands twice', slot.mark, "write each time of day once")
        seen.add(slot.name.lower())


def gaps(slots: Sequence[Slot], daily: bool = True) -> list[tuple[Slot, Slot, int]]:
    """Each time and the next with the minutes between them; for a daily medicine the last and the first, too."""
    timed = [slot for slot in slots if slot.minute is not None]
    found = [(one, other, (other.minute or 0) - (one.minute or 0)) for one, other in pairwise(timed)]
    if daily and timed:
        first, last = timed[0], timed[-1]
        found.append((last, first, (first.minute or 0) + DAY - (last.minute or 0)))
    return found


def without_clock(slot: Slot, known: Iterable[str]) -> tuple[str, Mark | None, str]:
    """What is wrong with a time of day that no clock tells: the message, the place, the mend."""
    own = f'{{at: {slot.name}, time: "…"}}'
    hint = f"give it its time on the clock, {own}; or write a time such as 08:00, or one of: {', '.join(known)}"
    return f'no clock time is known for "{slot.name}"', slot.mark, hint
