"""Settling a plan: what a regimen leaves open is chosen within what it states, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.reader import read_text
from handbook.medicine.settle import Choices, Length, Settled, Stated, settle

AT_LEAST = Length("at least as long as the course", rule="at least")
EQUAL = Length("equal to the course", rule="equal")
SIMILAR = Length("similar to the course", rule="similar")
FOCUS = Stated("Focus and study", Length("10 to 14 days", 10, 14), AT_LEAST)
STROKE = Stated("After a stroke", Length("10 days", 10, 10), Length("20 days", 20, 20), 2)


def choices(on: int | str | None = None, off: int | str | None = None, cycles: int | str | None = 3) -> Choices:
    return Choices(on, off, cycles)


def refused(stated: Stated, chosen: Choices) -> tuple[Problem, ...]:
    with pytest.raises(HandbookError) as caught:
        settle(stated, chosen)
    return caught.value.problems


def numbers(plan: Settled) -> tuple[int, int, int]:
    return plan.on.number, plan.off.number, plan.cycles.number


def test_a_range_and_a_rule_are_never_guessed() -> None:
    assert [(problem.code, problem.message, problem.hint) for problem in refused(FOCUS, choices())] == [
        (
            "SCHED-01",
            "the course of Focus and study is 10 to 14 days; a calendar needs one number",
            "choose 10, 11, 12, 13 or 14: write `on:` in calendar.yaml, or --on",
        ),
        (
            "SCHED-01",
            "the break of Focus and study is at least as long as the course; a calendar needs one number",
            "choose a number of days that fits the course: write `off:` in calendar.yaml, or --off",
        ),
    ]
    (problem,) = refused(FOCUS, choices(on=12))
    assert problem.hint == "choose 12 or more: write `off:` in calendar.yaml, or --off"


def test_nobody_guesses_the_number_of_courses() -> None:
    (problem,) = refused(FOCUS, choices(14, 14, None))
    assert (problem.code, problem.hint) == (
        "SCHED-01",
        "choose a number from 1 to 60: write `cycles:` in calendar.yaml, or --cycles",
    )


def test_what_was_chosen_is_told_with_what_it_was_chosen_from() -> None:
    plan = settle(FOCUS, choices(14, 20))
    assert numbers(plan) == (14, 20, 3)
    assert (plan.on.how, plan.on.low, plan.on.high) == ("chosen", 10, 14)
    assert (plan.off.how, plan.off.rule) == ("chosen", "at least")


def test_an_open_course_is_the_only_question_where_the_break_follows_from_it() -> None:
    (problem,) = refused(FOCUS._replace(rest=EQUAL), choices())
    assert problem.hint.endswith("write `on:` in calendar.yaml, or --on")


def test_what_is_stated_needs_no_choice() -> None:
    plan = settle(STROKE, choices(cycles=None))
    assert numbers(plan) == (10, 20, 2)
    assert plan.on.how == plan.off.how == plan.cycles.how == "stated"
    assert numbers(settle(STROKE, choices(10, 20, 1))) == (10, 20, 1)


def test_an_equal_break_follows_from_the_course() -> None:
    plan = settle(FOCUS._replace(rest=EQUAL), choices(12))
    assert numbers(plan) == (12, 12, 3) and plan.off.how == "derived"
    (problem,) = refused(FOCUS._replace(rest=EQUAL), choices(12, 13))
    assert (problem.code, problem.message, problem.hint) == (
        "SCHED-14",
        "a break of 13 days after 12 on is not equal to the course",
        "write 12",
    )


@given(st.integers(10, 14), st.integers(0, 200))
def test_a_break_at_least_as_long_as_the_course(on: int, off: int) -> None:
    if on <= off <= 180:
        assert settle(FOCUS, choices(on, off)).off.number == off
    else:
        (problem,) = refused(FOCUS, choices(on, off))
        assert problem.code == ("SCHED-14" if off < on else "SCHED-13")
        assert problem.hint == (f"write {on} or more" if off < on else "write a number from 0 to 180")


@given(st.integers(10, 14), st.integers(0, 180))
def test_a_similar_break_is_from_half_to_twice_the_course(on: int, off: int) -> None:
    similar = FOCUS._replace(rest=SIMILAR)
    if on <= 2 * off <= 4 * on:
        assert settle(similar, choices(on, off)).off.number == off
    else:
        assert refused(similar, choices(on, off))[0].code == "SCHED-14"


@pytest.mark.parametrize(
    ("on", "off", "cycles", "message", "hint"),
    [
        (15, 20, 3, "15 days on is not what Focus and study states: course 10 to 14 days",
         "write 10, 11, 12, 13 or 14"),
        (9, 20, 3, "9 days on is not what Focus and study states: course 10 to 14 days",
         "write 10, 11, 12, 13 or 14"),
        (0, 20, 3, "0 days on is outside what a calendar takes", "write a number from 1 to 90"),
        (14, 13, 3, "a break of 13 days after 14 on is not at least as long as the course", "write 14 or more"),
        (14, 1, 3, "a break of 1 day after 14 on is not at least as long as the course", "write 14 or more"),
        (14, 14, 200, "200 courses is outside what a calendar takes", "write a number from 1 to 60"),
        (14, 14, 0, "0 courses is outside what a calendar takes", "write a number from 1 to 60"),
        ("14.0", 14, 3, '"14.0" is no whole number of days on', "write a number from 1 to 90, in figures"),
        ("010", 14, 3, '"010" is no whole number of days on', "write a number from 1 to 90, in figures"),
        ("1e1", 14, 3, '"1e1" is no whole number of days on', "write a number from 1 to 90, in figures"),
        ("-3", 14, 3, '"-3" is no whole number of days on', "write a number from 1 to 90, in figures"),
        ("", 14, 3, '"" is no whole number of days on', "write a number from 1 to 90, in figures"),
        ("١٤", 14, 3, '"١٤" is no whole number of days on', "write a number from 1 to 90, in figures"),
        (14, "two weeks", 3, '"two weeks" is no whole number of days off',
         "write a number from 0 to 180, in figures"),
        (14, 14, "9" * 5000, f'"{"9" * 39}…" is no whole number of courses',
         "write a number from 1 to 60, in figures"),
    ],
)  # fmt: skip
def test_a_wrong_number_is_answered_with_the_right_ones(
    on: int | str, off: int | str, cycles: int | str, message: str, hint: str
) -> None:
    (problem,) = refused(FOCUS, choices(on, off, cycles))
    assert (problem.message, problem.hint) == (message, hint)


def test_no_more_courses_than_are_stated() -> None:
    (problem,) = refused(STROKE, choices(cycles=4))
    assert (problem.code, problem.message, problem.hint) == (
        "SCHED-14",
        "After a stroke is given as 2 courses, not as 4",
        "write 1 or 2",
    )


def test_a_stated_break_is_not_shortened() -> None:
    (problem,) = refused(STROKE, choices(off=10, cycles=2))
    assert (problem.code, problem.hint) == ("SCHED-14", "write 20")


def test_a_regimen_without_a_break() -> None:
    lone = FOCUS._replace(rest=None)
    assert numbers(settle(lone, choices(14, cycles=1))) == (14, 0, 1)
    assert refused(lone, choices(14))[0].message == "Focus and study states no break to part 3 courses"
    assert refused(lone, choices(14, 0))[0].message == "3 courses without a break between them are one long course"
    assert settle(lone, choices(14, 7)).off.how == "chosen"


def test_a_break_stated_as_a_range_is_chosen_too() -> None:
    ranged = FOCUS._replace(rest=Length("2 to 4 weeks", 14, 28))
    assert refused(ranged, choices(14))[0].hint.startswith("choose a number from 14 to 28")
    assert settle(ranged, choices(14, 21)).off.number == 21
    assert refused(ranged, choices(14, 29))[0].code == "SCHED-14"


def test_a_course_longer_than_a_calendar_is_refused() -> None:
    half_a_year = FOCUS._replace(course=Length("26 weeks", 182, 182), rest=EQUAL)
    assert refused(half_a_year, choices())[0].code == "SCHED-13"


def test_all_problems_are_told_at_once_and_at_their_places() -> None:
    book = read_text("calendar.yaml", "on: 40\noff: ten\ncycles: 99\n")
    problems = refused(FOCUS, Choices(book["on"], book["off"], book["cycles"]))
    assert [(problem.code, str(problem.mark)) for problem in problems] == [
        ("SCHED-13", "calendar.yaml:3:9"),
        ("SCHED-14", "calendar.yaml:1:5"),
        ("SCHED-13", "calendar.yaml:2:6"),
    ]
