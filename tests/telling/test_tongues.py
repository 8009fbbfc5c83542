"""A book in another language: its doses, and nothing of the program's own left in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.document.resolve import resolve
from handbook.foundation.marks import HandbookError
from handbook.language.locale import language
from handbook.language.words import LANGUAGES
from handbook.medicine.amount import Amount
from handbook.medicine.frequency import Break, Duration, Frequency
from handbook.medicine.strength import Strength
from handbook.medicine.units import Profile
from handbook.telling.matter import matter
from handbook.telling.opening import load
from handbook.telling.speaker import speak
from smallbook import SMALL, text
from tongues import book, said, set_to, strange

OTHERS = [tag for tag in LANGUAGES if tag != "en"]


@pytest.mark.parametrize("profile", ["us", "uk"])
@pytest.mark.parametrize("tag", ["en", *OTHERS, "de-CH"])
def test_a_book_says_nothing_but_its_own_words_and_those_of_its_language(tag: str, profile: str) -> None:
    own = book(tag, profile)
    assert strange(said(resolve(matter(speak(own)))), own) == set()


def test_a_word_that_is_left_in_english_would_be_found() -> None:
    own = book("de")
    assert strange(["Dosis", "200 to 600 Mikrogramm", "Calm evenings: 14 days", "Seite 3"], own) == {"to", "days"}


@pytest.mark.parametrize("tag", OTHERS)
def test_every_title_that_the_program_makes_is_in_the_language(tag: str) -> None:
    english, own = resolve(matter(speak(book("en")))), resolve(matter(speak(book(tag))))
    made = ("references", "card-and-calendar", "editors-notes", "glossary", "about", "at-a-glance")
    for one, other in zip((*english.front, *english.sections), (*own.front, *own.sections), strict=True):
        assert one.id == other.id and (one.title != other.title) == (one.id in made)


# --- doses -----------------------------------------------------------------------------------------------


def spaced(words: str) -> str:
    assert " " not in words
    return words.replace("\u00a0", " ").replace("\u202f", "_")


@pytest.mark.parametrize(
    ("typed", "tag", "profile", "printed"),
    [
        ("200 to 600 mcg", "en", "us", "200 to 600 mcg"),
        ("200 to 600 mcg", "de", "us", "200 bis 600 mcg"),
        ("200 to 600 mcg", "fr", "us", "200 à 600 mcg"),
        ("200 to 600 mcg", "es", "us", "200 a 600 mcg"),
        ("200 to 600 mcg", "ru", "us", "от 200 до 600 mcg"),
        ("200 to 600 mcg", "de", "uk", "200 bis 600 Mikrogramm"),
        ("200 to 600 mcg", "fr", "uk", "200 à 600 microgrammes"),
        ("200 to 600 mcg", "es", "uk", "200 a 600 microgramos"),
        ("200 to 600 mcg", "ru", "uk", "от 200 до 600 микрограммов"),
        ("1 mcg", "fr", "uk", "1 microgramme"),
        ("1 mcg", "es", "uk", "1 microgramo"),
        ("1 mcg", "ru", "uk", "1 микрограмм"),
        ("2 mcg", "ru", "uk", "2 микрограмма"),
        ("500 to 501 mcg", "ru", "uk", "от 500 до 501 микрограмма"),
        ("6,000 mcg", "en", "us", "6,000 mcg"),
        ("6,000 mcg", "de", "us", "6_000 mcg"),
        ("6,000 mcg", "de", "uk", "6 mg"),
        ("6,000 mcg", "ru", "uk", "6 мг"),
        ("1,800 mcg", "fr", "uk", "1_800 microgrammes"),
        ("0.25 mg", "de", "us", "0,25 mg"),
        ("0.25 mg", "de-CH", "us", "0.25 mg"),
        ("0.25 mg", "es-MX", "us", "0.25 mg"),
        ("1.5 mL", "fr", "us", "1,5 mL"),
        ("1.5 mL", "ru", "uk", "1,5 мл"),
        ("3 to 15 mcg per kg", "de", "us", "3 bis 15 mcg pro kg"),
        ("3 to 15 mcg per kg", "fr", "us", "3 à 15 mcg par kg"),
        ("3 to 15 mcg per kg", "es", "us", "3 a 15 mcg por kg"),
        ("3 to 15 mcg per kg", "ru", "uk", "от 3 до 15 микрограммов на кг"),
        ("1 tablet", "de", "us", "1 Tablette"),
        ("2 to 3 drops", "fr", "us", "2 à 3 gouttes"),
        ("2 sprays", "es", "us", "2 pulverizaciones"),
        ("2 to 3 drops", "ru", "us", "от 2 до 3 капель"),
        ("3 drops", "ru", "us", "3 капли"),
        ("5 tablets", "ru", "us", "5 таблеток"),
        ("100,000 units", "de", "us", "100_000 Einheiten"),
    ],
)
def test_an_amount_in_the_words_of_a_language(typed: str, tag: str, profile: Profile, printed: str) -> None:
    assert spaced(Amount.read(typed).words(profile, language(tag))) == printed


@pytest.mark.parametrize(
    ("typed", "tag", "printed"),
    [
        ("0.1 %", "en", "0.1 %"),
        ("0.1 %", "de", "0,1 %"),
        ("0.1 %", "es-MX", "0.1 %"),
        ("0.1 %", "ru", "0,1 %"),
        ("1.5 mg per mL", "de", "1,5 mg pro mL"),
        ("50 mcg per drop", "fr", "50 microgrammes par goutte"),
        ("50 mcg per spray", "es", "50 microgramos por pulverización"),
        ("50 mcg per drop", "ru", "50 микрограммов в одной капле"),
        ("1 mg per mL", "ru", "1 мг в мл"),
    ],
)
def test_a_strength_in_the_words_of_a_language(typed: str, tag: str, printed: str) -> None:
    assert spaced(Strength.read(typed).words("uk", language(tag))) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1 per day", ["once a day", "einmal täglich", "une fois par jour", "una vez al día", "один раз в день"]),
        ("2 per hour", ["twice an hour", "zweimal pro Stunde", "deux fois par heure", "dos veces por hora",
                        "два раза в час"]),
        ("2 to 3 per day", ["2 to 3 times a day", "2 bis 3 Mal täglich", "2 à 3 fois par jour",
                            "2 a 3 veces al día", "от 2 до 3 раз в день"]),
        ("3 per week", ["3 times a week", "3 Mal pro Woche", "3 fois par semaine", "3 veces a la semana",
                        "3 раза в неделю"]),
        ("1 per 2 weeks", ["once every 2 weeks", "einmal alle 2 Wochen", "une fois toutes les 2 semaines",
                           "una vez cada 2 semanas", "один раз каждые 2 недели"]),
        ("1 per 21 days", ["once every 21 days", "einmal alle 21 Tage", "une fois tous les 21 jours",
                           "una vez cada 21 días", "один раз каждый 21 день"]),
        ("4 per month", ["4 times a month", "4 Mal pro Monat", "4 fois par mois", "4 veces al mes",
                         "4 раза в месяц"]),
    ],
)  # fmt: skip
def test_how_often_in_five_languages(typed: str, printed: list[str]) -> None:
    told = [Frequency.read(typed).said(language(tag)).replace("\u00a0", " ") for tag in LANGUAGES]
    assert told == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1 day", ["1 day", "1 Tag", "1 jour", "1 día", "1 день"]),
        ("10 to 14 days", ["10 to 14 days", "10 bis 14 Tage", "10 à 14 jours", "10 a 14 días", "от 10 до 14 дней"]),
        ("30 to 60 minutes", ["30 to 60 minutes", "30 bis 60 Minuten", "30 à 60 minutes", "30 a 60 minutos",
                              "от 30 до 60 минут"]),
        ("2 to 4 months", ["2 to 4 months", "2 bis 4 Monate", "2 à 4 mois", "2 a 4 meses", "от 2 до 4 месяцев"]),
        ("5 years", ["5 years", "5 Jahre", "5 ans", "5 años", "5 лет"]),
    ],
)  # fmt: skip
def test_how_long_in_five_languages(typed: str, printed: list[str]) -> None:
    assert [spaced(Duration.read(typed).said(language(tag))) for tag in LANGUAGES] == printed


def test_a_break_in_five_languages() -> None:
    told = [Break.read("at least the course").said(language(tag)) for tag in LANGUAGES]
    assert told == [
        "at least as long as the course",
        "mindestens so lang wie die Kur",
        "au moins aussi longue que la cure",
        "al menos tan largo como el ciclo",
        "не меньше курса",
    ]


@pytest.mark.parametrize(
    ("tag", "full", "times"),
    [
        ("en", "12 mg a day in all, once a day, for 2 weeks, then a break of 20 days",
         "noon, early evening and night"),
        ("de", "12 mg insgesamt pro Tag, einmal täglich, 2 Wochen lang, dann 20 Tage Pause",
         "noon, early evening und night"),
        ("fr", "12 mg par jour au total, une fois par jour, pendant 2 semaines, puis une pause de 20 jours",
         "noon, early evening et night"),
        ("es", "12 mg al día en total, una vez al día, durante 2 semanas, después un descanso de 20 días",
         "noon, early evening y night"),
        ("ru", "12 мг всего за день, один раз в день, курс: 2 недели, затем перерыв: 20 дней",
         "noon, early evening и night"),
    ],
)  # fmt: skip
def test_a_whole_dose_in_prose(tag: str, full: str, times: str) -> None:
    assert text(speak(book(tag)).spans("{dose:ward/full}")) == full
    assert text(speak(book(tag)).spans("{dose:evening/timing}")) == times


# --- the book --------------------------------------------------------------------------------------------


def test_the_notice_is_in_the_language_if_the_book_has_none(tmp_path: Path) -> None:
    assert book("de").notice == "Information, not medical advice."  # the author's own
    edition = '{title: T, version: "1", updated: 2025-01-02, language: de}'
    (tmp_path / "handbook.yaml").write_text(f"edition: {edition}\nsections: []\n")
    assert speak(load(tmp_path)).notice.startswith("Information, kein ärztlicher Rat. Fragen Sie ")


def test_a_language_without_words_is_refused_for_every_product() -> None:
    with pytest.raises(HandbookError) as refused:
        load(SMALL, [set_to("edition.language=pt")])
    (problem,) = refused.value.problems
    assert (problem.code, problem.hint) == ("BOOK-20", "write one of these: en, de, fr, es, ru")
    assert problem.mark
