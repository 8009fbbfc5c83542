"""An order's book and its style, read; in a long-lived process only what was edited since."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.foundation.marks import HandbookError
from handbook.press.makers import Styles
from handbook.press.memory import Memory
from handbook.press.order import Order, style_folders

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.style.sheet import Style


def read(order: Order, memory: Memory) -> Book:
    """The book that is ordered; HandbookError with every problem of its files and of what they name."""
    from handbook.telling.opening import load

    memory.books.turn()
    return load(order.book, order.overrides, memory.books)


def language_written(book: Path) -> str:
    """The language that handbook.yaml names, whatever else is wrong in the book; empty if even that is not read."""
    from handbook.foundation.reader import decoded
    from handbook.foundation.values import Mapping

    path = book / "handbook.yaml"
    try:
        edition = decoded(path, path.read_bytes()).get("edition")
    except (HandbookError, OSError):
        return ""
    return str(edition.get("language") or "") if isinstance(edition, Mapping) else ""


def styles_of(order: Order, memory: Memory) -> Styles:
    """The style that is ordered, read once and completed for each paper that it is asked for."""
    from handbook.style.load import complete
    from handbook.style.overlay import opened, overlay

    folders = style_folders(order.book)
    sheets = cache(lambda: opened(order.style, folders))
    memory.styles.turn()
    written = () if memory.styles.forgets else written_styles(folders)

    def styled(paper: str | None) -> Style:
        key = (str(order.style), folders, written, paper)
        return memory.styles.made(key, lambda: complete(overlay(sheets(), paper)))

    first = styled(order.paper)  # what is wrong with it is told before anything is laid out
    return cache(lambda paper: first if paper in (order.paper, first.paper) else styled(paper))


def written_styles(folders: tuple[Path, ...]) -> tuple[tuple[str, bytes], ...]:
    """All sheets that a style can be made of, as they are written."""
    return tuple(_written(folders))


def _written(folders: tuple[Path, ...]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            if path.is_file():
                yield str(path), path.read_bytes()
