"""Risk: what may go wrong, what is not known, in running words with callouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.book.section import Section as Risk

if TYPE_CHECKING:
    from handbook.document.blocks import Blocks
    from handbook.telling.voice import Voice

__all__ = ["Risk", "blocks"]


def blocks(section: Risk, voice: Voice) -> Blocks:
    """The body alone."""
    from handbook.telling.parts import opened

    return opened(section, voice)
