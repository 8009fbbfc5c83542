"""Days in rows of seven: cells with a date, labels, boxes to tick; resting days shaded, hatched and worded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handbook.document.blocks import Span
from handbook.foundation.units import MM, WHITE
from handbook.layout.days.cells import (
    BESIDE,
    PAD,
    TICK,
    WRITE,
    DayCell,
    DayGrid,
    DayLooks,
    Tick,
    WeekRow,
    tied,
    width_of,
)
from handbook.layout.pages.galley import Box
from handbook.layout.pages.page import Fill, Line, Placement, Stroke, Tag
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import LinkTags, place_line, spaced
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type

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
        left = grid.left(day) + PAD
        placements += _words(name, kind, left, 1.0, grid.inner, own, setting)[0]
    return Box(kind.leading + 3.0, tuple(placements), sticky=True)


def week_box(row: WeekRow, grid: DayGrid, tag: Tag, setting: Setting, looks: DayLooks, least: float = 0.0) -> Box:
    """One week: as high as its fullest day, `least` points at the least."""
    own = Tag("TR", tag)
    marginal: list[Placement] = []
    if grid.margin:
        head = Tag("TH", own, scope="Row")
        room = grid.margin - PAD
        marginal = _words(row.margin, looks.margin, grid.x, PAD, room, head, setting, looks, says=row.says)[0]
    cells = [_cell(cell, grid.left(day), grid, Tag("TD", own), setting, looks) for day, cell in enumerate(row.cells)]
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
    """The words of a day and its boxes, each heard by itself; and how deep they are."""
    left, y = x + PAD, PAD
    if cell is None or cell.kind == "outside":
        words, says = (cell.head, cell.says) if cell else ("", "")
        drawn, depth = _words(words, looks.outside, left, y, grid.inner, tag, setting, looks, says=says)
        return drawn or [_empty(left, tag)], depth
    ground = cell.kind == "off"
    placements, y = _date(cell, left, y, grid.inner, Tag("P", tag), setting, looks)
    kind = {"resume": setting.style.type.key._replace(size=looks.on.size, leading=looks.on.leading)}.get(
        cell.kind, looks.off if ground or cell.kind == "none" else looks.on
    )
    if cell.loud:
        drawn, y = _words(cell.loud, looks.loud, left, y, grid.inner, Tag("P", tag), setting, looks)
        placements += drawn
    for label in cell.labels:
        drawn, y = _words(tied(label), kind, left, y, grid.inner, Tag("P", tag), setting, looks, ground)
        placements += drawn
    for tick in cell.ticks:
        drawn, y = _dose(tick, left, y + 0.8 * MM, grid.inner, Tag("P", tag), setting, looks)
        placements += drawn
    for event in cell.events:
        drawn, y = _event(event, left, y + 0.8 * MM, grid.inner, Tag("P", tag), setting, looks)
        placements += drawn
    return placements, y + PAD


def _date(
    cell: DayCell, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """The date, with its year on the same line if there is room; or a line to write it on."""
    ground = cell.kind == "off"
    if not cell.head:
        if ground:
            return [], y
        line = ((x, y + WRITE - 1), (x + width, y + WRITE - 1))
        return [Stroke(line, 0.35, setting.style.figure.axis, (1, 1.5))], y + WRITE
    drawn, below = _words(cell.head, looks.head, x, y, width, tag, setting, looks, ground)
    if not cell.year:
        return drawn, below
    taken = width_of(cell.head, looks.head, setting)[0] + looks.head.size * 0.25
    if taken + width_of(cell.year, looks.year, setting)[0] > width:
        more, below = _words(cell.year, looks.year, x, below, width, tag, setting, looks, ground)
        return [*drawn, *more], below
    drop = (looks.head.leading - looks.year.leading) / 2 + (looks.head.size - looks.year.size) * 0.33
    more, _ = _words(cell.year, looks.year, x + taken, y + drop, width - taken, tag, setting, looks, ground)
    return [*drawn, *more], below


def _dose(
    tick: Tick, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """A box to tick with its words, and how much below; a changed amount with a word on a dark ground."""
    drawn, y = _tick(tick.words, x, y, width, tag, setting, looks)
    if tick.flag:
        wide = width_of(tick.flag, looks.amount, setting)[0]
        kind = looks.amount._replace(colour=WHITE)
        words, after = _words(tick.flag, kind, x + 1.5, y + 0.5, width, tag, setting, looks)
        drawn += [Fill(x, y + 0.5, wide + 3, looks.amount.leading, setting.style.ink), *words]
        y = after + 0.5
    if tick.below:
        words, y = _words(tick.below, looks.amount, x, y, width, tag, setting, looks)
        drawn += words
    return drawn, y


def _event(
    words: str, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """What else happens, behind a heavy rule at its side."""
    drawn, after = _words(words, looks.loud, x + 4, y, width - 4, tag, setting, looks)
    rule = Stroke(((x + 0.8, y), (x + 0.8, after)), 1.6, setting.style.ink)
    return [rule, *drawn], after


def _tick(
    words: str, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """A box to tick and what it is for: beside it, or before it and below."""
    if looks.wrapped:
        return _wrapped(words, x, y, width, tag, setting, looks)
    left, narrow = x + TICK + BESIDE, width - TICK - BESIDE
    _, deep = _words(words, looks.tick, left, 0.0, narrow, tag, setting, looks)
    high = max(TICK, deep)
    drawn, _ = _words(words, looks.tick, left, y + (high - deep) / 2, narrow, tag, setting, looks)
    return [_square(x, y + (high - TICK) / 2, setting), *drawn], y + high


def _wrapped(
    words: str, x: float, y: float, width: float, tag: Tag, setting: Setting, looks: DayLooks
) -> tuple[list[Placement], float]:
    """The box at the end of the first line, with as many words before it as have room there."""
    every = words.split()
    narrow = width - TICK - BESIDE
    count = len(every)
    while count and width_of(" ".join(every[:count]), looks.tick, setting)[0] > narrow:
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
    says: str = "",
) -> tuple[list[Placement], float]:
    """Words in lines; on hatching each line gets a white ground, so that it can be read."""
    if not words:
        return [], y
    text = _set(words, kind, width, setting, looks, says)
    placements: list[Placement] = []
    for index, line in enumerate(text.lines):
        top = y + index * text.leading
        if ground:
            placements.append(Fill(x - 1, top, min(line.width, width) + 2, text.leading, WHITE))
        placed = place_line(text, index, x, top, tag, LinkTags(tag, False))
        placements += spaced(placed.placements)
    return placements, y + len(text.lines) * text.leading


def _set(
    words: str, kind: Type, width: float, setting: Setting, looks: DayLooks | None, says: str = ""
) -> SetText:
    if looks is None:
        return set_text((Span(words),), kind, width + 0.01, setting)
    key = (words, kind, width, says)
    known = looks.texts.get(key)
    if known is None:
        known = looks.texts[key] = set_text((Span(words, says=says),), kind, width + 0.01, setting)
    return known


def _empty(x: float, tag: Tag) -> Line:
    """A cell without words, which stands in the tree all the same."""
    return Line(x, PAD, (), tag)


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
