"""Ladders: rungs from the highest to the lowest, the marked ones thick, filled, pointed at and named."""

from typing import NamedTuple

from handbook.document.drawings import Ladder
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import Drawn, Pen
from handbook.layout.pages.page import Placement


class _Columns(NamedTuple):
    """Where things stand from left to right."""

    left: float
    right: float
    """The rails."""
    words: float
    measure: float
    """Of the words of a rung."""
    beside: float
    """Of those that leave room for the mark."""
    mark: Lettering | None
    """What the mark means, if that has a column of its own beside the rungs' words."""
    labels: bool
    """Whether labels have a column of their own before the rails."""


class _Rung(NamedTuple):
    """A rung with its words, from y down; more than one lettering stand one under the other."""

    label: Lettering | None
    words: tuple[Lettering, ...]
    marked: bool
    y: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def ladder(drawing: Ladder, x: float, width: float, pen: Pen) -> Drawn:
    """Two rails and a rung a row, its label before it and its words after it."""
    columns = _columns(drawing, x, width, pen)
    rungs = _rungs(drawing, columns, x, pen)
    height = rungs[-1].y + rungs[-1].height if rungs else 0.0
    placements: list[Placement] = []
    for rung in rungs:
        placements.extend(_rung(rung, x, columns, pen))
    for rail in (columns.left, columns.right):
        placements.append(pen.rule(((rail, 0.0), (rail, height)), pen.line * 1.8))
    for first, last in _groups([rung.marked for rung in rungs]) if drawing.marked_says else ():
        placements.extend(_bracket(rungs[first : last + 1], columns, pen))
    return Drawn(height, tuple(placements))


# --- columns --------------------------------------------------------------------------------------------


def _columns(drawing: Ladder, x: float, width: float, pen: Pen) -> _Columns:
    """Labels, rails, words, mark; where that is too much for the width, labels and mark join the words."""
    size = pen.size
    label = max((pen.letter(label, width * 0.3, "strong").width for label, _, _ in drawing.rungs), default=0.0)
    left = x + label + size * 0.8
    words = left + size * 4
    room = x + width - words
    if room < size * 12:
        left = x + pen.line
        words = left + size * 2.8
        measure = x + width - words - size * 0.8
        return _Columns(left, left + size * 1.4, words, measure, measure, None, False)
    mark = pen.balance(drawing.marked_says, max(width * 0.22, size * 7), "strong")
    beside = room - mark.width - size * 2
    fits = mark.rows and beside >= max(width * 0.4, size * 13)
    measure = room - size * 0.8
    return _Columns(
        left, left + size * 2.4, words, measure, beside if fits else measure, mark if fits else None, True
    )


# --- rungs ----------------------------------------------------------------------------------------------


def _rungs(drawing: Ladder, columns: _Columns, x: float, pen: Pen) -> list[_Rung]:
    rungs: list[_Rung] = []
    groups = _groups([marked for _, _, marked in drawing.rungs])
    y = 0.0
    for place, (label, words, marked) in enumerate(drawing.rungs):
        group = next((last - first + 1 for first, last in groups if first <= place <= last), 1)
        own = pen.letter(label, columns.left - x - pen.size * 0.6, "strong" if marked else "plain")
        says = _says(label, words, marked, any(place == first for first, _ in groups), drawing, columns, pen)
        least = columns.mark.height / group if marked and columns.mark else 0.0
        height = max(own.height if columns.labels else 0.0, sum(said.height for said in says), pen.leading, least)
        height += pen.leading * 0.5
        rungs.append(_Rung(own if columns.labels else None, says, marked, y, height))
        y += height
    return rungs


def _says(
    label: str, words: str, marked: bool, opens: bool, drawing: Ladder, columns: _Columns, pen: Pen
) -> tuple[Lettering, ...]:
    """What stands after a rung; before its words come its label and the mark, if they have no column."""
    says = [] if columns.labels else [pen.letter(label, columns.measure, "strong")]
    if opens and not columns.mark and drawing.marked_says:
        says.append(pen.letter(drawing.marked_says, columns.measure, "strong"))
    measure = columns.beside if marked else columns.measure
    says.append(pen.balance(words, measure, "strong" if marked and columns.mark else "plain"))
    return tuple(says)


def _rung(rung: _Rung, x: float, columns: _Columns, pen: Pen) -> list[Placement]:
    """A rung and the words on both sides of it."""
    placed = _marked(rung, columns, pen) if rung.marked else _open(rung, columns, pen)
    if rung.label:
        placed.extend(rung.label.at(x, rung.middle - rung.label.height / 2, pen.tag))
    y = rung.middle - sum(words.height for words in rung.words) / 2
    for words in rung.words:
        placed.extend(words.at(columns.words, y, pen.tag))
        y += words.height
    return placed


def _open(rung: _Rung, columns: _Columns, pen: Pen) -> list[Placement]:
    thick = pen.size * 0.42
    return [pen.frame(columns.left, rung.middle - thick / 2, columns.right - columns.left, thick)]


def _marked(rung: _Rung, columns: _Columns, pen: Pen) -> list[Placement]:
    """More than twice as thick as an open rung, filled, with a pointer."""
    accent, thick = pen.setting.style.accent, pen.size * 0.95
    tip, reach = columns.right + pen.size * 0.35, pen.size * 0.7
    back, half = tip + reach, reach * 0.6
    return [
        pen.solid(columns.left, rung.middle - thick / 2, columns.right - columns.left, thick, accent),
        pen.shape(((tip, rung.middle), (back, rung.middle - half), (back, rung.middle + half)), accent),
    ]


# --- the mark -------------------------------------------------------------------------------------------


def _groups(marked: list[bool]) -> list[tuple[int, int]]:
    """First and last of the marked rungs that follow one another."""
    groups: list[tuple[int, int]] = []
    for place in (place for place, mark in enumerate(marked) if mark):
        if groups and groups[-1][1] == place - 1:
            groups[-1] = (groups[-1][0], place)
        else:
            groups.append((place, place))
    return groups


def _bracket(rungs: list[_Rung], columns: _Columns, pen: Pen) -> list[Placement]:
    """A bracket around marked rungs and what the mark means, which is never higher than they are."""
    top, bottom = rungs[0].y, rungs[-1].y + rungs[-1].height
    at = columns.words + max(words.width for rung in rungs for words in rung.words) + pen.size * 0.7
    hook, inset = pen.size * 0.35, pen.leading * 0.25
    ends = (at - hook, top + inset), (at, top + inset), (at, bottom - inset), (at - hook, bottom - inset)
    placed: list[Placement] = [pen.rule(ends, pen.line * 1.6, pen.setting.style.accent)]
    if columns.mark:
        y = (top + bottom - columns.mark.height) / 2
        placed.extend(columns.mark.at(at + pen.size * 0.7, y, pen.tag))
    return placed
