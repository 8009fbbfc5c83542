"""Risk: what may go wrong, what is not known, in running words with callouts."""

from __future__ import annotations

from handbook.book.section import Section as Risk
from handbook.telling.parts import opened as blocks

__all__ = ["Risk", "blocks"]
