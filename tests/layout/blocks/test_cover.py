"""A cover with any title: its words stand below one another and over the foot, or it is refused at their place."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from handbook.foundation.marks import HandbookError, Source
from handbook.foundation.values import Scalar, span
from handbook.layout.blocks.cover import CoverWords, cover
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Line, Tag
from handbook.layout.type.setting import Setting
from handbook.style.sheet import PAPERS
from printsheets import style

WORDS = ("long", "effects", "of", "a", "medicine", "on", "attention", "in", "everyday", "practice", "pharmacists")
LOOKS = ("reference", "clinic", "mono", "large-print")


@cache
def made(look: str, paper: str) -> tuple[Masters, Setting]:
    own = style(look, paper)
    return Masters(*PAPERS[paper], own, mirrored=True), Setting(own, "en-US")


@settings(max_examples=40, deadline=None)
@given(
    some.lists(some.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
    some.lists(some.sampled_from(WORDS), max_size=60).map(" ".join),
    some.sampled_from(LOOKS),
    some.sampled_from(("a4", "a5", "letter", "half-letter")),
)
def test_no_words_of_a_cover_stand_on_others(title: str, subtitle: str, look: str, paper: str) -> None:
    masters, setting = made(look, paper)
    source = Source("handbook.yaml", title)
    marked = Scalar(title, source, span(0, len(title)))
    words = CoverWords(marked, subtitle, (("Risk", "Low"),), ("Version 1",), "No advice.")
    try:
        leaf = cover(words, masters, Tag("Document", None), setting)
    except HandbookError as error:
        (problem,) = error.problems
        assert problem.code == "LAYOUT-02" and len(title) + len(subtitle) > 100
        assert problem.mark or len(subtitle) > len(title)
        return
    lines = [one for one in leaf.placements if isinstance(one, Line)]
    heights = [(one.y, max(run.size for run in one.runs)) for one in lines]
    assert heights == sorted(heights)
    for (above, _), (below, size) in pairwise(heights):
        assert below - above >= size * 0.9
    assert heights[-1][0] < masters.height - setting.style.page.foot + 12
