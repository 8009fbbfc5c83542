"""The calendar of a book: its plan settled with the user's wishes, as sheets and as an .ics file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal, NamedTuple

from handbook.book.book import Book
from handbook.book.calendar import Calendar
from handbook.book.noted import Noted
from handbook.book.planned import planned
from handbook.book.wishes import Wishes
from handbook.document.blocks import Paragraph, Spans
from handbook.document.prose import words as words_of
from handbook.document.resolve import alone
from handbook.foundation.kept import Kept
from handbook.layout.pages.page import Publication
from handbook.medicine.plan import Plan
from handbook.products.bookfacts import metadata_of
from handbook.products.calendar.layouts import Layout, Shop, compose_sheets
from handbook.products.calendar.tearoff import SheetWords
from handbook.style.sheet import Style
from handbook.telling.endmatter import known, mentioned_terms
from handbook.telling.planwords import in_one, needed, regimen_lines
from handbook.telling.speaker import speak
from handbook.telling.voice import Voice

IcsTitles = Literal["short", "full"]


class CalendarWishes(NamedTuple):
    """How the calendar is wanted; what is left out is as the book has it."""

    wishes: Wishes = Wishes()
    layout: Layout | None = None
    shop: Shop | None = None
    titles: IcsTitles | None = None
    """Of the events in the .ics file: discreet, or with medicine and amount in sight."""


class Made(NamedTuple):
    """The sheets, and the .ics file if the days have dates; that is written only if somebody asks for it."""

    publication: Publication
    plan: Plan
    lines: tuple[Spans, ...]
    """Each regimen in a line, as the sheets say it; a moved start."""
    write: Callable[[], bytes] | None = None
    """Writes the .ics file."""

    @property
    def ics(self) -> bytes | None:
        """The .ics file; None without dates."""
        return self.write() if self.write else None


def compose(book: Book, style: Style, asked: CalendarWishes, recipient: str = "", noted: Noted | None = None) -> Made:
    """The calendar and its .ics file; BOOK-31 without a plan, SCHED and DOSE for what is open or wrong in it.

    The recipient stands on every sheet and its stub, and nowhere in the .ics file. `noted` is where a process that
    makes many keeps what comes again; the sheets are the same without.
    """
    voice, calendar = speak(book), book.calendar
    noted = Noted(book, Kept()) if noted is None else noted
    plan = _titled(planned(book, asked.wishes), voice)
    standing = noted.made("standing words", lambda: _standing_words(voice))
    words = _sheet_words(voice, plan, standing)._replace(recipient=recipient)
    metadata = metadata_of(book, voice.say("calendar"))
    layout = asked.layout or (calendar.layout if calendar else None) or "sheets"
    sheets = compose_sheets(plan, words, voice, style, metadata, layout, asked.shop, noted.kept)  # type: ignore[arg-type]
    titles = asked.titles or (calendar.ics_titles if calendar else None) or "short"
    write = partial(_ics, voice, plan, words, str(titles)) if plan.start else None
    return Made(sheets, plan, tuple(in_one(line, voice) for line in words.doses), write)


def _titled(plan: Plan, voice: Voice) -> Plan:
    """The plan with the titles of its regimens as print says them."""
    titles = {one.id: voice.line(voice.book.regimens[one.id].title) for one in plan.entries}
    return replace(plan, entries=tuple(replace(one, title=titles[one.id]) for one in plan.entries))


def _sheet_words(voice: Voice, plan: Plan, standing: SheetWords) -> SheetWords:
    """What stands on every sheet: of each regimen in its plan, and for everybody."""
    calendar = voice.book.calendar
    lines = regimen_lines(plan, voice)
    said = _alone(voice, [line.words for line in lines])
    lines = [line._replace(words=words) for line, words in zip(lines, said, strict=True)]
    notes = standing.notes if calendar and _as_written(calendar, plan) else ()
    return standing._replace(doses=tuple(lines), notes=notes, pieces=needed(plan, voice))


def _standing_words(voice: Voice) -> SheetWords:
    """What is said on every sheet whoever takes what, and when."""
    edition, calendar = voice.book.edition, voice.book.calendar
    missed = calendar.missed_dose if calendar else ""
    helped = calendar.get_help if calendar else ()
    return SheetWords(
        str(edition.title),
        (),
        voice.say("version-number", number=edition.version),
        _told(voice, (missed,))[0] if missed else voice.said("missed-uncovered"),
        _told(voice, calendar.cautions if calendar else ()),
        _told(voice, calendar.notes if calendar else ()),
        _told(voice, helped) if helped else (voice.said("uncovered"),),
        tuple(map(voice.line, voice.book.card.contacts)) if voice.book.card else (),
        _told(voice, (voice.notice,))[0],
        (),
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
    return same and plan.regimen in calendar.regimens


def _told(voice: Voice, lines: Iterable[str]) -> tuple[Spans, ...]:
    return tuple(_alone(voice, [voice.spans(line) for line in lines]))


def _alone(voice: Voice, lines: Sequence[Spans]) -> list[Spans]:
    """Lines as they stand without the book."""
    made = alone(tuple(Paragraph(line) for line in lines), mentioned_terms(voice.book), known(voice.book))
    return [block.spans for block in made if isinstance(block, Paragraph)]


def _ics(voice: Voice, plan: Plan, words: SheetWords, titles: str) -> bytes:
    from handbook.products.ics import Titles, ics

    speech = voice.language
    facts = [(speech.say("missed-dose"), (words.missed_dose,)), (voice.say("caution"), words.cautions)]
    facts.append((speech.say("get-help"), words.get_help))
    lines = [f"{label}{speech.say('colon')}{' '.join(map(_text, told))}" for label, told in facts if told]
    made = Titles(
        voice.book.name,
        voice.book.edition.updated,
        str(voice.book.edition.version),
        "\n".join([*lines, _text(words.notice)]),
        titles == "full",
    )
    return ics(plan, made, voice)


def _text(spans: Spans) -> str:
    return words_of(spans).replace("\u00a0", " ")
