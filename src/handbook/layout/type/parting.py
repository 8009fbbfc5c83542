"""Words parted at the ends of justified lines: where hyphens may stand, where a long phrase gives way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.layout.type import elastic
from handbook.layout.type.justify import Boxes
from handbook.layout.type.linebreak import CLING, HYPHEN, PART, SPACE, TIE
from handbook.layout.type.setting import Cut, Setting
from handbook.layout.type.words import Words

SPACES = (SPACE, TIE, CLING, PART)
"""What is as wide as a space inside a line."""

Part = tuple[int, int, int]
"""Which word, and from where to where in it."""
_Box = tuple[float, int, float, float, float, float]

_LONG = 0.15
"""A phrase of no-break spaces may be parted in its middle if it takes more of the measure than this."""


def in_parts(words: Words, cuts: Sequence[Cut], measure: float, setting: Setting) -> tuple[list[Part], Boxes]:
    """The words parted wherever they may be hyphenated, long ranges too."""
    follows = _loosened(words, cuts, measure, setting.joins)
    parts: list[Part] = []
    boxes: list[_Box] = []
    for index, (shaped, span, kind) in enumerate(zip(words.shaped, words.spans, follows, strict=True)):
        cut = cuts[span]
        places = setting.hyphens(shaped.text) if cut.hyphenate else ()
        carets = shaped.carets() if places else ()
        lead, trail = elastic.hang(shaped)
        start, before = 0, 0.0
        for at in places:
            parts.append((index, start, at))
            hung = elastic.hang(shaped.face.hyphen)[1]
            boxes.append(_box(cut, carets[at] - before, at - start, HYPHEN, lead, hung))
            start, before, lead = at, carets[at], 0.0
        parts.append((index, start, len(shaped.text)))
        boxes.append(_box(cut, shaped.width - before, len(shaped.text) - start, kind, lead, trail))
    return parts, Boxes(*zip(*boxes, strict=True))


def _box(cut: Cut, width: float, letters: int, kind: int, lead: float, trail: float) -> _Box:
    """A box in points, from widths in 1/1000 em."""
    scale = cut.size / 1000
    space = cut.space if kind in SPACES else 0.0
    give = elastic.give(width * scale + space, letters + (kind in SPACES), cut.size)
    return width * scale, kind, space, give, lead * scale, trail * scale


def _loosened(words: Words, cuts: Sequence[Cut], measure: float, joins: str) -> list[int]:
    """What follows each word, where a long range (“200 to 600 mcg”) may end a line after its “to”.

    The last figure keeps its unit, and the range its first figure: nothing else in a phrase may be parted.
    """
    follows = list(words.follows)
    for start, end in _phrases(follows):
        owners = [cuts[words.spans[at]] for at in range(start, end)]
        own = zip(words.shaped[start:end], owners, strict=True)
        wide = sum(shaped.width * cut.size / 1000 + cut.space for shaped, cut in own) - owners[-1].space
        if wide > measure * _LONG:
            for at in range(start + 1, end - 2):
                if words.shaped[at].text == joins and follows[at] == TIE:
                    follows[at] = PART
    return follows


def _phrases(follows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first word and the one after the last of all that no-break spaces hold together."""
    start = 0
    for at, kind in enumerate(follows):
        if kind != TIE:
            if at > start:
                yield start, at + 1
            start = at + 1


def joined(words: Words, parts: Sequence[Part], follows: int) -> Words:
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
        row.follows.append(words.follows[index] if place < last else SPACE if follows == PART else follows)
        place += 1
    return row


def width(row: Words, cuts: Sequence[Cut]) -> float:
    """How wide a row is whose words may be parted: their parts were kerned anew."""
    wide = 0.0
    for shaped, span, kind in zip(*row, strict=True):
        cut = cuts[span]
        wide += shaped.width * cut.size / 1000
        if kind in SPACES:
            wide += cut.space
    end, ending = cuts[row.spans[-1]], row.follows[-1]
    if ending == HYPHEN:
        wide += row.shaped[-1].face.hyphen.width * end.size / 1000
    return wide - end.space if ending == SPACE else wide
