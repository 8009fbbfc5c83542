"""Words inside drawings: broken so that they never jut out of their measure, and placed by their own edges."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbook.document.blocks import Look, Span, Spans
from handbook.foundation.regex import Regex
from handbook.layout.pages.page import Placement, Tag
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line, spaced
from handbook.layout.type.measure import natural_width
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type

Side = Literal["left", "centre", "right"]
_SLACK = 0.05
"""Points by which sums of widths may be off."""
_HARD = Regex(r"(?<=[-–—/])(?=\w)")


class Lettering(NamedTuple):
    """Words that are set: the width of the widest line and the height of all, in points."""

    text: SetText
    width: float
    height: float

    @property
    def rows(self) -> int:
        """How many lines there are."""
        return len(self.text.lines)

    def at(self, x: float, y: float, tag: Tag, side: Side = "left") -> tuple[Placement, ...]:
        """The lines below y, each with a space after it; x is where they start, their middle, or where they end."""
        tags = LinkTags(tag, links=False)
        placed: list[Placement] = []
        for index, line in enumerate(self.text.lines):
            start = x - line.x - {"left": 0.0, "centre": line.width / 2, "right": line.width}[side]
            placed.extend(place_line(self.text, index, start, y + index * self.text.leading, tag, tags).placements)
        return tuple(spaced(placed))


def letter(says: str | Spans, measure: float, setting: Setting, look: Look = "plain") -> Lettering:
    """The words in lines no wider than the measure, whatever they are; a word that is too long is parted."""
    kind = _flush(setting.style.type.figure)
    fitting = tuple(_fitting(span, measure, kind, setting) for span in _spans(says, look))
    text = set_text(fitting, kind, measure + _SLACK, setting)
    width = max((line.width for line in text.lines), default=0.0)
    return Lettering(text, width, len(text.lines) * text.leading)


def balanced(says: str, measure: float, setting: Setting, look: Look = "plain") -> Lettering:
    """The words in as few lines as the measure asks for, all of about one width."""
    best = letter(says, measure, setting, look)
    for share in (0.9, 0.8, 0.7, 0.6, 0.5):
        tried = letter(says, measure * share, setting, look)
        if tried.rows > best.rows or extent(says, setting, look)[1] > measure * share:
            break
        best = tried
    return best


def extent(says: str | Spans, setting: Setting, look: Look = "plain") -> tuple[float, float]:
    """How wide the words are on one line, and how wide the widest one of them is."""
    return natural_width(_spans(says, look), _flush(setting.style.type.figure), setting)


def _spans(says: str | Spans, look: Look) -> Spans:
    return (Span(says, look),) if isinstance(says, str) else says


@cache  # without limit, because a Setting tells the types it has met by their identity
def _flush(kind: Type) -> Type:
    """The type of words in drawings, ragged and unhyphenated whatever the style says of running text."""
    return kind._replace(align="left", hyphenate=False)


def _fitting(span: Span, measure: float, kind: Type, setting: Setting) -> Span:
    """The same words with places to break in those that are wider than the measure."""
    if natural_width((span,), kind, setting)[1] <= measure + _SLACK:
        return span
    words = span.text.replace("\u00a0", " ").split(" ")
    parted = (_parted(word, span.look, measure, kind, setting) for word in words)
    # A dash clings to the word before it, and where the two have no room together it may begin a line.
    return span._replace(text=" ".join(f"\u200b{word}" if word[:1] in ("–", "—") else word for word in parted))


def _parted(word: str, look: Look, measure: float, kind: Type, setting: Setting) -> str:
    """A word in pieces that fit: at its own hyphens, else where the language has them, else between letters."""

    def wide(piece: str) -> float:
        return natural_width((Span(piece, look),), kind, setting)[1]

    pieces: list[str] = []
    for part in _HARD.split(word):
        rest = part
        while len(rest) > 1 and wide(rest) > measure + _SLACK:
            fits = [at for at in range(1, len(rest)) if wide(f"{rest[:at]}-") <= measure]
            legal = [at for at in setting.hyphens(rest) if at in fits]
            at = max(legal or [at for at in fits if 1 < at < len(rest) - 1] or fits or [1])
            pieces.append(f"{rest[:at]}-" if rest[at - 1].isalpha() else rest[:at])
            rest = rest[at:]
        pieces.append(rest)
    return "\u200b".join(pieces)
