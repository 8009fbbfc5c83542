"""Every date that a calendar prints is a day of the plan, and so is every date of its .ics file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

import pdfcheck
from handbook.document.blocks import Span
from handbook.language.locale import Language, language
from handbook.layout.pages.page import Metadata
from handbook.medicine.counts import Count
from handbook.medicine.day import Day
from handbook.medicine.plan import Plan
from handbook.products.calendar.layouts import compose_sheets
from handbook.products.calendar.tearoff import SheetWords
from handbook.products.ics import Titles, ics
from handbook.telling.planwords import RegimenLine
from handbook.telling.voice import Voice
from plans import in_courses
from printsheets import Printed, style
from smallbook import book

SLOTS = ("morning", "early afternoon")
DOSE = RegimenLine("", (Span("Calm: "), Span("5 mg", "amount")))
WORDS = SheetWords("Calmarin", (DOSE,), "Version 1", (Span("Ask."),), imprint="Version 1.")


class Shown(NamedTuple):
    """A day as a sheet prints it."""

    date: date | None
    label: str
    boxes: int


def planned(start: date | None, on: int, off: int, cycles: int, week_start: int = 0) -> Plan:
    return in_courses(on, Count(off, rule="at least"), cycles, start, week_start, SLOTS)


def printed(made: Plan, layout: str, tag: str = "en-US") -> Printed:
    publication = compose_sheets(
        made,
        WORDS,
        Voice(book(), language(tag)),
        style(),
        Metadata("Calendar", tag),
        layout,  # type: ignore[arg-type]
    )
    return Printed(publication)


@cache
def months_of(tag: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(language(tag).short_months, 1)}


def cells(sheets: Printed) -> Iterator[str]:
    for kind, text in pdfcheck.blocks(sheets.pdf):
        if kind == "TD" and re.search(r"(Day|day) \d+ of \d+", text.replace("\u00a0", " ")):
            yield " ".join(text.replace("\u00a0", " ").split())


def dated(sheets: Printed, tag: str = "en-US") -> list[Shown]:
    """The days of sheets and strips: the year stands in their head, and on the first day of another."""
    heads = (re.search(r"\d+ \S+ (\d{4})", text.replace("\u00a0", " ")) for _, text in pdfcheck.blocks(sheets.pdf))
    found, year = [], int(next(head for head in heads if head)[1])
    for text in cells(sheets):
        told = re.fullmatch(r"(\d+) (\S+?) (?:(\d{4}) )?((?:Break d|D)ay \d+ of \d+)(.*)", text)
        assert told, text
        year = int(told[3]) if told[3] else year
        day = date(year, months_of(tag)[told[2]], int(told[1]))
        found.append(Shown(day, told[4], sum(told[5].count(slot) for slot in SLOTS)))
    return found


def of_months(sheets: Printed) -> list[Shown]:
    """The days of a wall calendar: their month is the title of their page, or told with a few of a neighbour's."""
    found, first = [], date(1, 1, 1)
    for kind, text in pdfcheck.blocks(sheets.pdf):
        plain = " ".join(text.replace("\u00a0", " ").split())
        if kind == "H1":
            first = datetime.strptime(plain.split(" · ")[1], "%B %Y").date()
        labels = r"(?:Resume )?(?:Course \d+ of \d+ )?((?:Break d|D)ay \d+ of \d+)"
        told = re.fullmatch(rf"(\d+)(?: ([A-Z][a-z]{{2}}))? {labels}(.*)", plain)
        if kind == "TD" and told:
            month = months_of("en-US")[told[2]] if told[2] else first.month
            turn = (month == 1) - (month == 12) if abs(month - first.month) == 11 else 0
            day = date(first.year + turn, month, int(told[1]))
            found.append(Shown(day, told[3], sum(told[4].count(slot) for slot in SLOTS)))
    return found


def expected(made: Plan, words: Language) -> list[Shown]:
    return [_shown(day, words) for day in made.days]


def _shown(day: Day, words: Language) -> Shown:
    key = "day-of" if day.kind == "on" else "break-day-of"
    return Shown(day.date, words.say(key, number=day.position, total=day.length), len(day.doses))


def doses(data: bytes) -> list[datetime]:
    """All doses that the .ics file tells, in order."""
    found = []
    for event in Calendar.from_ical(data).walk("VEVENT"):
        first = event["DTSTART"].dt
        if isinstance(first, datetime):
            count = event["RRULE"]["COUNT"][0] if "RRULE" in event else 1
            found += [first + timedelta(day) for day in range(count)]
    return sorted(found)


