"""Counts, ranges, names and dates in five languages."""

from __future__ import annotations

import importlib.util
import re
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from handbook.foundation.marks import HandbookError
from handbook.language import cldr
from handbook.language.locale import Language, language
from handbook.language.words import LANGUAGES, names
from handbook.medicine.counts import Count
from handbook.medicine.plan import Plan
from handbook.telling.labels import (
    course_label,
    courses_label,
    day_label,
    days_label,
    resume_label,
    totals,
)
from plans import in_courses

DAY = date(2026, 3, 5)  # a Thursday
CHOSEN = Count(14, "chosen", "days", 10, 14)
AT_LEAST = Count(14, "chosen", "at least")


def made(off: Count = AT_LEAST, start: date | None = date(2025, 12, 22)) -> Plan:
    return in_courses(CHOSEN, off, 2, start)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_clock_time_of_a_language_is_one(tag: str) -> None:
    tongue = language(tag)
    assert len(tongue.times) >= 9 and {time(8), time(12), time(13)} <= set(tongue.times.values())


@pytest.mark.parametrize(
    ("tag", "long", "short", "cell", "month", "weekday"),
    [
        ("en-US", "5 March 2026", "Thu 5 Mar 2026", "5 Mar", "March 2026", "Thursday"),
        ("en-GB", "5 March 2026", "Thu 5 Mar 2026", "5 Mar", "March 2026", "Thursday"),
        ("de", "5. März 2026", "Do 5. Mär 2026", "5. Mär", "März 2026", "Donnerstag"),
        ("fr", "5 mars 2026", "jeu 5 mars 2026", "5 mars", "Mars 2026", "jeudi"),
        ("es", "5 de marzo de 2026", "jue 5 mar 2026", "5 mar", "Marzo de 2026", "jueves"),
        ("ru", "5 марта 2026\u00a0г.", "чт 5 мар. 2026", "5 мар.", "Март 2026", "четверг"),
    ],
)
def test_a_date_has_its_month_as_a_word(tag: str, long: str, short: str, cell: str, month: str, weekday: str) -> None:
    tongue = language(tag)
    assert (tongue.long(DAY), tongue.short(DAY), tongue.day(DAY)) == (long, short, cell)
    assert tongue.month(2026, 3) == month and tongue.weekdays[3] == weekday
    assert tongue.short(DAY, weekday=False) == short.split(" ", 1)[1]


@pytest.mark.parametrize("tag", ["en-GB", *LANGUAGES])
def test_a_year_that_two_dates_have_stands_once(tag: str) -> None:
    tongue = language(tag)
    for last, years in ((DAY + timedelta(9), 1), (DAY.replace(year=DAY.year + 1), 2)):
        said = tongue.span(DAY, last)
        assert len(re.findall(r"20[0-9]{2}", said)) == years
        assert tongue.short(DAY, beside=last) in said and tongue.short(last) in said
    assert tongue.span(DAY, DAY) == tongue.short(DAY)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_two_days_or_months_are_written_alike(tag: str) -> None:
    tongue = language(tag)
    for told in (tongue.months, tongue.short_months, tongue.month_titles):
        assert len(set(told)) == 12
    for told in (tongue.weekdays, tongue.short_weekdays):
        assert len(set(told)) == 7
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


def test_times_of_day_are_understood_in_english_too() -> None:
    known = language("ru").times
    assert known["утро"] == known["morning"] == time(8) and known["early afternoon"] == time(13)


def tongues(*tags: str) -> list[Language]:
    return [language(tag) for tag in tags]


def test_labels_of_days() -> None:
    days = made().days
    assert course_label(days[3], language("en")) == "Course 1 of 2"
    assert course_label(days[3], language("en"), "pack") == "Pack 1 of 2"
    assert day_label(days[3], language("en")) == "Day 4 of 14"
    assert day_label(days[15], language("en")) == "Break day 2 of 14"
    assert [day_label(days[3], tongue) for tongue in tongues("de", "fr", "es", "ru")] == [
        "Tag 4 von 14",
        "Jour 4 sur 14",
        "Día 4 de 14",
        "День 4 из 14",
    ]


