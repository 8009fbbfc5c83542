"""Master pages: running heads that are too long end in an ellipsis, whatever they are made of."""

from __future__ import annotations

import pytest

from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Leaf, Line
from handbook.layout.type.setting import Setting
from looks import plain_style

STYLE = plain_style()
MASTERS = Masters(419.5, 595.3, STYLE, True)
ROOM = MASTERS.measure * 0.62


def head(title: str, number: int = 3) -> Line | None:
    """The running head of a page, told from the folio by its place."""
    page = MASTERS.dress(Leaf(number, (), (), title, False), str(number), title, Setting(STYLE, "en-US"))
    lines = [item for item in page.placements if isinstance(item, Line) and item.y < 100]
    return lines[0] if lines else None


def said(line: Line | None) -> str:
    assert line is not None
    return "".join(glyph[1] for run in line.runs for piece in run.pieces for glyph in piece.glyphs)


@pytest.mark.parametrize("number", [2, 3])
@pytest.mark.parametrize(
    "title",
    [
        "What is known of the course of an illness that lasts for longer than anyone would like it to last",
        "Two words",
        "Neuropharmacologicalelectroencephalographicpsychostimulatoryconsiderations",
        "A neuropharmacologicalelectroencephalographicpsychostimulatoryconsideration of it",
        "one, two; three: " * 40,
        "x" * 20_000,
        "many words " * 5_000,
    ],
)
def test_a_running_head_never_runs_out_of_its_room(title: str, number: int) -> None:
    line = head(title, number)
    assert line is not None and sum(run.width for run in line.runs) <= ROOM
    words = said(line)
    if words != title:
        assert words.endswith("…") and title.startswith(words.rstrip("… "))


def test_a_long_running_head_is_cut_between_words() -> None:
    title = "What is known of the course of an illness that lasts for longer than anyone would like it to last"
    kept = said(head(title)).removesuffix(" …")
    assert title.startswith(f"{kept} ") and len(kept) > 20


@pytest.mark.parametrize("title", ["", " ", "   "])
def test_a_head_of_nothing_is_no_line(title: str) -> None:
    assert head(title) is None
