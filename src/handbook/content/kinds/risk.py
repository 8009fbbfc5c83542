"""Risk: what may go wrong, what is not known, in running words with callouts."""

from __future__ import annotations

from handbook.content.parts import opened as blocks
from handbook.content.section import Section as Risk

__all__ = ["Risk", "blocks"]
