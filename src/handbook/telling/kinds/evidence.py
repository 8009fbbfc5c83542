"""Evidence: findings, each with its species, design and level, among running words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.section import Section as Evidence

if TYPE_CHECKING:
    from handbook.document.blocks import Blocks
    from handbook.telling.voice import Voice

__all__ = ["Evidence", "blocks"]


def blocks(section: Evidence, voice: Voice) -> Blocks:
    """The body alone."""
    from handbook.telling.parts import opened

    return opened(section, voice)
