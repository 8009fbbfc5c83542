"""Timing: the best time of day for each goal, and the time to avoid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content.body import Pairs
from handbook.content.parts import opened, pairs, paragraphs
from handbook.content.section import Section
from handbook.document.blocks import Block, Blocks, Callout, Column, Table
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.content.book import Book


class Timing(Section):
    """A section that begins with a table of goals and times."""

    rows: Pairs
    avoid: Scalar = Scalar()
    caption: Scalar = Scalar()


def blocks(section: Timing, book: Book) -> Blocks:
    """The table of goals and times, what to avoid, then the body."""
    columns = (Column(book.said("goal"), keep=True), Column(book.said("best-time")))
    own: list[Block] = [Table(columns, pairs(section.rows, book), book.spans(section.caption))]
    if section.avoid:
        words = paragraphs((section.avoid,), book)
        own.append(Callout("caution", book.said("avoid"), words, section.avoid.mark))
    return opened(section, book, own)
