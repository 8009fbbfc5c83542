"""Words with their places, and what is no running word blanked out."""

from pathlib import Path

import pytest

from handbook.checks.literals import literals
from handbook.checks.prose import Words, blanked, section_of, words_of
from handbook.foundation.reader import read_text
from handbook.foundation.values import Scalar
from handbook.telling.opening import load

CAREFUL = Path(__file__).parent.parent / "books" / "careful"
BOOK = load(CAREFUL)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plain words", "plain words"),
        ("a {dose:x} b", "a          b"),
        ("{term:x|two words} end", "        two words  end"),
        ("{see:a.b|there}, {ref:c}", "         there ,        "),
        ("use `5mg` here", "use       here"),
        ("[5 mg](https://x.org/5mg) now", "[5 mg" + " " * 21 + "now"),
        ("see https://x.org/5mg now", "see                   now"),
        ("to me@x.org now", "to          now"),
    ],
)
def test_blanks(text: str, plain: str) -> None:
    assert blanked(text) == plain
    assert len(blanked(text)) == len(text)


def test_places() -> None:
    places = {words.place for words in words_of(BOOK)}
    assert {"handbook", "handbook.risk", "handbook.at-a-glance", "forms.drops", "regimens.daily"} <= places
    assert {"glossary.ema", "references.writer2020", "card", "calendar"} <= places
    assert {"sections.overview", "sections.uses.travel", "sections.before.a-missed-dose"} <= places
    assert section_of("sections.uses.travel") == "uses" and section_of("card") == ""


def test_ids_numbers_and_choices_are_no_words() -> None:
    texts = [str(words.text) for words in words_of(BOOK)]
    assert "human" not in texts and "writer2020" not in texts and "10.1000/example" not in texts
    assert "en-US" not in texts and "1-9" not in texts and "Jo Writer" not in texts
    assert "Do not drive." in texts and "intranasal" in texts and "morning" in texts


def test_marks_are_those_of_the_very_words() -> None:
    text = read_text("x.yaml", "a: take 5mg, then 5mg, then 5mg\n")["a"]
    words = Words(text, text, "p")
    places = [words.mark(one.start, one.end) for one in literals([words], BOOK)]
    assert [(mark.line, mark.column, mark.end_column) for mark in places] == [(1, 9, 12), (1, 19, 22), (1, 29, 32)]
    assert all(words.writes(mark, "5mg") for mark in places)


def test_words_broken_over_lines_have_the_mark_of_the_text() -> None:
    text = read_text("x.yaml", "a: >-\n  take 5\n  mg a day\n")["a"]
    words = Words(text, text, "p")
    (one,) = literals([words], BOOK)
    mark = words.mark(one.start, one.end)
    assert mark == text.mark and not words.writes(mark, one.typed)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("5 mg and 200 to 400 mcg", ["5 mg", "200 to 400 mcg"]),
        ("3 to 15 mcg per kg", ["3 to 15 mcg per kg"]),
        ("813.93 g/mol, 5 ng/mL, 0.1 %, 30 minutes, 2026-01-05", []),
        ("1 mg per mL, 50 mcg per drop, a 3 mL bottle", []),
        ("1 mg is 1,000 mcg", []),
        ("1 mg is 100 mcg", ["1 mg", "100 mcg"]),
        ("1,000 micrograms in a milligram", []),
        ("2 drops in each nostril", ["2 drops"]),
        ("20 g of sugar, but 20 mg of piracetam", ["20 mg"]),
        ("v5mg, A5 mg, x-5 mg, 1.5.5 mg", []),
    ],
)
def test_amounts(text: str, amounts: list[str]) -> None:
    found = literals([Words(Scalar(text), text, "p")], BOOK)
    assert [one.typed for one in found] == amounts
