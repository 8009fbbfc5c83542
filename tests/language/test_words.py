"""The tables of the program's own words: complete, in step with English, printable, and cheap for English."""

from __future__ import annotations

import re
import subprocess
import sys
from decimal import Decimal
from importlib.resources import as_file, files
from itertools import product
from pathlib import Path

import pytest

import handbook
from handbook.foundation.reader import read
from handbook.language.locale import language
from handbook.language.words import LANGUAGES, english, table
from handbook.layout.type.faces import FaceKey, face

OTHERS = tuple(tag for tag in LANGUAGES if tag != "en")
SOURCE = Path(handbook.__file__).parent
FORM = re.compile(r"\.(zero|one|two|few|many|other|range-\w+)$")

# What reads alike in English and in another language.
ALIKE = {
    "de": {"form", "form-head", "optional"},
    "fr": {
        "contact", "dose", "figure", "minutes", "modification", "marked-on", "page", "see-figure", "see-page",
        "see-section", "stop", "to-write", "unit-capsule", "unit-sachet",
    },
    "es": set(),
    "ru": set(),
}  # fmt: skip
# Signs of units, marks and mere patterns: alike everywhere, or alike in some languages.
SIGNS = re.compile(
    r"unit-(ug|mg|g|mL|mmol)|range|date|colon|semicolon|decimal|thousands|derived|taken-at|version|edition-line"
)


def stem(key: str) -> str:
    return FORM.sub("", key)


def gaps(words: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", words))


@pytest.mark.parametrize("tag", OTHERS)
def test_every_language_has_the_keys_of_english_in_the_same_order(tag: str) -> None:
    own = list(dict.fromkeys(stem(key) for key in table(tag).words))
    assert own == list(dict.fromkeys(stem(key) for key in english.WORDS))


@pytest.mark.parametrize("tag", OTHERS)
def test_words_have_the_gaps_of_english(tag: str) -> None:
    expected = {stem(key): gaps(words) for key, words in english.WORDS.items()}
    for key, words in table(tag).words.items():
        assert gaps(words) == expected[stem(key)], key
        assert words.strip() or key == "thousands", key
        assert not re.search(r"[{}]", re.sub(r"\{\w+\}", "", words)), key


@pytest.mark.parametrize("tag", OTHERS)
def test_the_file_of_a_language_says_nothing_twice(tag: str) -> None:
    with as_file(files("handbook.language.words").joinpath(f"{tag}.yaml")) as path:
        written = read(path)
    assert set(written) <= {"words", "regions", "slots"}
    for own in written.get("regions", {}).values():
        assert set(own) <= set(written["words"])


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_plural_that_occurs_has_a_form(tag: str) -> None:
    tongue = language(tag)
    counted = {stem(key) for key in tongue.words if FORM.search(key)}
    needed = {tongue.plural(number) for number in range(1, 1001)}
    for key in counted:
        forms = {found[1] for one in tongue.words if stem(one) == key and (found := FORM.search(one))}
        assert "other" in forms, key
        assert needed <= forms or forms == {"other"}, key


@pytest.mark.parametrize("tag", OTHERS)
def test_nothing_is_left_in_english(tag: str) -> None:
    own = table(tag).words
    left = {stem(key) for key, words in english.WORDS.items() if own.get(key) == words and not SIGNS.match(key)}
    assert left - ALIKE[tag] == set()


def test_russian_is_written_in_cyrillic_letters_alone() -> None:
    latin = {
        key: words
        for key, words in table("ru").words.items()
        if re.search("[A-Za-z]", re.sub(r"\{\w+\}|OCEBM|\bmc?g\b|\bkg\b|\bmL\b|\bg\b", "", words))
    }
    mixed = [words for words in table("ru").words.values() if re.search("[A-Za-z][а-яё]|[а-яё][A-Za-z]", words)]
    assert latin == {} and mixed == []


@pytest.mark.parametrize("tag", [*LANGUAGES, "de-CH", "es-MX"])
def test_both_families_can_print_every_word(tag: str) -> None:
    tongue = language(tag)
    names = (*tongue.months, *tongue.short_months, *tongue.month_titles, *tongue.weekdays, *tongue.short_weekdays)
    for family, italic in product(("serif", "sans"), (False, True)):
        own = face(FaceKey(family, 400, italic))  # type: ignore[arg-type]
        for words in (*tongue.words.values(), *names, *tongue.slots, tongue.figure(Decimal("1234.5"))):
            assert own.shape(words).glyphs or not words
            assert own.shape(words.upper()).text == words.upper()


# --- the code that asks for them -------------------------------------------------------------------------

_ASKED = re.compile(r"""\b(?:say|said|count)\(\s*["']([\w.-]+)["']|\bwords(?:\[|\.get\()["']([\w.-]+)["']""")


def test_every_word_that_is_asked_for_by_name_exists() -> None:
    stems = {stem(key) for key in english.WORDS}
    asked = {
        (path.name, found[1] or found[2])
        for room in ("language", "medicine", "book", "telling", "products", "layout", "document")
        for path in sorted((SOURCE / room).rglob("*.py"))
        for found in _ASKED.finditer(path.read_text("utf-8"))
    }
    assert len(asked) > 100
    assert [f"{file}: {key}" for file, key in sorted(asked) if key not in stems] == []


def test_notes_beside_the_lines_of_a_sheet_have_words() -> None:
    from typing import get_args, get_type_hints

    from handbook.layout.sheets.linework import Note

    assert set(get_args(get_type_hints(Note)["key"])) <= set(english.WORDS)


# --- what English costs ----------------------------------------------------------------------------------

_BUILD = """
import sys
from pathlib import Path
opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
from handbook.press import Order, build
build([Order(Path(sys.argv[1]), ("handbook", "card", "calendar"), out=Path(sys.argv[2]))])
print([name for name in opened if name.endswith("cldr.json")])
print([name for name in opened if Path(name).parent.name == "words" and name.endswith(".yaml")])
"""


def test_a_book_in_english_neither_reads_a_file_of_words_nor_asks_cldr(tmp_path: Path) -> None:
    book = SOURCE.parents[1] / "tests" / "problems" / "book"
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(book), str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=True,
        env={"PYTHONPATH": str(SOURCE.parent), "PATH": ""},
    )  # fmt: skip
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]
