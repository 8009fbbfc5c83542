"""What a proofreader's eye finds on pages: words in the margins, stranded lines, parted amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from handbook.foundation.units import MM
from pdfcheck.reading import Shown
from proofreading.copy import HYPHEN, Block, Copy, Row
from proofreading.printing import Printed

_UNITS = r"mcg|micrograms?|mg|milligrams?|g|ml|mL|%|times|days?|weeks?|hours?|minutes?|drops?|sprays?|per cent"
_NUMBER_ENDS = re.compile(r"(?:^|[\s(–])\d[\d,.]*\s*$")
_UNIT_STARTS = re.compile(rf"^\s*(?:{_UNITS})(?![a-z])")
_HEADINGS = frozenset({"H1", "H2", "H3", "H4"})
EDGE = 12 * MM
"""Nothing is printed nearer to the edge: home printers cannot, and trimming is not that exact."""

_HUNG = 0.22
"""Ems by which a sign at a line's end may stand in the margin: seven tenths of a point, a fifth of a long dash."""


def in_margins(made: Printed) -> list[str]:
    """Words outside of the type area, running heads and folios apart, and any words too near to the edge."""
    return [told for piece in made.pieces if (told := _astray(piece, made))]


def _astray(piece: Shown, made: Printed) -> str:
    looks, trim = made.style.page, [float(edge) for edge in made.pdf.pages[piece.page].TrimBox]
    left, right = (looks.outer, looks.inner) if made.verso(piece.page) else (looks.inner, looks.outer)
    free = piece.owner is None
    sides = (EDGE, EDGE) if free else (left, right)
    head, foot = (EDGE, EDGE) if free else (looks.head, looks.foot)
    said = piece.text.strip()
    lead, trail = (0.1 if free else _hang(sign, piece.size) for sign in (said[:1], said[-1:]))
    across = trim[0] + sides[0] - lead <= piece.x and piece.end <= trim[2] - sides[1] + trail
    up = trim[1] + foot <= piece.y and piece.y + 0.66 * piece.size <= trim[3] - head + 0.1
    return "" if (across and up) or not piece.text.strip() else f"{_place(piece.page)}: {piece.text.strip()!r}"


def _hang(sign: str, size: float) -> float:
    """How far a sign at the end of a line may hang into the margin; a letter, by a hair."""
    return max(0.1, (0.06 if sign.isalnum() else _HUNG) * size)


def parted_amounts(copy: Copy) -> list[str]:
    """Numbers at the end of a line whose unit starts the next one; an axis has labels of two lines."""
    return [
        f"{_place(row.page)}: {row.text.strip()!r} / {after.text.strip()!r}"
        for block in copy.blocks
        for row, after in pairwise(block.rows)
        if block.kind != "Figure" and _NUMBER_ENDS.search(row.text) and _UNIT_STARTS.search(after.text)
    ]


def widows(copy: Copy) -> list[str]:
    """Single lines of a paragraph or of a cell that a page's end parts from the others."""
    return [told for block in copy.blocks for told in _single(block)]


def _single(block: Block) -> Iterator[str]:
    if block.path[-1] in ("Figure", "Caption"):
        return
    for page in sorted({row.page for row in block.rows}):
        own = [row for row in block.rows if row.page == page]
        if len(own) < 2 and len(block.rows) > 1:
            yield f"{_place(page)}: {own[0].text.strip()!r} stands alone"


def stranded_headings(copy: Copy) -> list[str]:
    """Headings at the foot of a page: two lines of what they head must follow on theirs."""
    found = []
    rows = [row for block in copy.blocks for row in block.rows]
    for at, (row, after) in enumerate(pairwise(rows)):
        if row.block.kind not in _HEADINGS or after.block is row.block:
            continue
        following = rows[at + 1 : at + 3]
        below = [one for one in following if one.page == row.page]
        if len(below) < 2 and not (len(below) == 1 and _ends(rows, at + 1)):
            found.append(f"{_place(row.page)}: {row.text.strip()!r}")
    return found


def _ends(rows: list[Row], at: int) -> bool:
    """Whether a section ends with this line, or another heading comes."""
    return at + 1 >= len(rows) or rows[at + 1].block.kind in _HEADINGS


def stranded_captions(copy: Copy) -> list[str]:
    """Captions and heads of tables without a row on their page."""
    found = []
    for block, after in pairwise(copy.blocks):
        head = block.kind == "Caption" or "THead" in block.path
        if head and _share("Table", block, after) and block.rows[-1].page != after.rows[0].page:
            found.append(f"{_place(block.rows[0].page)}: {block.text!r}")
    return found


def stranded_labels(copy: Copy) -> list[str]:
    """Numbers, bullets, terms and titles of callouts whose words start on the next page."""
    found = []
    for block, after in pairwise(copy.blocks):
        label = block.kind == "Lbl" or (block.path[-2:] == ("Div", "P") and _share("Div", block, after))
        if label and len(block.rows) == 1 and block.rows[0].page != after.rows[0].page:
            found.append(f"{_place(block.rows[0].page)}: {block.text!r}")
    return found


def _share(kind: str, one: Block, other: Block) -> bool:
    """Whether two blocks stand in the same table, or the like."""
    return any(role == kind and number in other.inside for role, number in zip(one.path, one.inside, strict=True))


def half_empty(made: Printed) -> list[str]:
    """Pages on which much more would find room, though their section goes on behind them."""
    found = []
    for page in range(1, len(made.labels) - 1):
        rows, following = made.rows(page), made.rows(page + 1)
        if not rows or not following or following[0].block.kind == "H1":
            continue
        low = min(row.y for row in rows)
        depth = float(made.pdf.pages[page].TrimBox[3]) - made.style.page.head - made.style.page.foot
        free = (low - float(made.pdf.pages[page].TrimBox[1]) - made.style.page.foot) / depth
        if free > 0.5:
            found.append(f"{_place(page)}: {free:.0%} free")
    return found


def hyphens_at_page_ends(copy: Copy) -> list[str]:
    """Words that a page's end parts."""
    return [
        f"{_place(row.page)}: {row.text.strip()!r}"
        for block in copy.blocks
        for row, after in pairwise(block.rows)
        if row.text.rstrip().endswith(HYPHEN) and after.page != row.page
    ]


def ladders(copy: Copy, most: int = 3) -> list[str]:
    """More hyphens one below the other than are seemly."""
    found = []
    for block in copy.blocks:
        ends = "".join("-" if row.text.rstrip().endswith(HYPHEN) else "." for row in block.rows)
        if "-" * (most + 1) in ends:
            found.append(f"{_place(block.rows[0].page)}: {block.text[:60]!r} {ends}")
    return found


def _place(page: int) -> str:
    return f"page {page + 1} of the file"
