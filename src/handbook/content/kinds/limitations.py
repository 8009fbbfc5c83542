"""Limitations: what is not known, point by point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content.parts import listing, opened
from handbook.content.section import Section
from handbook.document.blocks import Blocks
from handbook.foundation.model import Text

if TYPE_CHECKING:
    from handbook.content.book import Book


class Limitations(Section):
    """A section that begins with a list of points."""

    points: tuple[Text, ...] = ()


def blocks(section: Limitations, book: Book) -> Blocks:
    """The points, then the body."""
    return opened(section, book, (listing(section.points, book, "number"),) if section.points else ())
