"""Lines placed on a page: what they lead to."""

from handbook.document.blocks import Link, Span
from handbook.layout.pages.page import Area, Line, Tag
from handbook.layout.type.inline import set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.layout.type.setting import Setting
from looks import plain_style

STYLE = plain_style()


def test_a_link_over_two_lines_is_one_element_with_two_areas() -> None:
    link = Link("#x", "see x")
    spans = (Span("Before the link stand "), Span("words that lead to another place in the book", link=link))
    text = set_text(spans, STYLE.type.body, 120.0, Setting(STYLE, "en-US"))
    tag = Tag("P", None)
    tags = LinkTags(tag, True)
    placed = [place_line(text, index, 0.0, 0.0, tag, tags).placements for index in range(len(text.lines))]
    areas = [item for line in placed for item in line if isinstance(item, Area)]
    assert len(areas) >= 2 and len({id(area.tag) for area in areas}) == 1
    inked = [run.tag for line in placed for item in line if isinstance(item, Line) for run in item.runs if run.tag]
    assert {id(tag) for tag in inked} == {id(areas[0].tag)}
