"""Words and names in five languages."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from handbook.content.calendar import Count, Plan, schedule
from handbook.content.labels import (
    courses_label,
    day_label,
    days_label,
    full_label,
    resume_label,
    totals,
)
from handbook.content.locale import Language, language, languages
from handbook.foundation.marks import HandbookError

DAY = date(2026, 3, 5)  # a Thursday
CHOSEN = Count(14, "chosen", "days", 10, 14, "10 to 14 days", "--on")
AT_LEAST = Count(14, "chosen", "at least")


def slot_words(value: object) -> set[str]:
    return set(re.findall(r"\{\w+\}", str(value)))


def made(off: Count = AT_LEAST, start: date | None = date(2025, 12, 22)) -> Plan:
    return Plan("focus", "Focus", ("morning",), CHOSEN, off, Count(2), start)


@pytest.mark.parametrize("tag", languages())
def test_every_language_has_the_same_words_with_the_same_gaps(tag: str) -> None:
    english, words = language("en").words, language(tag).words
    assert list(words) == list(english)
    for key, value in words.items():
        if key not in ("slots", "dates"):
            assert slot_words(value) == slot_words(english[key]), key
            assert value
    assert set(words["dates"]) == {"long", "short", "day", "month"}


@pytest.mark.parametrize("tag", languages())
def test_every_plural_that_occurs_has_a_form(tag: str) -> None:
    tongue = language(tag)
    needed = {tongue.plural(number) for number in range(1, 16201)}
    for key in ("days", "courses", "doses"):
        assert needed <= set(tongue.words[key])


@pytest.mark.parametrize("tag", languages())
def test_every_clock_time_of_a_language_is_one(tag: str) -> None:
    tongue = language(tag)
    clock = tongue.clock(tongue.words["slots"])
    assert len(clock) >= 9 and all(isinstance(at, time) for at in clock.values())
    assert {time(8), time(12), time(13)} <= set(clock.values())


@pytest.mark.parametrize(
    ("tag", "long", "short", "cell", "month", "weekday"),
    [
        ("en-US", "5 March 2026", "Thu 5 Mar 2026", "5 Mar", "March 2026", "Thursday"),
        ("en-GB", "5 March 2026", "Thu 5 Mar 2026", "5 Mar", "March 2026", "Thursday"),
        ("de", "5. März 2026", "Do 5. Mär 2026", "5. Mär", "März 2026", "Donnerstag"),
        ("fr", "5 mars 2026", "jeu 5 mars 2026", "5 mars", "Mars 2026", "jeudi"),
        ("es", "5 de marzo de 2026", "jue 5 mar 2026", "5 mar", "Marzo de 2026", "jueves"),
        ("ru", "5 марта 2026 г.", "чт 5 мар. 2026", "5 мар.", "Март 2026", "четверг"),
    ],
)
def test_a_date_has_its_month_as_a_word(tag: str, long: str, short: str, cell: str, month: str, weekday: str) -> None:
    tongue = language(tag)
    assert (tongue.long(DAY), tongue.short(DAY), tongue.day(DAY)) == (long, short, cell)
    assert tongue.month(2026, 3) == month and tongue.weekdays[3] == weekday
    assert tongue.short(DAY, weekday=False) == short.split(" ", 1)[1]


@pytest.mark.parametrize("tag", languages())
def test_no_two_days_or_months_are_written_alike(tag: str) -> None:
    tongue = language(tag)
    for names in (tongue.months, tongue.short_months, tongue.month_titles):
        assert len(set(names)) == 12
    for names in (tongue.weekdays, tongue.short_weekdays):
        assert len(set(names)) == 7
    days = [date(2026, month, day) for month in range(1, 13) for day in range(1, 29)]
    assert len({tongue.long(day) for day in days}) == len({tongue.short(day) for day in days}) == len(days)


@pytest.mark.parametrize(
    ("tag", "first"),
    [
        ("en-US", 6), ("en-GB", 0), ("en", 0), ("de", 0), ("de-AT", 0), ("fr", 0), ("fr-CA", 6), ("es", 0),
        ("es-MX", 6), ("ru", 0), ("en-KZ", 0), ("en_us", 6), ("fr-EG", 5),
    ],
)  # fmt: skip
def test_first_day_of_the_week_by_country(tag: str, first: int) -> None:
    assert language(tag).first_weekday == first


def test_countries_have_names_of_their_own() -> None:
    assert language("de-AT").months[0] == "Jänner"
    assert language("EN_us").tag == "en-US"


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("pt-BR", "write one of these: en, de, fr, es, ru"),
        ("", "write one of these: en, de, fr, es, ru"),
        ("english", "write one of these: en, de, fr, es, ru"),
        ("en-ZQ", "write en, or en with a country: en-CH"),
    ],
)
def test_an_unknown_language_is_answered_with_those_there_are(tag: str, hint: str) -> None:
    with pytest.raises(HandbookError) as caught:
        language(tag)
    assert caught.value.problems[0].code == "BOOK-20"
    assert caught.value.problems[0].hint == hint


def test_clock_times() -> None:
    clock = language("en-US").clock(("Morning", "early  afternoon", "09:30"))
    assert clock == {"Morning": time(8), "early  afternoon": time(13), "09:30": time(9, 30)}
    assert language("ru").clock(("утро", "morning")) == {"утро": time(8), "morning": time(8)}


@pytest.mark.parametrize("slot", ["8:00", "24:00", "08:60", "elevenses", "8 am", ""])
def test_a_time_of_day_without_a_clock_time(slot: str) -> None:
    with pytest.raises(HandbookError) as caught:
        language("en").clock((slot,))
    (problem,) = caught.value.problems
    assert problem.code == "SCHED-18"
    assert problem.hint.startswith("write a time such as 08:00, or one of: early morning, morning, ")


def tongues(*tags: str) -> list[Language]:
    return [language(tag) for tag in tags]


def test_labels_of_days() -> None:
    days = schedule(made()).days
    assert full_label(days[3], language("en")) == "Course 1 of 2 · Day 4 of 14"
    assert full_label(days[15], language("en")) == "Course 1 of 2 · Break day 2 of 14"
    assert [day_label(days[3], tongue) for tongue in tongues("de", "fr", "es", "ru")] == [
        "Tag 4 von 14",
        "Jour 4 sur 14",
        "Día 4 de 14",
        "День 4 из 14",
    ]


def test_numbers_tell_what_they_were_chosen_from() -> None:
    assert [days_label(CHOSEN, tongue) for tongue in tongues(*languages())] == [
        "14 days, chosen from 10 to 14 days",
        "14 Tage, gewählt aus 10 bis 14 Tage",
        "14 jours, choix parmi 10 à 14 jours",
        "14 días, elegido entre 10 a 14 días",
        "14 дней, выбрано из: 10–14 дней",
    ]
    english = language("en")
    assert days_label(AT_LEAST, english) == "14 days, chosen; the book says: at least as long as the course"
    assert days_label(Count(14, "derived", "equal"), english) == "14 days, equal to the course"
    assert days_label(Count(1), english) == "1 day"
    assert days_label(Count(7, "chosen"), english) == "7 days, chosen; the book states none"
    assert courses_label(Count(3, "chosen"), english) == "3 courses"
    assert courses_label(Count(1, "chosen", low=2, high=2), english) == "1 course, chosen from 2 courses"
    assert [language("ru").count("days", number) for number in (1, 2, 5, 11, 21)] == [
        "1 день", "2 дня", "5 дней", "11 дней", "21 день",
    ]  # fmt: skip


def test_the_last_lines_of_a_calendar() -> None:
    plan = schedule(made())
    english = language("en")
    assert totals(plan, english) == (
        ("Doses in all", "28"),
        ("Last dose", "Sun 1 Feb 2026"),
        ("Next start no earlier than", "Mon 16 Feb 2026"),
    )
    assert resume_label(plan.courses[0], plan, english) == "Resume Mon 19 Jan 2026 or later"
    assert resume_label(plan.courses[1], plan, english) == "Next start no earlier than Mon 16 Feb 2026"
    bare = schedule(made(Count(14), None))
    assert totals(bare, english) == (("Doses in all", "28"),)
    assert resume_label(bare.courses[0], bare, english) == "Resume"
