"""The copy as it was printed: blocks, rows and words of a file in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pikepdf

from pdfcheck import opened
from pdfcheck.reading import Shown, shown
from pdfcheck.text import INLINE
from pdfcheck.tree import kids, role

HYPHEN = "\u00ad"


class Word(NamedTuple):
    """A word, the page on which it starts, all the pages that it stands on, and its block."""

    text: str
    page: int
    pages: frozenset[int]
    block: Block


class Row(NamedTuple):
    """The part of a block that stands on one line, from the bottom left corner of the page."""

    page: int
    x: float
    y: float
    right: float
    size: float
    text: str
    block: Block


@dataclass(eq=False)
class Block:
    """An element of the structure tree that holds words; those of links and the like count with it."""

    kind: str
    path: tuple[str, ...]
    """The types of the elements around it, outermost first, its own last."""
    inside: tuple[Any, ...]
    """Those elements themselves, by their numbers in the file."""
    pieces: list[Shown] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words; a word that a line's end parts is whole again."""
        return "".join(piece.text for piece in self.pieces).replace(HYPHEN, "").replace("\u2060", "")

    @cached_property
    def rows(self) -> list[Row]:
        """Its lines, in the order of reading."""
        rows: list[list[Shown]] = []
        for piece in self.pieces:
            last = rows[-1][-1] if rows else None
            if last and last.page == piece.page and abs(last.y - piece.y) < 0.5:
                rows[-1].append(piece)
            else:
                rows.append([piece])
        return [self._row(row) for row in rows if "".join(piece.text for piece in row).strip()]

    def _row(self, pieces: list[Shown]) -> Row:
        text = "".join(piece.text for piece in pieces)
        first, right = pieces[0], max(piece.end for piece in pieces)
        return Row(first.page, first.x, first.y, right, max(piece.size for piece in pieces), text, self)

    def words(self) -> Iterator[Word]:
        """Its words one by one."""
        text, pages = "", []
        for piece in self.pieces:
            for letter in piece.text:
                if not letter.isspace():
                    text, pages = text + letter, [*pages, piece.page]
                elif text:
                    yield self._word(text, pages)
                    text, pages = "", []
        if text:
            yield self._word(text, pages)

    def _word(self, text: str, pages: list[int]) -> Word:
        whole = text.replace(HYPHEN, "").replace("\u2060", "")
        return Word(whole, pages[0], frozenset(pages), self)


class Copy:
    """One printed file, read once; pages are counted from 0."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf: pikepdf.Pdf = opened(data)

    @cached_property
    def pieces(self) -> list[Shown]:
        """All text, artifacts included, in the order of painting."""
        return list(shown(self.pdf))

    @cached_property
    def owned(self) -> dict[tuple[Any, int], list[Shown]]:
        """The text in each stretch of marked content, by page and number."""
        found: dict[tuple[Any, int], list[Shown]] = {}
        places = [page.objgen for page in self.pdf.pages]
        for piece in self.pieces:
            if piece.owner is not None:
                found.setdefault((places[piece.page], piece.owner), []).append(piece)
        return found

    @cached_property
    def blocks(self) -> list[Block]:
        """All blocks with words, in reading order."""
        found: list[Block] = []
        _gather(self.pdf.Root.StructTreeRoot.K, (), (), self.owned, found)
        return [block for block in found if block.text.strip()]

    @cached_property
    def words(self) -> list[Word]:
        """All words but those inside of drawings, in reading order."""
        return [word for block in self.blocks if block.kind != "Figure" for word in block.words()]

    @cached_property
    def labels(self) -> list[str]:
        """What each page is called: i, ii, …, 1, 2, …"""
        return [page.label for page in self.pdf.pages]

    @property
    def text(self) -> str:
        """All words in reading order, one block to a line."""
        return "\n".join(block.text for block in self.blocks)

    def rows(self, page: int) -> list[Row]:
        """The lines of a page in reading order, running heads and folios left out."""
        return self._rows.get(page, [])

    def free(self, page: int) -> list[Shown]:
        """What stands on a page without belonging to the text: running heads, folios, leaders."""
        return self._free.get(page, [])

    @cached_property
    def _rows(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for block in self.blocks:
            for row in block.rows:
                found.setdefault(row.page, []).append(row)
        return found

    @cached_property
    def _free(self) -> dict[int, list[Shown]]:
        found: dict[int, list[Shown]] = {}
        for piece in self.pieces:
            if piece.owner is None:
                found.setdefault(piece.page, []).append(piece)
        return found


def _gather(
    element: Any,
    path: tuple[str, ...],
    inside: tuple[Any, ...],
    owned: dict[tuple[Any, int], list[Shown]],
    found: list[Block],
) -> None:
    kind = role(element)
    if kind not in INLINE:
        path, inside = (*path, kind), (*inside, element.objgen)
        found.append(Block(kind, path, inside))
    for kid in kids(element):
        if isinstance(kid, tuple):
            if found[-1].inside != inside:
                found.append(Block(path[-1], path, inside))
            found[-1].pieces += owned.get(kid, [])
        elif kid.get("/Type") != "/OBJR":
            _gather(kid, path, inside, owned, found)
