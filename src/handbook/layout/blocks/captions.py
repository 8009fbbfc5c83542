"""Captions of tables and figures: their words with label and number, below or beside what they tell of."""

from __future__ import annotations

from handbook.document.blocks import Span, Spans
from handbook.layout.blocks.place import Place, text_boxes
from handbook.layout.pages.galley import Box
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import set_text
from handbook.layout.type.setting import Setting


def stands_beside(place: Place, setting: Setting) -> bool:
    """Whether captions and notes go to the outer column: only from the text column itself."""
    return bool(setting.style.page.side) and place.x == 0.0 and place.group is None


def caption_boxes(caption: Spans, place: Place, setting: Setting) -> list[Box]:
    """The lines of a caption, kept together."""
    kind = setting.style.type.caption
    text = set_text(caption, kind, place.width, setting)
    boxes = text_boxes(text, kind, place, Tag("Caption", place.tag), setting, sticky=True)
    if boxes:
        boxes[-1] = boxes[-1]._replace(firm=True)
    return boxes


def captioned(caption: Spans, what: str, number: str, setting: Setting) -> Spans:
    """A caption with its label: “Table 3” in strong, then the words."""
    if not number:
        return caption
    label = setting.words.get(what, what.capitalize())
    return (Span(f"{label}\u00a0{number}", "strong"), Span("\u2002"), *caption)
