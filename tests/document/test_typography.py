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