def test_numbers_tell_what_they_were_chosen_from() -> None:
    assert [days_label(CHOSEN, tongue) for tongue in tongues(*LANGUAGES)] == [
        "14 days, chosen from 10 to 14 days",
        "14 Tage, gewählt; im Buch: 10 bis 14 Tage",
        "14 jours, choix parmi 10 à 14 jours",
        "14 días, elegido; el libro dice: 10 a 14 días",
        "14 дней, выбрано; в книге: от 10 до 14 дней",
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


@pytest.mark.parametrize(
    ("tag", "counted", "ranges"),
    [
        ("en", ["1 week", "2 weeks", "21 weeks"], ["1 to 2 weeks", "20 to 21 weeks"]),
        ("de", ["1 Woche", "2 Wochen", "21 Wochen"], ["1 bis 2 Wochen", "20 bis 21 Wochen"]),
        ("fr", ["1 semaine", "2 semaines", "21 semaines"], ["1 à 2 semaines", "20 à 21 semaines"]),
        ("es", ["1 semana", "2 semanas", "21 semanas"], ["1 a 2 semanas", "20 a 21 semanas"]),
        ("ru", ["1 неделя", "2 недели", "21 неделя"], ["от 1 до 2 недель", "от 20 до 21 недели"]),
    ],
)
def test_a_noun_stands_in_the_plural_of_its_number(tag: str, counted: list[str], ranges: list[str]) -> None:
    tongue = language(tag)
    assert [tongue.count("weeks", number) for number in (1, 2, 21)] == counted
    assert [tongue.count("weeks", 1, 2), tongue.count("weeks", 20, 21)] == ranges


@pytest.mark.parametrize("tag", LANGUAGES)
def test_plurals_are_those_of_cldr(tag: str) -> None:
    from babel import Locale

    cldr, tongue = Locale(tag).plural_form, language(tag)
    numbers = [*range(1, 2000), Decimal("0.5"), Decimal("1.5"), Decimal("2.5"), Decimal("21.25")]
    assert [tongue.plural(number) for number in numbers] == [cldr(number) for number in numbers]


@pytest.mark.parametrize(
    ("tag", "figures"),
    [
        ("en-US", ["0.1", "1,800", "1,234,567.25"]),
        ("de", ["0,1", "1 800", "1 234 567,25"]),
        ("de-AT", ["0,1", "1 800", "1 234 567,25"]),
        ("de-CH", ["0.1", "1 800", "1 234 567.25"]),
        ("fr", ["0,1", "1 800", "1 234 567,25"]),
        ("es", ["0,1", "1 800", "1 234 567,25"]),
        ("es-MX", ["0.1", "1 800", "1 234 567.25"]),
        ("ru", ["0,1", "1 800", "1 234 567,25"]),
    ],
)
def test_an_amount_in_figures_is_never_grouped_by_a_sign_that_is_a_decimal_one_elsewhere(
    tag: str, figures: list[str]
) -> None:
    written = [language(tag).figure(Decimal(number)) for number in ("0.10", "1800", "1234567.250")]
    assert [one.replace("\u202f", " ") for one in written] == figures
    assert not any(" " in one or "\u00a0" in one for one in written)


def test_the_decimal_sign_is_that_of_the_country() -> None:
    signs = cldr.facts()["decimal"]
    assert len(signs) > 90
    for tag, sign in signs.items():
        assert language(tag).words["decimal"] == sign, tag


def test_what_is_shipped_is_what_babel_says() -> None:
    """A newer Babel may say otherwise: what was taken stays until it is taken anew, with tools/cldr.py."""
    import babel

    taken = cldr.facts()["taken from"]
    if taken != f"Babel {babel.__version__}":
        pytest.skip(f"cldr.json was taken from {taken}, and {babel.__version__} is installed")
    spec = importlib.util.spec_from_file_location("cldr_tool", Path(__file__).parents[2] / "tools" / "cldr.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.FILE.read_text("utf-8") == tool.text()


def test_english_knows_its_names_without_a_look_up() -> None:
    from babel import Locale

    cldr = Locale("en")
    tongue = language("en")
    assert tongue.months == tuple(cldr.months["format"]["wide"][month] for month in range(1, 13))
    assert tongue.weekdays == tuple(cldr.days["format"]["wide"][day] for day in range(7))
    for country, first in names.FIRST_WEEKDAYS.items():
        assert not country or Locale("en", country).first_week_day == first


def test_a_country_spells_as_it_does() -> None:
    assert language("en-US").say("rung-2") == language("en-CA").say("rung-2") == "Randomized trial"
    assert language("en-GB").say("rung-2") == language("en-AU").say("rung-2") == "Randomised trial"
    assert not any("ß" in words for words in language("de-CH").words.values())
    assert language("de-AT").say("tear") == "Hier abreißen"


def test_the_last_lines_of_a_calendar() -> None:
    plan = made()
    english = language("en")
    assert totals(plan, english) == (
        ("Doses in all", "28"),
        ("Last dose", "Sun 1 Feb 2026"),
        ("Next start no earlier than", "Mon 16 Feb 2026"),
    )
    assert resume_label(plan.courses[0], plan, english) == "Resume Mon 19 Jan 2026 or later"
    assert resume_label(plan.courses[1], plan, english) == "Next start no earlier than Mon 16 Feb 2026"
    bare = made(Count(14), None)
    assert totals(bare, english) == (("Doses in all", "28"),)
    assert resume_label(bare.courses[0], bare, english) == "Resume"
