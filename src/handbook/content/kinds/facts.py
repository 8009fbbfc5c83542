"""Facts: keys and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content.body import Pairs
from handbook.content.parts import opened, pairs
from handbook.content.section import Section
from handbook.document.blocks import Blocks
from handbook.document.blocks import Facts as FactRows

if TYPE_CHECKING:
    from handbook.content.book import Book


class Facts(Section):
    """A section that begins with keys and values."""

    rows: Pairs


def blocks(section: Facts, book: Book) -> Blocks:
    """Keys and values, then the body."""
    return opened(section, book, (FactRows(pairs(section.rows, book)),))
