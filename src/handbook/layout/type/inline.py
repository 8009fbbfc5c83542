"""Spans become lines: words shaped and measured once, broken, justified, each line a row of runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span, Spans
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.units import MM
from handbook.layout.pages.page import Run
from handbook.layout.type.faces import Face, Shaped
from handbook.layout.type.linebreak import BREAK, CLING, END, HYPHEN, JOIN, SPACE, TIE
from handbook.layout.type.rows import Row, rows_of
from handbook.layout.type.setting import Cut, Setting, Spoken
from handbook.layout.type.words import Words, words_of

if TYPE_CHECKING:
    from handbook.style.sheet import Type


class SetLine(NamedTuple):
    """A line as it is set: its runs, where it starts, how wide it is, and whether it ends in a hyphen."""

    runs: tuple[Run, ...]
    spans: tuple[int, ...]
    """For each run, which span it comes from."""
    x: float
    width: float
    hyphenated: bool


class SetText(NamedTuple):
    """A paragraph as it is set."""

    lines: tuple[SetLine, ...]
    spans: Spans
    leading: float
    baseline: float
    """From the top of a line to its baseline."""


class Measured(NamedTuple):
    """Words that are shaped and measured, and not yet broken into lines."""

    spans: Spans
    kind: Type
    cuts: list[Cut]
    words: Words

    @property
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


def measured(spans: Spans, kind: Type, setting: Setting) -> Measured:
    """The words of the spans, shaped; LAYOUT-01 for a missing sign."""
    spans = _shown(spans, setting)
    if setting.spoken:
        spans = _told(spans, setting.spoken)
    cuts = setting.cuts(kind, spans)
    return Measured(spans, kind, cuts, words_of(spans, cuts))


def natural_width(spans: Spans, kind: Type, setting: Setting) -> tuple[float, float]:
    """How wide the spans are on one line, and how wide their widest unbreakable part is."""
    return measured(spans, kind, setting).natural


def set_text(spans: Spans, kind: Type, measure: float, setting: Setting) -> SetText:
    """The spans in lines no wider than the measure; LAYOUT-01 for a missing sign, LAYOUT-04 for a word too wide."""
    return broken(measured(spans, kind, setting), kind.align, measure, setting)


def broken(text: Measured, align: str, measure: float, setting: Setting) -> SetText:
    """Measured words in lines no wider than the measure; LAYOUT-04 for a word that is too wide."""
    spans, kind, cuts, words = text
    baseline = setting.baseline(kind)
    if not words.shaped:
        return SetText((), spans, kind.leading, baseline)
    rows = rows_of(words, cuts, align, measure, setting)
    last = len(rows) - 1
    lines = tuple([_set_line(row, cuts, align, measure, index == last) for index, row in enumerate(rows)])
    for (row, _), line in zip(rows, lines, strict=True):
        if line.width > measure + _JUTS and spans[row.spans[0]].mark:
            raise _too_wide(row, spans, line.width - measure)
    return SetText(lines, spans, kind.leading, baseline)


_JUTS = 1.0
"""Points; less than this beyond the measure cannot be seen."""


def _too_wide(row: Words, spans: Spans, more: float) -> HandbookError:
    """The problem (LAYOUT-04) of a word that is wider than its column, told only of words that a book wrote."""
    word = "".join(shaped.text for shaped in row.shaped)
    mark = spans[row.spans[0]].mark
    shown = word if len(word) < 40 else f"{word[:36]}…"
    message = f"“{shown}” is {more / MM:.1f} mm wider than its column, and cannot be divided"
    hint = "write a space or a hyphen where it may be divided"
    return refuse("LAYOUT-04", message, mark.find(word) if mark else None, hint)


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


# --- rows into lines -------------------------------------------------------------------------------------


def _set_line(row: Row, cuts: Sequence[Cut], align: str, measure: float, last: bool) -> SetLine:
    """One line: runs of one cut each; every line but the last and the hyphenated ends with a space."""
    words, natural = row
    follows = words.follows
    end, ending = cuts[words.spans[-1]], follows[-1]
    stretchable = follows.count(SPACE) + follows.count(TIE) + follows.count(CLING) - (ending == SPACE)
    gap = _gap(measure - natural, stretchable, align, last, end.space)
    run = _one_run(words, cuts[words.spans[0]], gap)
    runs, spans = ((run,), (words.spans[0],)) if run else _runs(words, cuts, gap)
    width = natural + gap * stretchable
    x = 0.0 if align in ("justify", "left") else (measure - width) / (1 if align == "right" else 2)
    return SetLine(runs, spans, max(x, 0.0), width, ending == HYPHEN)


def _gap(slack: float, stretchable: int, align: str, last: bool, space: float) -> float:
    if align != "justify" or not stretchable or (last and slack >= 0):
        return 0.0
    gap = slack / stretchable
    # A line that nothing can fill stays ragged: wide holes are worse than a short line.
    return gap if gap < 2.5 * space else 0.0


_face_of, _width_of = attrgetter("face"), attrgetter("width")


def _one_run(row: Words, cut: Cut, gap: float) -> Run | None:
    """The run of a line whose words are of one face and have plain spaces between them, as most have."""
    shaped, spans, follows = row
    count = len(shaped)
    spaces = follows.count(SPACE)
    if spans[0] != spans[-1] or spaces < count - 1 or (spaces < count and follows[-1] != END):
        return None
    face = shaped[0].face
    if len(set(map(_face_of, shaped))) > 1:
        return None
    pieces = [face.space] * (count + spaces)
    pieces[::2] = shaped
    return _run(cut, face, pieces, gap, sum(map(_width_of, shaped)) + face.space.width * spaces, spaces)


def _runs(row: Words, cuts: Sequence[Cut], gap: float) -> tuple[tuple[Run, ...], tuple[int, ...]]:
    runs: list[Run] = []
    spans: list[int] = []
    pieces: list[Shaped] = []
    current, face = row.spans[0], row.shaped[0].face
    width, stretched = 0.0, 0
    for shaped, span, kind in zip(*row, strict=True):
        if span != current or shaped.face is not face:
            runs.append(_run(cuts[current], face, pieces, gap, width, stretched))
            spans.append(current)
            pieces, current, face = [], span, shaped.face
            width, stretched = 0.0, 0
        pieces.append(shaped)
        width += shaped.width
        if kind < JOIN and kind != BREAK and kind != END:
            after = face.hyphen if kind == HYPHEN else face.space if kind != TIE else face.shape("\u00a0")
            pieces.append(after)
            width += after.width
            stretched += kind != HYPHEN
    runs.append(_run(cuts[current], face, pieces, gap, width, stretched))
    spans.append(current)
    return tuple(runs), tuple(spans)


def _run(cut: Cut, face: Face, pieces: list[Shaped], gap: float, width: float, stretched: int) -> Run:
    """`width` in 1/1000 em, without what justification adds to the spaces."""
    if cut.rise:
        gap += cut.space - face.space.width * cut.size / 1000
    return Run(face, cut.size, cut.ink, tuple(pieces), gap, width * cut.size / 1000 + gap * stretched, cut.rise)
