"""What is counted or marked: rungs are told apart by shape and words, days are numbered, breaks are hatched."""

import pytest
from test_figures import COURSE, DRAWINGS, LADDER, TAG, Rect, box, drawn, fills, lines, setting, strokes, words

from handbook.document.drawings import Ladder, Picture, Strip
from handbook.foundation.units import MM, WHITE
from handbook.layout.blocks.figures import Drawn, draw
from handbook.layout.pages.page import Image, Stroke
from handbook.layout.type.setting import Setting
from looks import plain_style

# --- the ladder -----------------------------------------------------------------------------------------

ACCENT = plain_style().accent


def frames(found: Drawn) -> list[Stroke]:
    return [one for one in strokes(found) if one.closed and not one.fill]


def pointers(found: Drawn) -> list[Stroke]:
    return [one for one in strokes(found) if one.closed and one.fill]


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize(("width", "size"), [(60 * MM, 7.0), (60 * MM, 15.0), (116 * MM, 7.8), (170 * MM, 10.0)])
def test_a_marked_rung_is_told_by_more_than_colour(mono: bool, width: float, size: float) -> None:
    found = drawn(LADDER, width, size, mono)
    marked, unmarked = fills(found), frames(found)
    assert (len(marked), len(unmarked)) == (2, 3)
    heights = [box(one).bottom - box(one).top for one in unmarked]
    assert min(one.height for one in marked) > 2 * max(heights)
    assert len(pointers(found)) == 2
    for pointer, rung in zip(pointers(found), marked, strict=True):
        assert box(pointer).left > rung.x + rung.width
        assert (box(pointer).top + box(pointer).bottom) / 2 == pytest.approx(rung.y + rung.height / 2)
    said = " ".join(words(line) for line in lines(found))
    assert "This book: levels 3 to 4" in said


def test_rungs_stand_from_top_to_bottom_with_their_words() -> None:
    found = drawn(LADDER)
    labels = [line for line in lines(found) if words(line).startswith("Level")]
    assert [words(line) for line in labels] == [f"Level {level}" for level in range(1, 6)]
    assert [line.y for line in labels] == sorted(line.y for line in labels)
    three = next(line for line in lines(found) if words(line).startswith("Non-randomised"))
    assert three.y == pytest.approx(labels[2].y)
    assert fills(found)[0].y < three.y < fills(found)[0].y + fills(found)[0].height + 1
    assert {fill.ink for fill in fills(found)} == {ACCENT}


def test_marked_rungs_that_follow_one_another_share_one_bracket() -> None:
    rungs = tuple((str(level), "words", level in (1, 2, 4)) for level in range(1, 6))
    found = drawn(Ladder(rungs, "here"))
    brackets = [one for one in strokes(found) if len(one.points) == 4 and not one.closed]
    assert len(brackets) == 2
    assert [words(line) for line in lines(found)].count("here") == 2
    first, last = fills(found)[0], fills(found)[1]
    assert box(brackets[0]).top < first.y and box(brackets[0]).bottom > last.y + last.height


def test_without_a_mark_nothing_points() -> None:
    found = drawn(DRAWINGS["unmarked"])
    assert not fills(found) and not pointers(found)
    assert len(frames(found)) == 2


# --- the strip ------------------------------------------------------------------------------------------

CASES = [(60 * MM, 7.0), (60 * MM, 15.0), (116 * MM, 7.8), (170 * MM, 8.0), (170 * MM, 15.0)]


def squares(found: Drawn, key: bool = False) -> list[Rect]:
    """The days, without the sample square that explains the dashes, which comes last."""
    all_frames = [box(one) for one in frames(found)]
    return all_frames[:-1] if key else all_frames


@pytest.mark.parametrize(("width", "size"), CASES)
@pytest.mark.parametrize("mono", [False, True])
def test_every_day_has_its_square(width: float, size: float, mono: bool) -> None:
    found = drawn(COURSE, width, size, mono)
    days = squares(found, key=True)
    assert len(days) == 28
    hatched = fills(found, hatched=True)
    assert len(hatched) == 14
    numbers = [words(line) for line in lines(found) if words(line).isdigit()]
    assert numbers == [str(day) for day in range(1, 15)]
    assert all(day.right - day.left >= 8 for day in days)
    assert {round(day.right - day.left, 4) for day in days} == {round(days[0].bottom - days[0].top, 4)}


