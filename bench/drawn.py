"""Drawings as plain bars, which every peer can draw: a label, where the bar starts, its length, a word beside it."""

from __future__ import annotations

from math import log1p
from typing import NamedTuple, assert_never

from handbook.document.drawings import Bars, CycleView, Drawing, Ladder, Levels, Picture, Strip, Timeline, WeekView


class Row(NamedTuple):
    """One bar; `start` and `length` are shares of the width."""

    label: str
    start: float
    length: float
    says: str


def rows(drawing: Drawing) -> list[Row]:
    """The bars of a drawing, from top to bottom; none for a picture, nor for days, which are no bars."""
    match drawing:
        case Bars():
            top = max(bar.high for bar in drawing.bars)
            return [Row(bar.label, 0, bar.high / top, bar.says) for bar in drawing.bars]
        case Timeline():
            return _timeline(drawing)
        case Ladder():
            return [Row(label, 0, 1 if marked else 0.4, says) for label, says, marked in drawing.rungs]
        case Strip():
            return _strip(drawing)
        case Picture() | Levels() | WeekView() | CycleView():
            return []
        case _:
            assert_never(drawing)


def _timeline(drawing: Timeline) -> list[Row]:
    ends = [s.end if s.end is not None else s.start * 2 for s in drawing.stretches]
    top = log1p(max(ends))
    return [
        Row(s.label, log1p(s.start) / top, (log1p(end) - log1p(s.start)) / top, s.when)
        for s, end in zip(drawing.stretches, ends, strict=True)
    ]


def _strip(drawing: Strip) -> list[Row]:
    days = sum(count for count, _, _ in drawing.parts)
    made, before = [], 0
    for count, _, words in drawing.parts:
        made.append(Row(words, before / days, count / days, f"{count} days"))
        before += count
    return made
