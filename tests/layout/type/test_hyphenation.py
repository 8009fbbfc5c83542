"""Hyphenation is pyphen's own, only sooner at hand."""

from pathlib import Path

import pyphen
import pytest

from handbook.layout.type.hyphenation import LEFT, RIGHT, hyphenator

WORDS = [
    *("administration", "neuroprotection", "acetylcholine", "concentration", "hyphenation", "Electroencephalography"),
    *("Behandlung", "Nebenwirkungen", "Wechselwirkung", "traitement", "médicament", "tratamiento"),
    *("администрация", "непрерывный"),
]


LONG = {"de_AT", "de_CH", "hu", "hu_HU"}
"""Dictionaries that take a second to read, and are found as `de_DE` is."""
OTHERS = ("ru", "en-AU", "de-DE", "FR", "pt", "zh-Hans")


@pytest.mark.parametrize("language", ["en_US", "en_GB", "de_DE", "fr", "es", "ru_RU"])
def test_the_places_are_those_of_a_dictionary_read_at_once(language: str) -> None:
    known = pyphen.language_fallback(language)
    whole = pyphen.Pyphen(lang=known).hd  # read once in a run
    positions = hyphenator(language)
    for word in WORDS:
        assert positions(word) == [at for at in whole.positions(word) if 2 <= at <= len(word) - 3]


@pytest.mark.parametrize("language", [*sorted(set(pyphen.LANGUAGES) - LONG)[::5], *OTHERS])
def test_every_language_finds_the_dictionary_that_pyphen_finds(language: str) -> None:
    known = pyphen.language_fallback(language)
    whole = pyphen.Pyphen(lang=language, left=LEFT, right=RIGHT) if known else None
    positions = hyphenator(language)
    for word in WORDS:
        assert positions(word) == [at for at in (whole.positions(word) if whole else ()) if not at.data]


def test_a_language_without_a_dictionary_is_not_hyphenated() -> None:
    assert hyphenator("tlh")("administration") == []


def test_no_word_is_parted_where_its_spelling_would_change() -> None:
    patterns = Path(pyphen.LANGUAGES[pyphen.language_fallback("hu")]).read_text("utf-8").splitlines()
    assert "as5szon2y/sz=,2,1" in patterns
    assert hyphenator("hu")("asszony") == []  # parted, it is asz-szony
    assert hyphenator("hu")("magyarul") != []
