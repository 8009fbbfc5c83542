"""Days in rows of seven: cells with a date, a label, boxes to tick; resting days shaded, hatched and worded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbook.document.blocks import Span
from handbook.foundation.units import MM, WHITE
from handbook.layout.galley import Box
from handbook.layout.inline import LinkTags, place_line, set_text, spaced
from handbook.layout.page import Fill, Line, Placement, Stroke, Tag
from handbook.layout.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type

TICK = 5 * MM
"""The side of a box to tick: what a pen needs."""
_PAD = 1.5 * MM
_WRITE = 7 * MM


class DayCell(NamedTuple):
    """What one day says."""

    kind: Literal["on", "off", "resume", "outside"]
    head: str = ""
    """The date; empty to be written in."""
    label: str = ""
    ticks: tuple[str, ...] = ()


class WeekRow(NamedTuple):
    """Seven cells, and what stands in the margin before them (a week number)."""

    cells: Sequence[DayCell | None]
    margin: str = ""


class DayGrid(NamedTuple):
    """Where the columns of a calendar stand; points."""

    x: float
    width: float
    margin: float = 0.0
    """Width of the column for week numbers."""

    @property
    def column(self) -> float:
        """Width of a day."""
        return (self.width - self.margin) / 7

    def left(self, day: int) -> float:
        """The left edge of a day's column."""
        return self.x + self.margin + day * self.column


def weekday_box(names: Sequence[str], grid: DayGrid, tag: Tag, setting: Setting, margin: str = "") -> Box:
    """The row of weekday names that heads the columns."""
    kind = setting.style.type.cell_head
    row = Tag("TR", tag)
    placements: list[Placement] = []
    if grid.margin:
        placements += _words(margin, kind, grid.x, 1.0, grid.margin, Tag("TH", row, scope="Column"), setting)[0]
    for day, name in enumerate(names):
        own = Tag("TH", row, scope="Column")
        left = grid.left(day) + _PAD
        placements += _words(name, kind, left, 1.0, grid.column - 2 * _PAD, own, setting)[0]
    return Box(kind.leading + 3.0, tuple(placements), sticky=True)


def week_box(row: WeekRow, grid: DayGrid, tag: Tag, setting: Setting, least: float = 0.0) -> Box:
    """One week: as high as its fullest day, `least` points at the least."""
    own = Tag("TR", tag)
    placements: list[Placement] = []
    marginal: list[Placement] = []
    if grid.margin:
        kind = setting.style.type.meta
        head = Tag("TH", own, scope="Row")
        marginal, _ = _words(row.margin, kind, grid.x, _PAD, grid.margin - _PAD, head, setting)
    cells: list[tuple[list[Placement], float]] = []
    for day, cell in enumerate(row.cells):
        cells.append(_cell(cell, grid.left(day), grid.column, Tag("TD", own), setting))
    height = max(least, *(depth for _, depth in cells))
    for day, cell in enumerate(row.cells):
        if cell and cell.kind == "off":
            placements += _rest(grid.left(day), grid.column, height, setting)
    for day, cell in enumerate(row.cells):
        placements += _frame(cell, grid.left(day), grid.column, height, setting)
    placements += marginal
    for drawn, _ in cells:
        placements += drawn
    return Box(height, tuple(placements))


def _cell(cell: DayCell | None, x: float, width: float, tag: Tag, setting: Setting) -> tuple[list[Placement], float]:
    """The words of a day and its boxes; and how deep they are."""
    if cell is None or cell.kind == "outside":
        words = cell.head if cell else ""
        kind = setting.style.type.meta
        drawn, depth = _words(words, kind, x + _PAD, _PAD, width - 2 * _PAD, tag, setting)
        return drawn or [Line(x + _PAD, _PAD + kind.leading, (), tag)], depth
    types = setting.style.type
    inner = width - 2 * _PAD
    y = _PAD
    placements: list[Placement] = []
    head_kind = types.h3._replace(before=0.0, after=0.0, colour=setting.style.ink, figures="tabular")
    if cell.head:
        drawn, y = _words(cell.head, head_kind, x + _PAD, y, inner, tag, setting, cell.kind == "off")
        placements += drawn
    elif cell.kind == "on":
        y += _WRITE
        line = ((x + _PAD, y - 1), (x + width - _PAD, y - 1))
        placements.append(Stroke(line, 0.35, setting.style.figure.axis, (1, 1.5)))
    quiet = types.meta._replace(colour=setting.style.ink)
    label_kind = {"resume": types.key, "off": quiet}.get(cell.kind, types.cell)
    drawn, y = _words(cell.label, label_kind, x + _PAD, y, inner, tag, setting, cell.kind == "off")
    placements += drawn
    for tick in cell.ticks:
        drawn, y = _tick(tick, x + _PAD, y + 0.8 * MM, inner, tag, setting)
        placements += drawn
    return placements, y + _PAD


def _tick(words: str, x: float, y: float, width: float, tag: Tag, setting: Setting) -> tuple[list[Placement], float]:
    """A box to tick and what it is for."""
    kind = setting.style.type.cell
    text = set_text((Span(words),), kind._replace(align="left"), width - TICK - 1.2 * MM, setting)
    high = max(TICK, len(text.lines) * text.leading)
    corner = y + (high - TICK) / 2
    square = ((x, corner), (x + TICK, corner), (x + TICK, corner + TICK), (x, corner + TICK))
    placements: list[Placement] = [Stroke(square, 0.8, setting.style.ink, closed=True, fill=WHITE)]
    top = y + (high - len(text.lines) * text.leading) / 2
    for index in range(len(text.lines)):
        at = top + index * text.leading
        line = place_line(text, index, x + TICK + 1.2 * MM, at, tag, LinkTags(tag, False))
        placements += spaced(line.placements)
    return placements, y + high


def _words(
    words: str,
    kind: Type,
    x: float,
    y: float,
    width: float,
    tag: Tag,
    setting: Setting,
    ground: bool = False,
) -> tuple[list[Placement], float]:
    """Words in lines; on hatching each line gets a white ground, so that it can be read."""
    if not words:
        return [], y
    text = set_text((Span(words),), kind._replace(align="left", hyphenate=False), width, setting)
    placements: list[Placement] = []
    for index, line in enumerate(text.lines):
        top = y + index * text.leading
        if ground:
            placements.append(Fill(x - 1, top, min(line.width, width) + 2, text.leading, WHITE))
        placed = place_line(text, index, x, top, tag, LinkTags(tag, False))
        placements += spaced(placed.placements)
    return placements, y + len(text.lines) * text.leading


def _rest(x: float, width: float, height: float, setting: Setting) -> list[Placement]:
    """The ground of a resting day: a tint, unless the style prints black only, and hatching over it."""
    ink = setting.style.figure.axis
    grey = setting.style.ink.tint(0.1)
    tint: list[Placement] = [] if setting.style.figure.hatch else [Fill(x, 0.0, width, height, grey)]
    return [*tint, Fill(x, 0.0, width, height, ink.tint(0.55), hatch=5.0, stroke=0.35)]


def _frame(cell: DayCell | None, x: float, width: float, height: float, setting: Setting) -> list[Placement]:
    """The lines around a day: strong for days on, thin for the others."""
    if cell is None:
        return []
    strong = cell.kind in ("on", "resume")
    corners = ((x, 0.0), (x + width, 0.0), (x + width, height), (x, height))
    return [Stroke(corners, 0.9 if strong else 0.4, setting.style.ink, closed=True)]
