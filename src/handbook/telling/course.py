"""The course plan: what calendar.yaml chooses, settled against its regimen, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.document.blocks import Block, Blocks, Facts, Figure, Heading, Paragraph, Span, Spans
from handbook.document.prose import flaw
from handbook.foundation.marks import HandbookError
from handbook.foundation.values import Scalar
from handbook.telling import posology

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.calendar import Calendar
    from handbook.medicine.counts import Choice
    from handbook.medicine.days import Plan
    from handbook.medicine.plan import Choices
    from handbook.telling.voice import Voice

ORIGIN = "calendar.yaml"


def choices(calendar: Calendar) -> Choices:
    """What calendar.yaml chooses; HandbookError SCHED for a date or a week day that is none."""
    from handbook.medicine.dates import read_date, read_week_start
    from handbook.medicine.plan import Choices

    return Choices(
        _chosen(calendar.on),
        _chosen(calendar.off),
        _chosen(calendar.cycles),
        calendar.slots,
        read_date(calendar.start) if calendar.start else None,
        calendar.start.mark if calendar.start else None,
        read_week_start(calendar.week_start) if calendar.week_start else None,
    )


def _chosen(value: Scalar | None) -> Choice | None:
    from handbook.medicine.counts import Choice

    return Choice(value, ORIGIN, value.mark) if value else None


def plan(book: Book) -> Plan:
    """The plan that calendar.yaml settles; HandbookError SCHED with all that is open or wrong."""
    from handbook.medicine.plan import settle
    from handbook.medicine.stated import stated

    assert book.calendar
    return settle(stated(book.regimens[book.calendar.regimen]), choices(book.calendar))


def blocks(voice: Voice) -> Blocks:
    """The plan in words and as a strip of days; flaws in place of a plan that cannot be settled."""
    assert voice.book.calendar
    try:
        settled = plan(voice.book)
    except HandbookError as error:
        return (Paragraph(tuple(flaw("", problem) for problem in error.problems)),)
    return (*_plan(settled, voice), *_sayings(voice))


def _plan(settled: Plan, voice: Voice) -> Blocks:
    from handbook.telling.figures import course, days

    regimen = voice.book.regimens[settled.regimen]
    rows: list[tuple[str, Spans]] = [
        ("regimen", voice.plain(settled.title)),
        ("dose", posology.dose(posology.Stated(regimen), voice)),
        ("times-of-day", voice.plain(posology.listed(settled.slots, voice.say("and")))),
        ("course", (Span(days(settled.on.number, voice)),)),
        ("break", (Span(days(settled.off.number, voice)),) if settled.off.number else ()),
        ("number-of-courses", (Span(str(settled.cycles.number)),)),
        ("start", (Span(settled.start.isoformat()),) if settled.start else voice.said("undated")),
    ]
    strip = course(regimen, voice, settled.on.number, settled.off.number)
    alt = f"{voice.line(settled.title)}: {', '.join(said for _, _, said in strip.parts)}."
    return Facts(tuple((voice.said(key), said) for key, said in rows if said)), Figure(strip, alt)


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
