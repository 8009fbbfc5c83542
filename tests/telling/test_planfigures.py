"""Figures of a plan say what its days hold: drawn words and the words for those who cannot see them."""

from pathlib import Path

import pytest

from handbook.book.planned import planned
from handbook.document import blocks as b
from handbook.document import drawings as d
from handbook.telling.kinds import neutral_section
from handbook.telling.opening import load
from handbook.telling.speaker import speak

BOOKS = Path(__file__).parents[1] / "books" / "regimens"


def figure(name: str) -> b.Figure:
    voice = speak(load(BOOKS / name))
    blocks = neutral_section(voice.book.sections[0], voice).blocks
    return next(block for block in blocks if isinstance(block, b.Figure))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_the_steps_of_a_taper() -> None:
    made = figure("taper")
    assert isinstance(made.drawing, d.Levels)
    assert made.drawing.days == tuple((dose, dose) for dose in (40, 30, 20, 12.5, 5) for _ in range(5))
    assert plain(made.alt) == (
        "Reducing course, morning: days 1 to 5: 40 mg, 8 tablets of 5 mg; days 6 to 10: 30 mg, 6 tablets of 5 mg; "
        "days 11 to 15: 20 mg, 4 tablets of 5 mg; days 16 to 20: 12.5 mg, 2 and a half tablets of 5 mg; "
        "days 21 to 25: 5 mg, 1 tablet of 5 mg; then stop."
    )


def test_a_rising_dose_counts_all_doses_of_a_day_and_is_stayed_on() -> None:
    drawing = figure("titration").drawing
    assert isinstance(drawing, d.Levels) and drawing.runs_on and drawing.measure
    assert [dict.fromkeys(drawing.days[day : day + 14]) for day in (0, 14, 28)] == [
        {(25, 25): None},
        {(50, 50): None},
        {(150, 150): None},
    ]
    assert plain(drawing.levels[2].amount) == "50 mg, morning; 100 mg, bedtime"


def test_a_week_names_its_days_in_full_and_says_where_there_is_no_dose() -> None:
    made = figure("weekly")
    assert isinstance(made.drawing, d.WeekView)
    assert made.drawing.heads[0] == "Monday" and made.drawing.none == "none today"
    assert plain(made.alt) == (
        "Monday: Trexamin, evening 15 mg; Tuesday, Wednesday, Thursday, Saturday and Sunday: none today; "
        "Friday: Folamin, morning 5 mg. Trexamin 15 mg: 6 tablets. Folamin 5 mg: 1 tablet."
    )


def test_a_cycle_shows_every_medicine_on_the_same_days() -> None:
    made = figure("cycles")
    assert isinstance(made.drawing, d.CycleView)
    kinds = {"on": "x", "none": ".", "off": "-"}
    assert ["".join(kinds[day] for day in row.days) for row in made.drawing.rows] == [
        "xxxxxxxxxxxxxx-------",
        "xxxxx.........-------",
    ]
    assert plain(made.alt) == (
        "Capemin: 2,250 mg, morning and evening (3 tablets of 500 mg and 5 tablets of 150 mg each time), "
        "days 1 to 14; Break, no doses: days 15 to 21. "
        "Nausamin: 8 mg, morning and evening (1 tablet each time), days 1 to 5; Break, no doses: days 15 to 21."
    )


@pytest.mark.parametrize("name", ["weekdays", "weekly", "clock", "loading", "patch", "packs"])
def test_the_cells_of_a_week_are_the_doses_of_its_days(name: str) -> None:
    """Each cell with an amount is a dose of the plan on a day of that head, and each dose of a week has its cell."""
    from handbook.book.matter import FigureBlock
    from handbook.foundation.values import Scalar
    from handbook.telling.planfigures import drawn

    voice = speak(load(BOOKS / name))
    drawing, _ = drawn(FigureBlock(kind=Scalar("week")), voice.book.edition.title.mark, voice)
    assert isinstance(drawing, d.WeekView)
    plan = planned(voice.book)
    named = voice.language.weekdays
    for number in range(1, 8):
        heads = {f"Day {number}", named[plan.at(number).weekday or 0] if plan.by_weekday else named[number - 1]}
        (column,) = (place for place, head in enumerate(drawing.heads) if head in heads)
        assert sum(bool(row.amounts[column]) for row in drawing.rows) == len(plan.doses_on(number))


def test_amounts_in_turn_beside_a_weekday_are_drawn_only_from_a_start(tmp_path: Path) -> None:
    """Without one, the first Monday of the figure might be another than the sheet's."""
    from handbook.book.matter import FigureBlock
    from handbook.foundation.marks import HandbookError
    from handbook.foundation.starter import begin
    from handbook.foundation.values import Scalar
    from handbook.telling.planfigures import drawn

    folder = begin(Scalar("mine"), tmp_path, like="plan")
    block = FigureBlock(kind=Scalar("week"), caption=Scalar("A week"))
    with pytest.raises(HandbookError) as caught:
        drawn(block, Scalar().mark, speak(load(folder)))
    assert [one.code for one in caught.value.problems] == ["IMAGE-12"]
    with (folder / "calendar.yaml").open("a") as file:
        file.write("start: 2026-03-04\n")
    view, _ = drawn(block, Scalar().mark, speak(load(folder)))
    assert isinstance(view, d.WeekView) and view.heads[0] == "Wednesday"
    (turns,) = (row for row in view.rows if row.label.startswith("Lipadol"))
    assert [plain(amount) for amount in turns.amounts] == ["20 mg", "10 mg"] * 3 + ["20 mg"]
