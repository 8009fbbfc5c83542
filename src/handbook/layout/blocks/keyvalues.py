"""Facts: keys and values between thin rules."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.document.blocks import Facts
from handbook.document.prose import words as words_of
from handbook.layout.blocks.captions import stands_beside
from handbook.layout.blocks.columns import Want, column_widths, height
from handbook.layout.blocks.grid import Grid, caption_of, pays, rule, whole_row, widened
from handbook.layout.blocks.place import Place
from handbook.layout.pages.galley import Box, Group
from handbook.layout.pages.masters import full_width
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import broken
from handbook.layout.type.measure import Measured, measured
from handbook.layout.type.setting import Setting

# No more of them than this are divided between pages.
_TOGETHER = 8
# The share of the width that keys take at the most, unless a word of theirs needs more.
_KEYS = 0.36


def facts_boxes(facts: Facts, place: Place, setting: Setting) -> list[Box]:
    """Keys and values in two columns between thin rules; the key heads its row."""
    types, looks, group = setting.style.type, setting.style.table, place.group or Group()
    tag = Tag("Table", place.tag, summary=words_of(facts.caption))
    body = Tag("TBody", tag)
    keys = [measured(key, types.key, setting) for key, _ in facts.rows]
    values = [measured(value, types.value, setting) for _, value in facts.rows]
    wants = [_want(keys), _want(values)]
    grid = _grid(wants, place.x, place.width, looks.pad_x)
    if stands_beside(place, setting):
        full = _grid(wants, place.x, full_width(place.width, setting.style.page), looks.pad_x)
        if pays(height(wants, grid.columns), height(wants, full.columns)):
            grid = full._replace(wide=True)
    boxes: list[Box] = []
    boxes.extend(caption_of(facts.caption, "", grid, place._replace(tag=tag, group=group), setting))
    last = len(facts.rows) - 1
    for index, (key, value) in enumerate(zip(keys, values, strict=True)):
        row = Tag("TR", body)
        cells = [
            broken(key, types.key.align, grid.columns[0], setting),
            broken(value, types.value.align, grid.columns[1], setting),
        ]
        tags = [Tag("TH", row, scope="Row"), Tag("TD", row)]
        foot = looks.rule if index == last else looks.row_rule
        box = whole_row(cells, tags, grid, group, setting, foot, None)
        if index == 0:
            box = box._replace(placements=(rule(grid, 0.0, looks.rule, looks), *box.placements))
        together = last < _TOGETHER or index in (0, last - 1)
        boxes.append(box._replace(sticky=together and index < last))
    if boxes:
        boxes[0] = boxes[0]._replace(before=looks.before, mark=facts.mark)
        boxes[-1] = boxes[-1]._replace(sticky=False, after=looks.after)
    return widened(boxes, grid)


def _grid(wants: Sequence[Want], x: float, width: float, gap: float) -> Grid:
    """Keys as narrow as they may be without making the rows higher, up to a good third of the width."""
    keys, values = wants
    first = min(keys.natural, max(width * _KEYS, keys.least))
    if values.natural > width - gap - first:
        first = min(first, column_widths(wants, width - gap)[0])
    return Grid(x, width, (first, width - first - gap), gap)


def _want(cells: Sequence[Measured]) -> Want:
    return Want(tuple([cell.steps for cell in cells]), max((cell.natural[1] for cell in cells), default=0.0) + 1.0)
