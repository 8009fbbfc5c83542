"""Days in cells: boxes for a pen, days off told without colour."""

from handbook.foundation.units import MM
from handbook.layout.daygrid import TICK, DayCell, DayGrid, WeekRow, day_looks, week_box
from handbook.layout.galley import Box
from handbook.layout.page import Fill, Line, Stroke, Tag
from handbook.layout.setting import Setting
from looks import plain_style

SETTING = Setting(plain_style(), "en-US")
GRID = DayGrid(0.0, 190 * MM)


def drawn(week: WeekRow) -> Box:
    looks = day_looks([cell for cell in week.cells if cell], GRID, SETTING)
    return week_box(week, GRID, Tag("TBody", None), SETTING, looks)


def row(*cells: DayCell | None) -> WeekRow:
    return WeekRow([*cells, *[None] * (7 - len(cells))])


def test_each_dose_has_a_box_of_five_millimetres() -> None:
    box = drawn(row(DayCell("on", "5 Mar", labels=("Day 1 of 14",), ticks=("morning", "noon"))))
    squares = [item for item in box.placements if isinstance(item, Stroke) and len(item.points) == 4]
    sides = [abs(square.points[1][0] - square.points[0][0]) for square in squares]
    assert sum(1 for side in sides if abs(side - TICK) < 0.01) == 2 and TICK >= 5 * MM - 0.01


def test_a_day_off_is_hatched_and_worded() -> None:
    box = drawn(row(DayCell("off", "5 Mar", labels=("Break day 1 of 14",))))
    assert any(isinstance(item, Fill) and item.hatch for item in box.placements)
    words = [item for item in box.placements if isinstance(item, Line) and item.tag and item.tag.role == "TD"]
    assert len([line for line in words if line.runs]) >= 2


def test_a_day_without_a_date_has_a_line_to_write_it_on() -> None:
    box = drawn(row(DayCell("on", "", labels=("Day 1 of 14",), ticks=("morning",))))
    assert any(isinstance(item, Stroke) and item.dash for item in box.placements)


def test_every_day_is_a_cell_for_a_reader() -> None:
    box = drawn(row(DayCell("on", "5 Mar", labels=("Day 1",))))
    cells = {id(item.tag) for item in box.placements if isinstance(item, Line) and item.tag}
    assert len(cells) == 7


def test_nothing_stands_outside_its_column() -> None:
    cells = [DayCell("on", "31 December 2026", labels=("Day 1 of 14",), ticks=("early afternoon",))] * 7
    box = drawn(WeekRow(cells))
    for item in box.placements:
        if isinstance(item, Line):
            assert item.x >= 0 and item.x + sum(run.width for run in item.runs) <= GRID.width + 0.1
            assert item.y <= box.height
