"""What stands on a scale: bars are as long as their values, times stand at their logarithms."""

from math import log

import pytest
from test_figures import DRAWINGS, EFFECTS, TAG, box, drawn, fills, lines, setting, strokes, words

from handbook.document.drawings import Bar, Bars, Stretch, Timeline
from handbook.foundation.units import MM
from handbook.layout.blocks.figures.pen import Pen
from handbook.layout.blocks.figures.timeaxis import axis_scale
from handbook.layout.pages.page import Fill, Stroke
from handbook.layout.type.setting import Setting
from looks import plain_style

FILL = plain_style().figure.fill
SOFT = plain_style().figure.soft


def bars(*ends: tuple[float, float]) -> Bars:
    return Bars(tuple(Bar(f"Form {place}", low, high, "says") for place, (low, high) in enumerate(ends)), "Potency")


# --- bars -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60 * MM, 116 * MM, 170 * MM])
@pytest.mark.parametrize("size", [7.0, 15.0])
def test_bars_are_proportional_and_start_at_zero(width: float, size: float) -> None:
    found = fills(drawn(bars((1, 1), (2, 2), (0.5, 0.5), (4, 4)), width, size))
    assert [fill.width / found[0].width for fill in found] == pytest.approx([1, 2, 0.5, 4])
    assert len({round(fill.x, 6) for fill in found}) == 1


def test_a_range_is_solid_to_its_low_value_then_light_and_capped() -> None:
    found = drawn(bars((3, 4), (1, 1)))
    light = next(fill for fill in fills(found) if fill.ink == SOFT)
    solid, other = (fill for fill in fills(found) if fill.ink == FILL)
    assert solid.width == pytest.approx(3 * other.width)
    assert light.x == pytest.approx(solid.x + solid.width)
    assert light.width == pytest.approx(other.width)
    end = light.x + light.width
    caps = [one for one in strokes(found) if len(one.points) == 2 and {x for x, _ in one.points} == {end}]
    assert any(cap.points[0][1] < light.y and cap.points[1][1] > light.y + light.height for cap in caps)


def test_a_range_is_hatched_where_there_are_no_tints() -> None:
    (hatched,) = fills(drawn(bars((3, 4)), mono=True), hatched=True)
    (solid,) = fills(drawn(bars((3, 4)), mono=True))
    assert hatched.width == pytest.approx(solid.width / 3)
    assert hatched.hatch > 0


def test_the_value_in_words_follows_its_bar() -> None:
    found = drawn(DRAWINGS["potency"])
    says = next(line for line in lines(found) if words(line) == "about 2 times")
    bar = fills(found)[2]
    assert bar.x + bar.width < says.x < bar.x + bar.width + 10
    assert bar.y < says.y < bar.y + bar.height + 2


def test_labels_take_no_more_than_their_share_of_the_width() -> None:
    for width in (85 * MM, 116 * MM, 170 * MM):
        found = drawn(DRAWINGS["potency"], width)
        assert fills(found)[0].x - 10 <= width * 0.45 + 10


def test_labels_stand_over_the_bars_where_a_column_would_cramp_them() -> None:
    found = drawn(DRAWINGS["potency"], 60 * MM, 15)
    label = next(line for line in lines(found) if words(line) == "N-Acetyl Semax")
    assert fills(found)[2].x == pytest.approx(10, abs=1)
    assert label.y < fills(found)[2].y


