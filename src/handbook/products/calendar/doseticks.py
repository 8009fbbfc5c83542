"""The boxes of a day: a line a dose, a medicine named once, and an amount that takes much room told once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from handbook.foundation.kept import Same
from handbook.foundation.units import MM
from handbook.layout.days.cells import Tick, width_of
from handbook.layout.days.hours import Hour
from handbook.medicine.day import Day, Dose
from handbook.medicine.slots import Slot
from handbook.products.calendar.tearoff import Board
from handbook.style.sheet import Type
from handbook.telling.counted import behind, in_pieces, loosened


def ticks(day: Day, board: Board) -> tuple[Tick, ...]:
    """A box for each dose, with its time of day and how much; several medicines, or regimens, under their names."""
    groups = [tuple(doses) for _, doses in groupby(day.doses, lambda dose: dose.entry.id)]
    named = board.plan.named or len(groups) > 1
    return tuple(tick for doses in groups for tick in _ticks(doses, named, board))


def _ticks(doses: tuple[Dose, ...], named: bool, board: Board) -> tuple[Tick, ...]:
    """The same few doses come again on every day of a calendar."""
    told = tuple((dose.slot.name, dose.amount, dose.new) for dose in doses)
    key = (Same(board.plan), doses[0].entry.id, told, named)
    return board.setting.texts.made(key, lambda: tuple(_told(doses, named, board)))


def _told(doses: Sequence[Dose], named: bool, board: Board) -> list[Tick]:
    """The doses of one regimen; an amount of several lines that is the same each time stands below the last."""
    made = [_tick(dose, behind(in_pieces(dose, board.voice)), board) for dose in doses]
    once = len(doses) > 1 and len({(dose.amount, dose.new) for dose in doses}) == 1
    if once and width_of(made[0].below, _amount_type(board), board.setting)[0] > _room(board):
        pieces, held = in_pieces(doses[0], board.voice)
        each = board.language.say("each-time", pieces=pieces)
        last = _tick(doses[-1], behind((each, held)), board)
        made = [*(tick._replace(below="", flag="") for tick in made[:-1]), last._replace(of_all=True)]
    return [made[0]._replace(name=doses[0].medicine), *made[1:]] if named else made


def _tick(dose: Dose, amount: str, board: Board) -> Tick:
    flag = board.language.say("new") if dose.new else ""
    return Tick(dose.slot.name, _fitting(amount, board), flag, "", _hour(dose.slot))


def _amount_type(board: Board) -> Type:
    types = board.style.type
    return types.cell._replace(weight=types.key.weight, figures="tabular")


def _room(board: Board) -> float:
    return board.grid.inner - (0.0 if board.plan.start else 3 * MM)


def _fitting(words: str, board: Board) -> str:
    """Words of an amount as they are; parted if a day is too narrow, but never a unit from its figure."""
    return words if width_of(words, _amount_type(board), board.setting)[1] <= _room(board) else loosened(words)


_HOURS: tuple[tuple[int, int, Hour], ...] = (
    (5 * 60, 9 * 60, "sunrise"),
    (11 * 60 + 30, 12 * 60 + 30, "noon"),
    (18 * 60, 20 * 60, "sunset"),
    (21 * 60, 23 * 60, "moon"),
)
"""Morning, noon, evening, night (the four of CHMED and dgMP); what lies between them has no sign that is true."""


def _hour(slot: Slot) -> Hour | None:
    """The sign of a time of day told in words; a clock time needs none."""
    if slot.minute is None or any(letter.isdigit() for letter in slot.name):
        return None
    return next((hour for first, last, hour in _HOURS if first <= slot.minute <= last), None)
