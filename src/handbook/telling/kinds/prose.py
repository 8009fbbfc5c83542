"""Prose: any matter with sub-headings of its own."""

from __future__ import annotations

from handbook.book.section import Section as Prose
from handbook.telling.parts import opened as blocks

__all__ = ["Prose", "blocks"]
