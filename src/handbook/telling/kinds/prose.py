"""Prose: any matter with sub-headings of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.section import Section as Prose

if TYPE_CHECKING:
    from handbook.document.blocks import Blocks
    from handbook.telling.voice import Voice

__all__ = ["Prose", "blocks"]


def blocks(section: Prose, voice: Voice) -> Blocks:
    """The body alone."""
    from handbook.telling.parts import opened

    return opened(section, voice)
