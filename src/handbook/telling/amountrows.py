"""Amounts that differ within a day, a week or from day to day: a row for each, counted out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.book.prescribed import Pattern, WrittenRegimen
from handbook.document.blocks import Span, Spans
from handbook.medicine.amount import Amount
from handbook.telling import patterns
from handbook.telling.counted import amount_words, counted, otherwise

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


def parted(regimen: WrittenRegimen) -> bool:
    """Whether a regimen has such amounts."""
    return bool(regimen.week or regimen.alternate or any(slot.dose for slot in regimen.slots))


def rows(regimen: WrittenRegimen, voice: Voice) -> list[tuple[Spans, Spans]]:
    """Monday and Friday: 3 mg, 1 tablet; other days: 4 mg, 4 tablets; none where all doses are the same."""
    if not parted(regimen):
        return []
    known = patterns.products(regimen, voice)
    told: list[tuple[Spans, Spans]] = []
    for label, dose in _amounts(regimen, voice):
        amount = amount_words(dose, voice)
        other = otherwise(amount, counted(dose, known, voice))
        told.append(((Span(label),), (Span(f"{amount}, {other}" if other else amount, "amount"),)))
    return told


def _amounts(pattern: Pattern, voice: Voice) -> Iterator[tuple[str, Amount]]:
    """Each amount and what tells when it is taken: weekdays, a turn, a time of day."""
    if pattern.week:
        yield from patterns.weekday_groups(pattern, voice)
    elif pattern.alternate:
        for number, amount in enumerate(pattern.alternate, 1):
            yield voice.say("day-alone", number=number), amount
    else:
        for slot in pattern.slots:
            dose = slot.dose or pattern.dose
            if dose:
                yield str(slot.words), dose
