"""The .ics file, parsed back: every date in it is a date of the schedule."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from handbook.foundation.marks import HandbookError
from handbook.language.locale import language
from handbook.medicine.days import Count, Plan, Schedule, schedule
from handbook.products.ics import Titles, ics

SLOTS = ("morning", "early afternoon")
TITLES = Titles(
    "semax", "Semax", "200 to 600 mcg", date(2025, 12, 4), "1", "Stop, and ask; if unsure:\nnot \\ never twice"
)
ENGLISH = language("en-US")


def planned(
    start: date | None = date(2025, 12, 22),
    on: int = 14,
    off: int = 14,
    cycles: int = 4,
    slots: tuple[str, ...] = SLOTS,
) -> Schedule:
    numbers = Count(on, "chosen", "days", 10, 14), Count(off, "chosen", "at least"), Count(cycles)
    return schedule(Plan("nootropic", "Focus and study", slots, *numbers, start))


def written(made: Schedule, titles: Titles = TITLES, tag: str = "en-US") -> bytes:
    return ics(made, titles, language(tag), language(tag).clock(made.plan.slots))


def events(data: bytes) -> list[dict[str, object]]:
    return [
        {
            "uid": str(event["UID"]),
            "summary": str(event["SUMMARY"]),
            "start": event["DTSTART"].dt,
            "end": event["DTEND"].dt,
            "count": event["RRULE"]["COUNT"][0] if "RRULE" in event else 0,
            "alarms": [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")],
            "event": event,
        }
        for event in Calendar.from_ical(data).walk("VEVENT")
    ]


def check(made: Schedule, clock: dict[str, time]) -> None:
    """Doses, breaks and resume days of the file against those of the model."""
    found = events(written(made))
    doses = {
        (event["start"] + timedelta(day))
        for event in found
        if event["count"]
        for day in range(event["count"])  # type: ignore
    }
    assert doses == {datetime.combine(day.date, clock[slot]) for day in made.days if day.date for slot in day.slots}
    assert sum(int(event["count"]) for event in found) == made.doses  # type: ignore
    rests = [event for event in found if not event["count"] and not event["alarms"]]
    resumes = [event for event in found if not event["count"] and event["alarms"]]
    if not made.plan.off.number:
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
    assert [event["summary"] for event in found[:4]] == [
        "Semax 200 to 600 mcg, morning (Course 1 of 4)",
        "Semax 200 to 600 mcg, early afternoon (Course 1 of 4)",
        "Semax: Break, no doses",
        "Semax: Resume Mon 19 Jan 2026 or later",
    ]
    assert found[-1]["summary"] == "Semax: Next start no earlier than Mon 13 Apr 2026"
    assert [event["count"] for event in found[:4]] == [14, 14, 0, 0]
    assert found[0]["alarms"] == [timedelta(0)]
    description = str(found[0]["event"]["DESCRIPTION"])  # type: ignore
    assert description.split("\n") == [
        "Focus and study",
        "Course: 14 days, chosen from 10 to 14 days",
        "Break: 14 days, chosen; the book says: at least as long as the course",
        "Stop, and ask; if unsure:",
        "not \\ never twice",
        "Version 1",
        "Not all information: see the handbook",
    ]


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
    """Other words and another edition do not rename an event; another start, regimen or book does."""

    def names(made: Schedule, titles: Titles = TITLES) -> list[object]:
        return [event["uid"] for event in events(written(made, titles))]

    first = names(planned())
    assert len(set(first)) == len(first)
    assert first[0] == "053f52c1-afcb-554c-9e4c-a1e6fdc26d89"
    assert names(planned(), Titles("semax", "Other", "1 mg", date(2026, 1, 1), "2")) == first
    assert names(planned(cycles=5))[:16] == first
    assert not set(first) & set(names(planned(date(2025, 12, 23))))
    assert not set(first) & set(names(planned(), Titles("selank", "Semax")))


def test_a_calendar_without_dates_has_no_file() -> None:
    with pytest.raises(HandbookError) as caught:
        written(planned(None))
    assert caught.value.problems[0].code == "SCHED-19"


def test_a_supervised_regimen_says_so() -> None:
    plan = Plan(
        "stroke", "Stroke", ("morning",), Count(10), Count(20), Count(2), date(2025, 12, 4), audience="clinic"
    )
    data = ics(schedule(plan), TITLES, ENGLISH, ENGLISH.clock(plan.slots))
    assert "Only under clinical supervision" in str(events(data)[0]["event"]["DESCRIPTION"])  # type: ignore
