"""Spans become lines: words shaped and measured once, broken, justified, each line a row of runs."""

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from handbook.document.blocks import Spans
from handbook.foundation.kept import Same
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.units import MM
from handbook.layout.pages.page import Run
from handbook.layout.type.elastic import PLAIN, Letters, give, hang, letters_of
from handbook.layout.type.faces import Face, Shaped
from handbook.layout.type.justify import SHRINK, STRETCH
from handbook.layout.type.linebreak import BREAK, CLING, END, HYPHEN, JOIN, SPACE, TIE
from handbook.layout.type.measure import Measured, measured
from handbook.layout.type.parting import SPACES
from handbook.layout.type.rows import Row, rows_of
from handbook.layout.type.setting import Cut, Setting
from handbook.layout.type.words import Words
from handbook.style.sheet import Type


class SetLine(NamedTuple):
    """A line as it is set: its runs, where it starts, how wide it is, and whether it ends in a hyphen."""

    runs: tuple[Run, ...]
    spans: tuple[int, ...]
    """For each run, which span it comes from."""
    x: float
    width: float
    hyphenated: bool
    hung: float = 0.0
    """How much of the width hangs into the margins."""


class SetText(NamedTuple):
    """A paragraph as it is set."""

    lines: tuple[SetLine, ...]
    spans: Spans
    leading: float
    baseline: float
    """From the top of a line to its baseline."""


def set_text(spans: Spans, kind: Type, measure: float, setting: Setting) -> SetText:
    """The spans in lines no wider than the measure; LAYOUT-01 for a missing sign, LAYOUT-04 for a word too wide."""
    return broken(measured(spans, kind, setting), kind.align, measure, setting)


def broken(text: Measured, align: str, measure: float, setting: Setting) -> SetText:
    """Measured words in lines no wider than the measure; LAYOUT-04 for a word that is too wide."""
    if setting.texts.forgets:
        return _broken(text, align, measure, setting)
    return setting.texts.made((Same(text), align, measure), lambda: _broken(text, align, measure, setting))


def _broken(text: Measured, align: str, measure: float, setting: Setting) -> SetText:
    spans, kind, cuts, words = text.spans, text.kind, text.cuts, text.words
    baseline = setting.baseline(kind)
    if not words.shaped:
        return SetText((), spans, kind.leading, baseline)
    rows = rows_of(words, cuts, align, measure, setting)
    last = len(rows) - 1
    lines = tuple([_set_line(row, cuts, align, measure, index == last) for index, row in enumerate(rows)])
    for (row, _), line in zip(rows, lines, strict=True):
        if line.width - line.hung > measure + _JUTS and spans[row.spans[0]].mark:
            raise _too_wide(row, spans, line.width - line.hung - measure)
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


# --- rows into lines -------------------------------------------------------------------------------------


def _set_line(row: Row, cuts: Sequence[Cut], align: str, measure: float, last: bool) -> SetLine:
    """One line: runs of one cut each; every line but the last and the hyphenated ends with a space."""
    words, natural = row
    follows = words.follows
    ending = follows[-1]
    stretchable = follows.count(SPACE) + follows.count(TIE) + follows.count(CLING) - (ending == SPACE)
    if align == "justify":
        return _filled(row, cuts, measure, last, stretchable)
    runs, spans = _runs_of(words, cuts, 0.0, PLAIN)
    x = 0.0 if align == "left" else (measure - natural) / (1 if align == "right" else 2)
    return SetLine(runs, spans, max(x, 0.0), natural, ending == HYPHEN)


def _filled(row: Row, cuts: Sequence[Cut], measure: float, last: bool, stretchable: int) -> SetLine:
    """A justified line: its ends hang, its letters give, its spaces take the rest."""
    words, natural = row
    end, ending = cuts[words.spans[-1]], words.follows[-1]
    lead, trail = _hangs(words, cuts)
    slack = measure + lead + (0.0 if last else trail) - natural
    letters, gap, width = PLAIN, 0.0, natural
    if not (last and slack >= 0):
        codes = _codes(words)
        share = STRETCH if slack > 0 else SHRINK
        room = stretchable * end.space * share
        letters = letters_of(slack, room, give(natural, codes, end.size), end.size, words.shaped)
        width = (natural + codes * letters.tracking) * letters.scale
        left = slack + natural - width
        gap = left / stretchable if stretchable else 0.0
        if gap > _WIDEST * end.space or (left > end.size / 20 and not stretchable):
            # A line that nothing can fill stays ragged: wide holes are worse than a short line.
            letters, gap, width = PLAIN, 0.0, natural
    runs, spans = _runs_of(words, cuts, gap, letters)
    width += gap * stretchable
    hung = min(trail, max(0.0, width - lead - measure))
    return SetLine(runs, spans, -lead, width, ending == HYPHEN, lead + hung)


_WIDEST = 2.5
"""The widest that is added to a space, in spaces."""


def _hangs(words: Words, cuts: Sequence[Cut]) -> tuple[float, float]:
    """How far a line hangs into the margins, points."""
    first, last = words.shaped[0], words.shaped[-1]
    if words.follows[-1] == HYPHEN:
        last = last.face.hyphen
    return hang(first)[0] * cuts[words.spans[0]].size / 1000, hang(last)[1] * cuts[words.spans[-1]].size / 1000


def _codes(words: Words) -> int:
    """How many glyphs stand in a line, without a space at its end."""
    ends = words.follows[-1] == HYPHEN
    spaces = sum(kind in SPACES for kind in words.follows[:-1])
    return sum([len(shaped.glyphs) for shaped in words.shaped]) + spaces + ends


_face_of, _width_of = attrgetter("face"), attrgetter("width")


def _runs_of(
    words: Words, cuts: Sequence[Cut], gap: float, letters: Letters
) -> tuple[tuple[Run, ...], tuple[int, ...]]:
    """The runs of a line, and the span that each comes from."""
    run = _one_run(words, cuts[words.spans[0]], gap, letters)
    return ((run,), (words.spans[0],)) if run else _runs(words, cuts, gap, letters)


def _one_run(row: Words, cut: Cut, gap: float, letters: Letters) -> Run | None:
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
    return _run(cut, face, pieces, gap, letters, sum(map(_width_of, shaped)) + face.space.width * spaces, spaces)


def _runs(row: Words, cuts: Sequence[Cut], gap: float, letters: Letters) -> tuple[tuple[Run, ...], tuple[int, ...]]:
    runs: list[Run] = []
    spans: list[int] = []
    pieces: list[Shaped] = []
    current, face = row.spans[0], row.shaped[0].face
    width, stretched = 0.0, 0
    for shaped, span, kind in zip(*row, strict=True):
        if span != current or shaped.face is not face:
            runs.append(_run(cuts[current], face, pieces, gap, letters, width, stretched))
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
    runs.append(_run(cuts[current], face, pieces, gap, letters, width, stretched))
    spans.append(current)
    return tuple(runs), tuple(spans)


def _run(
    cut: Cut, face: Face, pieces: list[Shaped], gap: float, letters: Letters, width: float, stretched: int
) -> Run:
    """`width` in 1/1000 em, without what justification does to spaces and letters."""
    if cut.rise:
        gap += cut.space - face.space.width * cut.size / 1000
    scale, tracking = letters
    wide = width * cut.size / 1000
    if tracking:
        wide += sum([len(piece.glyphs) for piece in pieces]) * tracking
    wide = wide * scale + gap * stretched
    return Run(face, cut.size, cut.ink, tuple(pieces), gap, wide, cut.rise, None, scale, tracking)
