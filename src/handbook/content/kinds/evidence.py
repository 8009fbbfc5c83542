"""Evidence: findings, each with its species, design and level, among running words."""

from __future__ import annotations

from handbook.content.parts import opened as blocks
from handbook.content.section import Section as Evidence

__all__ = ["Evidence", "blocks"]
