"""Steps: a procedure in numbered steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.content.parts import listing, opened
from handbook.content.section import Section
from handbook.document.blocks import Blocks
from handbook.foundation.model import Text

if TYPE_CHECKING:
    from handbook.content.book import Book


class Steps(Section):
    """A section that begins with a procedure."""

    steps: tuple[Text, ...]


def blocks(section: Steps, book: Book) -> Blocks:
    """The numbered steps, then the body."""
    return opened(section, book, (listing(section.steps, book, "steps"),))
