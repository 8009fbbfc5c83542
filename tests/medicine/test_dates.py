"""Start dates: every form that is read, and what is written instead of those that are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.reader import read_text
from handbook.medicine.dates import WEEKDAYS, is_relative, iso_weeks, read_date, read_week_start

MONDAY = date(2026, 3, 2)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


def refused(text: str, today: date | None = MONDAY) -> Problem:
    with pytest.raises(HandbookError) as caught:
        read_date(text, today)
    (problem,) = caught.value.problems
    return problem


@given(DAYS)
def test_every_iso_date_is_read(day: date) -> None:
    assert read_date(day.isoformat()) == day


@given(DAYS)
def test_every_iso_week_day_is_read(day: date) -> None:
    year, week, weekday = day.isocalendar()
    if year <= 2999:
        assert read_date(f"{year:04}-W{week:02}-{weekday}") == day


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_next_weekday_is_the_first_one_after_today(today: date, name: str) -> None:
    if today.year < 2999:
        found = read_date(f"next {name}", today)
        assert found.weekday() == WEEKDAYS.index(name)
        assert timedelta(1) <= found - today <= timedelta(7)
        assert read_date(f" Next  {name[:3].upper()} ", today) == found


def test_words_are_told_from_the_day_that_is_passed_in() -> None:
    assert read_date("today", MONDAY) == MONDAY
    assert read_date("Tomorrow", date(2027, 12, 31)) == date(2028, 1, 1)
    assert read_date("next monday", MONDAY) == date(2026, 3, 9)
    assert [is_relative(text) for text in ("today", "next sun", "2026-03-02", "next week")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-W10-1", date(2026, 3, 2)),
        ("2026-w53-7", date(2027, 1, 3)),
        ("2026-W53-5", date(2027, 1, 1)),
        ("2026-W01-3", date(2025, 12, 31)),
        ("2025-W01-2", date(2024, 12, 31)),
        ("2028-02-29", date(2028, 2, 29)),
        (" 2000-02-29 ", date(2000, 2, 29)),
    ],
)
def test_days_at_the_edges_of_years(text: str, day: date) -> None:
    assert read_date(text) == day


def test_weeks_of_a_year() -> None:
    assert [year for year in range(2020, 2033) if iso_weeks(year) == 53] == [2020, 2026, 2032]


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        ("2026-02-31", "SCHED-10", "February 2026 has 28 days; there is no day 31",
         "write 2026-02-28, or 2026-03-01 for the day after"),
        ("2025-02-29", "SCHED-10", "2025 is no leap year: its February has 28 days",
         "write 2025-02-28, or 2025-03-01 for the day after"),
        ("2100-02-29", "SCHED-10", "2100 is no leap year: its February has 28 days",
         "write 2100-02-28, or 2100-03-01 for the day after"),
        ("2026-04-31", "SCHED-10", "April 2026 has 30 days; there is no day 31",
         "write 2026-04-30, or 2026-05-01 for the day after"),
        ("2026-12-32", "SCHED-10", "December 2026 has 31 days; there is no day 32",
         "write 2026-12-31, or 2027-01-01 for the day after"),
        ("2026-03-00", "SCHED-10", "March 2026 has 31 days; there is no day 0", "write 2026-03-01"),
        ("2026-13-01", "SCHED-10", "there is no month 13", "write 2026-01-13 for 13 January"),
        ("2026-00-01", "SCHED-10", "there is no month 0", "write a month from 01 to 12"),
        ("2026-99-99", "SCHED-10", "there is no month 99", "write a month from 01 to 12"),
        ("2025-W53-1", "SCHED-10", "2025 has 52 ISO weeks; there is no week 53",
         "write 2025-W52-1, or 2026-W01-1 for the week after"),
        ("2026-W54-1", "SCHED-10", "2026 has 53 ISO weeks; there is no week 54",
         "write 2026-W53-1, or 2027-W01-1 for the week after"),
        ("2026-W00-1", "SCHED-10", "2026 has 53 ISO weeks; there is no week 0", "write 2026-W01-1"),
        ("2026-W10-8", "SCHED-10", "a week has no day 8", "write 1 for Monday to 7 for Sunday: 2026-W10-1"),
        ("0000-01-01", "SCHED-11", "the year 0 is outside 1900 to 2999",
         "write a year from 1900 to 2999, such as 2026-03-02"),
        ("0000-W01-1", "SCHED-11", "the year 0 is outside 1900 to 2999",
         "write a year from 1900 to 2999, such as 2026-03-02"),
        ("9999-12-31", "SCHED-11", "the year 9999 is outside 1900 to 2999",
         "write a year from 1900 to 2999, such as 2026-03-02"),
        ("03/04/2026", "SCHED-10", '"03/04/2026" can be read as 3 April 2026 or as 4 March 2026',
         "write 2026-04-03 for 3 April 2026, or 2026-03-04 for 4 March 2026"),
        ("02-03-2026", "SCHED-10", '"02-03-2026" can be read as 2 March 2026 or as 3 February 2026',
         "write 2026-03-02 for 2 March 2026, or 2026-02-03 for 3 February 2026"),
        ("31/12/2026", "SCHED-10", '"31/12/2026" is not written as year, month, day', "write 2026-12-31"),
        ("3.4.2026", "SCHED-10", '"3.4.2026" is not written as year, month, day', "write 2026-04-03"),
        ("03/04/26", "SCHED-10", '"03/04/26" has no full year', "write year, month and day, such as 2026-03-02"),
        ("2026-3-2", "SCHED-10", '"2026-3-2" is not written as 2026-03-02 is', "write 2026-03-02"),
        ("2026–03–02", "SCHED-10", '"2026–03–02" is not written as 2026-03-02 is', "write 2026-03-02"),
        ("20260302", "SCHED-10", '"20260302" is not written as 2026-03-02 is', "write 2026-03-02"),
        ("March 2nd, 2026", "SCHED-10", '"March 2nd, 2026" is not written in figures', "write 2026-03-02"),
        ("2 Mar 2026", "SCHED-10", '"2 Mar 2026" is not written in figures', "write 2026-03-02"),
        ("2026-03-02T08:00", "SCHED-10", "a start is a day, without a time", "write 2026-03-02"),
        ("2026-W10", "SCHED-10", '"2026-W10" is no full ISO week day', "write 2026-W10-1"),
        ("monday", "SCHED-10", '"monday" is no date', "did you mean `next monday`?"),
        ("tomorow", "SCHED-10", '"tomorow" is no date', "did you mean `tomorrow`?"),
        ("", "SCHED-10", "no date is written here", "write a date such as 2026-03-02, or leave it out for no dates"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_to_write(text: str, code: str, message: str, hint: str) -> None:
    problem = refused(text)
    assert (problem.code, problem.message, problem.hint) == (code, message, hint)


@given(st.text(max_size=60) | st.from_regex(r"[0-9/.\-W Tt:]{0,14}", fullmatch=True))
def test_no_text_whatever_is_more_than_a_problem(text: str) -> None:
    try:
        day = read_date(text, MONDAY)
    except HandbookError as error:
        (problem,) = error.problems
        assert problem.code in ("SCHED-10", "SCHED-11")
        assert problem.hint.startswith(("write ", "did you mean "))
    else:
        assert 1900 <= day.year <= 2999


@pytest.mark.parametrize(
    "text", ["2026-061", "next week", "yesterday", "x" * 500, "٢٠٢٦-٠٣-٠٢", "{text}", "99/99/9999"]
)
def test_what_nobody_can_read_is_answered_with_the_forms(text: str) -> None:
    problem = refused(text)
    assert problem.message.endswith("is no date") and len(problem.message) < 60
    assert problem.hint.startswith("write a date such as 2026-03-02")


def test_without_a_clock_words_are_refused() -> None:
    problem = refused("next monday", None)
    assert (problem.code, problem.hint) == ("SCHED-12", "write the date itself, such as 2026-03-02")


def test_a_word_on_the_last_day_of_all_is_out_of_range() -> None:
    assert refused("tomorrow", date(2999, 12, 31)).code == "SCHED-11"


def test_a_problem_points_at_the_value() -> None:
    value = read_text("calendar.yaml", "regimen: x\nstart: 2026-02-30\n")["start"]
    assert str(refused(value).mark) == "calendar.yaml:2:8"


def test_week_starts() -> None:
    assert [read_week_start(word) for word in ("mon", "Monday", "sat", "saturday", "SUN", "sunday")] == [
        0,
        0,
        5,
        5,
        6,
        6,
    ]
    for text, message in (
        ("tue", "no calendar's week starts on a Tuesday"),
        ("funday", '"funday" is no day of the week'),
        ("", '"" is no day of the week'),
    ):
        with pytest.raises(HandbookError) as caught:
            read_week_start(text)
        assert caught.value.problems[0].message == message
        assert caught.value.problems[0].hint == "write monday, sunday or saturday"
