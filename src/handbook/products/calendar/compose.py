"""The calendar of a book: its plan settled with the user's wishes, as sheets and as an .ics file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from handbook.book.book import Book
from handbook.book.calendar import Calendar
from handbook.document.blocks import Paragraph, Span, Spans
from handbook.document.resolve import alone
from handbook.foundation.marks import Mark, refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar
from handbook.layout.pages.page import Publication
from handbook.medicine.counts import Choice
from handbook.medicine.days import Plan, Schedule, schedule
from handbook.medicine.plan import Choices, settle
from handbook.medicine.stated import stated
from handbook.products.bookfacts import metadata_of
from handbook.products.calendar.layouts import Layout, Shop, compose_sheets
from handbook.products.calendar.tearoff import SheetWords
from handbook.style.sheet import Style
from handbook.telling import posology
from handbook.telling.course import choices
from handbook.telling.endmatter import mentioned_terms
from handbook.telling.speaker import speak
from handbook.telling.voice import Voice


class CalendarWishes(NamedTuple):
    """How the calendar is wanted; what is left out is as the book has it."""

    choices: Choices = Choices()
    regimen: Scalar | None = None
    layout: Layout = "sheets"
    shop: Shop | None = None


class Made(NamedTuple):
    """The sheets, and the .ics file if the days have dates."""

    publication: Publication
    schedule: Schedule
    ics: bytes | None


def compose(book: Book, style: Style, wishes: CalendarWishes, recipient: str = "") -> Made:
    """The calendar and its .ics file; BOOK-31 without a plan, SCHED for what is open or wrong in it.

    The recipient stands on every sheet and its stub, and nowhere in the .ics file.
    """
    voice = speak(book)
    speech = voice.language
    days = schedule(plan_of(book, wishes))
    words = _sheet_words(voice, days.plan)._replace(recipient=recipient)
    metadata = metadata_of(book, voice.say("calendar"))
    sheets = compose_sheets(days, words, speech, style, metadata, dict(voice.words), wishes.layout, wishes.shop)
    return Made(sheets, days, _ics(voice, days, words) if days.plan.start else None)


def plan_of(book: Book, wishes: CalendarWishes) -> Plan:
    """The plan with every number settled: the user's choices over the book's."""
    calendar = book.calendar
    wished = wishes.regimen or (calendar.regimen if calendar else None)
    if wished is None:
        hint = "name a regimen: --regimen ID, or write a calendar.yaml"
        raise refuse("BOOK-31", f"{book.name} has no calendar.yaml, so it is open what to plan", None, hint)
    if wished not in book.regimens:
        mark: Mark | None = getattr(wished, "mark", None)
        raise refuse("LINK-04", f"there is no regimen `{wished}`", mark, suggest(wished, book.regimens))
    same = calendar is not None and wished == calendar.regimen
    chosen = choices(calendar).under(wishes.choices, same) if calendar else wishes.choices
    return settle(stated(book.regimens[wished]), chosen, book.language.first_weekday)


def choice(value: Scalar | None, option: str) -> Choice | None:
    """A number from the command line."""
    return Choice(value, option, value.mark) if value is not None else None


def _sheet_words(voice: Voice, plan: Plan) -> SheetWords:
    speech, calendar = voice.language, voice.book.calendar
    said = posology.Stated(voice.book.regimens[plan.regimen])
    often, route = posology.how_often(said, voice), voice.book.regimens[plan.regimen].route
    dose = [Span(f"{plan.title}{speech.say('colon')}", "strong"), *posology.dose(said, voice)]
    dose += [Span(", "), *often] if often else []
    dose += [Span(f", {route}")] if route else []
    dose += [Span(f". {speech.say('supervised')}.")] if plan.audience == "clinic" else []
    notes = calendar.notes if calendar and _as_written(calendar, plan) else ()
    missed = calendar.missed_dose if calendar else ""
    absent = voice.spans(missed) if missed else voice.said("missed-uncovered")
    first, absent = _alone(voice, [tuple(dose), absent])
    helped = calendar.get_help if calendar else ()
    edition = voice.book.edition
    return SheetWords(
        str(edition.title),
        first,
        speech.say("version-number", number=edition.version),
        absent,
        _told(voice, calendar.cautions if calendar else ()),
        _told(voice, notes),
        _told(voice, helped) if helped else (voice.said("uncovered"),),
        tuple(voice.book.card.contacts) if voice.book.card else (),
        _told(voice, (voice.notice,))[0],
        _imprint(voice),
    )


def _imprint(voice: Voice) -> str:
    edition = voice.book.edition
    foot = voice.say("card-foot", version=edition.version, date=voice.language.long(edition.updated).rstrip("."))
    return f"{edition.title}. {foot}"


def _as_written(calendar: Calendar, plan: Plan) -> bool:
    """Whether the plan is the one that the book's notes speak of: no number was chosen otherwise."""
    mine = ((calendar.on, plan.on), (calendar.off, plan.off), (calendar.cycles, plan.cycles))
    same = all(written is None or str(written) == str(count.number) for written, count in mine)
    return same and str(calendar.regimen) == plan.regimen


def _told(voice: Voice, lines: Iterable[str]) -> tuple[Spans, ...]:
    return tuple(_alone(voice, [voice.spans(line) for line in lines]))


def _alone(voice: Voice, lines: Sequence[Spans]) -> list[Spans]:
    """Lines as they stand without the book."""
    made = alone(tuple(Paragraph(line) for line in lines), mentioned_terms(voice.book))
    return [block.spans for block in made if isinstance(block, Paragraph)]


def _ics(voice: Voice, days: Schedule, words: SheetWords) -> bytes:
    from handbook.products.ics import Titles, ics

    plan, speech = days.plan, voice.language
    regimen = voice.book.regimens[plan.regimen]
    facts = [(speech.say("missed-dose"), (words.missed_dose,)), (voice.say("caution"), words.cautions)]
    facts.append((speech.say("get-help"), words.get_help))
    lines = [f"{label}{speech.say('colon')}{' '.join(map(_text, told))}" for label, told in facts if told]
    titles = Titles(
        voice.book.name,
        str(regimen.substance or voice.book.edition.title),
        _text(posology.amount(posology.Stated(regimen), voice)),
        voice.book.edition.updated,
        str(voice.book.edition.version),
        "\n".join([*lines, _text(words.notice)]),
    )
    return ics(days, titles, speech, speech.clock(plan.slots))


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans).replace("\u00a0", " ")
