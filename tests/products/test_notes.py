"""Parts of a line of small print, in the room that it has."""

from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.layout.type.setting import Setting
from handbook.products.notes import end_of, in_room, small_print
from printsheets import style

SETTING = Setting(style("reference", "a4"), "en-US")
WORD = some.sampled_from(["course", "3", "antibin", "of", "everyday", "practice"])
PART = some.lists(WORD, min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(some.lists(PART.map(" ".join), min_size=1, max_size=4, unique=True), some.integers(150, 900))
def test_a_line_of_parts_is_no_wider_than_its_room_and_whole_where_it_can_be(parts: list[str], room: int) -> None:
    whole = " · ".join(parts)
    made = in_room(parts, room, SETTING)
    assert end_of(small_print(made, 0.0, 0.0, SETTING, full=True)) <= room + 0.01
    if end_of(small_print(whole, 0.0, 0.0, SETTING, full=True)) <= room - 10:
        assert made == whole
    told = made.split(" · ")
    assert len(told) == len(parts)
    assert all(part.startswith(one.rstrip("… ")) for part, one in zip(parts, told, strict=True))
