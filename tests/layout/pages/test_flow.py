"""Filling frames and pages: nothing lost, nothing stranded, heads repeated, notes beside their matter."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.foundation.marks import HandbookError
from handbook.foundation.units import BLACK
from handbook.layout.pages.flow import flow
from handbook.layout.pages.galley import SIDE_GAP, Back, Box, Frame, Group, fill, stacked
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Fill, Stroke
from handbook.layout.pages.region import Region
from handbook.style.sheet import Style
from looks import plain_style

FRAME = Frame(10.0, 20.0, 200.0, 300.0)


def box(height: float = 12.0, **more: object) -> Box:
    """A box that can be told again by the stroke it draws at its top."""
    return Box(height, (Stroke(((0.0, 0.0), (10.0, 0.0)), 1.0, BLACK),), **more)  # type: ignore[arg-type]


def tops(filled: object) -> list[float]:
    return [item.points[0][1] for item in filled.placements if isinstance(item, Stroke)]  # type: ignore[attr-defined]


boxes = st.lists(
    st.builds(box, st.floats(5, 60), before=st.floats(0, 20), after=st.floats(0, 20), sticky=st.booleans()),
    min_size=1,
    max_size=60,
)


@given(boxes)
def test_filling_frame_after_frame_places_every_box_once_and_inside(matter: list[Box]) -> None:
    start, seen = 0, 0
    while start < len(matter):
        filled = fill(matter, start, FRAME)
        assert filled.left > start
        seen += len(tops(filled))
        assert all(FRAME.y <= top <= FRAME.y + FRAME.height for top in tops(filled))
        assert filled.depth <= FRAME.height + 0.01
        start = filled.left
    assert seen == len(matter)


@given(boxes)
def test_a_sticky_box_stays_with_the_next_if_anything_else_could_go(matter: list[Box]) -> None:
    start = 0
    while start < len(matter):
        left = fill(matter, start, FRAME).left
        if left < len(matter) and matter[left - 1].sticky:
            assert all(matter[index].sticky for index in range(start, left))
        start = left


def test_space_between_boxes_is_the_larger_of_two_and_none_at_the_head() -> None:
    filled = fill([box(before=30.0, after=5.0), box(before=9.0)], 0, FRAME)
    assert tops(filled) == [20.0, 41.0]


def test_a_frame_below_other_matter_may_stay_empty_and_a_fresh_one_may_not() -> None:
    tall = [box(100.0)]
    low = Frame(0.0, 0.0, 100.0, 50.0)
    assert fill(tall, 0, low, fresh=False).left == 0
    with pytest.raises(HandbookError) as caught:
        fill(tall, 0, low)
    assert caught.value.problems[0].code == "LAYOUT-02"


def test_a_page_does_not_end_after_a_hyphen_if_the_line_before_will_do() -> None:
    lines = [box(10.0) for _ in range(40)]
    lines[29] = lines[29]._replace(hyphenated=True)
    assert fill(lines, 0, FRAME).left == 29


def test_a_table_head_is_repeated_on_the_next_page_and_its_ground_goes_on() -> None:
    head = Box(15.0, (Stroke(((0.0, 0.0), (99.0, 0.0)), 2.0, BLACK),))
    group = Group(None, (Back(0.0, 200.0, BLACK),), head)
    rows = [box(50.0, group=group) for _ in range(9)]
    first = fill(rows, 0, FRAME)
    second = fill(rows, first.left, FRAME)
    assert sum(1 for item in first.placements if isinstance(item, Stroke) and item.width == 2.0) == 0
    assert sum(1 for item in second.placements if isinstance(item, Stroke) and item.width == 2.0) == 1
    assert min(tops(second)[1:]) == pytest.approx(FRAME.y + 15.0)
    grounds = [item for item in second.placements if isinstance(item, Fill)]
    assert len(grounds) == 1 and grounds[0].y == FRAME.y + 15.0


def test_side_boxes_never_overlap_and_move_their_matter_to_the_next_page() -> None:
    beside = Box(120.0)
    matter = [box(20.0, side=beside), box(20.0, side=beside), box(20.0, side=beside), box(20.0)]
    first = fill(matter, 0, FRAME)
    assert [round(y) for y, _ in first.side] == [20, 148]
    assert first.left == 2


def test_a_wide_box_begins_below_what_stands_beside_and_nothing_stands_beside_it() -> None:
    beside = Box(50.0)
    matter = [box(20.0, side=beside), box(20.0, wide=True), box(20.0, wide=True), box(20.0, side=beside)]
    filled = fill(matter, 0, FRAME)
    below = 20.0 + 50.0 + SIDE_GAP
    assert tops(filled) == [20.0, below, below + 20.0, below + 40.0]
    assert [y for y, _ in filled.side] == [20.0, below + 40.0]
    assert filled.taken == below + 40.0 + 50.0 + SIDE_GAP


@given(
    st.lists(
        st.builds(
            box,
            st.floats(5, 60),
            before=st.floats(0, 20),
            side=st.one_of(st.none(), st.floats(5, 90).map(Box)),
            wide=st.booleans(),
        ).map(lambda one: one._replace(side=None) if one.wide else one),
        min_size=1,
        max_size=60,
    )
)
def test_nothing_in_the_outer_column_meets(matter: list[Box]) -> None:
    start = 0
    while start < len(matter):
        filled = fill(matter, start, FRAME)
        wide = [(top, top + one.height) for one, top in zip(matter[start:], tops(filled), strict=False) if one.wide]
        taken = sorted(wide + [(y, y + one.height) for y, one in filled.side])
        assert all(one[1] <= other[0] + 0.001 for one, other in pairwise(taken))
        start = filled.left


def test_a_wide_box_starts_in_the_outer_column_on_a_left_hand_page() -> None:
    sided = masters()._replace(style=with_side(plain_style()))
    matter = [box(400.0, wide=True), box(400.0, wide=True)]
    right, left = flow([Region(matter, "x")], sided)
    edges = [
        next(item.points[0][0] for item in leaf.placements if isinstance(item, Stroke)) for leaf in (right, left)
    ]
    assert edges == [sided.frame(1).x, sided.side(2).x]


def test_columns_take_the_outer_column_and_begin_below_what_stands_there() -> None:
    sided = masters()._replace(style=with_side(plain_style()))
    above = Region([box(12.0, side=Box(100.0))], "x")
    columned = Region([box(20.0) for _ in range(10)], "x", "run-on", columns=2, gutter=10.0)
    (leaf,) = flow([above, columned], sided)
    strokes = [item.points[0] for item in leaf.placements if isinstance(item, Stroke)][1:]
    assert min(y for _, y in strokes) >= sided.frame(1).y + 100.0
    right = max(x for x, _ in strokes) + sided.column(2, 10.0)
    assert right == pytest.approx(sided.side(1).x + sided.side(1).width)


def test_stacked_boxes_are_as_deep_as_they_would_be_apart() -> None:
    pile = stacked([box(10.0, after=4.0), box(10.0, before=6.0), box(10.0)])
    assert pile.height == pytest.approx(36.0)


def with_side(style: Style) -> Style:
    return style._replace(page=style.page._replace(measure=200.0, side=80.0, side_gap=10.0))


def masters(mirrored: bool = True) -> Masters:
    return Masters(419.5, 595.3, plain_style(), mirrored)


def test_sections_open_where_the_style_says() -> None:
    short, long = [box(150.0)], [box(12.0) for _ in range(60)]
    regions = [Region(short, "a", "fit"), Region(short, "b", "fit"), Region(long, "c", "fit")]
    leaves = list(flow(regions, masters()))
    assert [leaf.title for leaf in leaves] == ["a", "c", "c"]
    whole = flow([Region(short, "a"), Region(short, "b", "whole"), Region(long[:20], "c", "whole")], masters())
    assert [leaf.title for leaf in whole] == ["a", "c"]
    parted = flow([Region([box(12.0)], "a"), Region(long, "b", "whole")], masters())
    assert [leaf.title for leaf in parted] == ["a", "b", "b"], "however much of the page is free"
    recto = list(flow([Region(short, "a", "recto"), Region(short, "b", "recto")], masters()))
    assert [(leaf.number, leaf.title) for leaf in recto] == [(1, "a"), (2, ""), (3, "b")]


def test_columns_are_even_on_the_last_page() -> None:
    matter = [box(20.0) for _ in range(10)]
    (leaf,) = flow([Region(matter, "x", columns=2, gutter=10.0)], masters())
    left = {item.points[0][0] for item in leaf.placements if isinstance(item, Stroke)}
    assert len(left) == 2
    counts = [sum(1 for item in leaf.placements if isinstance(item, Stroke) and item.points[0][0] == x) for x in left]
    assert counts == [5, 5]


def test_columns_of_a_full_page_end_level() -> None:
    matter = [box(20.0 + at % 7, after=6.0) for at in range(60)]
    first, *_ = flow([Region(matter, "x", columns=2, gutter=10.0)], masters())
    ends: dict[float, float] = {}
    for item, one in zip(first.placements, matter, strict=False):
        assert isinstance(item, Stroke)
        ends[item.points[0][0]] = item.points[0][1] + one.height
    foot = masters().frame(1).y + masters().frame(1).height
    assert list(ends.values()) == pytest.approx([foot, foot])
