"""Straight marks become those of print, by language."""

import pytest

from handbook.document.prose import spans, words
from handbook.document.typography import typeset


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"calm"', "“calm”"),
        ("it's", "it’s"),
        ("'calm'", "‘calm’"),
        ("the dogs' bowls", "the dogs’ bowls"),
        ("the '90s", "the ’90s"),
        ('("calm")', "(“calm”)"),
        ("\"'calm', she said\"", "“‘calm’, she said”"),
        ("wait...", "wait…"),
        ("“already”", "“already”"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert typeset(typed, "", "en-US") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [("de", "„ruhig“"), ("fr-FR", "«\u00a0ruhig\u00a0»"), ("ru", "«ruhig»"), ("xx", "“ruhig”")],
)
def test_other_languages(language: str, printed: str) -> None:
    assert typeset('"ruhig"', "", language) == printed


def test_an_apostrophe_is_one_in_every_language() -> None:
    assert typeset("l'an, Max' Buch", "", "de") == "l’an, Max’ Buch"


def test_marks_look_across_spans() -> None:
    assert words(spans('He said "*calm*" and *calm*"s end.')) == "He said “calm” and calm”s end."


def test_code_and_links_are_left_alone() -> None:
    made = spans('`"a"...` ["b"](https://example.org/...)')
    assert [span.text for span in made] == ['"a"...', " ", '"b"']


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        ("at 37.5 °C for 24 h", "en", ["37.5\u00a0°C", "24\u00a0h"]),
        ("see Table 2, section 3 and Figure 11", "en", ["Table\u00a02", "section\u00a03", "Figure\u00a011"]),
        ("siehe Tabelle 2, bei 37,5 °C, 30 min", "de", ["Tabelle\u00a02", "37,5\u00a0°C", "30\u00a0min"]),
        ("le tableau 2, n° 4", "fr", ["tableau\u00a02", "n°\u00a04"]),
        ("la tabla 2", "es", ["tabla\u00a02"]),
        ("таблица 2, № 4, 300 мкг", "ru", ["таблица\u00a02", "№\u00a04", "300\u00a0мкг"]),
    ],
)
def test_a_number_and_what_it_belongs_to_stay_on_one_line(text: str, language: str, held: list[str]) -> None:
    made = typeset(text, "", language)
    assert all(one in made for one in held) and made.replace("\u00a0", " ") == text
