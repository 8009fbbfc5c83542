"""A week at a glance: what is taken on each of seven days, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.document.drawings import WeekRow, WeekView
from handbook.foundation.marks import Mark, refuse
from handbook.medicine.day import Dose, Entry
from handbook.medicine.plan import Plan
from handbook.telling.oneday import amount_and_pieces
from handbook.telling.patterns import listed, span_words

if TYPE_CHECKING:
    from handbook.telling.voice import Voice

Day = tuple[Dose, ...]


def week(plan: Plan, entries: tuple[Entry, ...], voice: Voice, mark: Mark) -> tuple[WeekView, str]:
    """The first seven days; under the names of weekdays, from the first of the week, where every week is alike.

    IMAGE-12 where weeks differ, a dose goes by its weekday, and no start tells on which weekday the others begin.
    """
    days = [_on(plan, entries, number) for number in range(1, max(plan.length, 7) + 1)]
    every = all(_same(day, days[number % 7]) for number, day in enumerate(days))
    if plan.by_weekday and not every and plan.start is None:
        message = f"the weeks of {plan.title} are not alike, and the weekday of its first day is open"
        raise refuse("IMAGE-12", message, mark, "write `start:` in calendar.yaml, or delete the figure")
    heads, seven = _headed(plan, days[:7], every, voice)
    rows = dict.fromkeys((dose.medicine, dose.slot.name) for day in days[:7] for dose in day)
    order = sorted(rows, key=lambda row: _place(row, entries, days[:7]))
    shown = tuple(_row(row, seven, plan.named, voice) for row in order)
    notes = _notes(days[:7], plan.named, voice)
    if not every:
        notes = (span_words([(1, 7)], voice), *notes)
    view = WeekView(tuple(heads), shown, voice.say("none-today"), notes)
    return view, _alt(view, voice)


def _on(plan: Plan, entries: tuple[Entry, ...], number: int) -> Day:
    known = {entry.id for entry in entries}
    return tuple(dose for dose in plan.doses_on(number) if dose.entry.id in known) if number <= plan.length else ()


def _same(one: Day, other: Day) -> bool:
    return [dose._replace(new=False) for dose in one] == [dose._replace(new=False) for dose in other]


def _headed(plan: Plan, days: list[Day], every: bool, voice: Voice) -> tuple[list[str], list[Day]]:
    """The heads of the columns, and the days under them."""
    names = voice.language.weekdays
    weekdays = [plan.at(number).weekday for number in range(1, 8)]
    if every and (plan.by_weekday or all(_same(day, days[0]) for day in days)):
        first = plan.week_start
        found = {weekday: day for weekday, day in zip(weekdays, days, strict=True) if weekday is not None}
        order = [(first + place) % 7 for place in range(7)]
        return [names[day] for day in order], [found.get(day, days[0]) for day in order]
    if plan.by_weekday:
        return [names[weekday or 0] for weekday in weekdays], days
    return [voice.say("day-number", number=number) for number in range(1, 8)], days


def _place(row: tuple[str, str], entries: tuple[Entry, ...], days: list[Day]) -> tuple[int, int]:
    """Rows stand by medicine, and within it in the order of the day."""
    medicines = list(dict.fromkeys(entry.medicine for entry in entries))
    minutes = [
        dose.slot.minute
        for day in days
        for dose in day
        if (dose.medicine, dose.slot.name) == row and dose.slot.minute
    ]
    return medicines.index(row[0]), minutes[0] if minutes else 0


def _row(row: tuple[str, str], days: list[Day], named: bool, voice: Voice) -> WeekRow:
    medicine, slot = row
    amounts = [
        [amount_and_pieces(dose, voice)[0] for dose in day if (dose.medicine, dose.slot.name) == row] for day in days
    ]
    label = ", ".join(filter(None, (medicine, slot))) if named or not slot else slot
    taken = [any(dose.medicine == medicine for dose in day) for day in days]
    other = tuple(at for at, day in enumerate(taken) if day and not amounts[at])
    return WeekRow(label, tuple(voice.say("semicolon").join(said) for said in amounts), other)


def _notes(days: list[Day], named: bool, voice: Voice) -> tuple[str, ...]:
    """How each amount is counted out, once: 15 mg: 6 tablets of 2.5 mg."""
    made: dict[str, None] = {}
    for dose in (dose for day in days for dose in day):
        amount, pieces = amount_and_pieces(dose, voice)
        name = f"{dose.medicine} " if named else ""
        made |= {f"{name}{amount}{voice.say('colon')}{pieces}": None} if pieces else {}
    return tuple(made)


def _alt(view: WeekView, voice: Voice) -> str:
    """Monday: evening 15 mg; Tuesday, Wednesday: none today; then how the amounts are counted out."""
    groups: dict[str, list[str]] = {}
    for day, head in enumerate(view.heads):
        taken = [f"{row.label} {row.amounts[day]}" for row in view.rows if row.amounts[day]]
        groups.setdefault(", ".join(taken) or view.none, []).append(head)
    parts = [f"{listed(heads, voice)}{voice.say('colon')}{said}" for said, heads in groups.items()]
    return ". ".join((voice.say("semicolon").join(parts), *view.notes)) + "."
