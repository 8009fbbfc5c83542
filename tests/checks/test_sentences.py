"""Labelled sentences in a small book: the dangerous are alarmed, the right ones are not."""

import sys
from pathlib import Path

import pytest

from handbook.checks import run
from handbook.foundation.marks import HandbookError

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
import sentences as bench

_BASE = bench.Asked()
# What the checks of regimens, and not of words, do not find yet.
_MISSED = {"D103", "D119", "D127"}


def told(kind: str) -> list[bench.Sentence]:
    return [one for path in sorted(bench.HERE.glob(f"*{kind}.tsv")) for one in bench.sentences(path)]


@pytest.mark.parametrize("one", told("dangerous"), ids=lambda one: one.id)
def test_a_dangerous_sentence_is_alarmed(one: bench.Sentence) -> None:
    if one.id not in _MISSED:
        assert _BASE.answer(one)


@pytest.mark.parametrize("one", told("safe"), ids=lambda one: one.id)
def test_a_right_sentence_is_not(one: bench.Sentence) -> None:
    assert _BASE.answer(one) <= one.codes


@pytest.mark.parametrize(
    "text",
    [
        "a@" * 20_000,
        "5" + " 000" * 20_000,
        "1," * 20_000 + " 5 mg",
        "ab-" * 20_000,
        "x" * 40_000,
        "200 mcg " * 5_000,
        "Take it 3 times a day, " * 2_000,
        "q." * 20_000,
        "`" * 20_000,
        "*a " * 10_000,
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
