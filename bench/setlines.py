"""Lines, cells and pages of a laid-out book, counted on the positioned data that paint turns into ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

HYPHEN = "\u00ad"
HEADINGS = frozenset({"H1", "H2", "H3"})


class Row(NamedTuple):
    """A line of one element: where it stands, how loose it is, how it ends."""

    page: int
    x: float
    y: float
    size: float
    text: str
    width: float
    """Without the space at its end, points."""
    looseness: float
    """What justification adds to a word space, as a share of it."""
    justified: bool
    """Whether justification moved it."""


@dataclass
class Matter:
    """An element that holds lines: a paragraph, a cell, a heading."""

    tag: Any
    rows: list[Row] = field(default_factory=list)

    @property
    def role(self) -> str:
        """Its structure type."""
        return str(self.tag.role)

    def inside(self, role: str) -> Any:
        """The nearest element of this type around it, or itself; None if there is none."""
        tag = self.tag
        while tag is not None and tag.role != role:
            tag = tag.parent
        return tag


class Sheet(NamedTuple):
    """A page of the body: its number, its elements in order, and the depth down to which it is filled."""

    number: int
    matters: list[Matter]
    depth: float
    baselines: list[float]


def read(pages: Iterable[Any]) -> tuple[list[Matter], list[Sheet]]:
    """All elements with lines, and the pages of the body; front matter is left out."""
    found: dict[int, Matter] = {}
    sheets: list[Sheet] = []
    for page in pages:
        if page.front or not page.label.isdigit():
            continue
        sheets.append(_sheet(page, int(page.label), found))
    return list(found.values()), sheets


def _sheet(page: Any, number: int, found: dict[int, Matter]) -> Sheet:
    here: dict[int, Matter] = {}
    depth = 0.0
    baselines: list[float] = []
    for placement in page.placements:
        kind = type(placement).__name__
        if kind == "Line" and placement.artifact != "Pagination":
            depth = max(depth, placement.y + 3.0)
            if placement.tag is None or not placement.runs or placement.turn or placement.tag.role == "Figure":
                continue
            own = found.setdefault(id(placement.tag), Matter(placement.tag))
            own.rows.append(_row(placement, number))
            here[id(placement.tag)] = own
            baselines.append(placement.y)
        elif kind == "Fill":
            depth = max(depth, placement.y + placement.height)
        elif kind == "Stroke":
            depth = max(depth, max(y for _, y in placement.points))
    return Sheet(number, list(here.values()), depth, baselines)


def _row(line: Any, page: int) -> Row:
    text = "".join(glyph[1] for run in line.runs for piece in run.pieces for glyph in piece.glyphs)
    runs = line.runs
    last = runs[-1]
    trailing = last.pieces[-1].text == " " and len(last.pieces) > 1
    space = last.face.space.width * last.size / 1000
    width = sum(run.width for run in runs) - (space + last.gap if trailing else 0.0)
    looseness = max((run.gap / (run.face.space.width * run.size / 1000) for run in runs), default=0.0)
    moved = any(run.gap or getattr(run, "scale", 1.0) != 1.0 for run in runs)
    return Row(page, line.x, line.y, last.size, text.rstrip(), width, looseness, moved)


# --- lines ---------------------------------------------------------------------------------------------------


def paragraphs(matters: Iterable[Matter]) -> Iterator[Matter]:
    """Running words of two lines and more, callouts and lists included, cells and entries of lists of terms not."""
    for matter in matters:
        if matter.role == "P" and len(matter.rows) > 1 and not matter.inside("Table"):
            yield matter


def justified(matters: Iterable[Matter]) -> list[Row]:
    """The lines that were to be filled: all but the last of each justified paragraph."""
    own = [matter for matter in paragraphs(matters) if any(row.justified for row in matter.rows)]
    return [row for matter in own for row in matter.rows[:-1]]


def stacks(matters: Iterable[Matter]) -> list[int]:
    """For each row of lines that end in a hyphen one below the other: how many they are."""
    found: list[int] = []
    for matter in matters:
        count = 0
        for row in [*matter.rows, None]:
            if row is not None and row.text.endswith(HYPHEN):
                count += 1
            else:
                found += [count] if count else []
                count = 0
    return found


def parted_at_the_end(matter: Matter) -> bool:
    """Whether the last word of a paragraph is hyphenated."""
    return len(matter.rows) > 1 and matter.rows[-2].text.endswith(HYPHEN) and " " not in matter.rows[-1].text


def hyphen_before_the_end(matter: Matter) -> bool:
    """Whether the last line but one ends in a hyphen."""
    return len(matter.rows) > 1 and matter.rows[-2].text.endswith(HYPHEN)


def runt(matter: Matter) -> bool:
    """Whether the last line is under two ems, or but the rest of a word."""
    last = matter.rows[-1]
    return len(matter.rows) > 1 and (last.width < 2 * last.size or parted_at_the_end(matter))


def cells(matters: Iterable[Matter]) -> list[Matter]:
    """Cells of two lines and more."""
    return [one for one in matters if one.role in ("TD", "TH") and len(one.rows) > 1]


def lone_word(cell: Matter) -> bool:
    """Whether its last line is one short word: under half of its longest line."""
    last = cell.rows[-1]
    return not set(" \u00a0") & set(last.text) and last.width < 0.5 * max(row.width for row in cell.rows)


def high_rows(matters: Iterable[Matter]) -> tuple[int, int]:
    """Rows of tables with four lines and more, and all rows."""
    rows: dict[int, int] = {}
    for matter in matters:
        row = matter.inside("TR")
        if row is not None:
            rows[id(row)] = max(rows.get(id(row), 0), len(matter.rows))
    return sum(lines > 3 for lines in rows.values()), len(rows)


# --- pages ---------------------------------------------------------------------------------------------------


def inner(sheets: Sequence[Sheet]) -> list[bool]:
    """Of each page, whether its section goes on behind it."""
    opens = [bool(sheet.matters) and sheet.matters[0].role == "H1" for sheet in sheets]
    return [not opened and bool(after.matters) for opened, after in zip(opens[1:], sheets[1:], strict=True)] + [False]


def low_headings(sheets: Sequence[Sheet]) -> int:
    """Headings with under three lines after them on their page, though more follow on the next."""
    found = 0
    for sheet, more in zip(sheets, inner(sheets), strict=True):
        for place, matter in enumerate(sheet.matters):
            if matter.role in HEADINGS:
                low = max(row.y for row in matter.rows)
                after = {round(row.y) for one in sheet.matters[place + 1 :] for row in one.rows if row.y > low + 1}
                drawn = sheet.depth - low > 4 * matter.rows[0].size
                found += len(after) < 3 and not drawn and more
    return found


def callouts(matters: Iterable[Matter]) -> tuple[int, int]:
    """Callouts, and the pages that they stand on."""
    own = [(matter.inside("Div"), row.page) for matter in matters for row in matter.rows if matter.inside("Div")]
    return len({id(tag) for tag, _ in own}), len({page for _, page in own})
