"""A book is given its voice."""

from __future__ import annotations

from dataclasses import replace

from handbook.book.book import Book
from handbook.telling.posology import lookup
from handbook.telling.voice import Voice


def speak(book: Book) -> Voice:
    """The voice of a book."""
    bare = Voice(book, book.language)
    return replace(bare, lookups={"dose": lookup(bare)})
