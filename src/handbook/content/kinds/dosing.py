"""Dosing: the table of regimens, what is to be known about each, and where the source differs with itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content import doses
from handbook.content.parts import opened
from handbook.content.section import Section
from handbook.document.blocks import Block, Blocks
from handbook.foundation.model import Flag, Name
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.content.book import Book


class Dosing(Section):
    """A section that begins with a table of regimens."""

    regimens: tuple[Name, ...]
    also: Flag = False
    """Whether the differing statements get a table of their own."""
    caption: Scalar = Scalar()


def blocks(section: Dosing, book: Book) -> Blocks:
    """The notice, the table, the notes, the differing statements, then the body."""
    shown = [book.regimens[id] for id in section.regimens]
    caption = section.caption or book.say("doses-caption")
    own: list[Block] = [doses.notice(book), doses.summary(shown, book, caption)]
    notes, differing = doses.notes(shown, book), doses.differing(shown, book) if section.also else None
    return opened(section, book, [*own, *(block for block in (notes, differing) if block)])
