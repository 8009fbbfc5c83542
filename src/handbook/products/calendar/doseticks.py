"""The boxes of a day: a line a dose, a medicine named once, and an amount that takes much room told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from handbook.foundation.kept import Same
from handbook.layout.days.cells import Tick, smallest, width_of
from handbook.layout.days.hours import Hour
from handbook.medicine.day import Day, Dose
from handbook.medicine.slots import Slot
from handbook.products.calendar.tearoff import Board
from handbook.style.sheet import Type
from handbook.telling.counted import behind, held_behind, in_pieces, loosened


def ticks(day: Day, board: Board) -> tuple[Tick, ...]:
    """A box for each dose, with its time of day and how much; several medicines, or regimens, under their names."""
    groups = [tuple(doses) for _, doses in groupby(day.doses, lambda dose: dose.entry.id)]
    named = board.plan.named or len(groups) > 1
    return tuple(tick for doses in groups for tick in _ticks(doses, named, board))


def _ticks(doses: tuple[Dose, ...], named: bool, board: Board) -> tuple[Tick, ...]:
    """The same few doses come again on every day of a calendar."""
    told = tuple((dose.slot.name, dose.amount, dose.new) for dose in doses)
    key = (Same(board.plan), doses[0].entry.id, told, named, board.margin, board.brief)
    return board.setting.texts.made(key, lambda: tuple(_told(doses, named, board)))


def _told(doses: Sequence[Dose], named: bool, board: Board) -> list[Tick]:
    """The doses of one regimen; an amount of several lines that is the same each time stands below the last."""
    made = [_tick(dose, _amount(in_pieces(dose, board.voice), board, bool(dose.pieces)), board) for dose in doses]
    once = len(doses) > 1 and len({(dose.amount, dose.new) for dose in doses}) == 1
    if once and width_of(made[0].below, _amount_type(board), board.setting)[0] > _room(board):
        pieces, held = in_pieces(doses[0], board.voice)
        each = board.language.say("each-time", pieces=pieces)
        last = _tick(doses[-1], _amount((each, held_behind((pieces, held))), board, bool(doses[0].pieces)), board)
        made = [*(tick._replace(below="", flag="") for tick in made[:-1]), last._replace(of_all=True)]
    return [made[0]._replace(name=doses[0].medicine), *made[1:]] if named else made


def _tick(dose: Dose, amount: str, board: Board) -> Tick:
    flag = board.language.say("new") if dose.new else ""
    hyphened = "-" in amount and "-" not in behind(in_pieces(dose, board.voice))
    return Tick(dose.slot.name, amount, flag, "", _hour(dose.slot), amount.replace("-", "") if hyphened else "")


def _amount_type(board: Board) -> Type:
    types = board.style.type
    return types.cell._replace(weight=types.key.weight, figures="tabular")


def _room(board: Board) -> float:
    return board.grid.inner


def _amount(told: tuple[str, str], board: Board, counted: bool) -> str:
    """Pieces with what they hold behind them, parted where a day is too narrow, but never a unit from its figure.

    Where even one figure with its unit has no room, the pieces stand alone: what they hold is said in the head.
    Only the name of a piece may then stand below its figure: 1 / comprimido.
    """
    if board.brief and told[1]:
        return _amount((told[0], ""), board, counted)
    whole = behind(told)
    if _longest(whole, 1.0, board) <= _room(board):
        return whole
    parted = loosened(whole)
    scale = min(1.0, smallest(board.setting) / _amount_type(board).size)
    if _longest(parted, scale, board) <= _room(board):
        return parted
    short = loosened(told[0]) if told[1] else parted
    free = counted and _longest(short, scale, board) > _room(board)
    return " ".join(hyphened(word, board) for word in re.split("[ \u00a0]", short)) if free else short


def hyphened(word: str, board: Board) -> str:
    """A word that a day is too narrow for even in its smallest type, with a hyphen in its middle: Понедель-ник."""
    return board.setting.texts.made(("hyphened", word, board.margin), lambda: _hyphened(word, board))


def _hyphened(word: str, board: Board) -> str:
    kind = _amount_type(board)
    kind = kind._replace(size=min(kind.size, smallest(board.setting)))
    if not word.isalpha() or width_of(word, kind, board.setting)[0] <= _room(board):
        return word
    middle = sorted(board.setting.hyphens(word), key=lambda at: abs(at - len(word) / 2))
    return f"{word[: middle[0]]}-{word[middle[0] :]}" if middle else word


def _longest(words: str, scale: float, board: Board) -> float:
    return width_of(words, _amount_type(board), board.setting)[1] * scale


_HOURS: tuple[tuple[int, int, Hour], ...] = (
    (5 * 60, 9 * 60, "sunrise"),
    (11 * 60 + 30, 12 * 60 + 30, "noon"),
    (18 * 60, 20 * 60, "sunset"),
    (21 * 60, 23 * 60, "moon"),
)
"""Morning, noon, evening, night (the four of CHMED and dgMP); what lies between them has no sign that is true."""


def _hour(slot: Slot) -> Hour | None:
    """The sign of a time of day told in words; a clock time needs none."""
    if slot.minute is None or any(letter.isdecimal() for letter in slot.name):
        return None
    return next((hour for first, last, hour in _HOURS if first <= slot.minute <= last), None)
