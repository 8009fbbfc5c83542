"""Spans become lines: words shaped and measured once, broken, justified, each line a row of runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Link, Span, Spans
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.units import BLACK, MM, Colour
from handbook.layout.faces import Face, Shaped
from handbook.layout.linebreak import BREAK, CLING, END, HYPHEN, JOIN, SPACE, TIE, even_rag, greedy, justified
from handbook.layout.page import Area, Line, Placement, Run, Stroke, Tag
from handbook.layout.setting import Cut, Setting
from handbook.layout.words import Words, words_of

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


def set_text(spans: Spans, kind: Type, measure: float, setting: Setting) -> SetText:
    """The spans in lines no wider than the measure; LAYOUT-01 for a missing sign, LAYOUT-04 for a word too wide."""
    spans = _shown(spans, setting)
    cuts = setting.cuts(kind, spans)
    words = words_of(spans, cuts)
    own = setting.cut(kind)
    baseline = kind.leading / 2 + own.face.cap_height * own.size / 2000
    if not words.shaped:
        return SetText((), spans, kind.leading, baseline)
    rows = _break(words, cuts, kind.align, measure, setting)
    last = len(rows) - 1
    lines = tuple(_set_line(row, cuts, kind.align, measure, index == last) for index, row in enumerate(rows))
    for row, line in zip(rows, lines, strict=True):
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


def natural_width(spans: Spans, kind: Type, setting: Setting) -> tuple[float, float]:
    """How wide the spans are on one line, and how wide their widest unbreakable part is."""
    spans = _shown(spans, setting)
    cuts = setting.cuts(kind, spans)
    total = widest = part = 0.0
    for shaped, span, follows in zip(*words_of(spans, cuts), strict=True):
        cut = cuts[span]
        part += shaped.width * cut.size / 1000
        if follows > END:
            part += cut.space if follows != JOIN else 0.0
            continue
        widest = max(widest, part)
        total += part + (cut.space if follows == SPACE else 0.0)
        part = 0.0
    return total, widest


def _shown(spans: Spans, setting: Setting) -> Spans:
    """Page numbers of cross references are filled in, or left out where links do that work."""
    if not any(span.look == "folio" for span in spans):
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


# --- words into lines ----------------------------------------------------------------------------------

_SPACES = (SPACE, TIE, CLING)


def _break(words: Words, cuts: Sequence[Cut], align: str, measure: float, setting: Setting) -> list[Words]:
    """The words of each line."""
    follows = words.follows
    scales = [cut.size / 1000 for cut in cuts]
    widths = [part.width * scales[span] for part, span in zip(words.shaped, words.spans, strict=True)]
    spaces = [cuts[span].space if kind in _SPACES else 0.0 for span, kind in zip(words.spans, follows, strict=True)]
    if sum(widths) + sum(spaces) <= measure:
        return [words]
    if align != "justify":
        return _rows(words, even_rag(widths, follows, spaces, measure))
    ends = justified(widths, follows, spaces, measure, 1.4)
    if ends is not None:
        return _rows(words, ends)
    if any(cut.hyphenate for cut in cuts):
        rows = _hyphenated(words, cuts, measure, setting)
        if rows is not None:
            return rows
    ends = justified(widths, follows, spaces, measure, 6.0)
    return _rows(words, ends or greedy(widths, follows, spaces, measure))


def _rows(words: Words, ends: list[int]) -> list[Words]:
    return [words.row(start, end) for start, end in zip([0, *ends], ends, strict=False)]


def _hyphenated(words: Words, cuts: Sequence[Cut], measure: float, setting: Setting) -> list[Words] | None:
    """Broken once more, with hyphens where the language allows them."""
    parts: list[tuple[int, int, int]] = []
    widths: list[float] = []
    follows: list[int] = []
    spaces: list[float] = []
    for index, (shaped, span, kind) in enumerate(zip(*words, strict=True)):
        cut = cuts[span]
        scale = cut.size / 1000
        start, before = 0, 0.0
        places = setting.hyphens(shaped.text) if cut.hyphenate else ()
        carets = shaped.carets() if places else ()
        for at in places:
            parts.append((index, start, at))
            widths.append((carets[at] - before) * scale)
            follows.append(HYPHEN)
            spaces.append(0.0)
            start, before = at, carets[at]
        parts.append((index, start, len(shaped.text)))
        widths.append((shaped.width - before) * scale)
        follows.append(kind)
        spaces.append(cut.space if kind in _SPACES else 0.0)
    hyphen = cuts[0].face.hyphen.width * cuts[0].size / 1000
    for tolerance in (1.8, 3.5, 8.0):
        ends = justified(widths, follows, spaces, measure, tolerance, hyphen)
        if ends is not None:
            return [
                _joined(words, parts[start:end], follows[end - 1])
                for start, end in zip([0, *ends], ends, strict=False)
            ]
    return None


def _joined(words: Words, parts: Sequence[tuple[int, int, int]], follows: int) -> Words:
    """The words of one line, those that are not parted in it made whole again."""
    row = Words([], [], [])
    last = len(parts) - 1
    place = 0
    while place <= last:
        index, start, stop = parts[place]
        while place < last and parts[place + 1][0] == index:
            place += 1
            stop = parts[place][2]
        shaped = words.shaped[index]
        whole = not start and stop == len(shaped.text)
        row.shaped.append(shaped if whole else shaped.face.shape(shaped.text[start:stop]))
        row.spans.append(words.spans[index])
        row.follows.append(follows if place == last and not whole else words.follows[index])
        place += 1
    return row


def _set_line(row: Words, cuts: Sequence[Cut], align: str, measure: float, last: bool) -> SetLine:
    """One line: runs of one cut each; every line but the last and the hyphenated ends with a space."""
    natural, stretchable = 0.0, 0
    for shaped, span, kind in zip(*row, strict=True):
        cut = cuts[span]
        natural += shaped.width * cut.size / 1000
        if kind in _SPACES:
            natural += cut.space
            stretchable += 1
    end, ending = cuts[row.spans[-1]], row.follows[-1]
    if ending == SPACE:
        natural -= end.space
        stretchable -= 1
    elif ending == HYPHEN:
        natural += row.shaped[-1].face.hyphen.width * end.size / 1000
    gap = _gap(measure - natural, stretchable, align, last, end.space)
    runs, spans = _runs(row, cuts, gap)
    width = natural + gap * stretchable
    x = 0.0 if align in ("justify", "left") else (measure - width) / (1 if align == "right" else 2)
    return SetLine(runs, spans, max(x, 0.0), width, ending == HYPHEN)


def _gap(slack: float, stretchable: int, align: str, last: bool, space: float) -> float:
    if align != "justify" or not stretchable or (last and slack >= 0):
        return 0.0
    gap = slack / stretchable
    # A line that nothing can fill stays ragged: wide holes are worse than a short line.
    return gap if gap < 2.5 * space else 0.0


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
    return Run(face, cut.size, cut.ink, tuple(pieces), gap, width * cut.size / 1000 + gap * stretched)


# --- lines into placements -----------------------------------------------------------------------------


class Placed(NamedTuple):
    """A line placed at a spot: what is drawn, and the terms that it mentions."""

    placements: tuple[Placement, ...]
    mentions: tuple[str, ...]


class LinkTags:
    """The Link elements of one paragraph: a link that runs over lines stays one element."""

    def __init__(self, tag: Tag | None, links: bool, underline: bool = False, ink: Colour = BLACK) -> None:
        self.tag, self.links, self.underline, self.ink = tag, links, underline, ink
        self._made: dict[int, Tag] = {}

    def of(self, link: Link) -> Tag:
        """The element of this link."""
        found = self._made.get(id(link))
        if found is None:
            found = self._made[id(link)] = Tag("Link", self.tag)
        return found


def link_tags(tag: Tag | None, setting: Setting) -> LinkTags:
    """The links of a paragraph as this setting wants them."""
    return LinkTags(tag, setting.links, setting.style.underline_links, setting.style.link)


def place_line(text: SetText, index: int, x: float, y: float, tag: Tag | None, tags: LinkTags) -> Placed:
    """One line of a text with its top left corner at (x, y)."""
    line = text.lines[index]
    spans = text.spans
    base = y + text.baseline
    if tag is None or not any(spans[span].link or spans[span].term for span in line.spans):
        return Placed((Line(x + line.x, base, line.runs, tag, "" if tag else "Layout"),), ())
    runs: list[Run] = []
    areas: list[Placement] = []
    under: list[Placement] = []
    mentions: list[str] = []
    at = x + line.x
    for run, number in zip(line.runs, line.spans, strict=True):
        span = spans[number]
        if span.term:
            mentions.append(span.term)
        elif span.look == "cite" and span.link:
            mentions.append(span.link.target.removeprefix("#"))
        if span.link and tags.links:
            own = tags.of(span.link)
            _add_area(areas, at, base, run, span.link, own)
            if span.term:
                under.append(_underline(at, base, run, tags.ink, (0.6, 1.6)))
            elif tags.underline:
                under.append(_underline(at, base, run, run.ink))
            run = run._replace(tag=own)
        runs.append(run)
        at += run.width
    return Placed((Line(x + line.x, base, tuple(runs), tag), *areas, *under), tuple(mentions))


def _underline(x: float, base: float, run: Run, ink: Colour, dash: tuple[float, ...] = ()) -> Stroke:
    """A line under a link: dotted under a term, so that reading is not disturbed by colour."""
    y = base + run.size * 0.17
    trailing = run.pieces[-1].space and len(run.pieces) > 1
    width = run.width - (run.face.space.width * run.size / 1000 + run.gap if trailing else 0.0)
    return Stroke(((x, y), (x + width, y)), max(0.4, run.size * 0.05), ink, dash)


def spaced(placements: Iterable[Placement]) -> list[Placement]:
    """The lines with a space at their end, so that what follows in the same element reads as a new word."""
    return [_spaced(placement) if isinstance(placement, Line) else placement for placement in placements]


def _spaced(line: Line) -> Line:
    if not line.runs or line.runs[-1].pieces[-1].space:
        return line
    run = line.runs[-1]
    return line._replace(runs=(*line.runs[:-1], run._replace(pieces=(*run.pieces, run.face.space))))


def _add_area(areas: list[Placement], x: float, base: float, run: Run, link: Link, tag: Tag) -> None:
    """The rectangle of a link; it grows where the link goes on in another look on the same line."""
    top = base - run.size * 0.8
    previous = areas[-1] if areas else None
    if isinstance(previous, Area) and previous.tag is tag:
        areas[-1] = previous._replace(width=x + run.width - previous.x)
    else:
        areas.append(Area(x, top, run.width, run.size * 1.05, link, tag))
