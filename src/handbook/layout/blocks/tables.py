"""Tables: columns sized by what is in them, a head that is repeated, rows that may run over a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Column, Facts, Span, Table
from handbook.layout.blocks.captions import captioned, stands_beside
from handbook.layout.blocks.columns import Want, column_widths, lines_of
from handbook.layout.blocks.folding import foldings
from handbook.layout.blocks.grid import Grid, caption_of, cell_box, pays, row_boxes, rule, widened
from handbook.layout.blocks.keyvalues import facts_boxes
from handbook.layout.pages.galley import Box, Group, read_here, stacked
from handbook.layout.pages.masters import full_width
from handbook.layout.pages.page import Placement, Tag
from handbook.layout.type.inline import SetText, broken, set_text
from handbook.layout.type.lines import link_tags, place_line
from handbook.layout.type.measure import Measured, measured
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type

# A cell no wider than this, in type sizes, is not broken.
_SHORT = 5.0
# Tables of no more rows than this stay on one page, and those that take no more than this share of it.
_TOGETHER, _SHARE = 8, 0.5


def table_boxes(
    table: Table, x: float, width: float, parent: Tag, group: Group | None, setting: Setting
) -> list[Box]:
    """Caption, head, rows and notes of a table."""
    sized = _sized(table, x, width, group, setting)
    if not sized.fits and len(table.columns) > 2:
        folded = (_sized(one, x, width, group, setting) for one in foldings(table, setting.words.get("colon", ": ")))
        way = next((one for one in folded if one.fits), None)
        if not way:
            return _stacked_rows(table, x, width, parent, group, setting)
        sized = way
    table, heads, rows, wants, full, room = sized
    looks, types = setting.style.table, setting.style.type
    tag = Tag("Table", parent, summary="".join(span.text for span in table.caption))
    grid = Grid(x, full, tuple(column_widths(wants, room)), looks.pad_x, full > width)
    caption = caption_of(table.caption, table.number, grid, tag, group, setting)
    beside = caption if stands_beside(x, group, setting) and not grid.wide else []
    boxes = [] if beside else caption
    cells = [_cells(row, table.columns, grid, setting) for row in rows]
    together = len(rows) <= _TOGETHER or _high(cells, setting) < setting.style.text_height * _SHARE
    head_tag, body_tag = Tag("THead", tag), Tag("TBody", tag)
    head = _cells(heads, table.columns, grid, setting)
    top = _head_row(head, grid, head_tag, setting)
    repeated = _head_row(head, grid, None, setting)._replace(wide=grid.wide)
    inner = Group(group, (), repeated)
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
    notes = _notes(table, grid._replace(width=width), parent, group, types.small, setting)
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


def _sized(table: Table, x: float, width: float, group: Group | None, setting: Setting) -> _Sized:
    looks, types = setting.style.table, setting.style.type
    heads = [measured(column.head, types.cell_head, setting) for column in table.columns]
    rows = [[measured(cell, types.cell, setting) for cell in row] for row in table.rows]
    wants = _wants(table, heads, rows, types.cell.size)
    full = _measure(wants, x, width, group, setting)
    return _Sized(table, heads, rows, wants, full, full - looks.pad_x * (len(wants) - 1))


def _measure(wants: Sequence[Want], x: float, width: float, group: Group | None, setting: Setting) -> float:
    """How wide a table is: the outer column is taken too if it needs it, or becomes much lower with it."""
    if not stands_beside(x, group, setting):
        return width
    gaps = setting.style.table.pad_x * (len(wants) - 1)
    full = full_width(width, setting.style.page)
    needs = sum(want.least for want in wants) > width - gaps
    return full if needs or pays(lines_of(wants, width - gaps), lines_of(wants, full - gaps)) else width


def _wants(table: Table, heads: Sequence[Measured], rows: Sequence[Sequence[Measured]], size: float) -> list[Want]:
    wants = []
    for index, column in enumerate(table.columns):
        least = heads[index].natural[1]
        cells = [_steps(heads[index])]
        for row in rows:
            own, part = row[index].natural
            cells.append(_steps(row[index]))
            whole = column.keep or own <= _SHORT * size
            least = max(least, own if whole else part)
        wants.append(Want(tuple(cells), least + 0.5))
    return wants


def _steps(cell: Measured) -> tuple[float, ...]:
    return tuple([step + 0.5 for step in cell.steps])


def _stacked_rows(
    table: Table, x: float, width: float, parent: Tag, group: Group | None, setting: Setting
) -> list[Box]:
    """A table too wide for its page: every row becomes keys and values under its first cell."""
    boxes: list[Box] = []
    for index, row in enumerate(table.rows):
        pairs = [(column.head, cell) for column, cell in zip(table.columns[1:], row[1:], strict=True)]
        strong = tuple(span._replace(look="strong") if span.look == "plain" else span for span in row[0])
        label = table.columns[0].head or (Span(" "),)
        caption = captioned(table.caption, "table", table.number, setting) if index == 0 else ()
        facts = Facts(((label, strong), *pairs), caption, table.mark)
        boxes.extend(facts_boxes(facts, x, width, parent, group, setting))
    notes = _notes(table, Grid(x, width, (width,), 0.0), parent, group, setting.style.type.small, setting)
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


def _notes(table: Table, grid: Grid, parent: Tag, group: Group | None, kind: Type, setting: Setting) -> list[Box]:
    boxes: list[Box] = []
    for note in table.notes:
        text = set_text(note, kind, grid.width, setting)
        tag = Tag("P", parent)
        tags = link_tags(tag, setting)
        for index in range(len(text.lines)):
            placed = place_line(text, index, grid.x, 0.0, tag, tags)
            before = kind.size * 0.4 if index == 0 else 0.0
            boxes.append(
                Box(
                    text.leading,
                    placed.placements,
                    before,
                    sticky=True,
                    mentions=placed.mentions,
                    group=group,
                )
            )
    return boxes
