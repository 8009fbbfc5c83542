"""The words beside cut, fold and tear lines, in the language of the book."""

from __future__ import annotations

from handbook.content.locale import Language
from handbook.document.blocks import Span
from handbook.layout.inline import LinkTags, place_line, set_text
from handbook.layout.page import Placement
from handbook.layout.setting import Setting
from handbook.layout.sheetmarks import Marks

_LARGEST = 8.0
"""Words for the scissors keep out of the way, however large the style's type is; points."""


def written(marks: Marks, setting: Setting, language: Language) -> list[Placement]:
    """The words of the marks, as artifacts."""
    placements: list[Placement] = []
    for note in marks.notes:
        placements += small_print(language.say(note.key), note.x, note.y, setting, note.align)
    return placements


def small_print(words: str, x: float, base: float, setting: Setting, align: str = "left") -> list[Placement]:
    """One line of small print whose baseline starts, ends or has its middle at (x, base); an artifact."""
    meta = setting.style.type.meta
    size = min(meta.size, _LARGEST)
    kind = meta._replace(colour=setting.style.ink, align="left", size=size, leading=size * 1.3)
    text = set_text((Span(words),), kind, 10_000.0, setting)
    width = text.lines[0].width
    left = {"left": x, "right": x - width, "centre": x - width / 2}[align]
    return list(place_line(text, 0, left, base - text.baseline, None, LinkTags(None, False)).placements)
