"""Evidence: findings, each with its species, design and level, among running words."""

from __future__ import annotations

from handbook.book.section import Section as Evidence
from handbook.telling.parts import opened as blocks

__all__ = ["Evidence", "blocks"]
