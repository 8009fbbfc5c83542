"""Overview: what the medicine is, in running words."""

from __future__ import annotations

from handbook.book.section import Section as Overview
from handbook.telling.parts import opened as blocks

__all__ = ["Overview", "blocks"]
