"""Labelled sentences in a small book: the dangerous are alarmed, the right ones are not."""

import sys
from pathlib import Path

import pytest

from handbook.checks import run
from handbook.foundation.marks import HandbookError, Problem

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import sentences as bench

_BASE = bench.Asked()
_MANY = {"p", "casep", "caution", "note", "h", "step"}
"""Places that take any number of sentences, one under the other; each of the others takes one."""


def told(kind: str) -> list[bench.Sentence]:
    return [one for path in sorted(bench.HERE.glob(f"*{kind}.tsv")) for one in bench.sentences(path)]


def books(right: list[bench.Sentence]) -> list[list[bench.Sentence]]:
    """Sentences with which nothing is wrong, as many in one book as have their places there."""
    made: list[list[bench.Sentence]] = []
    for one in right:
        language, place = bench.spoken(one)
        for book in made:
            taken = {other.place for other in book}
            if bench.spoken(book[0])[0] == language and (place in _MANY or one.place not in taken):
                book.append(one)
                break
        else:
            made.append([one])
    return made


def stray(problem: Problem, book: list[bench.Sentence]) -> bool:
    """Whether a problem lies on the line of no sentence that its rule may fairly speak of."""
    line = problem.mark.source.line(problem.mark.line) if problem.mark else ""
    return not any(problem.code in one.codes and bench.quoted(one.text) in line for one in book)


@pytest.mark.parametrize("one", told("dangerous"), ids=lambda one: one.id)
def test_a_dangerous_sentence_is_alarmed(one: bench.Sentence) -> None:
    assert _BASE.answer(one)


@pytest.mark.parametrize("book", books(told("safe")), ids=lambda book: f"{book[0].id} and {len(book) - 1} more")
def test_right_sentences_are_not(book: list[bench.Sentence]) -> None:
    language, _ = bench.spoken(book[0])
    folder = _BASE.book(language)
    try:
        for one in book:
            bench.lay(one, folder)
        found = [one for one in _BASE.new(language, folder) if stray(one, book)]
        assert [f"{one.code} {one.mark}: {one.message}" for one in found] == []
    finally:
        _BASE.restore(folder)


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
