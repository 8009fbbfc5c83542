"""The words of a paragraph parted into rows, one for each line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handbook.layout.type import elastic
from handbook.layout.type.justify import Boxes, Fit, justified
from handbook.layout.type.linebreak import HYPHEN, JOIN, SPACE, even_rag, greedy
from handbook.layout.type.parting import SPACES, in_parts, joined, width
from handbook.layout.type.setting import Cut, Setting
from handbook.layout.type.words import Words

Row = tuple[Words, float]
"""The words of one line, and how wide they are before justification, without a space at the end."""


def rows_of(words: Words, cuts: Sequence[Cut], align: str, measure: float, setting: Setting) -> list[Row]:
    """The words in as many rows as the measure needs."""
    widths, spaces = _measured(words, cuts)
    whole = sum(widths) + sum(spaces)
    if whole <= measure:
        return [(words, whole)]
    if align != "justify":
        return _parted(words, even_rag(widths, words.follows, spaces, measure), widths, spaces)
    boxes = _boxes(words, cuts, widths, spaces)
    fit = Fit(measure, runt=_RUNT * cuts[0].size)
    ends = justified(boxes, fit)
    if ends is not None:
        return _parted(words, ends, widths, spaces)
    rows = _hyphenated(words, cuts, fit, setting)
    if rows is not None:
        return rows
    return _parted(words, greedy(widths, words.follows, spaces, measure), widths, spaces)


_RUNT = 2.0
"""Ems; a last line shorter than this looks like a mistake."""


def _boxes(words: Words, cuts: Sequence[Cut], widths: Sequence[float], spaces: Sequence[float]) -> Boxes:
    """The words as justification sees them."""
    shaped, spans, follows = words
    sizes = [cuts[span].size for span in spans]
    gives = [
        elastic.give(width + space, len(part.text) + 1, size)
        for part, width, space, size in zip(shaped, widths, spaces, sizes, strict=True)
    ]
    hangs = [elastic.hang(part) for part in shaped]
    leads = [lead * size / 1000 for (lead, _), size in zip(hangs, sizes, strict=True)]
    trails = [trail * size / 1000 for (_, trail), size in zip(hangs, sizes, strict=True)]
    return Boxes(widths, follows, spaces, gives, leads, trails)


def _measured(words: Words, cuts: Sequence[Cut]) -> tuple[list[float], list[float]]:
    """How wide each word is, and the space after it; points."""
    shaped, spans, follows = words
    if len(cuts) == 1:  # as most are
        scale, space = cuts[0].size / 1000, cuts[0].space
        return [part.width * scale for part in shaped], [space if kind in SPACES else 0.0 for kind in follows]
    scales = [cut.size / 1000 for cut in cuts]
    widths = [part.width * scales[span] for part, span in zip(shaped, spans, strict=True)]
    return widths, [cuts[span].space if kind in SPACES else 0.0 for span, kind in zip(spans, follows, strict=True)]


def _parted(words: Words, ends: Sequence[int], widths: Sequence[float], spaces: Sequence[float]) -> list[Row]:
    rows: list[Row] = []
    for start, end in pairwise((0, *ends)):
        trailing = spaces[end - 1] if words.follows[end - 1] == SPACE else 0.0
        wide = sum(widths[start:end]) + sum(spaces[start:end]) - trailing
        rows.append((words.row(start, end), wide))
    return rows


def _hyphenated(words: Words, cuts: Sequence[Cut], fit: Fit, setting: Setting) -> list[Row] | None:
    """Broken once more, with hyphens where the language allows them; at the worst looser than is good."""
    parts, boxes = in_parts(words, cuts, fit.measure, setting)
    fit = fit._replace(tolerance=_LOOSE, hyphen=cuts[0].face.hyphen.width * cuts[0].size / 1000)
    ends = _best(boxes, fit)
    if ends is None:
        return None
    if _no_page_ends(ends, boxes.follows):
        firm = [JOIN if at == ends[1] else kind for at, kind in enumerate(boxes.follows, 1)]
        ends = justified(boxes._replace(follows=firm), fit._replace(emergency=_PAGE_END * fit.measure)) or ends
    rows = [joined(words, parts[start:end], boxes.follows[end - 1]) for start, end in pairwise((0, *ends))]
    return [(row, width(row, cuts)) for row in rows]


_LOOSE = 1.2
"""The tolerance where hyphens are allowed: spaces grow by three fifths."""
_EMERGENCY = (0.0, 0.01, 0.02, 0.04, 0.08)
"""What is added to the stretch of every line, step by step, as a share of the measure."""
_PAGE_END = 0.02


def _best(boxes: Boxes, fit: Fit) -> list[int] | None:
    """The ends of the first fit that can be kept; a runt is better than a hole in a line."""
    for runt in (fit.runt, 0.0):
        for share in _EMERGENCY:
            ends = justified(boxes, fit._replace(runt=runt, emergency=share * fit.measure))
            if ends is not None:
                return ends
    return justified(boxes, fit._replace(runt=0.0, emergency=fit.measure))


def _no_page_ends(ends: Sequence[int], follows: Sequence[int]) -> bool:
    """Whether a hyphen closes each line of a paragraph after which a page might end; two stay at either end."""
    inner = ends[1:-2]
    return bool(inner) and all(follows[end - 1] == HYPHEN for end in inner)
