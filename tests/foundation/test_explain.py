"""Every code that the program can tell has an explanation that holds what it promises."""

import re
from pathlib import Path

import pytest

import handbook
from handbook.foundation.explain import explanation, explanations
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import Scalar, read_text

KEYS = {"title", "why", "bad", "good", "source", "waive"}
ENTRIES = [(code, entry) for code, entry in explanations().items()]


def told_codes() -> set[str]:
    package = Path(handbook.__file__).parent
    texts = [path.read_text() for path in package.rglob("*.py")]
    return {code for text in texts for code in re.findall(r"\"([A-Z]{3,6}-\d\d)\"", text)}


def test_every_code_is_explained() -> None:
    assert sorted(told_codes() - set(explanations())) == []


def test_no_code_is_explained_that_is_never_told() -> None:
    assert sorted(set(explanations()) - told_codes()) == []


@pytest.mark.parametrize(("code", "entry"), ENTRIES)
def test_entries_are_complete(code: str, entry: dict) -> None:
    assert re.fullmatch(r"[A-Z]+-\d\d", code)
    assert {"title", "why"} <= set(entry) <= KEYS
    assert all(entry.values())
    assert len(entry["title"]) <= 80 and not entry["title"].endswith(".")


def test_entries_stand_in_order() -> None:
    assert list(explanations()) == sorted(explanations())


@pytest.mark.parametrize(("code", "entry"), [(code, entry) for code, entry in ENTRIES if code.startswith("SYNTAX")])
def test_the_bad_example_is_refused_for_this_reason_and_the_good_one_is_not(code: str, entry: dict) -> None:
    if "bad" in entry:
        with pytest.raises(HandbookError) as caught:
            read_text("bad", entry["bad"])
        assert caught.value.problems[0].code == code
    if "good" in entry:
        for example in re.split(r"\n(?=note: >)", entry["good"]):
            read_text("good", example)


def test_the_page() -> None:
    page = explanation(Scalar("syntax-03"))
    assert page.startswith("SYNTAX-03: A colon in a text\n\n")
    assert "Not so:\n    note: Storage: keep it cold" in page
    assert max(map(len, page.split("\n"))) <= 80


def test_a_code_that_there_is_none_of() -> None:
    with pytest.raises(HandbookError) as caught:
        explanation(Scalar("SYNTAX-99"))
    assert caught.value.status == 2 and "did you mean" in caught.value.problems[0].hint
