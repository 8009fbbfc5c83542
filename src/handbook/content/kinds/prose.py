"""Prose: any matter with sub-headings of its own."""

from __future__ import annotations

from handbook.content.parts import opened as blocks
from handbook.content.section import Section as Prose

__all__ = ["Prose", "blocks"]
