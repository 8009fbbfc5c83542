"""The amounts of a regimen with steps over its days, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.document.drawings import Level, Levels
from handbook.medicine.amount import Amount
from handbook.medicine.day import Dose, Entry
from handbook.medicine.pieces import pieces
from handbook.medicine.plan import Plan
from handbook.medicine.ways.cycle import Cycle, For, OnDays
from handbook.medicine.ways.steps import Steps
from handbook.medicine.ways.way import Way
from handbook.telling.oneday import Told, in_words, pieces_of, told
from handbook.telling.patterns import step_rows, then_words

if TYPE_CHECKING:
    from handbook.telling.voice import Voice

Day = tuple[Dose, ...]


def levels(plan: Plan, entry: Entry, voice: Voice) -> tuple[Levels, str] | None:
    """A level for each step, read off the days; None without steps, or where their amounts have no common unit."""
    way = _steps(entry.way)
    if way is None:
        return None
    days = [_on(plan, entry, number) for number in range(1, sum(step.days for step in way.steps) + 1)]
    heights = _heights(days)
    if heights is None:
        return None
    regimen = voice.book.regimens[entry.id]
    then = then_words(regimen, voice)
    own = _levels(way, days, [(row.days, row.dose) for row in step_rows(regimen, voice)], voice)
    measure = voice.say("height-of-day") if any(len(day) > 1 for day in days) else ""
    drawing = Levels(tuple(heights), own, then, way.then == "stay", measure)
    return drawing, _alt(entry, own, then, _common_slots(days), voice)


def _steps(way: Way) -> Steps | None:
    """The steps inside courses or chosen days."""
    if isinstance(way, Cycle | OnDays | For):
        return _steps(way.way)
    return way if isinstance(way, Steps) else None


def _on(plan: Plan, entry: Entry, number: int) -> Day:
    return tuple(dose for dose in plan.doses_on(number) if dose.entry.id == entry.id)


# --- how much --------------------------------------------------------------------------------------------


def _heights(days: list[Day]) -> list[tuple[float, float]] | None:
    """The sum of each day, least and most; None if not all amounts can be told in one unit."""
    unit = next((_held(dose).unit for day in days for dose in day), "")
    made: list[tuple[float, float]] = []
    for day in days:
        low = high = 0.0
        for dose in day:
            amount = _held(dose)
            if not amount.comparable(Amount(amount.low, amount.high, unit, amount.per)):
                return None
            shown = amount.to(unit)
            low, high = low + float(shown.low), high + float(shown.high)
        made.append((low, high))
    return made if unit else None


def _held(dose: Dose) -> Amount:
    """The amount of substance, where pieces of one product tell it; else the amount as it is."""
    found = pieces(dose.amount, dose.entry.products) or ()
    held = found[0].product.held if len(found) == 1 and dose.amount.unit == found[0].product.counted else None
    return held.times(dose.amount.low, dose.amount.high) if held else dose.amount


# --- in words --------------------------------------------------------------------------------------------


def _levels(way: Steps, days: list[Day], rows: list[tuple[str, str]], voice: Voice) -> tuple[Level, ...]:
    """Days, amount and pieces of each step; one whose days differ in the words of the table of doses."""
    slots = not _common_slots(days)
    made, first = [], 0
    for step, (when, words) in zip(way.steps, rows, strict=True):
        kinds = {told(day, voice) for day in days[first : first + step.days]}
        only: tuple[Told, ...] = kinds.pop() if len(kinds) == 1 else ()
        if only:
            made.append(Level(step.days, when, in_words(only, voice, slots), pieces_of(only, voice)))
        else:
            made.append(Level(step.days, when, words))
        first += step.days
    return tuple(made)


def _common_slots(days: list[Day]) -> tuple[str, ...]:
    """The time of day of all doses, if it is one and the same."""
    slots = {tuple(dose.slot.name for dose in day) for day in days if day}
    only = slots.pop() if len(slots) == 1 else ()
    return only if len(only) == 1 else ()


def _alt(entry: Entry, own: tuple[Level, ...], then: str, slots: tuple[str, ...], voice: Voice) -> str:
    """Title, time of day: days 1 to 5: 40 mg, 8 tablets; days 6 to 10: …; then stop."""
    colon = voice.say("colon")
    parts = [f"{level.when}{colon}{level.amount}{f', {level.counted}' if level.counted else ''}" for level in own]
    head = ", ".join(filter(None, (voice.line(entry.title), *slots)))
    return f"{head}{colon}{voice.say('semicolon').join(filter(None, (*parts, then)))}."
