"""What is taken on a day, told once: the amount at which times, and how it is counted out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from handbook.medicine.day import Dose
from handbook.telling.counted import amount_words, in_pieces, otherwise
from handbook.telling.patterns import listed

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Told(NamedTuple):
    """One amount of a day: in words, the times of day at which it is taken, and how it is counted out."""

    amount: str
    slots: tuple[str, ...]
    counted: str
    """Empty where the amount says all."""


def told(doses: Sequence[Dose], voice: Voice) -> tuple[Told, ...]:
    """The doses of one medicine on one day, each amount once, in the order of the day."""
    found: dict[tuple[str, str], list[str]] = {}
    for dose in doses:
        found.setdefault(amount_and_pieces(dose, voice), []).append(dose.slot.name)
    return tuple(Told(amount, tuple(filter(None, slots)), pieces) for (amount, pieces), slots in found.items())


def amount_and_pieces(dose: Dose, voice: Voice) -> tuple[str, str]:
    """The amount as the regimen states it, and the other of pieces and what they hold: 40 mg, 8 tablets."""
    stated = amount_words(dose.amount, voice)
    return stated, otherwise(stated, in_pieces(dose, voice))


def in_words(day: Sequence[Told], voice: Voice, slots: bool = True) -> str:
    """50 mg, morning; 100 mg, bedtime; without the times of day where they go without saying."""
    parts = [f"{one.amount}, {listed(one.slots, voice)}" if slots and one.slots else one.amount for one in day]
    return voice.say("semicolon").join(parts)


def pieces_of(day: Sequence[Told], voice: Voice) -> str:
    """8 tablets of 5 mg; each time, where a day has the same amount several times."""
    parts = [
        voice.say("each-time", pieces=one.counted) if len(one.slots) > 1 else one.counted
        for one in day
        if one.counted
    ]
    return voice.say("semicolon").join(dict.fromkeys(parts))


def in_row(days: Sequence[Sequence[Told]], voice: Voice) -> str:
    """All that days have, with how it is counted out in brackets."""
    parts = []
    for day in days:
        pieces = pieces_of(day, voice)
        parts.append(f"{in_words(day, voice)} ({pieces})" if pieces else in_words(day, voice))
    return voice.say("semicolon").join(parts)