@pytest.mark.parametrize(
    ("top", "ticks"),
    [
        (4, ["0", "1", "2", "3", "4"]),
        (10, ["0", "2", "4", "6", "8", "10"]),
        (0.5, ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        (3.5, ["0", "1", "2", "3"]),
    ],
)
def test_ticks_are_few_and_round(top: float, ticks: list[str]) -> None:
    found = drawn(bars((top, top)))
    assert [words(line) for line in lines(found)][2:-1] == ticks


def test_ticks_stand_at_their_values() -> None:
    found = drawn(bars((1, 1), (4, 4)))
    bar = fills(found)[1]
    for value in range(5):
        line = next(line for line in lines(found) if words(line) == str(value))
        middle = (box(line).left + box(line).right) / 2
        assert middle == pytest.approx(bar.x + bar.width * value / 4, abs=0.01)


def test_ticks_use_the_decimal_sign_of_the_language() -> None:
    from handbook.layout.blocks.figures import draw

    own = Setting(plain_style(), "de", words={"decimal": ","})
    assert "0,2" in [words(line) for line in lines(draw(bars((0.5, 0.5)), 0, 300, TAG, own))]


# --- the timeline ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60 * MM, 116 * MM, 170 * MM])
def test_bars_stand_at_the_logarithm_of_their_times(width: float) -> None:
    found = drawn(EFFECTS, width)
    scale = axis_scale(EFFECTS, 10.0, width, Pen(TAG, setting()))
    for stretch, bar in zip(EFFECTS.stretches[:4], fills(found), strict=False):
        assert stretch.end is not None
        share = log(stretch.start / 0.25) / log(336 / 0.25)
        assert bar.x == pytest.approx(scale.x + scale.width * share)
        assert bar.width == pytest.approx(scale.width * log(stretch.end / stretch.start) / log(336 / 0.25))


def test_equal_ratios_of_time_are_equally_long() -> None:
    ticks = ((1.0, "1"), (1000.0, "1000"))
    rows = (Stretch("a", 1, 10, ""), Stretch("b", 10, 100, ""), Stretch("c", 100, 1000, ""))
    widths = [fill.width for fill in fills(drawn(Timeline(rows, ticks, "hours")))]
    assert widths == pytest.approx([widths[0]] * 3)


def test_an_open_end_breaks_up_and_points_on_to_the_edge() -> None:
    found = drawn(EFFECTS)
    pieces = fills(found)[4:]
    arrow = next(one for one in strokes(found) if one.fill == FILL)
    assert len(pieces) == 3
    widths = sorted((piece.x, piece.width) for piece in pieces)
    assert widths[0][1] > widths[1][1] > widths[2][1]
    assert max(x for x, _ in arrow.points) == pytest.approx(10 + 116 * MM, abs=1)


def test_what_comes_after_the_last_tick_stands_beyond_a_break_of_the_axis() -> None:
    found = drawn(EFFECTS)
    scale = axis_scale(EFFECTS, 10.0, 116 * MM, Pen(TAG, setting()))
    end = scale.x + scale.width
    assert min(fill.x for fill in fills(found)[4:]) >= end - 0.01
    slanted = [one for one in strokes(found) if len(one.points) == 2 and leans(one)]
    assert len(slanted) == 2 and all(box(one).left > end - 1 for one in slanted)


def leans(stroke: Stroke) -> bool:
    (left, top), (right, bottom) = stroke.points
    return abs(left - right) > 0.1 and abs(top - bottom) > 0.1


def test_no_break_of_the_axis_where_everything_ends() -> None:
    closed = Timeline(EFFECTS.stretches[:4], EFFECTS.ticks, EFFECTS.axis)
    assert not [one for one in strokes(drawn(closed)) if len(one.points) == 2 and leans(one)]
    last = fills(drawn(closed))[-1]
    assert last.x + last.width == pytest.approx(10 + 116 * MM, abs=1)


def test_a_moment_is_still_seen() -> None:
    (bar,) = fills(drawn(Timeline((Stretch("now", 24, 24, "at once"),), ((1.0, "1 h"), (100.0, "100 h")), "")))
    assert bar.width >= 2


def test_every_tick_is_drawn_and_both_ends_are_named_however_narrow() -> None:
    for width in (60 * MM, 116 * MM):
        found = drawn(EFFECTS, width)
        said = " ".join(words(line) for line in lines(found))
        assert "15 min" in said or ("15" in said and "min" in said)
        axis = max(one.points[0][1] for one in strokes(found) if abs(one.points[0][1] - one.points[-1][1]) < 0.01)
        marks = [one for one in strokes(found) if len(one.points) == 2 and one.points[0][1] == axis]
        down = [one for one in marks if one.points[1][1] > axis]
        assert len(down) == len(EFFECTS.ticks)


def test_ticks_are_named_in_full_where_there_is_room() -> None:
    found = drawn(Timeline(EFFECTS.stretches, ((0.25, "15 min"), (24.0, "1 day"), (336.0, "2 weeks")), "t"))
    assert {"15 min", "1 day", "2 weeks"} <= {words(line) for line in lines(found)}


def test_words_stand_beside_their_bar_where_there_is_room() -> None:
    found = drawn(EFFECTS)
    bars = fills(found)
    first = next(line for line in lines(found) if words(line).startswith("15 to 30"))
    third = next(line for line in lines(found) if words(line).startswith("Days 3"))
    assert box(first).left > bars[0].x + bars[0].width
    assert box(third).right < bars[2].x
    assert between(first.y, bars[0]) and between(third.y, bars[2])


def between(y: float, bar: Fill) -> bool:
    return bar.y < y <= bar.y + bar.height


def test_words_stand_over_their_bar_where_there_is_none() -> None:
    found = drawn(EFFECTS, 60 * MM, 15)
    first = next(line for line in lines(found) if words(line).startswith("15 to 30"))
    assert box(first).bottom <= fills(found)[0].y
