"""Days in rows of seven: cells with a date, labels, boxes to tick; resting days shaded, hatched and worded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from handbook.foundation.units import WHITE
from handbook.layout.days.cells import PAD, DayCell, DayGrid, DayLooks
from handbook.layout.days.setdays import SetDay, SetWeek, Words, set_line
from handbook.layout.pages.galley import Box, shifted
from handbook.layout.pages.page import Fill, Line, Placement, Stroke, Tag
from handbook.layout.type.inline import SetText
from handbook.layout.type.lines import LinkTags, place_line, place_plain
from handbook.layout.type.setting import Setting


def weekday_box(names: Sequence[str], grid: DayGrid, tag: Tag, setting: Setting, margin: str = "") -> Box:
    """The row of weekday names that heads the columns."""
    kind = setting.style.type.cell_head
    row = Tag("TR", tag)
    placements: list[Placement] = []
    heads = [(margin, grid.x, grid.margin)] if grid.margin else []
    heads += [(name, grid.left(day) + PAD, grid.inner) for day, name in enumerate(names)]
    for words, x, width in heads:
        own = Tag("TH", row, scope="Column")
        placements += _lines(set_line(words, kind, width, setting), x, 1.0, own) if words else [_empty(x, own)]
    return Box(kind.leading + 3.0, tuple(placements), sticky=True)


def week_box(week: SetWeek, grid: DayGrid, tag: Tag, setting: Setting, looks: DayLooks, least: float = 0.0) -> Box:
    """One week: as high as its fullest day, `least` points at the least."""
    own, row = Tag("TR", tag), week.row
    height = max(least, week.height)
    placements = [*_rests(row.cells, grid, height, setting), *_frames(row.cells, grid, height, setting)]
    if grid.margin:
        head = Tag("TH", own, scope="Row")
        if row.margin:
            text = set_line(row.margin, looks.margin, grid.margin - PAD, setting, row.says)
            placements += _lines(text, grid.x, PAD, head)
    for at, day in enumerate(week.days):
        placements += _day(day, grid.left(at) + PAD, Tag("TD", own))
    return Box(height, tuple(placements))


def _day(day: SetDay, x: float, tag: Tag) -> list[Placement]:
    """The parts of a day, each heard by itself."""
    if not day.parts and day.whole:
        return [_empty(x, tag)]
    made: list[Placement] = []
    for y, part in day.parts:
        own = tag if day.whole else Tag("P", tag)
        for one in part.drawn:
            made += _words(one, x, y, own) if isinstance(one, Words) else shifted((one,), x, y)
    return made


def _words(words: Words, x: float, y: float, tag: Tag) -> list[Placement]:
    text, left, top = words.text, x + words.x, y + words.y
    lines = place_plain(text, left, top, tag) if words.plain else _lines(text, left, top, tag)
    return [*_grounds(text, left, top, words.ground), *lines] if words.ground else lines


def _lines(text: SetText, x: float, y: float, tag: Tag) -> list[Placement]:
    tags = (LinkTags(tag, False) for _ in text.lines)
    placed = (place_line(text, at, x, y + at * text.leading, tag, own) for at, own in enumerate(tags))
    return [one for line in placed for one in line.placements]


def _grounds(text: SetText, x: float, y: float, width: float) -> Iterator[Placement]:
    """On hatching each line stands on a white ground."""
    for index, line in enumerate(text.lines):
        yield Fill(x - 1, y + index * text.leading, min(line.width, width) + 2, text.leading, WHITE)


def _empty(x: float, tag: Tag) -> Line:
    """A cell without words, which stands in the tree all the same."""
    return Line(x, PAD, (), tag)


# --- grounds and frames -----------------------------------------------------------------------------------


def _rests(cells: Sequence[DayCell | None], grid: DayGrid, height: float, setting: Setting) -> Iterator[Placement]:
    """The ground of resting days side by side: a tint, unless the style prints black only, and hatching."""
    ink, grey = setting.style.figure.axis, setting.style.ink.tint(0.1)
    for rests, days in groupby(range(len(cells)), lambda day: (cell := cells[day]) and cell.kind == "off"):
        if not rests:
            continue
        first, *others = days
        x, width = grid.left(first), grid.column * (1 + len(others))
        if not setting.style.figure.hatch:
            yield Fill(x, 0.0, width, height, grey)
        yield Fill(x, 0.0, width, height, ink.tint(0.55), hatch=5.0, stroke=0.35)


def _frames(cells: Sequence[DayCell | None], grid: DayGrid, height: float, setting: Setting) -> Iterator[Placement]:
    """The lines around days: strong for days on, double where a course begins anew, thin for the others."""
    for day, cell in enumerate(cells):
        if cell:
            x, width, strong = grid.left(day), grid.column, cell.kind in ("on", "resume")
            yield _box(x, 0.0, width, height, 0.9 if strong else 0.4, setting)
            if cell.kind == "resume":
                yield _box(x + 2, 2.0, width - 4, height - 4, 0.9, setting)


def _box(x: float, y: float, width: float, height: float, weight: float, setting: Setting) -> Stroke:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Stroke(corners, weight, setting.style.ink, closed=True)
