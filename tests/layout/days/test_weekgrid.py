"""Days in cells: boxes for a pen, days off told without colour, labels on one line where that can be read."""

import pytest

from handbook.foundation.marks import HandbookError
from handbook.foundation.units import MM
from handbook.layout.days.cells import (
    BESIDE,
    PAD,
    TICK,
    DayCell,
    DayGrid,
    DayLooks,
    Tick,
    WeekRow,
    beside_boxes,
    day_looks,
    fitting_names,
    width_of,
)
from handbook.layout.days.setdays import set_week
from handbook.layout.days.weekgrid import week_box, weekday_box
from handbook.layout.pages.galley import Box
from handbook.layout.pages.page import Fill, Line, Sign, Stroke, Tag
from handbook.layout.type.setting import Setting
from looks import plain_style

SETTING = Setting(plain_style(), "en-US")
GRID = DayGrid(0.0, 190 * MM)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def on(
    head: str = "5 Mar", label: str = "Day 1 of 14", ticks: tuple[str, ...] = ("morning",), year: str = ""
) -> DayCell:
    return DayCell("on", head, year, (label,), tuple(map(Tick, ticks)))


def off(label: str = "Break day 10 of 14") -> DayCell:
    return DayCell("off", "5 Mar", "", (label,))


def looks(*cells: DayCell, grid: DayGrid = GRID) -> DayLooks:
    return day_looks(cells, grid, SETTING)


def week(*cells: DayCell | None, grid: DayGrid = GRID, margin: str = "") -> Box:
    row = WeekRow([*cells, *[None] * (7 - len(cells))], margin)
    own = day_looks([cell for cell in cells if cell], grid, SETTING)
    return week_box(set_week(row, grid, SETTING, own), grid, Tag("TBody", None), SETTING, own)


def lines(box: Box) -> list[Line]:
    return [item for item in box.placements if isinstance(item, Line) and item.runs]


def words(line: Line) -> str:
    return "".join(piece.text for run in line.runs for piece in run.pieces).strip()


def test_each_dose_has_a_box_of_five_millimetres() -> None:
    box = week(on(ticks=("morning", "noon")))
    squares = [item for item in box.placements if isinstance(item, Stroke) and len(item.points) == 4]
    sides = [abs(square.points[1][0] - square.points[0][0]) for square in squares]
    assert sum(1 for side in sides if abs(side - TICK) < 0.01) == 2 and TICK >= 5 * MM - 0.01


def test_a_day_off_is_hatched_shaded_and_worded() -> None:
    box = week(off())
    fills = [item for item in box.placements if isinstance(item, Fill) and item.height == box.height]
    assert [bool(item.hatch) for item in fills] == [False, True]
    assert [words(line).replace("\u00a0", " ") for line in lines(box)] == ["5 Mar", "Break day 10 of 14"]


def test_words_on_hatching_have_a_white_ground() -> None:
    box = week(off())
    grounds = [item for item in box.placements if isinstance(item, Fill) and item.ink.luminance == 1]
    for line in lines(box):
        width = sum(run.width for run in line.runs)
        assert any(
            g.x <= line.x and g.x + g.width >= line.x + width - 2 and g.y < line.y < g.y + g.height for g in grounds
        )


def test_labels_are_made_smaller_to_stand_on_one_line_but_never_too_small() -> None:
    narrow = DayGrid(0.0, 7 * 24 * MM)
    fitted = day_looks([on(), off()], narrow, SETTING)
    assert 7 <= fitted.off.size < fitted.on.size
    assert len(lines(week(off(), grid=narrow))) == 2
    narrower = DayGrid(0.0, 7 * 18 * MM)
    own = day_looks([off()], narrower, SETTING)
    assert own.off.size == SETTING.style.type.meta.size, "what would be too small takes two lines"
    told = [words(line).replace("\u00a0", " ") for line in lines(week(off(), grid=narrower))]
    assert told[-1] == "10 of 14" or told[-1].endswith("day 10 of 14"), "4 of 14 is never parted"


def test_all_days_have_the_same_type_whatever_order_they_come_in() -> None:
    cells = [on(label=f"Day {day} of 14") for day in range(1, 15)] + [
        off(f"Break day {day} of 14") for day in range(1, 15)
    ]
    assert looks(*cells)[:7] == looks(*reversed(cells))[:7]


def test_words_that_have_no_room_beside_their_box_run_on_below_it() -> None:
    wide, narrow = (
        looks(on(ticks=("early afternoon",))),
        looks(on(ticks=("early afternoon",)), grid=DayGrid(0.0, 7 * 19 * MM)),
    )
    assert (wide.wrapped, narrow.wrapped) == (False, True)
    box = week(on(ticks=("early afternoon",)), grid=DayGrid(0.0, 7 * 19 * MM))
    squares = [
        item
        for item in box.placements
        if isinstance(item, Stroke) and abs(item.points[1][0] - item.points[0][0] - TICK) < 0.01
    ]
    early, afternoon = lines(box)[-2:]
    assert (words(early), words(afternoon)) == ("early", "afternoon")
    assert squares[0].points[1][0] < early.x and afternoon.x == squares[0].points[0][0]
    assert squares[0].points[2][1] <= afternoon.y - 0.6 * afternoon.runs[0].size


