"""The contents stand on one page if they can, and tell no less than that asks for."""

import pytest

from handbook.layout.blocks.contentslist import Listed, Room, contents_boxes
from handbook.layout.pages.galley import depth
from handbook.layout.pages.page import Tag
from handbook.layout.type.setting import Setting
from looks import plain_style

SETTING = Setting(plain_style(), "en")
LINE = SETTING.style.type.toc_2.leading


def entries(sections: int, subs: int) -> list[Listed]:
    own = [[Listed(1, str(n), f"Section {n}", f"s{n}")] for n in range(1, sections + 1)]
    for n, part in enumerate(own, 1):
        part += [Listed(2, f"{n}.{m}", f"Part {m}", f"s{n}.{m}") for m in range(1, subs + 1)]
    return [*(entry for part in own for entry in part), Listed(1, "", "About", "about"), Listed(2, "", "Why", "why")]


@pytest.mark.parametrize(
    ("sections", "subs", "lines", "told"),
    [
        (6, 2, 60, 20),  # all of it
        (6, 2, 19.5, 19),  # without what the unnumbered part has
        (6, 1, 8.5, 7),  # single parts of a section are not told
        (12, 3, 30, 13),  # the first level alone
        (12, 3, 20, 50),  # more than two pages: all of it, on as many as it takes
    ],
)
def test_as_much_is_told_as_one_page_holds(sections: int, subs: int, lines: float, told: int) -> None:
    room = Room(300.0, lines * LINE, lines * LINE)
    boxes = contents_boxes(entries(sections, subs), {}, room, Tag("Sect", None), SETTING)
    assert len(boxes) == told
    assert (depth(boxes) <= room.first + 0.01) or told == 50
