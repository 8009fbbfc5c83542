"""Frequencies, durations and breaks: fixed forms in, plain words out."""

import pytest
from pydantic_core import PydanticCustomError

from handbook.medicine.frequency import Break, Duration, Frequency
from handbook.medicine.strength import Strength


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("typed", "said", "per_day"),
    [
        ("1 per day", "once a day", (1, 1)),
        ("2 per day", "twice a day", (2, 2)),
        ("2 to 3 per day", "2 to 3 times a day", (2, 3)),
        ("1 per 2 days", "once every 2 days", (0.5, 0.5)),
        ("1 per hour", "once an hour", (24, 24)),
        ("7 per week", "7 times a week", (1, 1)),
    ],
)
def test_a_frequency_in_words(typed: str, said: str, per_day: tuple[float, float]) -> None:
    frequency = Frequency.read(typed)
    assert plain(frequency.words) == said
    assert frequency.per_day == per_day


@pytest.mark.parametrize(
    ("typed", "said", "days"),
    [
        ("10 to 14 days", "10 to 14 days", (10, 14)),
        ("1 day", "1 day", (1, 1)),
        ("2 to 4 weeks", "2 to 4 weeks", (14, 28)),
        ("30 to 60 minutes", "30 to 60 minutes", None),
        ("15 min", "15 minutes", None),
        ("2 months", "2 months", None),
    ],
)
def test_a_duration_in_words_and_days(typed: str, said: str, days: tuple[int, int] | None) -> None:
    duration = Duration.read(typed)
    assert plain(duration.words) == said
    assert duration.days == days


def test_figure_and_unit_of_a_time_never_part() -> None:
    assert " " not in Duration.read("10 to 14 days").words


def test_a_duration_in_hours() -> None:
    assert Duration.read("30 to 60 minutes").hours == (0.5, 1)
    assert Duration.read("2 days").hours == (48, 48)


@pytest.mark.parametrize(
    ("typed", "rule", "said"),
    [
        ("20 days", "days", "20 days"),
        ("equal to the course", "equal", "equal to the course"),
        ("similar to the course", "similar", "similar to the course"),
        ("at least the course", "at least", "at least as long as the course"),
        ("at least as long as the course", "at least", "at least as long as the course"),
    ],
)
def test_a_break_in_words(typed: str, rule: str, said: str) -> None:
    pause = Break.read(typed)
    assert (pause.rule, plain(pause.words)) == (rule, said)


@pytest.mark.parametrize(
    ("typed", "amount", "said"),
    [
        ("0.1 %", "1 mg", "1 mg per mL"),
        ("1 %", "10 mg", "10 mg per mL"),
        ("1 mg per mL", "1 mg", "1 mg per mL"),
        ("100 mcg per spray", "100 mcg", "100 mcg per spray"),
    ],
)
def test_a_strength(typed: str, amount: str, said: str) -> None:
    strength = Strength.read(typed)
    assert strength.amount.typed == amount
    assert plain(strength.content("us")) == said and plain(strength.words("us")) == typed


@pytest.mark.parametrize(
    ("kind", "typed", "code", "mend"),
    [
        (Frequency, "2-3x daily", "DOSE-07", "write 2 to 3 per day"),
        (Frequency, "QD", "DOSE-07", "write 1 per day"),
        (Frequency, "b.i.d.", "DOSE-07", "write 2 per day"),
        (Frequency, "twice daily", "SCHED-05", "write 2 per day"),
        (Frequency, "2 to 3 times a day", "SCHED-05", "write 2 to 3 per day"),
        (Frequency, "once weekly", "SCHED-05", "write 1 per week"),
        (Frequency, "daily", "SCHED-05", "write 1 per day, if the source says so"),
        (Frequency, "as needed", "SCHED-05", "write `as_needed: yes` instead"),
        (Frequency, "0 per day", "SCHED-05", "write a frequency such as"),
        (Frequency, "", "SCHED-05", "write a frequency such as"),
        (Frequency, "3 to 2 per day", "SCHED-06", "write 2 to 3 per day"),
        (Duration, "10-14 days", "SCHED-05", "write 10 to 14 days"),
        (Duration, "two weeks", "SCHED-05", "write 2 weeks"),
        (Duration, "14d", "SCHED-05", "write 14 days"),
        (Duration, "1.5 hours", "SCHED-05", "write a length such as"),
        (Duration, "", "SCHED-05", "write a length such as"),
        (Duration, "14 to 10 days", "SCHED-06", "write 10 to 14 days"),
        (Break, "equal or longer", "SCHED-05", "write at least the course"),
        (Break, "same", "SCHED-05", "write equal to the course"),
        (Break, "20-30 days", "SCHED-05", "write 20 to 30 days"),
        (Break, "none", "SCHED-05", "write a length such as 20 days, or one of: equal to the course"),
        (Strength, "0.1%", "DOSE-01", "write 0.1 %"),
        (Strength, "1.0 %", "DOSE-03", "write 1 %"),
        (Strength, "1:1000", "DOSE-07", "write a strength such as"),
        (Strength, "200 %", "DOSE-16", "write a strength such as"),
        (Strength, "strong", "DOSE-16", "write a strength such as"),
    ],
)
def test_other_forms_are_refused_with_their_mend(kind: type[Frequency], typed: str, code: str, mend: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        kind.read(typed)
    assert refused.value.type == code
    assert (refused.value.context or {})["hint"].startswith(mend)
