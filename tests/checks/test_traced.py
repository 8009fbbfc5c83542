"""A problem of the laid-out pages has a place in the book's files: that of its words, else of its product."""

from pathlib import Path

import pytest

from handbook.book.book import Book
from handbook.checks.traced import Trace, traced
from handbook.foundation.marks import Mark, Problem
from handbook.telling.opening import load

CAREFUL = Path(__file__).parent.parent / "books" / "careful"


@pytest.fixture(scope="module")
def book() -> Book:
    return load(CAREFUL)


def _written(mark: Mark | None) -> str:
    assert mark is not None
    return mark.source.line(mark.line)[mark.column - 1 : mark.end_column - 1]


def test_every_text_is_found_by_the_words_that_a_page_shows(book: Book) -> None:
    from handbook.checks.prose import words_of

    trace = Trace(book, "handbook")
    for words in words_of(book):
        shown = words.plain.split("\n")[0].strip()
        if len(shown) > 8 and shown.isascii() and "*" not in words.text and "{" not in words.text:
            assert _written(trace.mark(shown)).strip() == shown


def test_numbers_and_doses_that_nobody_wrote_there_do_not_hide_the_words(book: Book) -> None:
    mark = Trace(book, "handbook").mark("2.1 40 people who were awake 5 of 6-")
    assert _written(mark) == "40 people who were awake"


@pytest.mark.parametrize("product", ["handbook", "card", "calendar"])
def test_there_is_always_a_place(book: Book, product: str) -> None:
    [found] = traced([Problem("LAYOUT-02", "a week is too high")], book, product)
    assert found.mark is not None
    assert product == "handbook" or found.mark.source.name.endswith(f"{product}.yaml")


def test_what_a_message_quotes_is_looked_for(book: Book) -> None:
    [found] = traced([Problem("LAYOUT-02", "too narrow for “early afternoon”")], book, "calendar")
    assert _written(found.mark) == "early afternoon"
    assert found.mark is not None and found.mark.source.name.endswith("regimens.yaml")