def resumes(data: bytes) -> list[date]:
    events = Calendar.from_ical(data).walk("VEVENT")
    starts = [event["DTSTART"].dt for event in events if event.walk("VALARM")]
    return [start for start in starts if not isinstance(start, datetime)]


def written(made: Plan) -> bytes:
    return ics(made, Titles("calm"), Voice(book(), language("en-US")))


PLANS = st.tuples(
    st.dates(date(1901, 1, 1), date(2990, 1, 1)), st.integers(1, 40), st.integers(1, 60), st.integers(1, 3),
    st.sampled_from([0, 5, 6]),
)  # fmt: skip
EDGES = [
    (date(2025, 12, 22), 14, 14, 4, 0),  # over the year's end
    (date(2025, 12, 4), 10, 20, 2, 0),  # the plan after a stroke
    (date(2028, 2, 20), 14, 14, 2, 6),  # a leap day
    (date(2026, 12, 28), 7, 7, 2, 5),  # a year with 53 weeks
    (date(2027, 1, 1), 1, 1, 3, 0),
]


def check(plan: tuple[date, int, int, int, int]) -> None:
    made = planned(*plan)
    wanted = expected(made, language("en-US"))
    start, on, off, cycles, _ = plan
    assert [day.date for day in wanted] == [start + timedelta(at) for at in range((on + off) * cycles)]
    assert dated(printed(made, "sheets")) == wanted
    assert of_months(printed(made, "month")) == wanted
    data = written(made)
    clock = (time(8), time(13))
    assert doses(data) == sorted(
        datetime.combine(day.date, at) for day in wanted for at in clock[: day.boxes] if day.date
    )
    told = [course.resume for course in made.courses]
    assert resumes(data) == told == [start + timedelta((on + off) * course) for course in range(1, cycles + 1)]


@pytest.mark.parametrize("plan", EDGES, ids=lambda plan: str(plan[0]))
def test_paper_file_and_model_agree_at_the_edges_of_years(plan: tuple[date, int, int, int, int]) -> None:
    check(plan)


@settings(max_examples=3)
@given(PLANS)
def test_paper_file_and_model_agree(plan: tuple[date, int, int, int, int]) -> None:
    check(plan)


@settings(max_examples=2)
@given(PLANS)
def test_strips_say_what_sheets_say(plan: tuple[date, int, int, int, int]) -> None:
    made = planned(*plan)
    assert dated(printed(made, "strips")) == expected(made, language("en-US"))


@settings(max_examples=3)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 3))
def test_without_a_start_every_day_is_there_and_none_has_a_date(on: int, off: int, cycles: int) -> None:
    made = planned(None, on, off, cycles)
    labels = [" ".join(text.split(" ")[: 4 if "Break" not in text else 5]) for text in cells(printed(made, "sheets"))]
    assert labels == [day.label for day in expected(made, language("en-US"))]


@pytest.mark.parametrize("week_start", [0, 5, 6])
def test_a_day_stands_under_the_name_of_its_weekday(week_start: int) -> None:
    made = planned(date(2026, 2, 20), 14, 14, 2, week_start)
    sheets = printed(made, "sheets")
    words = language("en-US")
    heads = {
        (piece.page, piece.text.strip()): piece.x
        for piece in sheets.spoken_everywhere()
        if piece.text.strip() in words.weekdays
    }
    days = iter(made.days)
    for piece in sheets.spoken_everywhere():
        if re.fullmatch(r"\d+ [A-Z][a-z]{2} ?", piece.text.replace("\u00a0", " ")):
            day = next(days)
            assert day.date and heads[piece.page, words.weekdays[day.date.weekday()]] == pytest.approx(
                piece.x, abs=0.1
            )
    assert next(days, None) is None


@pytest.mark.parametrize("plan", EDGES[:3], ids=lambda plan: str(plan[0]))
def test_resume_and_next_start_are_printed(plan: tuple[date, int, int, int, int]) -> None:
    made, words = planned(*plan), language("en-US")
    said = " ".join(text for _, text in pdfcheck.blocks(printed(made, "sheets").pdf)).replace("\u00a0", " ")
    for course in made.courses[:-1]:
        assert course.resume and f"Resume {words.short(course.resume)} or later" in said
    assert made.next_start and f"Next start no earlier than {words.short(made.next_start)}" in said
