"""Words shaped and measured, not yet broken: how wide they would like to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from handbook.document.blocks import Span, Spans
from handbook.layout.type.linebreak import END, JOIN, SPACE
from handbook.layout.type.setting import Cut, Setting, Spoken
from handbook.layout.type.words import Words, words_of

if TYPE_CHECKING:
    from handbook.style.sheet import Type


class Measured:
    """Words that are shaped and measured, and not yet broken into lines."""

    def __init__(self, spans: Spans, kind: Type, cuts: list[Cut], words: Words) -> None:
        self.spans, self.kind, self.cuts, self.words = spans, kind, cuts, words

    @cached_property
    def natural(self) -> tuple[float, float]:
        """How wide the words are on one line, and how wide their widest unbreakable part is."""
        cuts = self.cuts
        total = widest = part = 0.0
        for shaped, span, follows in zip(*self.words, strict=True):
            cut = cuts[span]
            part += shaped.width * cut.size / 1000
            if follows > END:
                part += cut.space if follows != JOIN else 0.0
                continue
            widest = max(widest, part)
            total += part + (cut.space if follows == SPACE else 0.0)
            part = 0.0
        return total, widest

    @cached_property
    def steps(self) -> tuple[float, ...]:
        """The least measure, and a little more, at which the words take one line, two lines, and so on up to four."""
        whole, widest = self.natural
        parts = list(self._parts())
        found = [whole]
        for lines in range(2, _STEPS + 1):
            low, high = max(widest, whole / lines), min(found[-1], whole / lines + widest)
            while high - low > _NEAR:
                middle = (low + high) / 2
                low, high = (low, middle) if _fits(parts, middle, lines) else (middle, high)
            found.append(high)
        return tuple([step + _NEAR for step in found])

    def _parts(self) -> Iterator[tuple[float, float]]:
        """Each unbreakable part: how wide it is, and the space after it."""
        part = 0.0
        for shaped, span, follows in zip(*self.words, strict=True):
            cut = self.cuts[span]
            part += shaped.width * cut.size / 1000
            if follows > END:
                part += cut.space if follows != JOIN else 0.0
                continue
            yield part, cut.space if follows == SPACE else 0.0
            part = 0.0


_STEPS = 4
_NEAR = 0.5
"""Points; a measure is not looked for nearer than this."""


def _fits(parts: Sequence[tuple[float, float]], measure: float, lines: int) -> bool:
    """Whether so many lines are enough."""
    line = space = 0.0
    for width, after in parts:
        if line and line + space + width > measure:
            lines -= 1
            if not lines:
                return False
            line = width
        else:
            line += space + width
        space = after
    return True


def measured(spans: Spans, kind: Type, setting: Setting) -> Measured:
    """The words of the spans, shaped; LAYOUT-01 for a missing sign."""
    if setting.texts.forgets:
        return _measured(spans, kind, setting)
    return setting.texts.made((spans, kind), lambda: _measured(spans, kind, setting))


def _measured(spans: Spans, kind: Type, setting: Setting) -> Measured:
    spans = _shown(spans, setting)
    if setting.spoken:
        spans = _told(spans, setting.spoken)
    cuts = setting.cuts(kind, spans)
    return Measured(spans, kind, cuts, words_of(spans, cuts))


def natural_width(spans: Spans, kind: Type, setting: Setting) -> tuple[float, float]:
    """How wide the spans are on one line, and how wide their widest unbreakable part is."""
    return measured(spans, kind, setting).natural


_NARROWEST = 0.4
"""A title in less of its size is none; a word that is wider yet is refused like any other."""


def narrowed(kind: Type, spans: Spans, width: float, setting: Setting) -> Type:
    """The type, smaller, down to a bound, if the widest part of the spans would not stand on a line of this width."""
    widest = natural_width(spans, kind, setting)[1]
    share = max(min(1.0, (width - 1.0) / widest), _NARROWEST) if widest else 1.0
    return kind._replace(size=kind.size * share, leading=kind.leading * share)


def _shown(spans: Spans, setting: Setting) -> Spans:
    """Page numbers of cross references are filled in, or left out where links do that work."""
    for span in spans:
        if span.look == "folio":
            break
    else:
        return spans
    if setting.folios is None:
        return tuple(span for span in spans if span.look != "folio" or span.text)
    return tuple(_numbered(span, setting) for span in spans)


def _numbered(span: Span, setting: Setting) -> Span:
    if span.look != "folio" or span.text or span.link is None or setting.folios is None:
        return span
    number = setting.folios.get(span.link.target.removeprefix("#"), "00")
    comma, _, said = setting.words.get("see-page", ", page {n}").format(n=number).partition(" ")
    said = said.replace(" ", "\u00a0")
    return Span(f"{comma} {said}", "folio", span.link, "", span.mark)


def _told(spans: Spans, spoken: Spoken) -> Spans:
    """The spans cut where abbreviations stand, each with what it stands for."""
    found = [() if span.says or span.lang else spoken(span.text) for span in spans]
    if not any(found):
        return spans
    return tuple(part for span, where in zip(spans, found, strict=True) for part in _expanded(span, where))


def _expanded(span: Span, where: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
    at = 0
    for start, end, says in where:
        if start > at:
            yield span._replace(text=span.text[at:start])
        yield span._replace(text=span.text[start:end], says=says)
        at = end
    if at < len(span.text):
        yield span._replace(text=span.text[at:])
