"""Words with their places, as print shows them, and the amounts in them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.checks.kinds import SPELT
from handbook.checks.lexicon import lexicon
from handbook.checks.phrases import Phrase
from handbook.checks.phrases import phrases as told
from handbook.checks.printed import LOOKED_UP, printed
from handbook.checks.prose import Words, section_of, words_of
from handbook.checks.sentences import sentences
from handbook.document.prose import pieces
from handbook.foundation.reader import read_text
from handbook.foundation.values import Scalar
from handbook.telling.opening import load

CAREFUL = Path(__file__).parent.parent / "books" / "careful"
BOOK = load(CAREFUL)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plain words", "plain words"),
        ("a {dose:x} b", f"a {LOOKED_UP} b"),
        ("{term:x|two words} end", "two words end"),
        ("{see:a.b|there}, {ref:c}", "there,  "),
        ("use `5mg` here", "use   here"),
        ("[5 mg](https://x.org/5mg) now", "[5 mg now"),
        ("see https://x.org/5mg now", "see   now"),
        ("to me@x.org now", "to   now"),
        ("Take **300** mcg", "Take 300 mcg"),
        ("Take **3**00 *mcg*", "Take 300 mcg"),
        ("CYP2C19*2/*17, 2*3*4", "CYP2C19*2/*17, 2*3*4"),
        ("30\u206000\u00ad mcg", "3000 mcg"),
        ("300 \u043c\u0441g", "300 mcg"),
        ("\uff13\uff10\uff10 mcg, 5 \u338e", "300 mcg, 5 mg"),
        ("a \\* b", "a * b"),
    ],
)
def test_as_print_shows_it(text: str, plain: str) -> None:
    shown = printed(text)
    assert shown.plain == plain
    assert shown.at is None or len(shown.at) == len(plain) + 1


@given(st.text(alphabet="a2 *_.(x", max_size=24))
def test_marks_are_read_as_the_page_reads_them(text: str) -> None:
    plain = " ".join(text.split())
    assert printed(plain).plain == "".join(piece.text for piece in pieces(plain))


AMOUNTS = """
    3**00** mcg; 300 m**c**g; 300_mcg_; _300_ mcg; 300 __mcg__; 300\\ mcg; 300~mcg; {lang:fr|300 mcg};
    {lang:fr|300} mcg; 3OO mcg; 30l mcg; \u041700 mcg; 300 mc\u0261; 300 m\u217dg; 300 m\u03f2g; 300 m\u0441g;
    \u00b3\u2070\u2070 mcg; \U0001d7d1\U0001d7ce mcg; 300 \u338d; \u0663\u0660\u0660 mcg; 300 micro gram;
    300 micro-grams; 300 mc g; 300 mkg; 3e2 mcg; three-hundred mcg; three hundred \u03bcg; 1\u20442 tablet;
    \u00b9\u2044\u2082 tablet
"""
RIGHT = "Vitamin B12; CYP2C19*2/*17; 2*3*4; O2 is given; a m\u00b2 of skin; 1 l of water; 10 Ol; snake_case"


def test_no_amount_is_hidden_by_signs_or_spelling() -> None:
    texts = [one.strip() for one in AMOUNTS.split(";")]
    assert [text for text in texts if not phrases(one_of(f"Take {text} at night."))] == []
    assert [text for text in RIGHT.split("; ") if printed(text).strange] == []


def test_words_of_another_alphabet_stay_in_it() -> None:
    assert printed("Примите 300 мкг", "ru").plain == "Примите 300 мкг"
    assert printed("Семакс (Семакс)", "en").plain == "Семакс (Семакс)"


def phrases(words: Words) -> list[Phrase]:
    return list(told([(words, list(sentences(words, lexicon("en"))))], BOOK))


def one_of(text: str, place: str = "p") -> Words:
    return Words(Scalar(text), printed(text), place)


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
    words = Words(text, printed(text), "p")
    places = [words.mark(one.literal.start, one.literal.end) for one in phrases(words)]
    assert [(mark.line, mark.column, mark.end_column) for mark in places] == [(1, 9, 12), (1, 19, 22), (1, 29, 32)]
    assert all(words.writes(mark, "5mg") for mark in places)


def test_words_broken_over_lines_have_the_mark_of_their_letters() -> None:
    text = read_text("x.yaml", "a: >-\n  take 5\n  mg a day\n")["a"]
    words = Words(text, printed(text), "p")
    (one,) = phrases(words)
    mark = words.mark(one.literal.start, one.literal.end)
    assert (mark.line, mark.column, mark.end_line, mark.end_column) == (2, 8, 3, 5)
    assert not words.writes(mark, one.literal.typed)


@pytest.mark.parametrize(
    ("yaml", "words", "column"),
    [
        ('a: "say \\"no\\" to 5mg"\n', "5mg", 19),
        ("a: 'it''s 5mg'\n", "5mg", 11),
        ('a: "\\u00b5 and 5mg"\n', "5mg", 16),
        ("a: take **5**mg\n", "5**mg", 11),
    ],
)
def test_marks_in_quotes_and_escapes(yaml: str, words: str, column: int) -> None:
    text = read_text("x.yaml", yaml)["a"]
    made = Words(text, printed(text), "p")
    at = made.plain.index("5")
    mark = made.mark(at, at + 3)
    assert (mark.column, mark.source.line(mark.line)[mark.column - 1 : mark.end_column - 1]) == (column, words)


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
        ("Put 2 drops in each nostril", ["2 drops"]),
        ("20 g of sugar, but 20 mg of piracetam, and 20 mg of it", ["20 mg"]),
        ("v5mg, A5 mg, x-5 mg, 1.5.5 mg", []),
        ("two drops fall; take two thousand micrograms", ["two thousand micrograms"]),
    ],
)
def test_doses(text: str, amounts: list[str]) -> None:
    found = phrases(one_of(text))
    assert [one.literal.typed for one in found if one.kind == "dose"] == amounts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rate is 90 mL/min.", "rate"),
        ("A pack of 30 tablets.", "pack"),
        ("A glass (240 mL) of water.", "pack"),
        ("Each tablet holds 60 mg.", "strength"),
        ("The drops are 1 mg per mL.", "strength"),
        ("The sodium level fell to 5 mg.", "laboratory"),
        ("Each has 60 mg of lactose.", "other"),
        ("Reduce it by 5 mg each week.", "change"),
        ("Drink 200 mL in the evening.", "food"),
        ("In rats 5 mg did harm.", "event"),
        ("The stone weighed 5 g.", "anything"),
        ("One gram is 1,000 mg.", "conversion"),
        ("Take 300 mcg.", "dose"),
        ("The dose of 2 mg is 2,000 mcg.", "dose"),
    ],
)
def test_what_an_amount_is(text: str, kind: str) -> None:
    found = [one for one in phrases(one_of(text)) if one.in_figures]
    assert {one.kind for one in found} == {kind}
    assert (kind in SPELT) == (kind not in {"rate", "pack", "laboratory", "food", "conversion"})
