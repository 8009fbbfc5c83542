"""What a form must still ask for, told from the problems of what was asked so far."""

from dataclasses import replace
from pathlib import Path

from handbook.book.planned import planned
from handbook.book.wishes import Wishes
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.values import Scalar
from handbook.press.planoffers import open_in
from handbook.telling.opening import load

BOOKS = Path(__file__).parents[1] / "books" / "regimens"

WEEKS = Problem("SCHED-01", "it has no end", None, "say how long with --weeks", asks=("weeks",))
WEIGHT = Problem("DOSE-20", "it stands on a weight", None, "say it with --weight", asks=("weight",))
REMARK = Problem("DOSE-09", "no most for one day", None, "", severity="warning")
FAULT = Problem("DOSE-03", "it ends in a zero", None, "write 1 mg")


def test_what_is_open_is_named_whatever_remarks_stand_before_it() -> None:
    assert open_in([REMARK, WEEKS, WEIGHT, WEEKS]) == ("weeks", "weight")
    assert open_in([REMARK]) == ()


def test_nothing_is_asked_where_no_answer_would_mend_it() -> None:
    assert open_in([REMARK, WEEKS, FAULT]) == open_in([FAULT, WEEKS]) == ()


def test_whoever_makes_a_problem_says_what_it_asks_as_its_hint_does() -> None:
    asked = set()
    for folder in sorted(BOOKS.glob("*/")):
        book = load(folder)
        assert book.calendar
        unsaid = dict.fromkeys(("person", "weeks", "on", "off", "cycles"))
        own = book.calendar.model_copy(update=unsaid)
        for id in book.regimens:
            try:
                planned(replace(book, calendar=own), Wishes(regimen=Scalar(id)))
            except HandbookError as error:
                for one in error.problems:
                    assert all(f"--{name}" in one.hint for name in one.asks), one
                    assert one.asks or "--" not in one.hint, one
                    asked |= set(one.asks)
    assert asked == {"weeks", "weight", "height"}
