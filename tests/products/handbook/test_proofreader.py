"""The proofreader is awake: each of its checks finds the fault that it is there for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pdfcheck.reading import Shown
from proofreading import pages
from proofreading.collation import Mismatch, collate
from proofreading.copy import Block, Word
from proofreading.manuscript import NUMBER, Chunk, Token


def block(kind: str, *rows: tuple[int, str], inside: tuple[str, ...] = ("Sect",)) -> Block:
    """An element with these lines, each with its page."""
    path = (*inside, kind)
    pieces = [
        Shown(page, 0, text, 50.0, 500.0 - 12 * at, 100.0, 10.0, "F", False, 150.0)
        for at, (page, text) in enumerate(rows)
    ]
    return Block(kind, path, tuple(range(len(path))), pieces)


def copy(*blocks: Block) -> SimpleNamespace:
    return SimpleNamespace(blocks=list(blocks))


def test_a_number_that_is_parted_from_its_unit() -> None:
    parted = block("P", (0, "The dose is 200 to 600 "), (0, "mcg a day."))
    whole = block("P", (0, "The dose is 200 to "), (0, "600 mcg a day."))
    assert len(pages.parted_amounts(copy(parted))) == 1
    assert pages.parted_amounts(copy(whole)) == []


def test_single_lines_at_the_ends_of_pages() -> None:
    assert len(pages.widows(copy(block("P", (0, "One "), (1, "two "), (1, "three "))))) == 1
    assert len(pages.widows(copy(block("TD", (0, "One "), (0, "two "), (1, "three "))))) == 1
    assert (
        pages.widows(copy(block("P", (0, "One "), (0, "two "), (1, "three "), (1, "four ")), block("P", (1, "Five"))))
        == []
    )


def test_headings_without_two_lines_below_them() -> None:
    heading, line, lines = block("H2", (0, "Head")), block("P", (0, "One")), block("P", (1, "Two "), (1, "three"))
    assert len(pages.stranded_headings(copy(heading, lines))) == 1
    assert len(pages.stranded_headings(copy(heading, line, lines))) == 1
    assert pages.stranded_headings(copy(heading, line, block("H2", (1, "Next")), lines)) == []
    assert pages.stranded_headings(copy(heading, block("P", (0, "One "), (0, "two ")), lines)) == []


def test_words_that_a_page_end_parts_and_ladders_of_hyphens() -> None:
    assert len(pages.hyphens_at_page_ends(copy(block("P", (0, "An exam\u00ad"), (1, "ple"))))) == 1
    assert pages.hyphens_at_page_ends(copy(block("P", (0, "An exam\u00ad"), (0, "ple"), (1, "more")))) == []
    assert len(pages.ladders(copy(block("P", *((0, "exam\u00ad"),) * 4, (0, "ple"))))) == 1
    assert pages.ladders(copy(block("P", *((0, "exam\u00ad"),) * 3, (0, "ple")))) == []


def test_captions_heads_labels_and_titles_that_are_left_behind() -> None:
    row = block("TD", (1, "Cell"), inside=("Sect", "Table", "TBody", "TR"))
    assert len(pages.stranded_captions(copy(block("Caption", (0, "Table 1"), inside=("Sect", "Table")), row))) == 1
    assert (
        len(pages.stranded_captions(copy(block("TH", (0, "Head"), inside=("Sect", "Table", "THead", "TR")), row)))
        == 1
    )
    assert len(pages.stranded_labels(copy(block("Lbl", (0, "1.")), block("P", (1, "One"))))) == 1
    title, words = block("P", (0, "Caution"), inside=("Sect", "Div")), block("P", (1, "One"), inside=("Sect", "Div"))
    assert len(pages.stranded_labels(copy(title, words))) == 1


def chunk(*words: str) -> Chunk:
    return Chunk("paragraph", (tuple(Token(word) for word in words),))


def words(text: str) -> list[Word]:
    where = block("P", (0, text))
    return [Word(word, 0, frozenset({0}), where) for word in text.split()]


@pytest.mark.parametrize(
    "printed", ["One two", "One two three four", "One three two", "One two thee", "Onetwo three"]
)
def test_words_that_are_missing_too_many_astray_misspelt_or_glued(printed: str) -> None:
    assert len(collate([chunk("One", "two", "three")], words("One two three"))) == 3
    with pytest.raises(Mismatch):
        collate([chunk("One", "two", "three")], words(printed))


def test_page_numbers_are_read_where_they_are_expected() -> None:
    token = Token(f"{NUMBER}).")
    assert token.reads("12).") == ("12",)
    assert token.reads("xii).") is None
    assert Token("12).").reads("12).") == ()


def test_page_numbers_of_the_glossary_end_with_the_last_comma() -> None:
    entry = Chunk("pages", ((Token("", pages="dose"),),))
    pairs = collate([entry, chunk("5", "apples")], words("1, 3–7, 9 5 apples"))
    assert [pair.word.text for pair in pairs if pair.token.pages] == ["1,", "3–7,", "9"]
