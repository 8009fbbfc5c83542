"""A folder becomes a book: the gate is handed the kinds of section that can be told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from handbook.book.book import Book
from handbook.book.gate import opened
from handbook.foundation.kept import Kept
from handbook.foundation.overrides import Override
from handbook.telling.kinds import KINDS


def load(folder: Path, overrides: Sequence[Override] = (), kept: Kept | None = None) -> Book:
    """The book in a folder; HandbookError with every problem of its files and of what they name."""
    return opened(folder, {name: kind.shape for name, kind in KINDS.items()}, tuple(overrides), kept)
