"""What is proposed for days, intervals and lengths in other words: the same days, or nothing."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from handbook.medicine.frequency import Interval, Lasting
from handbook.medicine.ondays import On


def hint(kind: type[On] | type[Interval] | type[Lasting], text: str) -> str:
    with pytest.raises(PydanticCustomError) as refused:
        kind.read(text)
    return str((refused.value.context or {})["hint"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("weekdays", "write Monday, Tuesday, Wednesday, Thursday, Friday"),
        ("Monday to Friday", "write Monday, Tuesday, Wednesday, Thursday, Friday"),
        ("weekends", "write Saturday, Sunday"),
        ("am Wochenende", "write Saturday, Sunday"),
        ("Wensday", "did you mean `Wednesday`?"),
        ("1st of the month", "write day 1 of the month"),
        ("days 1-5", "write days 1 to 5"),
        ("day 1 of each cycle", "write day 1 of each course"),
        ("weekday", "write a weekday such as"),
        ("weekly", "write a weekday such as"),
        ("daily", "write a weekday such as"),
        ("5", "write a weekday such as"),
        ("days 5-1", "write a weekday such as"),
    ],
)
def test_days(text: str, says: str) -> None:
    assert hint(On, text).startswith(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [("other day", "write 2 days"), ("third day", "write 3 days"), ("second week", "write 2 weeks"),
     ("day", "write a length such as"), ("2", "write a length such as"), ("now and then", "write a length such as")],
)  # fmt: skip
def test_from_one_dose_to_the_next(text: str, says: str) -> None:
    assert hint(Interval, text).startswith(says)


@pytest.mark.parametrize("text", ["lifelong", "for life", "Lebenslang", "à vie", "de por vida", "пожизненно"])
def test_what_has_no_end_is_ongoing(text: str) -> None:
    assert hint(Lasting, text) == "write ongoing"


def test_a_length_that_is_none_may_have_no_end() -> None:
    assert "`ongoing`" in hint(Lasting, "until finished")
