"""The course plan: what calendar.yaml chooses, settled against its regimen, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.document.blocks import Block, Blocks, Facts, Figure, Heading, Paragraph, Span, Spans
from handbook.document.prose import flaw
from handbook.foundation.marks import HandbookError
from handbook.telling import posology
from handbook.telling.patterns import on_days

if TYPE_CHECKING:
    from handbook.medicine.day import Entry
    from handbook.medicine.plan import Plan
    from handbook.telling.voice import Voice


def blocks(voice: Voice) -> Blocks:
    """The plan in words and as a strip of days; flaws in place of a plan that cannot be settled."""
    assert voice.book.calendar
    from handbook.book.planned import planned

    try:
        settled = planned(voice.book)
    except HandbookError as error:
        return (Paragraph(tuple(flaw("", problem) for problem in error.problems)),)
    return (*_plan(settled, voice), *_sayings(voice))


def _plan(settled: Plan, voice: Voice) -> Blocks:
    made: list[Block] = []
    for entry in settled.entries:
        rows = [*_entry(entry, voice), *(_courses(settled, voice) if entry is settled.lead else ())]
        made.append(Facts(tuple((voice.said(key), said) for key, said in rows if said)))
    if settled.lead.on and settled.lead.off and voice.book.regimens[settled.regimen].course:
        made.append(_strip(settled, voice))
    return tuple(made)


def _entry(entry: Entry, voice: Voice) -> list[tuple[str, Spans]]:
    """One regimen of the plan: what, how much, how often, when."""
    regimen = voice.book.regimens[entry.id]
    stated = posology.Stated(regimen)
    slots = dict.fromkeys(portion.slot.name for intake in entry.way.intakes() for portion in intake)
    return [
        ("regimen", voice.plain(entry.title)),
        ("reason", voice.plain(entry.reason)),
        ("dose", posology.dose(stated, voice)),
        ("how-often", on_days(regimen, voice) or (posology.how_often(stated, voice) if entry.reserve else ())),
        ("times-of-day", voice.plain(posology.listed(tuple(filter(None, slots)), voice.say("and")))),
    ]


def _courses(settled: Plan, voice: Voice) -> list[tuple[str, Spans]]:
    from handbook.telling.figures import days

    length = settled.on.number if settled.lead.on else settled.length
    endless = settled.goes_on and not settled.lead.on
    start = (Span(settled.start.isoformat()),) if settled.start else voice.said("undated")
    return [
        ("course", voice.said("ongoing") if endless else (Span(days(length, voice)),)),
        ("break", (Span(days(settled.off.number, voice)),) if settled.off.number else ()),
        ("number-of-courses", (Span(str(settled.cycles.number)),) if settled.lead.cycles else ()),
        ("start", start),
    ]


def _strip(settled: Plan, voice: Voice) -> Figure:
    from handbook.telling.figures import course

    strip = course(voice.book.regimens[settled.regimen], voice, settled.on.number, settled.off.number)
    return Figure(strip, f"{settled.title}: {', '.join(said for _, _, said in strip.parts)}.")


def _sayings(voice: Voice) -> Blocks:
    from handbook.telling.parts import listing, paragraphs

    calendar = voice.book.calendar
    assert calendar
    made: list[Block] = []
    for key, texts in (("notes", calendar.notes), ("cautions", calendar.cautions), ("get-help", calendar.get_help)):
        if texts:
            made += [Heading(2, voice.said(key), f"course-plan.{key}"), listing(texts, voice)]
    if calendar.missed_dose:
        made.append(Heading(2, voice.said("missed-dose"), "course-plan.missed-dose"))
        made += paragraphs((calendar.missed_dose,), voice)
    return tuple(made)