@pytest.mark.parametrize(("width", "size"), CASES)
def test_numbers_stand_in_the_middle_of_open_squares(width: float, size: float) -> None:
    found = drawn(COURSE, width, size)
    numbers = [line for line in lines(found) if words(line).isdigit()]
    closed = [box(fill) for fill in fills(found, hatched=True)]
    for line, day in zip(numbers, squares(found), strict=False):
        middle = (box(line).left + box(line).right) / 2
        assert middle == pytest.approx((day.left + day.right) / 2, abs=0.05)
        assert day.top < box(line).top and line.y < day.bottom
        assert not any(day.overlaps(other) for other in closed)


def test_days_off_are_hatched_and_shaded_and_worded() -> None:
    found = drawn(COURSE)
    assert [box(one) for one in fills(found)] == [box(one) for one in fills(found, hatched=True)]
    assert {fill.ink for fill in fills(found)} == {plain_style().figure.soft}
    assert "Break: as long as the course" in {words(line) for line in lines(found)}


def test_a_break_without_words_is_called_one() -> None:
    silent = Strip(((5, "on", "Treatment"), (2, "off", "")))
    assert "break" in {words(line) for line in lines(drawn(silent))}
    own = Setting(plain_style(), "de", words={"break": "Pause"})
    assert "Pause" in {words(line) for line in lines(draw(silent, 0, 300, TAG, own))}


def test_where_there_are_no_tints_nothing_is_shaded() -> None:
    assert plain_style(mono=True).figure.soft == WHITE
    assert not fills(drawn(COURSE, mono=True))


def test_optional_days_are_dashed_and_explained() -> None:
    found = drawn(COURSE)
    dashed = [place for place, one in enumerate(frames(found)) if one.dash]
    assert dashed == [10, 11, 12, 13, 28]
    assert "optional" in {words(line) for line in lines(found)}
    plain = drawn(Strip(COURSE.parts))
    assert not any(one.dash for one in frames(plain))
    assert "optional" not in {words(line) for line in lines(plain)}


@pytest.mark.parametrize(
    ("width", "size", "rows", "across"),
    [(170 * MM, 8.0, 1, 28), (116 * MM, 7.8, 2, 14), (60 * MM, 7.0, 4, 7), (60 * MM, 15.0, 4, 7)],
)
def test_a_strip_is_one_row_or_rows_of_weeks(width: float, size: float, rows: int, across: int) -> None:
    days = squares(drawn(Strip(COURSE.parts), width, size))
    tops = sorted({round(day.top, 3) for day in days})
    assert len(tops) == rows
    assert sum(round(day.top, 3) == tops[0] for day in days) == across


def test_words_stand_over_the_first_day_of_their_part() -> None:
    found = drawn(COURSE, 170 * MM, 8.0)
    says = next(line for line in lines(found) if words(line).startswith("Break"))
    assert box(says).left == pytest.approx(squares(found)[14].left, abs=0.5)
    assert box(says).bottom <= squares(found)[14].top


def test_long_courses_keep_their_squares_legible() -> None:
    days = squares(drawn(DRAWINGS["long-strip"], 60 * MM, 7.0))
    assert len(days) == 120
    assert all(day.right - day.left >= 8 for day in days)


# --- pictures -------------------------------------------------------------------------------------------


def image(picture: Picture, width: float = 300.0) -> tuple[Image, float]:
    found = draw(picture, 10.0, width, TAG, setting())
    (only,) = found.placements
    assert isinstance(only, Image)
    return only, found.height


def test_a_picture_has_its_own_size_and_stands_in_the_middle() -> None:
    placed, height = image(Picture(b"pixels", 600, 300, 300))
    assert (placed.width, placed.height, height) == (144, 72, 72)
    assert placed.x == 10 + (300 - 144) / 2
    assert placed.data == b"pixels"


def test_a_wide_picture_fills_the_width() -> None:
    placed, _ = image(Picture(b"pixels", 6000, 300, 300))
    assert (placed.x, placed.width, placed.height) == (10, 300, 15)


def test_a_tall_picture_leaves_room_on_the_page() -> None:
    placed, height = image(Picture(b"pixels", 300, 6000, 72))
    assert height == placed.height == pytest.approx(108 * MM)
    assert placed.width == pytest.approx(108 * MM / 20)
