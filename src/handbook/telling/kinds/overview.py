"""Overview: what the medicine is, in running words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.section import Section as Overview

if TYPE_CHECKING:
    from handbook.document.blocks import Blocks
    from handbook.telling.voice import Voice

__all__ = ["Overview", "blocks"]


def blocks(section: Overview, voice: Voice) -> Blocks:
    """The body alone."""
    from handbook.telling.parts import opened

    return opened(section, voice)
