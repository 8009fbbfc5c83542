"""Facts: keys and values between thin rules."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from handbook.document.blocks import Facts
from handbook.layout.blocks.captions import stands_beside
from handbook.layout.blocks.grid import Grid, caption_of, pays, rule, whole_row, widened
from handbook.layout.pages.galley import Box, Group
from handbook.layout.pages.masters import full_width
from handbook.layout.pages.page import Tag
from handbook.layout.type.inline import Measured, broken, measured
from handbook.layout.type.setting import Setting

# No more of them than this are divided between pages.
_TOGETHER = 8
# The share of the width that keys take at the most, unless a word of theirs needs more.
_KEYS = 0.36


def facts_boxes(
    facts: Facts, x: float, width: float, parent: Tag, group: Group | None, setting: Setting
) -> list[Box]:
    """Keys and values in two columns between thin rules; the key heads its row."""
    types, looks = setting.style.type, setting.style.table
    tag = Tag("Table", parent, summary="".join(span.text for span in facts.caption))
    body = Tag("TBody", tag)
    keys = [measured(key, types.key, setting) for key, _ in facts.rows]
    values = [measured(value, types.value, setting) for _, value in facts.rows]
    grid = _grid(keys, values, x, width, looks.pad_x)
    if stands_beside(x, group, setting):
        full = _grid(keys, values, x, full_width(width, setting.style.page), looks.pad_x)
        if pays(_lines(keys, values, grid), _lines(keys, values, full)):
            grid = full._replace(wide=True)
    boxes: list[Box] = []
    boxes.extend(caption_of(facts.caption, "", grid, tag, group or Group(), setting))
    last = len(facts.rows) - 1
    for index, (key, value) in enumerate(zip(keys, values, strict=True)):
        row = Tag("TR", body)
        cells = [
            broken(key, types.key.align, grid.columns[0], setting),
            broken(value, types.value.align, grid.columns[1], setting),
        ]
        tags = [Tag("TH", row, scope="Row"), Tag("TD", row)]
        box = whole_row(cells, tags, grid, group or Group(), setting, index == last, None)
        if index == 0:
            box = box._replace(placements=(rule(grid, 0.0, looks.rule, looks), *box.placements))
        together = last < _TOGETHER or index in (0, last - 1)
        boxes.append(box._replace(sticky=together and index < last))
    if boxes:
        boxes[0] = boxes[0]._replace(before=looks.before, mark=facts.mark)
        boxes[-1] = boxes[-1]._replace(sticky=False, after=looks.after)
    return widened(boxes, grid)


def _grid(keys: Sequence[Measured], values: Sequence[Measured], x: float, width: float, gap: float) -> Grid:
    """Keys as wide as they need, up to a good third of the width; values in the rest."""
    naturals = [key.natural for key in keys]
    widest = max((natural for natural, _ in naturals), default=0.0)
    least = max((least for _, least in naturals), default=0.0)
    column = min(widest + 1, max(width * _KEYS, least + 1))
    return Grid(x, width, (column, width - column - gap), gap)


def _lines(keys: Sequence[Measured], values: Sequence[Measured], grid: Grid) -> int:
    """About how many lines they take."""
    first, second = grid.columns
    pairs = zip(keys, values, strict=True)
    return sum(max(ceil(key.natural[0] / first), ceil(value.natural[0] / second)) for key, value in pairs)
