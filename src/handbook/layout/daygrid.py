"""Days in rows of seven: cells with a date, labels, boxes to tick; resting days shaded, hatched and worded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import floor
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbook.document.blocks import Span
from handbook.foundation.marks import refuse
from handbook.foundation.units import MM, WHITE
from handbook.layout.galley import Box
from handbook.layout.inline import LinkTags, SetText, natural_width, place_line, set_text, spaced
from handbook.layout.page import Fill, Line, Placement, Stroke, Tag
from handbook.layout.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type

TICK = 5 * MM
"""The side of a box to tick: what a pen needs."""
_PAD, _BESIDE = 1.5 * MM, 1.2 * MM
"""Inside a cell all round; between a box and its word."""
_WRITE = 7 * MM
_LEAST = 7.0
"""No label is made smaller than this to stand on one line: a small x of 1.2 mm; points."""
_LARGE = 12.0
"""In a style whose smallest type is as large as this, nothing is made smaller."""


class DayCell(NamedTuple):
    """What one day says."""

    kind: Literal["on", "off", "resume", "outside"]
    head: str = ""
    """The date; empty to be written in."""
    year: str = ""
    """Follows the date where it would not be clear."""
    labels: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()


class WeekRow(NamedTuple):
    """Seven cells, and what stands in the margin before them (a week's number)."""

    cells: Sequence[DayCell | None]
    margin: str = ""


class DayGrid(NamedTuple):
    """Where the columns of a calendar stand; points."""

    x: float
    width: float
    margin: float = 0.0
    """Width of the column for the weeks' numbers."""

    @property
    def column(self) -> float:
        """Width of a day."""
        return (self.width - self.margin) / 7

    @property
    def inner(self) -> float:
        """Width of a day's words."""
        return self.column - 2 * _PAD

    def left(self, day: int) -> float:
        """The left edge of a day's column."""
        return self.x + self.margin + day * self.column


class DayLooks(NamedTuple):
    """The type of a calendar's days, the same in all of them."""

    head: Type
    year: Type
    on: Type
    off: Type
    outside: Type
    margin: Type
    tick: Type
    wrapped: bool
    """The words of a box stand before it and run on below it, where beside it they would have no room."""
    texts: dict[tuple[str, Type, float], SetText]
    """What was set already: the same few words stand in every cell."""


def day_looks(cells: Iterable[DayCell], grid: DayGrid, setting: Setting) -> DayLooks:
    """Type in which each label of these days stands on one line, if it can be without getting too small.

    HandbookError LAYOUT-02 if a day is too narrow for its longest word.
    """
    types, ink = setting.style.type, setting.style.ink
    days = [cell for cell in cells if cell.kind != "outside"]
    plain = types.cell._replace(align="left", hyphenate=False, colour=ink)
    head = types.h3._replace(before=0.0, after=0.0, colour=ink, figures="tabular", align="left", hyphenate=False)
    labels = {kind: _longest(label for cell in days if cell.kind == kind for label in cell.labels) for kind in _KINDS}
    ticks = _longest(tick for cell in days for tick in cell.ticks)
    on = _fitted(plain, (*labels["on"], *labels["resume"]), grid.inner, setting)
    off = _fitted(types.meta._replace(colour=ink, align="left"), labels["off"], grid.inner, setting)
    narrow = grid.inner - TICK - _BESIDE
    looks = DayLooks(
        _fitted(head, _longest(cell.head for cell in days), grid.inner, setting),
        off,
        on,
        off,
        types.meta._replace(align="left"),
        types.meta._replace(colour=ink, align="left"),
        plain,
        any(_width(tick, plain, setting)[1] > narrow for tick in ticks),
        {},
    )
    words = [(looks.on, labels["on"]), (looks.on, labels["resume"]), (looks.off, labels["off"]), (plain, ticks)]
    _check_room(words, grid, setting)
    return looks


_KINDS: tuple[Literal["on", "off", "resume"], ...] = ("on", "off", "resume")


def _longest(words: Iterable[str]) -> list[str]:
    """The words that can be the widest: the few with most letters."""
    return sorted(set(words), key=lambda one: (len(one), one))[-4:]


def _width(words: str, kind: Type, setting: Setting) -> tuple[float, float]:
    return natural_width((Span(_tied(words)),), kind, setting)


def _fitted(kind: Type, words: Sequence[str], width: float, setting: Setting) -> Type:
    """The type, made so small that each of the words stands on one line; as it is if that were too small."""
    widest = max((_width(word, kind, setting)[0] for word in words), default=0.0)
    if widest <= width:
        return kind
    size = floor(kind.size * width / widest * 10) / 10
    least = kind.size if setting.style.type.meta.size >= _LARGE else _LEAST
    return kind._replace(size=size, leading=size * 1.25) if size >= least else kind


def _check_room(words: Iterable[tuple[Type, Sequence[str]]], grid: DayGrid, setting: Setting) -> None:
    for kind, some in words:
        for one in some:
            over = _width(one, kind, setting)[1] - grid.inner
            if over > 0.1:
                message = f"a day of the calendar is {over / MM:.1f} mm too narrow for “{one}”"
                raise refuse("LAYOUT-02", message, None, "choose a larger paper, or a style with smaller type")


_COUNT = re.compile(r"(\d+) (\S+) (\d+)")


def _tied(words: str) -> str:
    """4 of 14 is never parted."""
    return _COUNT.sub("\\1\u00a0\\2\u00a0\\3", words)


# --- rows -------------------------------------------------------------------------------------------------


def weekday_box(names: Sequence[str], grid: DayGrid, tag: Tag, setting: Setting, margin: str = "") -> Box:
    """The row of weekday names that heads the columns."""
    kind = setting.style.type.cell_head
    row = Tag("TR", tag)
    placements: list[Placement] = []
    if grid.margin:
        own = Tag("TH", row, scope="Column")
        placements += _words(margin, kind, grid.x, 1.0, grid.margin, own, setting)[0] or [_empty(grid.x, own)]
    for day, name in enumerate(names):
        own = Tag("TH", row, scope="Column")
        left = grid.left(day) + _PAD
        placements += _words(name, kind, left, 1.0, grid.inner, own, setting)[0]
    return Box(kind.leading + 3.0, tuple(placements), sticky=True)


def fitting_names(names: Sequence[str], short: Sequence[str], grid: DayGrid, setting: Setting) -> Sequence[str]:
    """The names of the weekdays in full, if all of them have room over their columns."""
    kind = setting.style.type.cell_head
    return names if all(_width(name, kind, setting)[0] <= grid.inner for name in names) else short


def week_box(row: WeekRow, grid: DayGrid, tag: Tag, setting: Setting, looks: DayLooks, least: float = 0.0) -> Box:
    """One week: as high as its fullest day, `least` points at the least."""
    own = Tag("TR", tag)
    marginal: list[Placement] = []
    if grid.margin:
        head = Tag("TH", own, scope="Row")
        marginal = _words(row.margin, looks.margin, grid.x, _PAD, grid.margin - _PAD, head, setting, looks)[0]
    cells = [
        _cell(cell, grid.left(day), grid, Tag("TD", own), setting, looks) for day, cell in enumerate(row.cells)
    ]
    height = max(least, *(depth for _, depth in cells))
    ground: list[Placement] = []
    for day, cell in enumerate(row.cells):
        if cell and cell.kind == "off":
            ground += _rest(grid.left(day), grid.column, height, setting)
    lines = [
        frame
        for day, cell in enumerate(row.cells)
        if cell
        for frame in _frame(cell, grid.left(day), grid.column, height, setting)
    ]
    drawn = [placement for own_words, _ in cells for placement in own_words]
    return Box(height, (*ground, *lines, *marginal, *drawn))


def _cell(
    cell: DayCell | None, x: float, grid: DayGrid, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """The words of a day and its boxes; and how deep they are."""
    left, y = x + _PAD, _PAD
    if cell is None or cell.kind == "outside":
        words = cell.head if cell else ""
        drawn, depth = _words(words, looks.outside, left, y, grid.inner, tag, setting, looks)
        return drawn or [_empty(left, tag)], depth
    ground = cell.kind == "off"
    placements, y = _date(cell, left, y, grid.inner, tag, setting, looks)
    kind = {"resume": setting.style.type.key._replace(size=looks.on.size, leading=looks.on.leading)}.get(
        cell.kind, looks.off if ground else looks.on
    )
    for label in cell.labels:
        drawn, y = _words(_tied(label), kind, left, y, grid.inner, tag, setting, looks, ground)
        placements += drawn
    for tick in cell.ticks:
        drawn, y = _tick(tick, left, y + 0.8 * MM, grid.inner, tag, setting, looks)
        placements += drawn
    return placements, y + _PAD


def _date(
    cell: DayCell, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """The date, with its year on the same line if there is room; or a line to write it on."""
    ground = cell.kind == "off"
    if not cell.head:
        if ground:
            return [], y
        line = ((x, y + _WRITE - 1), (x + width, y + _WRITE - 1))
        return [Stroke(line, 0.35, setting.style.figure.axis, (1, 1.5))], y + _WRITE
    drawn, below = _words(cell.head, looks.head, x, y, width, tag, setting, looks, ground)
    if not cell.year:
        return drawn, below
    taken = _width(cell.head, looks.head, setting)[0] + looks.head.size * 0.25
    if taken + _width(cell.year, looks.year, setting)[0] > width:
        more, below = _words(cell.year, looks.year, x, below, width, tag, setting, looks, ground)
        return [*drawn, *more], below
    drop = (looks.head.leading - looks.year.leading) / 2 + (looks.head.size - looks.year.size) * 0.33
    more, _ = _words(cell.year, looks.year, x + taken, y + drop, width - taken, tag, setting, looks, ground)
    return [*drawn, *more], below


def _tick(
    words: str, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """A box to tick and what it is for: beside it, or before it and below."""
    if looks.wrapped:
        return _wrapped(words, x, y, width, tag, setting, looks)
    left, narrow = x + TICK + _BESIDE, width - TICK - _BESIDE
    _, deep = _words(words, looks.tick, left, 0.0, narrow, tag, setting, looks)
    high = max(TICK, deep)
    drawn, _ = _words(words, looks.tick, left, y + (high - deep) / 2, narrow, tag, setting, looks)
    return [_square(x, y + (high - TICK) / 2, setting), *drawn], y + high


def _wrapped(
    words: str, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """The box at the end of the first line, with as many words before it as have room there."""
    every = words.split()
    narrow = width - TICK - _BESIDE
    count = len(every)
    while count and _width(" ".join(every[:count]), looks.tick, setting)[0] > narrow:
        count -= 1
    high = max(TICK, looks.tick.leading)
    square = _square(x + width - TICK, y + (high - TICK) / 2, setting)
    drop = y + (high - looks.tick.leading) / 2
    first, _ = _words(" ".join(every[:count]), looks.tick, x, drop, narrow, tag, setting, looks)
    rest, below = _words(" ".join(every[count:]), looks.tick, x, y + high, width, tag, setting, looks)
    return [square, *first, *rest], below


def _square(x: float, y: float, setting: Setting) -> Stroke:
    corners = ((x, y), (x + TICK, y), (x + TICK, y + TICK), (x, y + TICK))
    return Stroke(corners, 0.8, setting.style.ink, closed=True, fill=WHITE)


def _words(
    words: str,
    kind: Type,
    x: float,
    y: float,
    width: float,
    tag: Tag,
    setting: Setting,
    looks: DayLooks | None = None,
    ground: bool = False,
) -> tuple[list[Placement], float]:
    """Words in lines; on hatching each line gets a white ground, so that it can be read."""
    if not words:
        return [], y
    text = _set(words, kind, width, setting, looks)
    placements: list[Placement] = []
    for index, line in enumerate(text.lines):
        top = y + index * text.leading
        if ground:
            placements.append(Fill(x - 1, top, min(line.width, width) + 2, text.leading, WHITE))
        placed = place_line(text, index, x, top, tag, LinkTags(tag, False))
        placements += spaced(placed.placements)
    return placements, y + len(text.lines) * text.leading


def _set(words: str, kind: Type, width: float, setting: Setting, looks: DayLooks | None) -> SetText:
    if looks is None:
        return set_text((Span(words),), kind, width + 0.01, setting)
    key = (words, kind, width)
    known = looks.texts.get(key)
    if known is None:
        known = looks.texts[key] = set_text((Span(words),), kind, width + 0.01, setting)
    return known


def _empty(x: float, tag: Tag) -> Line:
    """A cell without words, which stands in the tree all the same."""
    return Line(x, _PAD, (), tag)


# --- grounds and frames -----------------------------------------------------------------------------------


def _rest(x: float, width: float, height: float, setting: Setting) -> list[Placement]:
    """The ground of a resting day: a tint, unless the style prints black only, and hatching over it."""
    ink = setting.style.figure.axis
    grey = setting.style.ink.tint(0.1)
    tint: list[Placement] = [] if setting.style.figure.hatch else [Fill(x, 0.0, width, height, grey)]
    return [*tint, Fill(x, 0.0, width, height, ink.tint(0.55), hatch=5.0, stroke=0.35)]


def _frame(cell: DayCell, x: float, width: float, height: float, setting: Setting) -> list[Placement]:
    """The lines around a day: strong for days on, double where a course begins anew, thin for the others."""
    strong = cell.kind in ("on", "resume")
    frames: list[Placement] = [_box(x, 0.0, width, height, 0.9 if strong else 0.4, setting)]
    if cell.kind == "resume":
        frames.append(_box(x + 2, 2.0, width - 4, height - 4, 0.9, setting))
    return frames


def _box(x: float, y: float, width: float, height: float, weight: float, setting: Setting) -> Stroke:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Stroke(corners, weight, setting.style.ink, closed=True)
