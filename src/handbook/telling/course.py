"""The course plan: what calendar.yaml chooses, settled against its regimen, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.document.blocks import Blocks, Facts, Paragraph, Span, Spans
from handbook.document.flaw import flaw
from handbook.foundation.marks import HandbookError
from handbook.telling import posology
from handbook.telling.patterns import on_days

if TYPE_CHECKING:
    from handbook.medicine.day import Entry
    from handbook.medicine.plan import Plan
    from handbook.telling.voice import Voice


def chosen(voice: Voice) -> Blocks:
    """Which course the calendar is made for, in numbers; flaws in place of a plan that cannot be settled."""
    assert voice.book.calendar
    from handbook.book.planned import planned

    try:
        settled = planned(voice.book)
    except HandbookError as error:
        return (Paragraph(tuple(flaw("", problem) for problem in error.problems)),)
    return tuple(_facts(entry, settled, voice) for entry in settled.entries)


def _facts(entry: Entry, settled: Plan, voice: Voice) -> Facts:
    rows = [*_entry(entry, voice), *(_courses(settled, voice) if entry is settled.lead else ())]
    return Facts(tuple((voice.said(key), said) for key, said in rows if said))


def _entry(entry: Entry, voice: Voice) -> list[tuple[str, Spans]]:
    """One regimen of the plan: what, how much, how often, when."""
    regimen = voice.book.regimens[entry.id]
    stated = posology.Stated(regimen)
    taken = list(dict.fromkeys(portion.slot for intake in entry.way.intakes() for portion in intake))
    if all(slot.minute is not None for slot in taken):  # else they stay as they are written
        taken.sort(key=lambda slot: slot.minute or 0)
    slots = dict.fromkeys(slot.name for slot in taken)
    return [
        ("regimen", voice.plain(regimen.title)),
        ("reason", voice.plain(entry.reason)),
        ("how-often", on_days(regimen, voice) or (posology.how_often(stated, voice) if entry.reserve else ())),
        ("times-of-day", voice.plain(posology.listed(tuple(filter(None, slots)), voice.say("and")))),
    ]


def _courses(settled: Plan, voice: Voice) -> list[tuple[str, Spans]]:
    from handbook.telling.figures import days

    length = settled.on.number if settled.lead.on else settled.length
    endless = settled.goes_on and not settled.lead.on
    start = (Span(voice.language.long(settled.start)),) if settled.start else voice.said("undated")
    course = voice.said("ongoing") if endless else (Span(days(length, voice)),)
    return [
        # The day of an event is none of a course, and a break is a part of a cycle.
        ("course" if settled.called == "course" else "dosed-days", () if settled.around else course),
        ("break", (Span(days(settled.off.number, voice)),) if settled.off.number else ()),
        (f"number-of-{settled.called}s", (Span(str(settled.cycles.number)),) if settled.cycles.number > 1 else ()),
        ("start", start),
    ]
