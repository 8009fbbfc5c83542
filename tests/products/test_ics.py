"""The .ics file, parsed back: every date in it is a date of the schedule."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from handbook.foundation.marks import HandbookError
from handbook.language.locale import language
from handbook.medicine.counts import Count
from handbook.medicine.plan import Plan
from handbook.products.ics import Titles, ics
from handbook.telling.opening import load
from handbook.telling.voice import Voice
from plans import in_courses
from printsheets import calendar
from smallbook import book

SLOTS = ("morning", "early afternoon")
TITLES = Titles("semax", date(2025, 12, 4), "1", "Stop, and ask; if unsure:\nnot \\ never twice")


def planned(
    start: date | None = date(2025, 12, 22),
    on: int = 14,
    off: int = 14,
    cycles: int = 4,
    slots: tuple[str, ...] = SLOTS,
    audience: str = "self",
) -> Plan:
    numbers = Count(on, "chosen", "days", 10, 14), Count(off, "chosen", "at least"), Count(cycles)
    return in_courses(*numbers, start, 0, slots, "200 to 600 mcg", "nootropic", "Focus and study", "Semax", audience)


def written(made: Plan, titles: Titles = TITLES, tag: str = "en-US") -> bytes:
    return ics(made, titles, Voice(book(), language(tag)))


def _times(event: Event) -> int:
    """How many doses it has; 0 for a whole day."""
    if not isinstance(event["DTSTART"].dt, datetime):
        return 0
    return int(event["RRULE"]["COUNT"][0]) if "RRULE" in event else 1


def events(data: bytes) -> list[dict[str, object]]:
    return [
        {
            "uid": str(event["UID"]),
            "summary": str(event["SUMMARY"]),
            "start": event["DTSTART"].dt,
            "end": event["DTEND"].dt,
            "count": _times(event),
            "alarms": [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")],
            "event": event,
        }
        for event in Calendar.from_ical(data).walk("VEVENT")
    ]


def check(made: Plan, clock: dict[str, time]) -> None:
    """Doses, breaks and resume days of the file against those of the model."""
    found = events(written(made))
    doses = {
        (event["start"] + timedelta(day))
        for event in found
        if event["count"]
        for day in range(event["count"])  # type: ignore
    }
    assert doses == {
        datetime.combine(day.date, clock[dose.slot.name]) for day in made.days if day.date for dose in day.doses
    }
    assert sum(int(event["count"]) for event in found) == made.doses  # type: ignore
    rests = [event for event in found if not event["count"] and not event["alarms"]]
    resumes = [event for event in found if not event["count"] and event["alarms"]]
    if not made.off.number:
        assert not rests and not resumes
        return
    assert [(event["start"], event["end"]) for event in rests] == [
        (course.off[0].date, course.resume) for course in made.courses
    ]
    assert [event["start"] for event in resumes] == [course.resume for course in made.courses]
    for event in resumes:
        assert event["end"] == event["start"] + timedelta(1)  # type: ignore
        assert event["alarms"] == [timedelta(hours=-6)]


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2990, 1, 1)), st.integers(1, 90), st.integers(0, 180), st.integers(1, 6))
def test_every_date_is_one_of_the_schedule(start: date, on: int, off: int, cycles: int) -> None:
    check(planned(start, on, off, cycles), {"morning": time(8), "early afternoon": time(13)})


def test_one_event_for_each_time_of_day_of_each_course() -> None:
    found = events(written(planned()))
    assert len(found) == 4 * (2 + 2)
    assert [event["summary"] for event in found if event["count"]] == [
        *(["Medicine, morning"] * 4),
        *(["Medicine, early afternoon"] * 4),
    ]
    assert [event["count"] for event in found] == [14] * 8 + [0] * 8
    assert [event["summary"] for event in found[8:10]] == [
        "Break, no doses",
        "Resume Mon 19 Jan 2026 or later",
    ]
    assert found[-1]["summary"] == "Next start no earlier than Mon 13 Apr 2026"
    assert found[0]["alarms"] == [timedelta(0)]
    description = str(found[0]["event"]["DESCRIPTION"])  # type: ignore
    assert description.split("\n") == [
        "Semax 200 to 600 micrograms, morning",
        "Course 1 of 4",
        "Focus and study",
        "Course: 14 days, chosen from 10 to 14 days",
        "Break: 14 days, chosen; the book says: at least as long as the course",
        "Stop, and ask; if unsure:",
        "not \\ never twice",
        "Version 1",
        "Not all information: see the handbook",
    ]


def test_medicine_and_amount_stand_in_the_title_only_if_that_is_wished() -> None:
    discreet, full = written(planned()), written(planned(), TITLES._replace(full=True))
    assert all("Semax" not in str(event["summary"]) for event in events(discreet))
    assert events(full)[0]["summary"] == "Semax 200 to 600 micrograms, morning"
    assert [event["uid"] for event in events(full)] == [event["uid"] for event in events(discreet)]


def test_times_are_floating_and_days_are_whole() -> None:
    data = written(planned())
    assert b"DTSTART:20251222T080000\r\n" in data and b"TZID" not in data and b"VTIMEZONE" not in data
    assert b"DTSTART;VALUE=DATE:20260105\r\nDTEND;VALUE=DATE:20260119\r\n" in data
    assert b"TRIGGER:PT0S\r\n" in data and b"TRIGGER:-PT6H\r\n" in data
    assert data.count(b"DTSTAMP:20251204T000000Z\r\n") == data.count(b"BEGIN:VEVENT") == 16
    assert b"INTERVAL" not in data and b"UNTIL" not in data
    assert data.count(b"TRANSP:TRANSPARENT") == 16


def test_a_slot_late_at_night_ends_on_the_next_day() -> None:
    made = planned(slots=("23:50",))
    found = events(written(made))
    assert found[0]["end"] == datetime(2025, 12, 23, 0, 5)


@pytest.mark.parametrize("tag", ["en-US", "de", "fr-CA", "es-MX", "ru"])
def test_lines_are_folded_and_end_as_they_must(tag: str) -> None:
    data = written(planned(), tag=tag)
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 for line in lines)
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR"
    assert lines[1].startswith(b"PRODID:-//handbook//calendar ") and lines[2] == b"VERSION:2.0"
    data.decode("utf-8")


def test_same_input_same_bytes() -> None:
    assert written(planned()) == written(planned())


def test_names_of_events_last() -> None:
    """Another edition or start does not rename an event; another regimen or book does."""

    def names(made: Plan, titles: Titles = TITLES) -> list[object]:
        return [event["uid"] for event in events(written(made, titles))]

    first = names(planned())
    assert len(set(first)) == len(first)
    assert names(planned(), TITLES._replace(edition=date(2026, 1, 1), version="2")) == first
    assert names(planned(date(2025, 12, 23))) == first, "a moved start replaces the events that were imported"
    assert set(first) < set(names(planned(cycles=5)))
    assert not set(first) & set(names(planned(), TITLES._replace(book="selank")))


def test_a_corrected_edition_goes_before_the_one_that_was_imported() -> None:
    before, after = (
        events(written(planned(), TITLES._replace(edition=on)))[0]["event"]
        for on in (date(2025, 12, 4), date(2025, 12, 5))
    )
    assert before["SEQUENCE"] < after["SEQUENCE"]  # type: ignore[index]
    assert before["DTSTAMP"].dt < after["DTSTAMP"].dt  # type: ignore[index]


def test_a_calendar_without_dates_has_no_file() -> None:
    with pytest.raises(HandbookError) as caught:
        written(planned(None))
    assert caught.value.problems[0].code == "SCHED-19"


def test_a_supervised_regimen_says_so() -> None:
    data = written(planned(audience="clinic"))
    assert "Only under clinical supervision" in str(events(data)[0]["event"]["DESCRIPTION"])  # type: ignore


def test_sheet_and_file_tell_what_a_dose_is_taken_before_after_or_with(tmp_path: Path) -> None:
    made = tmp_path / "book"
    copytree(Path(__file__).parents[1] / "problems" / "book", made)
    regimens = (made / "regimens.yaml").read_text("utf-8")
    more = "    timing: an hour after a {term:course}\n    with: water\n    audience: self"
    (made / "regimens.yaml").write_text(regimens.replace("    audience: self", more), "utf-8")
    sheets = calendar(book=load(made), start=date(2026, 3, 2)).made
    told = "an hour after a course, with water"
    head = "".join(span.text for line in sheets.lines for span in line)
    assert told in head and sheets.ics
    described = str(events(sheets.ics)[0]["event"]["DESCRIPTION"])  # type: ignore[index]
    assert f"morning, {told}\n" in described
