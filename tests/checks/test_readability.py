"""Syllables, and the grade that a text asks for."""

import pytest

from handbook.checks.readability import LEAST, grade, syllables

SPOKEN = {
    1: "the dose nose nerve course used breathe weeks times through tried strength",
    2: "doses courses reaches places people quiet being evening every little table effects limit",
    3: "idea area average medicine different clinical receptor memory animal",
    4: "serotonin information molecular tolerated usually",
    5: "neuroprotection dopaminergic administration",
}


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, words in SPOKEN.items() for word in words.split()])
def test_syllables(count: int, word: str) -> None:
    assert syllables(word) == syllables(word.upper()) == syllables(word.capitalize()) == count


def test_short_words_are_easy_and_long_ones_are_not() -> None:
    easy = ["The cat sat on the mat. It was warm there. Then it got up and went out."] * 10
    hard = ["Pharmacological considerations notwithstanding, interindividual variability predominates."] * 20
    assert (grade(easy) or 99) < 3 < 20 < (grade(hard) or 0)


def test_longer_sentences_ask_for_more() -> None:
    short = ["The dose is taken in the morning. The nose is blown before that. Nobody drives on that day."] * 8
    long = ["The dose is taken in the morning and the nose is blown before that and nobody drives on that day."] * 8
    assert (grade(short) or 99) < (grade(long) or 0)


def test_a_few_words_have_no_grade() -> None:
    assert grade(["Take it."] * 10) is None
    assert grade(["word " * LEAST]) is not None
