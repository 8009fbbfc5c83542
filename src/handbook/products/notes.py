"""What is set beside the matter itself: the words at cut, fold and tear lines, and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.document.blocks import Span
from handbook.foundation.units import MM
from handbook.language.locale import Language
from handbook.layout.pages.masters import shortened
from handbook.layout.pages.page import Line, Placement, Stroke
from handbook.layout.sheets.linework import Marks, Note
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.layout.type.setting import Setting
from handbook.style.sheet import Type

_LARGEST = 8.0
"""Words for the scissors keep out of the way, however large the style's type is; points."""
_APART = 4 * MM
"""Between two notes on one line."""


def written(marks: Marks, setting: Setting, language: Language) -> list[Placement]:
    """The words of the marks, as artifacts."""
    texts = [_set(language.say(note.key), setting) for note in marks.notes]
    placements: list[Placement] = []
    for note, text in zip(marks.notes, texts, strict=True):
        left = min(_left(note, text), _room(note, marks.notes, texts) - text.lines[0].width)
        placements += _placed(text, left, note.y)
    return placements


def small_print(
    words: str, x: float, base: float, setting: Setting, align: str = "left", full: bool = False
) -> list[Placement]:
    """One line of small print whose baseline starts, ends or has its middle at (x, base); an artifact.

    `full` is for what a reader needs, too: it is as large as the style's small print.
    """
    text = _set(words, setting, full)
    return _placed(text, _aligned(x, text.lines[0].width, align), base)


def in_room(parts: Sequence[str], room: float, setting: Setting) -> str:
    """The parts with points between, in one line of full small print; where they are too long, the longest end in
    an ellipsis, as a running head does.
    """
    kind = _kind(setting, True)
    wide = {part: _set(part, setting, True).lines[0].width for part in (*parts, "1", f"1{_POINT}1")}
    left = room - (wide[f"1{_POINT}1"] - 2 * wide["1"]) * (len(parts) - 1)
    told = {}
    for count, part in enumerate(sorted(parts, key=wide.__getitem__)):
        share = left / (len(parts) - count)
        told[part] = part if wide[part] <= share else shortened(part, share, kind, setting)
        left -= min(wide[part], share)
    return _POINT.join(told[part] for part in parts)


_POINT = " · "


def _kind(setting: Setting, full: bool) -> Type:
    meta = setting.style.type.meta
    size = meta.size if full else min(meta.size, _LARGEST)
    return meta._replace(colour=setting.style.ink, align="left", size=size, leading=size * 1.3, italic=False)


def _set(words: str, setting: Setting, full: bool = False) -> SetText:
    return set_text((Span(words),), _kind(setting, full), 10_000.0, setting)


def _left(note: Note, text: SetText) -> float:
    return _aligned(note.x, text.lines[0].width, note.align)


def _aligned(x: float, width: float, align: str) -> float:
    return {"left": x, "right": x - width, "centre": x - width / 2}[align]


def _room(note: Note, notes: Sequence[Note], texts: Sequence[SetText]) -> float:
    """Where the words of a note must end: short of those that stand to its right on the same line."""
    rights = (
        _left(other, text)
        for other, text in zip(notes, texts, strict=True)
        if other is not note and other.y == note.y and other.x > note.x
    )
    return min(rights, default=1e6) - _APART


def _placed(text: SetText, x: float, base: float) -> list[Placement]:
    return list(place_line(text, 0, x, base - text.baseline, None, LinkTags(None, False)).placements)


def dotted(left: float, right: float, y: float, setting: Setting) -> Stroke:
    """A line to write on."""
    return Stroke(((left, y), (right, y)), 0.35, setting.style.figure.axis, (1.0, 1.6))


def end_of(placements: Sequence[Placement]) -> float:
    """Where the words of a line end."""
    ends = (line.x + sum(run.width for run in line.runs) for line in placements if isinstance(line, Line))
    return max(ends, default=0.0)
