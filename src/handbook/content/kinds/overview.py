"""Overview: what the medicine is, in running words."""

from __future__ import annotations

from handbook.content.parts import opened as blocks
from handbook.content.section import Section as Overview

__all__ = ["Overview", "blocks"]
