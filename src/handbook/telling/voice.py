"""A voice: a book's texts and the program's own words, in the book's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.book.book import Book
from handbook.document.blocks import Span, Spans
from handbook.document.prose import Lookup, spans
from handbook.document.typography import typeset
from handbook.language.locale import Language


@dataclass(frozen=True, eq=False, slots=True)
class Voice:
    """Who tells a book: its facts, its language, and what marks such as {dose:…} stand for."""

    book: Book
    language: Language
    lookups: Mapping[str, Lookup] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, str]:
        """The program's own words in the language of the book."""
        return self.language.words

    @property
    def notice(self) -> str:
        """The notice of the book, or the program's own."""
        return self.book.notice or self.say("notice")

    def spans(self, text: str) -> Spans:
        """A prose value as spans, its doses filled in; numbers, links and terms are left to `resolve`."""
        return spans(text, self.book.edition.language, self.lookups)

    def plain(self, text: str) -> Spans:
        """A title or a name as spans: the characters of print, but no markup."""
        return (Span(typeset(text, "", self.book.edition.language)),) if text else ()

    def say(self, key: str, **values: object) -> str:
        """The program's own words for a key."""
        return self.language.say(key, **values)

    def said(self, key: str, **values: object) -> Spans:
        """The program's own words for a key, as spans."""
        return (Span(self.say(key, **values)),)
