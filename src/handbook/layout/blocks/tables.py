"""Tables: columns sized by what is in them, a head that is repeated, rows that may run over a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Column, Facts, Span, Table
from handbook.document.prose import words as words_of
from handbook.layout.blocks.captions import captioned, stands_beside
from handbook.layout.blocks.columns import Want, column_widths, lines_of
from handbook.layout.blocks.folding import foldings
from handbook.layout.blocks.grid import Grid, caption_of, cell_box, pays, row_boxes, rule, widened
from handbook.layout.blocks.keyvalues import facts_boxes
from handbook.layout.blocks.place import Place, text_boxes
from handbook.layout.pages.galley import Box, Group, read_here, stacked
from handbook.layout.pages.masters import full_width
from handbook.layout.pages.page import Placement, Tag
from handbook.layout.type.inline import SetText, broken, set_text
from handbook.layout.type.measure import Measured, measured
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    pass

# A cell no wider than this, in type sizes, is not broken.
_SHORT = 5.0
# Tables of no more rows than this stay on one page, and those that take no more than this share of it.
_TOGETHER, _SHARE = 8, 0.5


def table_boxes(table: Table, place: Place, setting: Setting) -> list[Box]:
    """Caption, head, rows and notes of a table."""
    sized = _sized(table, place, setting)
    if not sized.fits and len(table.columns) > 2:
        folded = (_sized(one, place, setting) for one in foldings(table, setting.words.get("colon", ": ")))
        way = next((one for one in folded if one.fits), None)
        if not way:
            return _stacked_rows(table, place, setting)
        sized = way
    table, heads, rows, wants, full, room = sized
    looks = setting.style.table
    tag = Tag("Table", place.tag, summary=words_of(table.caption))
    grid = Grid(place.x, full, tuple(column_widths(wants, room)), looks.pad_x, full > place.width)
    caption = caption_of(table.caption, table.number, grid, place._replace(tag=tag), setting)
    beside = caption if stands_beside(place, setting) and not grid.wide else []
    boxes = [] if beside else caption
    cells = [_cells(row, table.columns, grid, setting) for row in rows]
    together = len(rows) <= _TOGETHER or _high(cells, setting) < setting.style.text_height * _SHARE
    head_tag, body_tag = Tag("THead", tag), Tag("TBody", tag)
    head = _cells(heads, table.columns, grid, setting)
    top = _head_row(head, grid, head_tag, setting)
    repeated = _head_row(head, grid, None, setting)._replace(wide=grid.wide)
    inner = Group(place.group, (), repeated)
    side = stacked(beside) if beside else None
    if side:  # a caption comes first in its table, wherever it stands (ISO 32000-1, 14.8.4.3.4)
        first = read_here(Box(0.0), side).placements
        top = top._replace(placements=(*first, *top.placements))
    boxes.append(top._replace(group=inner, before=0.0 if boxes else looks.before, side=side))
    last = len(table.rows) - 1
    for index, row in enumerate(cells):
        ground = looks.stripe if looks.stripe and index % 2 else None
        row_tag = Tag("TR", body_tag)
        sticky = together or (index == 0 and last > 1) or index == last - 1
        foot = looks.rule if index == last else 0.0 if index + 1 in table.parts else looks.row_rule
        own = row_boxes(row, grid, row_tag, inner, setting, foot, ground)
        boxes.extend([box._replace(sticky=box.sticky or (sticky and box is own[-1])) for box in own])
    notes = _notes(table, place, setting)
    if notes:
        boxes[-1] = boxes[-1]._replace(sticky=True, firm=True)
    boxes.extend(notes)
    boxes[-1] = boxes[-1]._replace(sticky=False, after=looks.after)
    anchors = (table.id, *boxes[0].anchors) if table.id else boxes[0].anchors
    boxes[0] = boxes[0]._replace(anchors=anchors, before=looks.before, mark=table.mark)
    return widened(boxes, grid)


class _Sized(NamedTuple):
    """A table with its cells measured: what its columns want, how wide it is, and how wide all cells are together."""

    table: Table
    heads: Sequence[Measured]
    rows: Sequence[Sequence[Measured]]
    wants: Sequence[Want]
    full: float
    room: float

    @property
    def fits(self) -> bool:
        """Whether every column has room for its widest word."""
        return sum(want.least for want in self.wants) <= self.room


def _sized(table: Table, place: Place, setting: Setting) -> _Sized:
    looks, types = setting.style.table, setting.style.type
    heads = [measured(column.head, types.cell_head, setting) for column in table.columns]
    rows = [[measured(cell, types.cell, setting) for cell in row] for row in table.rows]
    wants = _wants(table, heads, rows, types.cell.size)
    full = _measure(wants, place, setting)
    return _Sized(table, heads, rows, wants, full, full - looks.pad_x * (len(wants) - 1))


def _measure(wants: Sequence[Want], place: Place, setting: Setting) -> float:
    """How wide a table is: the outer column is taken too if it needs it, or becomes much lower with it."""
    width = place.width
    if not stands_beside(place, setting):
        return width
    gaps = setting.style.table.pad_x * (len(wants) - 1)
    full = full_width(width, setting.style.page)
    needs = sum(want.least for want in wants) > width - gaps
    return full if needs or pays(lines_of(wants, width - gaps), lines_of(wants, full - gaps)) else width


def _wants(table: Table, heads: Sequence[Measured], rows: Sequence[Sequence[Measured]], size: float) -> list[Want]:
    wants = []
    for index, column in enumerate(table.columns):
        least = heads[index].natural[1]
        cells = [heads[index].steps]
        for row in rows:
            own, part = row[index].natural
            cells.append(row[index].steps)
            whole = column.keep or own <= _SHORT * size
            least = max(least, own if whole else part)
        wants.append(Want(tuple(cells), least + 0.5))
    return wants


def _stacked_rows(table: Table, place: Place, setting: Setting) -> list[Box]:
    """A table too wide for its page: every row becomes keys and values under its first cell."""
    boxes: list[Box] = []
    for index, row in enumerate(table.rows):
        pairs = [(column.head, cell) for column, cell in zip(table.columns[1:], row[1:], strict=True)]
        strong = tuple(span._replace(look="strong") if span.look == "plain" else span for span in row[0])
        label = table.columns[0].head or (Span(" "),)
        caption = captioned(table.caption, "table", table.number, setting) if index == 0 else ()
        facts = Facts(((label, strong), *pairs), caption, table.mark)
        boxes.extend(facts_boxes(facts, place, setting))
    notes = _notes(table, place, setting)
    anchors = (table.id, *boxes[0].anchors) if table.id else boxes[0].anchors
    boxes[0] = boxes[0]._replace(anchors=anchors)
    return boxes + notes


def _cells(row: Sequence[Measured], columns: Sequence[Column], grid: Grid, setting: Setting) -> list[SetText]:
    """The cells of a row, each as its column stands."""
    wide = zip(row, columns, grid.columns, strict=True)
    return [broken(cell, column.align, width, setting) for cell, column, width in wide]


def _high(rows: Sequence[Sequence[SetText]], setting: Setting) -> float:
    """How high the rows are all together, points."""
    lines = sum(max(1, *(len(cell.lines) for cell in row)) for row in rows)
    leading, pad = setting.style.type.cell.leading, setting.style.table.pad_y
    return lines * leading + len(rows) * 2 * pad


def _head_row(heads: Sequence[SetText], grid: Grid, tag: Tag | None, setting: Setting) -> Box:
    """The head: its first print is tagged, its repeats are artifacts."""
    looks = setting.style.table
    lines = max(len(head.lines) for head in heads)
    leading = heads[0].leading
    height = lines * leading + 2 * looks.pad_y
    placements: list[Placement] = [rule(grid, 0.0, looks.rule, looks)]
    row = Tag("TR", tag) if tag else None
    for index, head in enumerate(heads):
        cell = Tag("TH", row, scope="Column") if row else None
        drop = looks.pad_y + (lines - len(head.lines)) * leading
        placements.extend(cell_box(head, grid.left(index), drop, cell, setting).placements)
    thin = looks.row_rule or looks.rule / 2
    placements.append(rule(grid, height, thin, looks))
    return Box(height, tuple(placements), sticky=True)


def _notes(table: Table, place: Place, setting: Setting) -> list[Box]:
    small = setting.style.type.small
    kind = small._replace(before=small.size * 0.4, after=0.0)
    boxes: list[Box] = []
    for note in table.notes:
        text = set_text(note, kind, place.width, setting)
        boxes += text_boxes(text, kind, place, Tag("P", place.tag), setting, sticky=True)
    return boxes
