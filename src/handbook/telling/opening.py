"""A folder becomes a book: the gate is handed the kinds of section that can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from handbook.book.book import Book
from handbook.book.gate import opened
from handbook.book.section import Section
from handbook.foundation.kept import Kept
from handbook.foundation.overrides import Override
from handbook.telling.kinds import KINDS


class _Shapes(Mapping[str, type[Section]]):
    """The model of each kind, loaded when a section is of that kind."""

    def __getitem__(self, name: str) -> type[Section]:
        return KINDS[name].shape

    def __iter__(self) -> Iterator[str]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


def load(folder: Path, overrides: Sequence[Override] = (), kept: Kept | None = None) -> Book:
    """The book in a folder; HandbookError with every problem of its files and of what they name."""
    return opened(folder, _Shapes(), tuple(overrides), kept)
