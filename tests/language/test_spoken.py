"""Abbreviated units as they are spoken."""

from __future__ import annotations

import pytest

from handbook.language.locale import language
from handbook.language.spoken import UNITS, Spoken
from handbook.language.tongues import written_in
from handbook.language.words import LANGUAGES


def said(tag: str, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], says) for start, end, says in Spoken(language(tag))(text)]


@pytest.mark.parametrize(
    ("tag", "text", "heard"),
    [
        ("en-US", "200 to 600\u00a0mcg", [("mcg", "micrograms")]),
        ("en-US", "1\u00a0mg per kg, 2\u00a0mL", [("mg", "milligram"), ("kg", "kilogram"), ("mL", "milliliters")]),
        ("en-GB", "1,000\u00a0mL", [("mL", "millilitres")]),
        ("de", "0,5\u00a0mg", [("mg", "Milligramm")]),
        ("fr", "1,5\u00a0mg", [("mg", "milligramme")]),
        ("ru", "1\u00a0мг, 2\u00a0мг", [("мг", "миллиграмм"), ("мг", "миллиграмма")]),
        ("ru", "5\u00a0мг", [("мг", "миллиграммов")]),
    ],
)
def test_a_unit_is_heard_in_the_plural_of_its_figure(tag: str, text: str, heard: list[tuple[str, str]]) -> None:
    assert said(tag, text) == heard


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ru", "5 марта 2026\u00a0г."),
        ("en", "vitamin g"),
        ("en", "5\u00a0mgs"),
        ("en", "600\u00a0micrograms"),
        ("en", ""),
    ],
)
def test_what_is_no_abbreviation_is_heard_as_it_stands(tag: str, text: str) -> None:
    assert said(tag, text) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_printed_abbreviation_has_a_name(tag: str) -> None:
    own = language(tag)
    for unit in UNITS:
        printed = own.words.get(f"unit-{unit}.other", own.words.get(f"per-{unit}", "")).rpartition(" ")[2]
        ((_, name),) = said(tag, f"5\u00a0{printed}")
        assert name and name != printed


def test_a_language_is_told_in_words_and_known_by_them() -> None:
    english, german = language("en-US"), language("de")
    assert english.name("en-US") == "English (United States)" and german.name("en-IE") == "Englisch (en-IE)"
    assert english.name("Norwegian") == "Norwegian"
    assert english.code("Russian") == german.code("russisch") == english.code("ru") == "ru"
    assert english.code("") == english.code("Norwegian") == ""


def test_letters_tell_a_script() -> None:
    assert written_in("ru", "Журнал (2005)") and not written_in("ru", "Zhurnal") and not written_in("de", "Über")
