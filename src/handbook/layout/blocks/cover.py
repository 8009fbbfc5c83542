"""The cover: title, one line under it, the edition, and the standing facts in a quiet row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.units import MM
from handbook.foundation.values import Scalar
from handbook.layout.pages.galley import Frame, shifted
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Fill, Leaf, Placement, Stroke, Tag
from handbook.layout.sheets.trimming import BLEED
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line, spaced
from handbook.layout.type.measure import narrowed
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type


class CoverWords(NamedTuple):
    """What stands on a cover."""

    title: str
    subtitle: str
    facts: Sequence[tuple[str, str]]
    edition: Sequence[str]
    notice: str


def cover(words: CoverWords, masters: Masters, root: Tag, setting: Setting) -> Leaf:
    """The cover as a page without number; HandbookError LAYOUT-02 if its words are taller."""
    looks, types = setting.style.cover, setting.style.type
    frame = masters.frame(1)
    tag = Tag("Sect", root)
    placements: list[Placement] = []
    if looks.band and looks.band_height:
        height = looks.band_height + BLEED
        placements.append(Fill(-BLEED, -BLEED, masters.width + 2 * BLEED, height, looks.band))
    foot, top = _foot(words, frame, masters.height - setting.style.page.foot, tag, setting)
    title = _fitted(words, frame.width, top - looks.title_drop, setting)
    y = looks.title_drop
    placements.append(_bar(frame.x, y - title.leading * 0.35, title, setting))
    y = _words(words.title, title, frame, y, Tag("H1", tag), setting, placements)
    y += types.title.after
    _words(words.subtitle, types.subtitle, frame, y, Tag("P", tag), setting, placements)
    return Leaf(1, (*placements, *foot), (), "", True, True)


_SMALLER, _LEAST = 0.94, 1.25
"""The steps by which a title becomes smaller, and its size by that of the line under it: less is no title."""


def _fitted(words: CoverWords, width: float, room: float, setting: Setting) -> Type:
    """The type of the title: smaller for its longest word to stand on a line, and for all to stand over the foot."""
    types = setting.style.type
    title = narrowed(types.title, (_span(words.title),), width, setting)
    below = types.title.after + _height(words.subtitle, types.subtitle, width, setting)
    while True:
        more = _height(words.title, title, width, setting) + below - room
        if more <= 0:
            return title
        if title.size * _SMALLER < types.subtitle.size * _LEAST:
            raise _too_high(words, more)
        title = title._replace(size=title.size * _SMALLER, leading=title.leading * _SMALLER)


def _height(words: str, kind: Type, width: float, setting: Setting) -> float:
    return len(set_text((_span(words),), kind, width, setting).lines) * kind.leading if words else 0.0


def _too_high(words: CoverWords, more: float) -> HandbookError:
    parts = {"title": words.title, "subtitle": words.subtitle, "notice": words.notice}
    longest = max(parts, key=lambda name: len(parts[name]))
    mark = _span(parts[longest]).mark
    message = f"the words of the cover are {more / MM:.0f} mm too high for it"
    return refuse("LAYOUT-02", message, mark, f"shorten the {longest}")


def _bar(x: float, y: float, title: Type, setting: Setting) -> Stroke:
    """A short strong bar over the title, where the eye begins."""
    return Stroke(((x, y), (x + title.size, y)), title.size / 12, setting.style.accent)


def _words(words: str, kind: Type, frame: Frame, y: float, tag: Tag, setting: Setting, out: list[Placement]) -> float:
    if not words:
        return y
    text = set_text((_span(words),), kind, frame.width, setting)
    _lay(text, frame.x, y, tag, out)
    return y + len(text.lines) * text.leading


def _span(words: str) -> Span:
    """Words of the book, with their place."""
    return Span(words, mark=words.mark if isinstance(words, Scalar) else None)


def _lay(text: SetText, x: float, y: float, tag: Tag, out: list[Placement]) -> None:
    for index in range(len(text.lines)):
        line = place_line(text, index, x, y + index * text.leading, tag, LinkTags(tag, False))
        out.extend(spaced(line.placements))


def _foot(
    words: CoverWords, frame: Frame, bottom: float, tag: Tag, setting: Setting
) -> tuple[list[Placement], float]:
    """Edition and notice at the foot, standing facts above them between two rules; and where all else must end."""
    types = setting.style.type
    lines = [set_text((_span(line),), types.edition, frame.width, setting) for line in words.edition if line]
    notice = set_text((_span(words.notice),), types.small, frame.width, setting) if words.notice else None
    height = sum(len(line.lines) * line.leading for line in lines)
    gap = types.edition.leading * 0.8
    below = height + (gap + len(notice.lines) * notice.leading if notice else 0.0)
    facts, fact_height = _facts(words.facts, frame, tag, setting)
    top = bottom - below - types.edition.leading * 1.6 - fact_height
    out = list(shifted(facts, 0.0, top))
    y = bottom - below
    for line in lines:
        _lay(line, frame.x, y, Tag("P", tag), out)
        y += len(line.lines) * line.leading
    if notice:
        _lay(notice, frame.x, y + gap, Tag("P", tag), out)
    return out, top - types.edition.leading


def _facts(
    facts: Sequence[tuple[str, str]], frame: Frame, tag: Tag, setting: Setting
) -> tuple[list[Placement], float]:
    """The facts side by side, each a label over its value: a list of labelled items."""
    if not facts:
        return [], 0.0
    types, looks = setting.style.type, setting.style.table
    gutter = types.key.size * 1.4
    width = (frame.width - gutter * (len(facts) - 1)) / len(facts)
    pad = types.key.size * 1.2
    placements: list[Placement] = []
    deepest, listed = 0.0, Tag("L", tag, numbering="None")
    for index, (label, value) in enumerate(facts):
        x = frame.x + index * (width + gutter)
        own = Tag("LI", listed)
        head = set_text((_span(label),), types.small, width, setting)
        body = set_text((_span(value),), types.label._replace(align="left"), width, setting)
        _lay(head, x, pad, Tag("Lbl", own), placements)
        _lay(body, x, pad + len(head.lines) * head.leading, Tag("LBody", own), placements)
        deepest = max(deepest, pad * 2 + len(head.lines) * head.leading + len(body.lines) * body.leading)
    for y in (0.0, deepest):
        rule = ((frame.x, y), (frame.x + frame.width, y))
        placements.append(Stroke(rule, looks.rule, setting.style.accent))
    return placements, deepest
