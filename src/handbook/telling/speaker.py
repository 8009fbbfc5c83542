"""A book is given its voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handbook.book.book import Book
from handbook.telling.posology import lookup
from handbook.telling.voice import Voice


def speak(book: Book, words: Mapping[str, str] | None = None) -> Voice:
    """The voice of a book; with other words of the program's own, where some are given."""
    language = replace(book.language, words={**book.language.words, **words}) if words else book.language
    bare = Voice(book, language)
    return replace(bare, lookups={"dose": lookup(bare)})
