"""Places, problems, and the exit status that they lead to."""

import pytest

from handbook.foundation.marks import HandbookError, Mark, Problem, Source, refuse, status_of

SOURCE = Source("t.yaml", "a: one two one\nb: three one\n")
ALL = Mark(SOURCE, 1, 4, 2, 13)


@pytest.mark.parametrize(
    ("words", "nth", "place"),
    [("one", 0, "t.yaml:1:4"), ("one", 1, "t.yaml:1:12"), ("one", 2, "t.yaml:2:10"), ("a:", 0, "t.yaml:1:4")],
)
def test_words_are_found_inside_a_stretch(words: str, nth: int, place: str) -> None:
    assert str(ALL.find(words, nth)) == place


def test_what_is_not_found_is_the_stretch_itself() -> None:
    assert ALL.find("four") is ALL and ALL.find("one", 9) is ALL


def test_lines() -> None:
    assert [SOURCE.line(number) for number in (0, 1, 2, 3)] == ["", "a: one two one", "b: three one", ""]


def test_the_gravest_problem_decides_the_status() -> None:
    assert [status_of(code) for code in ("DOSE-01", "USAGE-01", "STYLE-01", "ENV-01", "BUG-01")] == [1, 2, 3, 4, 5]
    assert HandbookError((Problem("DOSE-01", "m"), Problem("ENV-01", "m"))).status == 4
    assert HandbookError().status == 1


def test_an_error_says_what_it_is_about() -> None:
    assert str(refuse("DOSE-01", "wrong", ALL)) == "wrong"
    assert Problem("X-01", "m", ALL).place == ("t.yaml", 1, 4) and Problem("X-01", "m").place == ("", 0, 0)