def test_a_box_whose_words_run_on_below_stands_nearer_to_them_than_to_the_words_before() -> None:
    grid = DayGrid(0.0, 7 * 19 * MM)
    box = week(on(ticks=("early afternoon", "late afternoon")), grid=grid)
    squares = [
        item
        for item in box.placements
        if isinstance(item, Stroke) and abs(item.points[1][0] - item.points[0][0] - TICK) < 0.01
    ]
    told = [line for line in lines(box) if words(line) == "afternoon"]
    size = told[0].runs[0].size
    above, below = squares[1].points[0][1] - told[0].y, told[1].y - size - squares[1].points[2][1]
    assert above > below + 1.5 * MM


def test_whether_every_box_has_a_word_beside_it() -> None:
    wide = width_of("nachmittags", SETTING.style.type.cell, SETTING)[0]
    for spare, whole in ((0.2, True), (-0.2, False)):
        grid = DayGrid(0.0, 7 * (wide + TICK + BESIDE + 2 * PAD + spare))
        assert beside_boxes(["morgens", "nachmittags um drei"], grid, SETTING) is whole


def test_dates_are_as_large_as_they_have_room_for_within_bounds() -> None:
    heading = SETTING.style.type.h3.size
    sizes = [looks(on("28 Nov"), grid=DayGrid(0.0, 7 * wide * MM)).head.size for wide in (15, 16, 40)]
    assert heading <= sizes[0] < sizes[1] < sizes[2] == 14.5


def test_what_has_no_room_at_all_is_refused() -> None:
    with pytest.raises(HandbookError) as caught:
        looks(on(), grid=DayGrid(0.0, 7 * 8 * MM))
    assert caught.value.problems[0].code == "LAYOUT-02"


def test_a_year_stands_behind_its_date_or_under_it() -> None:
    beside, under = (
        lines(week(on(year="2026"))),
        lines(week(on(head="22 Dec", year="2026"), grid=DayGrid(0.0, 7 * 16 * MM))),
    )
    assert [words(line) for line in beside[:2]] == ["5 Mar", "2026"]
    assert beside[1].x > beside[0].x and beside[1].y == pytest.approx(beside[0].y, abs=1)
    assert under[1].x == under[0].x and under[1].y > under[0].y + 5


def test_a_day_without_a_date_has_a_line_to_write_it_on() -> None:
    box = week(on(head=""))
    assert any(isinstance(item, Stroke) and item.dash for item in box.placements)


def test_every_day_is_a_cell_for_a_reader() -> None:
    box = week(on())
    tags = [item.tag for item in box.placements if isinstance(item, Line) and item.tag]
    cells = [tag if tag.role == "TD" else tag.parent for tag in tags]
    assert {cell.role for cell in cells if cell} == {"TD"} and len(set(map(id, cells))) == 7
    full = [tag.role for tag, cell in zip(tags, cells, strict=True) if cell is cells[0]]
    assert full and set(full) == {"P"}, "date, number and times of day are heard one after the other"


def test_a_week_may_have_a_head_of_its_own() -> None:
    grid = DayGrid(0.0, 190 * MM, 12 * MM)
    heads = [line.tag for line in lines(week(on(), grid=grid, margin="Week 1")) if line.tag and line.tag.role == "TH"]
    assert [tag.scope for tag in heads] == ["Row"]
    box = weekday_box(DAYS, grid, Tag("THead", None), SETTING, "Week")
    assert [words(line) for line in lines(box)] == ["Week", *DAYS]
    assert {line.tag.scope for line in lines(box) if line.tag} == {"Column"}


def test_names_of_weekdays_are_short_where_they_have_no_room() -> None:
    short = [day[:3] for day in DAYS]
    assert fitting_names(DAYS, short, GRID, SETTING) == DAYS
    assert fitting_names(DAYS, short, DayGrid(0.0, 7 * 16 * MM), SETTING) == short


def test_nothing_stands_outside_its_column() -> None:
    cells = [on("31 December", "Day 1 of 14", ("early afternoon",), "2026")] * 7
    box = week(*cells)
    for item in box.placements:
        if isinstance(item, Line):
            assert item.x >= 0 and item.x + sum(run.width for run in item.runs) <= GRID.width + 0.1
            assert item.y <= box.height


def test_a_changed_amount_and_the_hour_stand_beside_the_words_where_they_have_room() -> None:
    """Amounts side by side in a week stand in one line, whether they are new or not."""
    wide, narrow = DayGrid(0.0, 7 * 40 * MM), DayGrid(0.0, 7 * 22 * MM)
    ticks = (Tick("morning", "8 tablets", hour="sunrise"), Tick("morning", "6 tablets", "new", hour="sunrise"))
    for grid in (wide, narrow):
        plain, new = ([*week(DayCell("on", "5 Mar", ticks=(one,)), grid=grid).placements] for one in ticks)
        heights = [
            line.y for found in (plain, new) for line in found if isinstance(line, Line) and "tablets" in words(line)
        ]
        assert len(set(heights)) == 1
        (flag,) = (one for one in new if isinstance(one, Line) and words(one) == "new")
        assert (flag.y < heights[0]) == (grid is wide)
        assert any(isinstance(one, Sign) for one in plain) == (grid is wide)
    mixed = (ticks[0], Tick("early afternoon", "8 tablets"))
    none = week(DayCell("on", "5 Mar", ticks=mixed), grid=wide).placements
    assert not any(isinstance(one, Sign) for one in none), "a time without a sign: none is drawn"
