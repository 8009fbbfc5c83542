"""The words of a paragraph parted into rows, one for each line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handbook.layout.type.linebreak import CLING, HYPHEN, JOIN, SPACE, TIE, even_rag, greedy, justified
from handbook.layout.type.setting import Cut, Setting
from handbook.layout.type.words import Words

SPACES = (SPACE, TIE, CLING)


Row = tuple[Words, float]
"""The words of one line, and how wide they are before justification, without a space at the end."""


def rows_of(words: Words, cuts: Sequence[Cut], align: str, measure: float, setting: Setting) -> list[Row]:
    """The words in as many rows as the measure needs."""
    follows = words.follows
    widths, spaces = _measured(words, cuts)
    whole = sum(widths) + sum(spaces)
    if whole <= measure:
        return [(words, whole)]
    if align != "justify":
        return _parted(words, even_rag(widths, follows, spaces, measure), widths, spaces)
    ends = justified(widths, follows, spaces, measure, 1.4)
    if ends is not None:
        return _parted(words, ends, widths, spaces)
    if any(cut.hyphenate for cut in cuts):
        rows = _hyphenated(words, cuts, measure, setting)
        if rows is not None:
            return rows
    ends = justified(widths, follows, spaces, measure, 6.0)
    return _parted(words, ends or greedy(widths, follows, spaces, measure), widths, spaces)


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
        width = sum(widths[start:end]) + sum(spaces[start:end]) - trailing
        rows.append((words.row(start, end), width))
    return rows


def _hyphenated(words: Words, cuts: Sequence[Cut], measure: float, setting: Setting) -> list[Row] | None:
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
        spaces.append(cut.space if kind in SPACES else 0.0)
    hyphen = cuts[0].face.hyphen.width * cuts[0].size / 1000
    tried = (justified(widths, follows, spaces, measure, tolerance, hyphen) for tolerance in (1.8, 3.5, 8.0))
    ends = next((found for found in tried if found is not None), None)
    if ends is None:
        return None
    if _no_page_ends(ends, follows):
        firm = [JOIN if at == ends[1] else kind for at, kind in enumerate(follows, 1)]
        ends = justified(widths, firm, spaces, measure, 2.5, hyphen) or ends
    joined = (_joined(words, parts[start:end], follows[end - 1]) for start, end in pairwise((0, *ends)))
    return [(row, _width(row, cuts)) for row in joined]


def _no_page_ends(ends: Sequence[int], follows: Sequence[int]) -> bool:
    """Whether a hyphen closes each line of a paragraph after which a page might end; two stay at either end."""
    inner = ends[1:-2]
    return bool(inner) and all(follows[end - 1] == HYPHEN for end in inner)


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


def _width(row: Words, cuts: Sequence[Cut]) -> float:
    """How wide a row is whose words may be parted: their parts were kerned anew."""
    width = 0.0
    for shaped, span, kind in zip(*row, strict=True):
        cut = cuts[span]
        width += shaped.width * cut.size / 1000
        if kind in SPACES:
            width += cut.space
    end, ending = cuts[row.spans[-1]], row.follows[-1]
    if ending == HYPHEN:
        width += row.shaped[-1].face.hyphen.width * end.size / 1000
    return width - end.space if ending == SPACE else width
