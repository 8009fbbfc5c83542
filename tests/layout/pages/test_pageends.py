"""Where pages end: nothing lost, nothing parted that belongs together, pages full and facing ones level."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from handbook.foundation.units import BLACK
from handbook.layout.pages.flow import flow
from handbook.layout.pages.galley import SHRINK, STRETCH, Back, Box, Frame, Group, fill
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Fill, Stroke
from handbook.layout.pages.pageends import PageEnd, Room, page_ends
from handbook.layout.pages.region import Region
from looks import plain_style

FRAME = Frame(10.0, 20.0, 200.0, 300.0)
LEADING = 12.0


def box(height: float = 12.0, **more: object) -> Box:
    """A box that can be told again by the stroke at its top."""
    return Box(height, (Stroke(((0.0, 0.0), (10.0, 0.0)), 1.0, BLACK),), **more)  # type: ignore[arg-type]


def room(fresh: bool = True, height: float = 300.0, number: int = 1) -> Room:
    return Room(FRAME._replace(height=height), fresh, 0.0, 300.0, number)


def paragraph(lines: int, space: float = 6.0) -> list[Box]:
    made = [box(sticky=at in (0, lines - 2)) for at in range(lines)]
    made[-1] = made[-1]._replace(sticky=False, after=space)
    return made


def laid(matter: list[Box], ends: list[PageEnd], number: int = 1) -> list[tuple[float, float]]:
    """Of each page but the last, how deep it is filled, and where it was to end."""
    found, start = [], 0
    for end in ends[:-1]:
        filled = fill(matter, start, FRAME._replace(height=end.foot), until=end.box)
        found.append((filled.depth, end.foot))
        start = end.box
    return found


matters = st.lists(
    st.builds(box, st.floats(5, 60), before=st.floats(0, 20), after=st.floats(0, 20), sticky=st.booleans()),
    min_size=1,
    max_size=70,
)


@given(matters, st.booleans(), st.floats(1, 300), st.integers(1, 2))
def test_every_box_stands_on_one_page_and_no_page_is_too_full(
    matter: list[Box], fresh: bool, height: float, number: int
) -> None:
    first = 300.0 if fresh else height
    ends = page_ends(matter, room(fresh, first, number), LEADING)
    stops = [end.box for end in ends]
    assert stops[-1] == len(matter) and stops == sorted(stops)
    assert all(one < other for one, other in zip(stops[not fresh :], stops[1 + (not fresh) :], strict=False))
    start = 0
    for place, end in enumerate(ends[:-1]):
        if end.box > start:
            top = 300.0 - first if place == 0 else 0.0
            filled = fill(matter, start, FRAME._replace(height=end.foot - top), until=end.box)
            assert filled.left == end.box and filled.depth <= 300.0 - top + 0.05
        start = end.box


@given(matters)
def test_a_page_ends_inside_what_is_kept_together_only_if_it_must(matter: list[Box]) -> None:
    start = 0
    for end in page_ends(matter, room(), LEADING)[:-1]:
        if matter[end.box - 1].sticky:
            assert all(one.sticky for one in matter[start : end.box])
        start = end.box


def test_pages_are_filled_to_the_foot_by_the_space_between_blocks() -> None:
    matter = [one for lines in (4, 7, 5, 6, 3, 8, 5, 7, 4, 6, 7, 5, 4, 6) for one in paragraph(lines)]
    ends = page_ends(matter, room(), LEADING)
    assert len(ends) > 3
    for depth, foot in laid(matter, ends):
        assert abs(depth - foot) < 0.05 and foot > 300.0 - LEADING


def test_of_facing_pages_the_one_that_cannot_be_filled_leads() -> None:
    """A block that stays whole leaves the left page short; the right one ends level with it."""
    whole = [box(sticky=at < 4) for at in range(5)]
    whole[-1] = whole[-1]._replace(after=6.0)
    matter = [*(box(13.0) for _ in range(22)), *whole, *(one for _ in range(14) for one in paragraph(4, 8.0))]
    ends = page_ends(matter, room(number=2), LEADING)
    assert ends[0] == PageEnd(22, 286.0)
    assert ends[1].foot == 286.0
    assert [depth for depth, _ in laid(matter, ends)][:2] == [286.0, 286.0]


def test_no_page_ends_in_a_word_if_the_line_before_will_do() -> None:
    matter = [box(10.0) for _ in range(60)]
    matter[29] = matter[29]._replace(hyphenated=True)
    assert page_ends(matter, room(), LEADING)[0].box != 30


def test_space_inside_a_callout_never_gives() -> None:
    group = Group(None, (Back(0.0, 200.0, BLACK),))
    inside = [box(group=group, before=4.0, sticky=at < 5) for at in range(6)]
    matter = [*paragraph(5, 10.0), *inside, *paragraph(6, 10.0), *paragraph(6, 10.0), *paragraph(9)]
    end = page_ends(matter, room(), LEADING)[0]
    filled = fill(matter, 0, FRAME, until=end.box)
    (ground,) = [item for item in filled.placements if isinstance(item, Fill)]
    assert ground.height == 6 * 12.0 + 5 * 4.0


@given(st.floats(200, 330), st.integers(2, 9))
def test_space_gives_no_more_than_its_share(height: float, count: int) -> None:
    matter = [box(20.0, after=10.0) for _ in range(count)]
    natural = count * 20.0 + (count - 1) * 10.0
    filled = fill(matter, 0, FRAME._replace(height=height), until=count)
    spaces = (count - 1) * 10.0
    least, most = natural - SHRINK * spaces, natural + STRETCH * spaces
    assert abs(filled.depth - sorted((least, height, most))[1]) < 0.01


def test_a_section_follows_on_a_page_that_has_room() -> None:
    masters = Masters(419.5, 595.3, plain_style(), True)
    long = [one for _ in range(30) for one in paragraph(5)]
    leaves = list(flow([Region([box(250.0)], "a", "fit"), Region(long, "b", "fit")], masters))
    assert [leaf.title for leaf in leaves][:2] == ["a", "b"] and not leaves[1].opening
    low = list(flow([Region([box(450.0)], "a", "fit"), Region(long, "b", "fit")], masters))
    assert low[1].opening


@given(st.floats(-40, 29), st.floats(10, 60), st.integers(1, 6))
def test_a_section_that_is_a_little_too_high_closes_up_to_stand_whole(over: float, above: float, count: int) -> None:
    masters = Masters(419.5, 595.3, plain_style(), True)
    whole = masters.frame(1).height
    own = [box(20.0, before=above if not at else 12.0, sticky=at < count - 1) for at in range(count)]
    spaces = above + (count - 1) * 12.0
    first = whole - spaces - count * 20.0 + over
    leaves = list(flow([Region([box(first)], "a", "run-on"), Region(own, "b", "run-on")], masters))
    assert len(leaves) == (1 if over <= spaces * SHRINK + 0.01 else 2)
    foot = max(one.points[0][1] for one in leaves[0].placements if isinstance(one, Stroke)) + 20.0
    if len(leaves) == 1:
        assert abs(foot - masters.frame(1).y - min(whole, whole + over)) < 0.01, "closed up no more than it must"


def test_where_terms_stand_is_known_before_the_next_region_is_asked_for() -> None:
    masters = Masters(419.5, 595.3, plain_style(), True)
    pages: dict[str, list[int]] = {}
    seen: list[dict[str, list[int]]] = []

    def regions() -> Iterator[Region]:
        yield Region([box(100.0, mentions=("a",)), box(450.0, mentions=("b", "a"))], "one", "fit")
        seen.append({term: list(numbers) for term, numbers in pages.items()})
        yield Region([box(12.0)], "two", "fit")

    list(flow(regions(), masters, 1, pages))
    assert seen == [{"a": [1, 2], "b": [2]}]
