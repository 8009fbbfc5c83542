"""Captions of tables and figures: their words with label and number, below or beside what they tell of."""

from __future__ import annotations

from handbook.document.blocks import Span, Spans
from handbook.layout.pages.galley import Box, Group
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import set_text
from handbook.layout.type.lines import link_tags, place_line
from handbook.layout.type.setting import Setting


def stands_beside(x: float, group: Group | None, setting: Setting) -> bool:
    """Whether captions and notes go to the outer column: only from the text column itself."""
    return bool(setting.style.page.side) and x == 0.0 and group is None


def caption_boxes(
    caption: Spans, x: float, width: float, parent: Tag, group: Group | None, setting: Setting
) -> list[Box]:
    """The lines of a caption, kept together."""
    kind = setting.style.type.caption
    text = set_text(caption, kind, width, setting)
    own = Tag("Caption", parent)
    tags = link_tags(own, setting)
    boxes = []
    for index in range(len(text.lines)):
        placed = place_line(text, index, x, 0.0, own, tags)
        boxes.append(Box(text.leading, placed.placements, sticky=True, mentions=placed.mentions, group=group))
    if boxes:
        boxes[-1] = boxes[-1]._replace(after=kind.after, firm=True)
    return boxes


def captioned(caption: Spans, what: str, number: str, setting: Setting) -> Spans:
    """A caption with its label: “Table 3” in strong, then the words."""
    if not number:
        return caption
    label = setting.words.get(what, what.capitalize())
    return (Span(f"{label}\u00a0{number}", "strong"), Span("\u2002"), *caption)
