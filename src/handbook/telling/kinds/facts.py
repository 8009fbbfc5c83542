"""Facts: keys and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.matter import Pairs
from handbook.book.section import Section
from handbook.document.blocks import Blocks
from handbook.document.blocks import Facts as FactRows

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


class Facts(Section):
    """A section that begins with keys and values."""

    rows: Pairs


def blocks(section: Facts, voice: Voice) -> Blocks:
    """Keys and values, then the body."""
    from handbook.telling.parts import opened, pairs

    return opened(section, voice, (FactRows(pairs(section.rows, voice)),))
