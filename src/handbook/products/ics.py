"""The calendar as an .ics file (RFC 5545): what the sheets say, for a telephone.

Times are floating, "8 am wherever you are", and days are whole days: no change of clocks moves a dose. One event
stands for each different dose and stretch. Titles are discreet: a lock screen shows them. An event's lasting name
does not hold the start, so a calendar that is made again from another day replaces the one that was imported.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from handbook import __version__
from handbook.book.prescribed import WrittenRegimen
from handbook.document.blocks import Paragraph
from handbook.document.prose import words
from handbook.document.resolve import alone
from handbook.foundation.marks import refuse
from handbook.language.locale import Language
from handbook.medicine.day import Course, Dose, Entry
from handbook.medicine.plan import Plan
from handbook.medicine.slots import without_clock
from handbook.medicine.stretches import Stretch, stretches
from handbook.products.contentlines import component, moment, text, whole_day, written
from handbook.telling.counted import behind, in_pieces
from handbook.telling.endmatter import known, mentioned_terms
from handbook.telling.labels import course_label, days_label, resume_label
from handbook.telling.posology import manner, other_doses
from handbook.telling.voice import Voice

PRODID = f"-//handbook//calendar {__version__}//EN"
_OURS = UUID("6f1d0a52-8a1e-5d0c-9c0b-7e3a54b1f2d8")
_EPOCH = date(2000, 1, 1)
"""Editions are numbered by days from here: a later edition has the higher SEQUENCE."""
_A_DOSE = timedelta(minutes=15)
_AT_ONCE = "PT0S"  # not P0D, which some calendars take for a whole day
_EVENING_BEFORE = "-PT6H"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Titles(NamedTuple):
    """What the events say of themselves."""

    book: str
    """The book's id: with regimen, time of day, amount and stretch it makes an event's lasting name."""
    edition: date = _EPOCH
    """Date of the edition: the time stamp of every event."""
    version: str = ""
    notes: str = ""
    """What must travel with the doses: cautions, a missed dose, where to get help."""
    full: bool = False
    """Medicine and amount in the title, for those who want them in sight."""


def ics(plan: Plan, titles: Titles, voice: Voice) -> bytes:
    """The .ics file of a plan. Same input, same bytes.

    HandbookError SCHED-19 for a plan without dates, SCHED-18 for a time of day that no clock tells.
    """
    if plan.start is None:
        message = "a calendar without dates has no .ics file"
        raise refuse("SCHED-19", message, None, "give a start date, such as --start 2026-03-02")
    called = str(voice.book.edition.title) if titles.full else voice.say("calendar")
    heads = [f"PRODID:{text(PRODID)}", "VERSION:2.0", "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{text(called)}"]
    regimens = {entry.id: voice.book.regimens.get(entry.id) for entry in plan.entries}
    others = {id: words(other_doses(one, voice)) if one else "" for id, one in regimens.items()}
    manners = {id: _manner(one, voice) if one else "" for id, one in regimens.items()}
    closes = {entry.id: _closing(entry, titles, voice.language) for entry in plan.entries}
    made = _Events(plan, titles, voice, others, manners, closes)
    events = [line for event in made.all() for line in component("VEVENT", event)]
    return written(component("VCALENDAR", [*heads, *events]))


def _manner(regimen: WrittenRegimen, voice: Voice) -> str:
    """What a dose is taken before, after or with, in words that stand without the book."""
    made = alone((Paragraph(manner(regimen, voice)),), mentioned_terms(voice.book), known(voice.book))
    return "".join(words(block.spans) for block in made if isinstance(block, Paragraph)).replace("\u00a0", " ")


class _Events(NamedTuple):
    plan: Plan
    titles: Titles
    voice: Voice
    others: Mapping[str, str]
    """What else is stated for the doses of an entry."""
    manners: Mapping[str, str]
    """What these are taken before, after or with."""
    closes: Mapping[str, str]
    """What the description of each event of an entry ends with."""

    def all(self) -> Iterator[list[str]]:
        for stretch in stretches(self.plan):
            yield self._doses(stretch)
        for course in self.plan.courses:
            if course.off:
                yield self._rest(course)
            if course.off and course.resume:  # a calendar may end within a break
                yield self._resume(course)
        for day in self.plan.days:
            for title in day.events:
                yield self._other(title, day.date)

    def _doses(self, stretch: Stretch) -> list[str]:
        dose, voice = stretch.dose, self.voice
        clock = self._clock(dose)
        start = datetime.combine(stretch.first + timedelta(dose.slot.later), clock)
        what = f"{dose.medicine} {behind(in_pieces(dose, voice))}".replace("\u00a0", " ")
        name = f"dose {dose.slot.name} {dose.amount.typed} {stretch.number}"
        shown = what if self.titles.full else voice.say("medicine")
        summary = voice.say("taken-at", dose=shown, slot=dose.slot.name)
        told = ", ".join(filter(None, (what, dose.slot.name, self.manners[dose.entry.id])))
        course = self._course_of(stretch)
        lines = self._event(dose.entry.id, name, summary, told, dose.entry, course)
        lines += [f"DTSTART:{moment(start)}", f"DTEND:{moment(start + _A_DOSE)}"]
        lines += [self._rule(stretch)] if stretch.times > 1 else []
        return [*lines, *_alarm(_AT_ONCE, summary)]

    def _course_of(self, stretch: Stretch) -> str:
        """Course 1 of 3, where the plan has several."""
        plan, entry = self.plan, stretch.dose.entry
        course = next(one for one in plan.courses if one.number == stretch.course)
        # A regimen with courses of its own is in none of the lead's.
        if course.of == 1 or not (entry == plan.lead or entry.on is None):
            return ""
        return course_label(course, self.voice.language, plan.called)

    def _rule(self, stretch: Stretch) -> str:
        """How the doses of a stretch come again (RFC 5545, 3.8.5.3)."""
        freq, more = "DAILY", f";INTERVAL={stretch.interval}" if stretch.interval > 1 else ""
        if stretch.weekdays:
            shift = stretch.dose.slot.later
            days = ",".join(_DAYS[(day + shift) % 7] for day in stretch.weekdays)
            freq, more = "WEEKLY", f";BYDAY={days}"
        return f"RRULE:FREQ={freq};COUNT={stretch.times}{more}"

    def _clock(self, dose: Dose) -> time:
        clock = dose.slot.clock
        if clock is None:
            raise refuse("SCHED-18", *without_clock(dose.slot, self.voice.language.slots))
        return clock

    def _rest(self, course: Course) -> list[str]:
        told = self.voice.say("break-begins")
        lines = self._event(self.plan.regimen, f"break {course.number}", self._titled(told), told)
        return [*lines, *_whole_days(course.off[0].date, course.off[-1].date)]

    def _resume(self, course: Course) -> list[str]:
        told = resume_label(course, self.plan, self.voice.language)
        lines = self._event(self.plan.regimen, f"resume {course.number}", self._titled(told), told)
        return [*lines, *_whole_days(course.resume, None), *_alarm(_EVENING_BEFORE, self._titled(told))]

    def _other(self, title: str, on: date | None) -> list[str]:
        """What else happens; its number in the plan makes its name."""
        before = [day for day in self.plan.days if title in day.events and day.date and on and day.date < on]
        lines = self._event("event", f"{title} {len(before)}", title, title)
        return [*lines, *_whole_days(on, None), *_alarm(_EVENING_BEFORE, title)]

    def _titled(self, told: str) -> str:
        """With the medicine in sight, or without."""
        return f"{self.plan.lead.medicine}: {told}" if self.titles.full else told

    def _event(
        self, id: str, kind: str, summary: str, told: str, entry: Entry | None = None, course: str = ""
    ) -> list[str]:
        """The properties that all events have."""
        edition = self.titles.edition
        shown = " ".join(summary.replace("\u00a0", " ").split())
        return [
            f"UID:{uuid5(_OURS, '|'.join((self.titles.book, id, kind)))}",
            f"DTSTAMP:{moment(datetime.combine(edition, time(), UTC))}",
            f"SEQUENCE:{max(0, (edition - _EPOCH).days)}",
            f"SUMMARY:{text(shown)}",
            f"DESCRIPTION:{text(self._description(told, entry or self.plan.lead, course))}",
            "TRANSP:TRANSPARENT",
        ]

    def _description(self, told: str, entry: Entry, course: str) -> str:
        return _lines(told, self.others[entry.id], course, self.closes[entry.id])


def _closing(entry: Entry, titles: Titles, language: Language) -> str:
    """The regimen, how long it is taken, the notes, and where to read on."""
    colon, rest = language.say("colon"), entry.off
    return _lines(
        entry.title,
        language.say("supervised") if entry.audience == "clinic" else "",
        f"{language.say('course')}{colon}{days_label(entry.on, language)}" if entry.on else "",
        f"{language.say('break')}{colon}{days_label(rest, language)}" if rest and rest.number else "",
        titles.notes,
        language.say("version-number", number=titles.version) if titles.version else "",
        language.say("see-handbook"),
    )


def _lines(*told: str) -> str:
    return "\n".join(filter(None, told)).replace("\u00a0", " ")


def _whole_days(first: date | None, last: date | None) -> list[str]:
    """All-day dates; the end is the day after the last (RFC 5545, 3.6.1)."""
    assert first is not None
    return [whole_day("DTSTART", first), whole_day("DTEND", (last or first) + timedelta(1))]


def _alarm(trigger: str, told: str) -> list[str]:
    return component("VALARM", ["ACTION:DISPLAY", f"TRIGGER:{trigger}", f"DESCRIPTION:{text(told)}"])
