"""The grid of a table: where its columns stand, its rules, its cells and its rows."""

from collections.abc import Sequence
from typing import NamedTuple

from handbook.document.blocks import Spans
from handbook.foundation.units import Colour
from handbook.layout.blocks.captions import caption_boxes, captioned, stands_beside
from handbook.layout.blocks.place import Place
from handbook.layout.pages.galley import Back, Box, Group
from handbook.layout.pages.page import Fill, Line, Placement, Stroke, Tag
from handbook.layout.type.inline import SetText
from handbook.layout.type.lines import link_tags, place_line
from handbook.layout.type.setting import Setting
from handbook.style.sheet import TableLooks

# Rows with more lines than this may be divided between pages; shorter ones never are.
_DIVISIBLE = 9
# A table that loses so many lines by it, and a quarter of all, takes the outer column too.
_LOWER = 4


class Grid(NamedTuple):
    """Where a table stands and how wide its columns are, without the space between them."""

    x: float
    width: float
    columns: tuple[float, ...]
    gap: float
    wide: bool = False
    """Whether it takes the outer column too."""

    def left(self, index: int) -> float:
        """The left edge of a column."""
        return self.x + sum(self.columns[:index]) + self.gap * index


def pays(lines: int, fewer: int) -> bool:
    """Whether a table becomes so much lower that it takes the outer column too."""
    return lines - fewer >= max(_LOWER, lines / 4)


def widened(boxes: list[Box], grid: Grid) -> list[Box]:
    """The boxes of a table, beside which nothing may stand if it takes the outer column too."""
    return [box._replace(wide=True) for box in boxes] if grid.wide else boxes


def caption_of(caption: Spans, number: str, grid: Grid, place: Place, setting: Setting) -> list[Box]:
    """The caption, as wide as the table, or as the outer column if it stands there."""
    if not caption:
        return []
    beside = stands_beside(place, setting) and not grid.wide
    width = setting.style.page.side if beside else grid.width
    return caption_boxes(captioned(caption, "table", number, setting), place._replace(width=width), setting)


def cell_box(text: SetText, x: float, y: float, tag: Tag | None, setting: Setting) -> Box:
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


def rule(grid: Grid, y: float, thickness: float, looks: TableLooks) -> Stroke:
    """A line across the table."""
    return Stroke(((grid.x, y), (grid.x + grid.width, y)), thickness, looks.rule_colour)


def row_boxes(
    cells: Sequence[SetText],
    grid: Grid,
    tag: Tag,
    group: Group,
    setting: Setting,
    foot: float,
    ground: Colour | None,
) -> list[Box]:
    """A row in one piece, or if it is tall in pieces that a page end may part; its first cell names it.

    Below it is a rule as thick as its `foot`; none if that is 0.
    """
    tags = [Tag("TH", tag, scope="Row"), *(Tag("TD", tag) for _ in cells[1:])]
    if max(len(cell.lines) for cell in cells) > _DIVISIBLE:
        return _sliced_row(cells, tags, grid, group, setting, foot, ground)
    return [whole_row(cells, tags, grid, group, setting, foot, ground)]


def whole_row(
    cells: Sequence[SetText],
    tags: Sequence[Tag],
    grid: Grid,
    group: Group,
    setting: Setting,
    foot: float,
    ground: Colour | None,
) -> Box:
    """A row in one piece, as high as its highest cell."""
    looks = setting.style.table
    height = max(1, *(len(cell.lines) for cell in cells)) * cells[0].leading + 2 * looks.pad_y
    placements: list[Placement] = [Fill(grid.x, 0.0, grid.width, height, ground)] if ground else []
    mentions: list[str] = []
    for index, cell in enumerate(cells):
        set_cell = cell_box(cell, grid.left(index), looks.pad_y, tags[index], setting)
        placements.extend(set_cell.placements)
        mentions.extend(set_cell.mentions)
    placements.extend(_foot(grid, height, looks, foot))
    return Box(height, tuple(placements), mentions=tuple(mentions), group=group)


def _foot(grid: Grid, y: float, looks: TableLooks, thickness: float) -> list[Placement]:
    return [rule(grid, y, thickness, looks)] if thickness else []


def _sliced_row(
    cells: Sequence[SetText],
    tags: Sequence[Tag],
    grid: Grid,
    group: Group,
    setting: Setting,
    foot: float,
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
                placements.extend(cell_box(cell, grid.left(index), 0.0, tags[index], setting).placements)
        ends = line in (0, count - 2, count - 1)
        boxes.append(Box(leading, tuple(placements), sticky=ends, mentions=tuple(mentions), group=own))
    return [*boxes, Box(looks.pad_y, tuple(_foot(grid, looks.pad_y, looks, foot)), group=own)]
