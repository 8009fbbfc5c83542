"""The course plan: what calendar.yaml chooses, settled against its regimen, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content import posology
from handbook.document.blocks import Block, Blocks, Facts, Figure, Heading, Paragraph, Span, Spans
from handbook.document.prose import flaw
from handbook.foundation.marks import HandbookError
from handbook.foundation.model import Model, Name, Text
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.content.book import Book
    from handbook.content.calendar import Plan
    from handbook.content.counts import Choice
    from handbook.content.plan import Choices

ORIGIN = "calendar.yaml"


class Calendar(Model):
    """calendar.yaml."""

    regimen: Name
    on: Scalar | None = None
    off: Scalar | None = None
    cycles: Scalar | None = None
    slots: tuple[Text, ...] = ()
    start: Scalar = Scalar()
    week_start: Scalar = Scalar()
    """Left out: the custom of the country."""
    notes: tuple[Text, ...] = ()
    missed_dose: Scalar = Scalar()
    cautions: tuple[Text, ...] = ()
    get_help: tuple[Text, ...] = ()


def choices(calendar: Calendar) -> Choices:
    """What calendar.yaml chooses; HandbookError SCHED for a date or a week day that is none."""
    from handbook.content.dates import read_date, read_week_start
    from handbook.content.plan import Choices

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
    from handbook.content.counts import Choice

    return Choice(value, ORIGIN, value.mark) if value else None


def plan(book: Book) -> Plan:
    """The plan that calendar.yaml settles; HandbookError SCHED with all that is open or wrong."""
    from handbook.content.plan import settle
    from handbook.content.stated import stated

    assert book.calendar
    return settle(stated(book.regimens[book.calendar.regimen]), choices(book.calendar))


def blocks(book: Book) -> Blocks:
    """The plan in words and as a strip of days; flaws in place of a plan that cannot be settled."""
    assert book.calendar
    try:
        settled = plan(book)
    except HandbookError as error:
        return (Paragraph(tuple(flaw("", problem) for problem in error.problems)),)
    return (*_plan(settled, book), *_sayings(book))


def _plan(settled: Plan, book: Book) -> Blocks:
    from handbook.content.figures import course, days

    regimen = book.regimens[settled.regimen]
    rows: list[tuple[str, Spans]] = [
        ("regimen", book.plain(settled.title)),
        ("dose", posology.dose(posology.Stated(regimen), book)),
        ("times-of-day", book.plain(posology.listed(settled.slots, book.say("and")))),
        ("course", (Span(days(settled.on.number, book)),)),
        ("break", (Span(days(settled.off.number, book)),) if settled.off.number else ()),
        ("number-of-courses", (Span(str(settled.cycles.number)),)),
        ("start", (Span(settled.start.isoformat()),) if settled.start else book.said("undated")),
    ]
    strip = course(regimen, book, settled.on.number, settled.off.number)
    alt = f"{settled.title}: {', '.join(said for _, _, said in strip.parts)}."
    return Facts(tuple((book.said(key), said) for key, said in rows if said)), Figure(strip, alt)


def _sayings(book: Book) -> Blocks:
    from handbook.content.parts import listing, paragraphs

    calendar = book.calendar
    assert calendar
    made: list[Block] = []
    for key, texts in (("notes", calendar.notes), ("cautions", calendar.cautions), ("get-help", calendar.get_help)):
        if texts:
            made += [Heading(2, book.said(key), f"course-plan.{key}"), listing(texts, book)]
    if calendar.missed_dose:
        made.append(Heading(2, book.said("missed-dose"), "course-plan.missed-dose"))
        made += paragraphs((calendar.missed_dose,), book)
    return tuple(made)
