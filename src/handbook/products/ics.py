"""The calendar as an .ics file (RFC 5545): what the sheets say, for a telephone.

Times are floating, "8 am wherever you are", and days are whole days: no change of clocks moves a dose.
One recurring event stands for each time of day of each course: a course can be moved or deleted by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID, uuid5

from handbook import __version__
from handbook.foundation.marks import refuse
from handbook.language.locale import Language
from handbook.medicine.days import Course, Schedule
from handbook.telling.labels import course_label, days_label, resume_label

if TYPE_CHECKING:
    from icalendar import Calendar, Event

PRODID = f"-//handbook//calendar {__version__}//EN"
_OURS = UUID("6f1d0a52-8a1e-5d0c-9c0b-7e3a54b1f2d8")
_A_DOSE = timedelta(minutes=15)
_AT_ONCE = "PT0S"  # the library writes P0D, which some calendars take for a whole day
_EVENING_BEFORE = "-PT6H"


class Titles(NamedTuple):
    """What the events say of themselves."""

    book: str
    """The book's id: with regimen, course, time of day and start it makes an event's lasting name."""
    title: str
    """What a dose is called: the substance, or the book's title."""
    dose: str = ""
    """The dose in words, as the book's safety profile prints it."""
    edition: date = date(2000, 1, 1)
    """Date of the edition: the time stamp of every event."""
    version: str = ""
    notes: str = ""
    """What must travel with the doses: cautions, a missed dose, where to get help."""


def ics(schedule: Schedule, titles: Titles, language: Language, clock: Mapping[str, time]) -> bytes:
    """The .ics file of a schedule; `clock` tells the time of each of its slots. Same input, same bytes.

    HandbookError SCHED-19 for a schedule without dates.
    """
    from icalendar import Calendar

    if schedule.plan.start is None:
        message = "a calendar without dates has no .ics file"
        raise refuse("SCHED-19", message, None, "give a start date, such as --start 2026-03-02")
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"{titles.title}: {schedule.plan.title}")
    _Events(schedule, titles, language, clock).fill(calendar)
    written: bytes = calendar.to_ical(sorted=False)
    return written


class _Events(NamedTuple):
    schedule: Schedule
    titles: Titles
    language: Language
    clock: Mapping[str, time]

    def fill(self, calendar: Calendar) -> None:
        for course in self.schedule.courses:
            for event in self._of(course):
                calendar.add_component(event)

    def _of(self, course: Course) -> Iterator[Event]:
        for slot in self.schedule.plan.slots:
            yield self._doses(course, slot)
        if course.off:
            yield self._rest(course)
            yield self._resume(course)

    def _doses(self, course: Course, slot: str) -> Event:
        first = course.first.date
        assert first is not None
        start = datetime.combine(first, self.clock[slot])
        what = f"{self.titles.title} {self.titles.dose}".rstrip()
        summary = self.language.say("taken-at", dose=what, slot=slot)
        event = self._event(course, f"dose {slot}", f"{summary} ({course_label(course, self.language)})")
        event.add("dtstart", start)
        event.add("dtend", start + _A_DOSE)
        event.add("rrule", {"freq": "daily", "count": len(course.on)})
        event.add_component(_alarm(_AT_ONCE, what))
        return event

    def _rest(self, course: Course) -> Event:
        event = self._event(course, "break", f"{self.titles.title}: {self.language.say('break-begins')}")
        _whole_days(event, course.off[0].date, course.resume)
        return event

    def _resume(self, course: Course) -> Event:
        words = f"{self.titles.title}: {resume_label(course, self.schedule, self.language)}"
        event = self._event(course, "resume", words)
        _whole_days(event, course.resume, None)
        event.add_component(_alarm(_EVENING_BEFORE, words))
        return event

    def _event(self, course: Course, kind: str, summary: str) -> Event:
        from icalendar import Event

        plan = self.schedule.plan
        name = "|".join((self.titles.book, plan.regimen, str(course.number), kind, str(plan.start)))
        event = Event()
        event.add("uid", str(uuid5(_OURS, name)))
        event.add("dtstamp", datetime.combine(self.titles.edition, time(), UTC))
        event.add("summary", summary)
        event.add("description", self._description())
        event.add("transp", "TRANSPARENT")
        return event

    def _description(self) -> str:
        plan, titles, language = self.schedule.plan, self.titles, self.language
        colon = language.say("colon")
        lines = [
            plan.title,
            language.say("supervised") if plan.audience == "clinic" else "",
            f"{language.say('course')}{colon}{days_label(plan.on, language)}",
            f"{language.say('break')}{colon}{days_label(plan.off, language)}" if plan.off.number else "",
            titles.notes,
            language.say("version-number", number=titles.version) if titles.version else "",
            language.say("see-handbook"),
        ]
        return "\n".join(line for line in lines if line)


def _whole_days(event: Event, first: date | None, after: date | None) -> None:
    """All-day dates; the end is the day after the last (RFC 5545, 3.6.1)."""
    assert first is not None
    event.add("dtstart", first)
    event.add("dtend", after or first + timedelta(1))


def _alarm(trigger: str, words: str) -> Any:
    from icalendar import Alarm, vText

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm["TRIGGER"] = vText(trigger)
    alarm.add("description", words)
    return alarm
