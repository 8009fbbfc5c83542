"""Days, doses and sums of random plans against an independent reckoning, and plans that contradict themselves."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from decimal import Decimal as D
from functools import cache

import pytest

from handbook.book.planned import planned
from handbook.book.soundness import unsound
from handbook.foundation.marks import HandbookError
from handbook.medicine.day import Dose
from handbook.medicine.plan import Plan
from handbook.medicine.units import is_piece
from handbook.telling.planwords import supplies
from handbook.telling.speaker import speak
from randomplans import Drawn, plan
from reckoning import MEDICINES, read

PLANS = 350
"""Two regimens each on the average; thousands more were held against the same reckoning once."""


def test_days_doses_and_sums_of_any_plan() -> None:
    for seed in range(PLANS):
        drawn = plan(random.Random(seed))
        made = planned(read(drawn.regimens, drawn.calendar))
        wanted = [drawn.on(number) for number in range(drawn.length)]
        assert (made.length, made.goes_on) == (drawn.length, drawn.goes_on), drawn
        _same_start(made, drawn)
        _same_days(made, drawn, wanted)
        _same_sums(made, drawn, wanted)


def _same_start(made: Plan, drawn: Drawn) -> None:
    if drawn.asked is None:
        assert made.start is None
        return
    assert made.start == drawn.first, drawn
    begun = drawn.asked - timedelta(drawn.before)
    assert made.moved == (drawn.asked if drawn.first != begun else None)


def _same_days(made: Plan, drawn: Drawn, wanted: list) -> None:  # type: ignore[type-arg]
    for number, (day, took) in enumerate(zip(made.days, wanted, strict=True)):
        assert day.date == (drawn.first + timedelta(number) if drawn.asked else None)
        flat = [(id, one.at.name, one.at.later, one.at.clock, one.mg) for id, one in took]
        told = [(dose.entry.id, dose.slot.name, dose.slot.later, dose.slot.clock, _mg(dose)) for dose in day.doses]
        assert told == flat, (number, drawn)
        assert (day.kind == "on") is bool(flat)


def _mg(dose: Dose) -> D:
    """A lozenge holds 10 mg."""
    assert dose.amount.single
    return dose.amount.low * 10 if is_piece(dose.amount.unit) else dose.amount.to("mg").low


def _same_sums(made: Plan, drawn: Drawn, wanted: list) -> None:  # type: ignore[type-arg]
    taken = [number for number, took in enumerate(wanted, 1) if took]
    assert made.doses == sum(map(len, wanted))
    assert (made.first_dose.number if made.first_dose else None) == (taken[0] if taken else None)
    assert (made.last_dose.number if made.last_dose else None) == (taken[-1] if taken else None)
    totals: Counter[tuple[str, str]] = Counter()
    fives: list[D] = []
    for took in wanted:
        before = sum((n for (_, id), n in totals.items() if id == "p5"), D(0))
        for regimen, one in took:
            if drawn.told[int(regimen[1:])].stock.id == "n":
                totals[regimen, "z"] += one.mg / 10  # type: ignore[assignment]
                continue
            for id, count in zip(("p5", "p1"), fewest(one.mg), strict=True):
                totals[regimen, id] += count  # type: ignore[assignment]
        fives.append(sum((n for (_, id), n in totals.items() if id == "p5"), D(0)) - before)
    assert {(entry.id, one.id): n for entry, one, n in made.totals} == {key: n for key, n in totals.items() if n}
    pack = next((one for entry in made.entries for one in entry.products if one.id == "p5"), None)
    told = made.runs_out(pack) if pack else None
    assert (told.number if told else None) == _runs_out(fives)


def _runs_out(used: list[D]) -> int | None:
    """The last day that a pack of 30 lasts for."""
    left, last = D(30), None
    for number, count in enumerate(used, 1):
        if count > left:
            return last or number
        left, last = left - count, number if count else last
    return None


@cache
def fewest(amount: D) -> tuple[D, D]:
    """Tablets of 5 mg and of 1 mg for an amount, by trying all: fewest pieces, fewest halves, the larger."""
    best: tuple[int, int, D] | None = None
    found = (D(0), D(0))
    for halves in range(int(amount / D("2.5")) + 1):
        five = D(halves) / 2
        one = amount - five * 5
        if one % D("0.5"):
            continue
        parts = (five % 1 > 0) + (one % 1 > 0)
        cost = (int(five) + int(one) + parts, parts, -five)
        if best is None or cost < best:
            best, found = cost, (five, one)
    return found


# --- what contradicts itself -----------------------------------------------------------------------------

REFUSED = {
    "dose: 5 mg | every: 2 days | on: Monday": "SCHED-25",
    "steps: [{dose: 5 mg, for: 5 days}] | then: stop | course: 3 days": "SCHED-25",
    "steps: [{dose: 5 mg, for: 3 days}] | then: stay | course: 3 days": "SCHED-25",
    "dose: 5 mg | once: yes | course: 3 days | break: 2 days | courses: 3": "SCHED-25",
    "dose: 5 mg | around: scan | on: day -1 | course: 3 days": "SCHED-25",
    "dose: 5 mg | around: scan | every: 2 days": "SCHED-25",
    "around: scan | steps: [{dose: 5 mg, for: 5 days}] | then: stop": "SCHED-25",
    "dose: 5 mg | course: ongoing | courses: 3": "SCHED-25",
    "dose: 5 mg | on: day -2": "SCHED-24",
    "dose: 5 mg | on: day 0 | course: 3 days": "SCHED-24",
    "dose: 5 mg | on: day 1 of each course": "SCHED-29",
    "dose: 5 mg | on: day 1 of each course | course: ongoing": "SCHED-29",
    "dose: 5 mg | on: days 2 to 4 | course: 3 days": "SCHED-29",
    "dose: 5 mg | frequency: 2 per day | every: 3 days | course: 9 days": "SCHED-17",
    "frequency: 2 per day | alternate: [1 mg, 2 mg] | course: 9 days": "SCHED-17",
    "frequency: 2 per day | steps: [{dose: 5 mg, for: 5 days}] | then: stop": "SCHED-17",
    "dose: 5 mg | frequency: 2 per day | once: yes": "SCHED-17",
    "dose: 5 mg | frequency: 1 per week | every: 3 days | course: 9 days": "SCHED-17",
    "dose: 5 mg | every: 1 day | course: 3 days": "SCHED-33",
    "dose: 5 mg | every: 7 days | course: ongoing": "SCHED-23",
    "dose: 5 mg | every: 1 week | course: ongoing": "SCHED-23",
    "dose: 5 mg | frequency: 1 per 7 days | course: ongoing": "SCHED-23",
    "dose: 5 mg | on: day 1 | course: ongoing": "SCHED-25",
    "dose: 5 mg | around: yes | on: day -1": "SCHED-34",
    "dose: 5 mg | with: no | course: 3 days": "SCHED-34",
    "dose: 1 mg per kg | round_to: 0.5 mL | course: 3 days": "DOSE-38",
    "alternate: [5 mg] | course: 3 days": "DOSE-39",
    "dose: 5 mg | frequency: 1 per 12 hours | course: 3 days": "SCHED-17",
    "dose: 5 mg | alternate: [1 mg, 2 mg] | course: 3 days": "DOSE-30",
    "dose: 5 mg | week: {Monday: 1 mg} | course: ongoing": "DOSE-30",
    "dose: 5 mg | steps: [{dose: 5 mg, for: 5 days}] | then: stop": "DOSE-30",
    "dose: 5 mg | bands: {by: weight, rows: [{from: 1 kg, to: 90 kg, dose: 1 mg}]} | course: 3 days": "DOSE-30",
}


def refusal(regimen: str, calendar: str = "start: 2026-03-02\nweeks: 2", other: str = "") -> set[str]:
    told = ""
    for number, lines in enumerate(filter(None, (regimen, other))):
        told += f"  - id: r{number}\n    title: R{number}\n    medicine: m\n    slots: [noon]\n"
        told += "".join(f"    {line}\n" for line in lines.split(" | "))
    plan = "".join(f"  - regimen: r{number}\n" for number in range(2 if other else 1))
    book = read(MEDICINES + told, f"plan:\n{plan}{calendar}\nperson: {{weight: 50 kg}}\n")
    found = {problem.code for problem in unsound(book.regimens.values(), book.language.times)}
    try:
        planned(book)
    except HandbookError as refused:
        found |= {problem.code for problem in refused.problems}
    return found


@pytest.mark.parametrize("regimen", REFUSED)
def test_what_says_its_days_or_its_dose_twice_is_refused(regimen: str) -> None:
    assert refusal(regimen) == {REFUSED[regimen]}


@pytest.mark.parametrize(
    ("often", "day", "other"),
    [("1 per 12 hours", 2, 2), ("1 per 24 hours", 1, 1), ("1 per 48 hours", 1, 0), ("2 per 24 hours", 2, 2)],
)
def test_a_frequency_by_the_clock_has_its_days(often: str, day: int, other: int) -> None:
    slots = ["08:00", "20:00"][:day]
    told = f"    slots: {slots}\n    frequency: {often}\n    dose: 5 mg\n    course: 4 days\n"
    book = read(MEDICINES + f"  - id: r\n    title: R\n    medicine: m\n{told}", "regimen: r\n")
    assert [len(one.doses) for one in planned(book).days] == [day, other, day, other]


@pytest.mark.parametrize(("person", "hint"), [("weight: 0.98 m", "14 kg"), ("height: 98 kg", "98 cm")])
def test_a_height_is_no_weight(person: str, hint: str) -> None:
    with pytest.raises(HandbookError) as refused:
        read(MEDICINES + "  - {id: r, title: R, medicine: m, dose: 5 mg}\n", f"regimen: r\nperson: {{{person}}}\n")
    assert [(one.code, one.hint) for one in refused.value.problems] == [("DOSE-21", f"write it as {hint} is written")]


def test_steps_that_fill_their_course_come_again_in_each() -> None:
    steps = "steps: [{dose: 10 mg, for: 2 days}, {dose: 5 mg, for: 3 days}] | then: stop"
    assert refusal(f"{steps} | course: 5 days | break: 2 days | courses: 3") == set()


def test_a_plan_lies_around_one_event() -> None:
    assert refusal("dose: 5 mg | around: scan | on: day -1", other="dose: 1 mg | around: birth | on: day 1") == {
        "SCHED-28"
    }


@pytest.mark.parametrize(
    ("regimen", "day", "falls"),
    [
        ("dose: 5 mg | course: 5 days", "day 5", True),
        ("dose: 5 mg | course: 5 days", "day 6", False),
        ("dose: 5 mg | course: 5 days", "2026-03-06", True),
        ("dose: 5 mg | course: 5 days", "2026-03-07", False),
        ("dose: 5 mg | course: ongoing", "day 15", True),  # on a later sheet
        ("dose: 5 mg | course: ongoing", "2026-03-01", False),
        ("dose: 5 mg | course: 5 days | break: 3 days | courses: 2", "day 8 of each course", True),  # counted through
        ("dose: 5 mg | course: 5 days | break: 3 days | courses: 2", "day 9 of each course", False),
        ("dose: 5 mg | around: scan | on: day -2", "day -1", True),
        ("dose: 5 mg | around: scan | on: day -2", "day 0", True),
        ("dose: 5 mg | around: scan | on: day -2", "day 1", False),
    ],
)
def test_what_else_happens_falls_on_a_day(regimen: str, day: str, falls: bool) -> None:
    calendar = f"start: 2026-03-02\nweeks: 2\nevents: [{{title: Blood test, on: {day}}}]"
    assert refusal(regimen, calendar) == (set() if falls else {"SCHED-30"})


def test_two_regimens_of_a_medicine_take_from_one_box() -> None:
    told = "medicine: m\n    slots: [noon]\n    course: 4 days\n"
    doses = {"a": "5 mg", "b": "10 mg"}.items()
    two = "".join(f"  - id: {id}\n    title: {id}\n    dose: {dose}\n    {told}" for id, dose in doses)
    book = read(MEDICINES + two, "plan: [{regimen: a}, {regimen: b}]\n")
    (one,) = supplies(planned(book), speak(book))
    assert one.pieces.replace("\u00a0", " ") == "12 tablets of 5 mg"
