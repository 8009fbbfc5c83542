"""Tables: columns sized by what is in them, a head that is repeated, rows that may run over a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handbook.document.blocks import Column, Facts, Span, Spans, Table
from handbook.foundation.records import NamedTuple
from handbook.foundation.units import Colour
from handbook.layout.captions import caption_boxes, captioned, stands_beside
from handbook.layout.columns import Want, column_widths
from handbook.layout.galley import Back, Box, Group, read_here, stacked
from handbook.layout.inline import Measured, SetText, broken, measured, set_text
from handbook.layout.lines import link_tags, place_line
from handbook.layout.page import Fill, Line, Placement, Stroke, Tag
from handbook.layout.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import TableLooks, Type

# A cell no wider than this, in type sizes, is not broken.
_SHORT = 5.0
# Rows with more lines than this may be divided between pages; shorter ones never are.
_DIVISIBLE = 9
# Facts and tables of no more rows than this stay on one page.
_TOGETHER = 8


class Grid(NamedTuple):
    """Where a table stands and how wide its columns are, without the space between them."""

    x: float
    width: float
    columns: tuple[float, ...]
    gap: float

    def left(self, index: int) -> float:
        """The left edge of a column."""
        return self.x + sum(self.columns[:index]) + self.gap * index


def table_boxes(
    table: Table, x: float, width: float, parent: Tag, group: Group | None, setting: Setting
) -> list[Box]:
    """Caption, head, rows and notes of a table."""
    looks, types = setting.style.table, setting.style.type
    heads = [measured(column.head, types.cell_head, setting) for column in table.columns]
    rows = [[measured(cell, types.cell, setting) for cell in row] for row in table.rows]
    wants = _wants(table, heads, rows, types.cell.size)
    if sum(want.least for want in wants) + looks.pad_x * (len(wants) - 1) > width and len(wants) > 2:
        return _stacked_rows(table, x, width, parent, group, setting)
    tag = Tag("Table", parent, summary="".join(span.text for span in table.caption))
    room = width - looks.pad_x * (len(wants) - 1)
    grid = Grid(x, width, tuple(column_widths(wants, room)), looks.pad_x)
    caption = _caption(table.caption, table.number, "table", grid, tag, group, setting)
    beside = caption if stands_beside(x, group, setting) else []
    boxes = [] if beside else caption
    head_tag, body_tag = Tag("THead", tag), Tag("TBody", tag)
    head = _cells(heads, table.columns, grid, setting)
    top = _head_row(head, grid, head_tag, setting)
    repeated = _head_row(head, grid, None, setting)
    inner = Group(group, (), repeated)
    side = stacked(beside) if beside else None
    if side:  # a caption comes first in its table, wherever it stands (ISO 32000-1, 14.8.4.3.4)
        first = read_here(Box(0.0), side).placements
        top = top._replace(placements=(*first, *top.placements))
    boxes.append(top._replace(group=inner, before=0.0 if boxes else looks.before, side=side))
    last = len(table.rows) - 1
    for index, row in enumerate(rows):
        ground = looks.stripe if looks.stripe and index % 2 else None
        row_tag = Tag("TR", body_tag)
        sticky = last < _TOGETHER or (index == 0 and last > 1) or index == last - 1
        own = _row(_cells(row, table.columns, grid, setting), grid, row_tag, inner, setting, index == last, ground)
        boxes.extend([box._replace(sticky=box.sticky or (sticky and box is own[-1])) for box in own])
    notes = _notes(table, grid, parent, group, types.small, setting)
    if notes:
        boxes[-1] = boxes[-1]._replace(sticky=True)
    boxes.extend(notes)
    boxes[-1] = boxes[-1]._replace(sticky=False, after=looks.after)
    anchors = (table.id, *boxes[0].anchors) if table.id else boxes[0].anchors
    boxes[0] = boxes[0]._replace(anchors=anchors, before=looks.before, mark=table.mark)
    return boxes


def _wants(table: Table, heads: Sequence[Measured], rows: Sequence[Sequence[Measured]], size: float) -> list[Want]:
    wants = []
    for index, column in enumerate(table.columns):
        head, least = heads[index].natural
        cells = [head + 0.5]
        for row in rows:
            own, part = row[index].natural
            cells.append(own + 0.5)
            whole = column.keep or own <= _SHORT * size
            least = max(least, own if whole else part)
        wants.append(Want(tuple(cells), least + 0.5))
    return wants


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


def _caption(
    caption: Spans, number: str, what: str, grid: Grid, tag: Tag, group: Group | None, setting: Setting
) -> list[Box]:
    if not caption:
        return []
    beside = stands_beside(grid.x, group, setting)
    width = setting.style.page.side if beside else grid.width
    return caption_boxes(captioned(caption, what, number, setting), grid.x, width, tag, group, setting)


def _cells(row: Sequence[Measured], columns: Sequence[Column], grid: Grid, setting: Setting) -> list[SetText]:
    """The cells of a row, each as its column stands."""
    wide = zip(row, columns, grid.columns, strict=True)
    return [broken(cell, column.align, width, setting) for cell, column, width in wide]


def _head_row(heads: Sequence[SetText], grid: Grid, tag: Tag | None, setting: Setting) -> Box:
    """The head: its first print is tagged, its repeats are artifacts."""
    looks = setting.style.table
    lines = max(len(head.lines) for head in heads)
    leading = heads[0].leading
    height = lines * leading + 2 * looks.pad_y
    placements: list[Placement] = [_rule(grid, 0.0, looks.rule, looks)]
    row = Tag("TR", tag) if tag else None
    for index, head in enumerate(heads):
        cell = Tag("TH", row, scope="Column") if row else None
        drop = looks.pad_y + (lines - len(head.lines)) * leading
        placements.extend(_cell(head, grid.left(index), drop, cell, setting).placements)
    thin = looks.row_rule or looks.rule / 2
    placements.append(_rule(grid, height, thin, looks))
    return Box(height, tuple(placements), sticky=True)


def _cell(text: SetText, x: float, y: float, tag: Tag | None, setting: Setting) -> Box:
    """All the lines of a cell; an empty one still stands in the tree."""
    if not text.lines:
        return Box(0.0, (Line(x, y + text.baseline, (), tag),) if tag else ())
    tags = link_tags(tag, setting)
    placements: list[Placement] = []
    mentions: list[str] = []
    for index in range(len(text.lines)):
        placed = place_line(text, index, x, y + index * text.leading, tag, tags)
        placements.extend(placed.placements)
        mentions.extend(placed.mentions)
    return Box(len(text.lines) * text.leading, tuple(placements), mentions=tuple(mentions))


def _rule(grid: Grid, y: float, thickness: float, looks: TableLooks) -> Stroke:
    return Stroke(((grid.x, y), (grid.x + grid.width, y)), thickness, looks.rule_colour)


def _row(
    cells: Sequence[SetText],
    grid: Grid,
    tag: Tag,
    group: Group,
    setting: Setting,
    last: bool,
    ground: Colour | None,
) -> list[Box]:
    tags = [Tag("TH", tag, scope="Row") if index == 0 else Tag("TD", tag) for index in range(len(cells))]
    if max(len(cell.lines) for cell in cells) > _DIVISIBLE:
        return _sliced_row(cells, tags, grid, group, setting, last, ground)
    return [_whole_row(cells, tags, grid, group, setting, last, ground)]


def _whole_row(
    cells: Sequence[SetText],
    tags: Sequence[Tag],
    grid: Grid,
    group: Group,
    setting: Setting,
    last: bool,
    ground: Colour | None,
) -> Box:
    looks = setting.style.table
    height = max(1, *(len(cell.lines) for cell in cells)) * cells[0].leading + 2 * looks.pad_y
    placements: list[Placement] = [Fill(grid.x, 0.0, grid.width, height, ground)] if ground else []
    mentions: list[str] = []
    for index, cell in enumerate(cells):
        set_cell = _cell(cell, grid.left(index), looks.pad_y, tags[index], setting)
        placements.extend(set_cell.placements)
        mentions.extend(set_cell.mentions)
    placements.extend(_foot(grid, height, looks, last))
    return Box(height, tuple(placements), mentions=tuple(mentions), group=group)


def _foot(grid: Grid, y: float, looks: TableLooks, last: bool) -> list[Placement]:
    thickness = looks.rule if last else looks.row_rule
    return [_rule(grid, y, thickness, looks)] if thickness else []


def _sliced_row(
    cells: Sequence[SetText],
    tags: Sequence[Tag],
    grid: Grid,
    group: Group,
    setting: Setting,
    last: bool,
    ground: Colour | None,
) -> list[Box]:
    """A tall row as one box a line, so that a page may end inside it; two lines stay at either end."""
    looks = setting.style.table
    own = Group(group, (Back(grid.x, grid.width, ground),) if ground else ())
    links = [link_tags(tag, setting) for tag in tags]
    count = max(len(cell.lines) for cell in cells)
    leading = cells[0].leading
    boxes = [Box(looks.pad_y, sticky=True, group=own)]
    for line in range(count):
        placements: list[Placement] = []
        mentions: list[str] = []
        for index, cell in enumerate(cells):
            if line < len(cell.lines):
                placed = place_line(cell, line, grid.left(index), 0.0, tags[index], links[index])
                placements.extend(placed.placements)
                mentions.extend(placed.mentions)
            elif line == 0:
                placements.extend(_cell(cell, grid.left(index), 0.0, tags[index], setting).placements)
        ends = line in (0, count - 2, count - 1)
        boxes.append(Box(leading, tuple(placements), sticky=ends, mentions=tuple(mentions), group=own))
    foot = tuple(_foot(grid, looks.pad_y, looks, last))
    return [*boxes, Box(looks.pad_y, foot, group=own)]


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


def facts_boxes(
    facts: Facts, x: float, width: float, parent: Tag, group: Group | None, setting: Setting
) -> list[Box]:
    """Keys and values in two columns between thin rules; the key heads its row."""
    types, looks = setting.style.type, setting.style.table
    tag = Tag("Table", parent, summary="".join(span.text for span in facts.caption))
    body = Tag("TBody", tag)
    keys = [measured(key, types.key, setting) for key, _ in facts.rows]
    naturals = [key.natural for key in keys]
    widest = max((natural for natural, _ in naturals), default=0.0)
    key_width = min(widest + 1, max(width * 0.36, max((least for _, least in naturals), default=0.0) + 1))
    grid = Grid(x, width, (key_width, width - key_width - looks.pad_x), looks.pad_x)
    boxes: list[Box] = []
    boxes.extend(_caption(facts.caption, "", "table", grid, tag, group or Group(), setting))
    last = len(facts.rows) - 1
    for index, (_, value) in enumerate(facts.rows):
        row = Tag("TR", body)
        cells = [
            broken(keys[index], types.key.align, key_width, setting),
            set_text(value, types.value, grid.columns[1], setting),
        ]
        tags = [Tag("TH", row, scope="Row"), Tag("TD", row)]
        box = _whole_row(cells, tags, grid, group or Group(), setting, index == last, None)
        if index == 0:
            box = box._replace(placements=(_rule(grid, 0.0, looks.rule, looks), *box.placements))
        together = last < _TOGETHER or index in (0, last - 1)
        boxes.append(box._replace(sticky=together and index < last))
    if boxes:
        boxes[0] = boxes[0]._replace(before=looks.before, mark=facts.mark)
        boxes[-1] = boxes[-1]._replace(sticky=False, after=looks.after)
    return boxes
