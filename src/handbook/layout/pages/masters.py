"""The master pages: where text stands on rectos and versos, running heads and folios."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span
from handbook.foundation.marks import Mark
from handbook.foundation.values import Scalar
from handbook.layout.pages.galley import Frame
from handbook.layout.pages.page import Line, Page, Placement
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.layout.pages.page import Leaf
    from handbook.style.sheet import PageLooks, Style, Type


class Masters(NamedTuple):
    """The geometry of a publication's pages, in points."""

    width: float
    height: float
    style: Style
    mirrored: bool
    """Whether versos mirror rectos (bound matter); else all pages are rectos."""

    @property
    def measure(self) -> float:
        """The width of the text column."""
        looks = self.style.page
        room = self.width - looks.inner - looks.outer - (looks.side + looks.side_gap if looks.side else 0.0)
        return min(room, looks.measure)

    def column(self, columns: int, gutter: float) -> float:
        """The width of one of several columns, which take the outer column too."""
        return (full_width(self.measure, self.style.page) - gutter * (columns - 1)) / columns

    def verso(self, number: int) -> bool:
        """Whether this page lies on the left."""
        return self.mirrored and number % 2 == 0

    def frame(self, number: int) -> Frame:
        """Where the text stands on this page."""
        looks = self.style.page
        beside = looks.side + looks.side_gap if looks.side else 0.0
        spare = self.width - looks.inner - looks.outer - beside - self.measure
        inner = looks.inner + (spare / 2 if not looks.side and not self.mirrored else spare * 0.4)
        height = self.height - looks.head - looks.foot
        if self.verso(number):
            return Frame(self.width - inner - self.measure, looks.head, self.measure, height, -beside)
        return Frame(inner, looks.head, self.measure, height)

    def side(self, number: int) -> Frame:
        """The outer column of this page."""
        looks, text = self.style.page, self.frame(number)
        x = text.x - looks.side_gap - looks.side if self.verso(number) else text.x + text.width + looks.side_gap
        return Frame(x, text.y, looks.side, text.height)

    def dress(self, leaf: Leaf, label: str, book: str, setting: Setting) -> Page:
        """The finished page: book title on the left, section on the right, folio on the outer side."""
        if leaf.plain:
            return Page(self.width, self.height, leaf.placements, leaf.anchors, label)
        frame, side = self.frame(leaf.number), self.side(leaf.number)
        left = min(frame.x, side.x) if self.style.page.side else frame.x
        right = max(frame.x + frame.width, side.x + side.width) if self.style.page.side else frame.x + frame.width
        types, looks = self.style.type, self.style.page
        placements: list[Placement] = list(leaf.placements)
        outer = "left" if self.verso(leaf.number) else "right"
        if not leaf.opening:
            if self.mirrored:
                words = book if self.verso(leaf.number) else leaf.title
                placements += _artifact(words, types.running, outer, left, right, looks.running_drop, setting)
            else:
                placements += _artifact(book, types.running, "left", left, right, looks.running_drop, setting)
                placements += _artifact(leaf.title, types.running, "right", left, right, looks.running_drop, setting)
        base = self.height - looks.folio_drop
        placements += _artifact(label, types.folio, outer, left, right, base, setting)
        return Page(self.width, self.height, tuple(placements), leaf.anchors, label)


def full_width(measure: float, looks: PageLooks) -> float:
    """How wide matter is that takes the text column, of this measure, and the outer column."""
    return measure + looks.side_gap + looks.side if looks.side else measure


def _artifact(
    words: str, kind: Type, align: str, left: float, right: float, base: float, setting: Setting
) -> list[Placement]:
    """One line of a running head or a folio; too long, it is cut at a word and ends in an ellipsis."""
    if not words:
        return []
    room = (right - left) * (1.0 if align == "right" and len(words) < 6 else 0.62)
    kind = kind._replace(align="left")
    text = _one_line(words, words.mark if isinstance(words, Scalar) else None, kind, setting)
    if text.lines and text.lines[0].width > room:
        text = _one_line(shortened(words, room, kind, setting), None, kind, setting)
    if not text.lines:
        return []
    x = left if align == "left" else right - text.lines[0].width
    placed = place_line(text, 0, x, base - text.baseline, None, LinkTags(None, False))
    return [line._replace(artifact="Pagination") for line in placed.placements if isinstance(line, Line)]


def _one_line(words: str, mark: Mark | None, kind: Type, setting: Setting) -> SetText:
    return set_text((Span(words, mark=mark),), kind, _ENDLESS, setting)


_ENDLESS = 1e6
"""A measure that no running head fills."""


def shortened(words: str, room: float, kind: Type, setting: Setting) -> str:
    """As many whole words as there is room for before an ellipsis; of a word too long for that, its first letters."""
    parted = words.split()

    def whole(count: int) -> str:
        return " ".join(parted[:count]).rstrip(",;: …") + " …"

    def letters(count: int) -> str:
        return f"{parted[0][:count]}…"

    for way, most in ((whole, len(parted)), (letters, len(parted[0]))):
        count = bisect_right(range(1, most), room, key=partial(_wide, way, kind, setting))
        if count:
            return way(count)
    return "…"


def _wide(way: Callable[[int], str], kind: Type, setting: Setting, count: int) -> float:
    return _one_line(way(count), None, kind, setting).lines[0].width
