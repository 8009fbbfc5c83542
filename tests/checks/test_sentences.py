"""Labelled sentences in a small book: the dangerous are alarmed, the right ones are not."""

import sys
from pathlib import Path

import pytest

from handbook.checks import run
from handbook.foundation.marks import HandbookError, Problem

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import sentences as bench

_BASE = bench.Asked()
_MANY = {"p", "casep", "caution", "note", "h", "step", "cardcaution", "calcaution", "glance", "evidencep"}
"""Places that take any number of sentences, one under the other; each of the others takes one."""
_ALONE = {"regimens", "calendar"}
"""Places whose text is a change of several lines, and so has a book of its own."""
_DANGERS = 14
"""So many dangerous sentences stand in one book: the more there are, the more speak of one another."""


def told(kind: str) -> list[bench.Sentence]:
    return [one for path in sorted(bench.HERE.glob(f"*{kind}.tsv")) for one in bench.sentences(path)]


def alone(one: bench.Sentence) -> bool:
    """Whether it cannot share a book; a place with words behind it, as `reference: species`, is a change too."""
    return " " in one.place or bench.spoken(one)[1] in _ALONE


def books(told: list[bench.Sentence], most: int) -> list[list[bench.Sentence]]:
    """Sentences of one language, as many in one book as have their places there."""
    made: list[list[bench.Sentence]] = []
    for one in told:
        language, place = bench.spoken(one)
        for book in made:
            taken = {other.place for other in book}
            free = place in _MANY or one.place not in taken
            room = len(book) < most and not alone(one) and not alone(book[0])
            if room and free and bench.spoken(book[0])[0] == language:
                book.append(one)
                break
        else:
            made.append([one])
    return made


def found_in(book: list[bench.Sentence]) -> list[Problem]:
    """What is told of the base with these sentences in it, and not of the base."""
    language, _ = bench.spoken(book[0])
    folder = _BASE.book(language)
    try:
        for one in book:
            bench.lay(one, folder)
        return _BASE.new(language, folder)
    finally:
        _BASE.restore(folder)


def of(problem: Problem, one: bench.Sentence) -> bool:
    """Whether a problem is told by a rule of the sentence's label, on its line."""
    line = problem.mark.source.line(problem.mark.line) if problem.mark else ""
    return problem.code in one.codes and bench.quoted(one.text) in line


def shown(book: list[bench.Sentence]) -> str:
    return f"{book[0].id} and {len(book) - 1} more"


@pytest.mark.parametrize("book", books(told("dangerous"), _DANGERS), ids=shown)
def test_dangerous_sentences_are_alarmed(book: list[bench.Sentence]) -> None:
    """By a rule of its label on its line; else, as a fault may be told elsewhere, by what the book is told for it."""
    found = found_in(book) if len(book) > 1 else []
    unheard = [one for one in book if not any(of(problem, one) for problem in found)]
    assert [one.id for one in unheard if not _BASE.answer(one)] == []


@pytest.mark.parametrize("book", books(told("safe"), 1_000), ids=shown)
def test_right_sentences_are_not(book: list[bench.Sentence]) -> None:
    found = [one for one in found_in(book) if not any(of(one, sentence) for sentence in book)]
    assert [f"{one.code} {one.mark}: {one.message}" for one in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "a@" * 5_000,
        "5" + " 000" * 5_000,
        "1," * 5_000 + " 5 mg",
        "ab-" * 5_000,
        "x" * 10_000,
        "200 mcg " * 1_000,
        "Take it 3 times a day, " * 500,
        "q." * 5_000,
        "`" * 5_000,
        "*a " * 3_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_hostile_text_ends(text: str) -> None:
    book = _BASE.book()
    bench.lay(bench.Sentence("x", "p", text, ""), book)
    try:
        assert isinstance(run(_BASE.read(book)), tuple)
    except HandbookError as refused:  # no word is so long; the rest of the problems is told all the same
        assert [one.code for one in refused.problems] == ["SYNTAX-15"] and " " not in text[:500]
    finally:
        _BASE.restore(book)
