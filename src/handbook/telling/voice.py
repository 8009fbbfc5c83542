"""A voice: a book's texts and the program's own words, in the book's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.book.book import Book
from handbook.document.blocks import Span, Spans
from handbook.document.flaw import Flaw, flaw, in_words
from handbook.document.prose import Lookup, spans
from handbook.foundation.marks import Problem
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
        """A title or a name as spans: read as all texts are, but leading nowhere and without emphasis."""
        return tuple(_unmarked(span) for span in self.spans(text))

    def line(self, text: str) -> str:
        """A title or a name as words alone; HandbookError with what cannot be read in it."""
        return in_words(self.plain(text))

    def say(self, key: str, **values: object) -> str:
        """The program's own words for a key."""
        return self.language.say(key, **values)

    def said(self, key: str, **values: object) -> Spans:
        """The program's own words for a key, as spans."""
        return (Span(self.say(key, **values)),)


def _unmarked(span: Span) -> Span:
    """A span of a title: a reference, a cross reference or a term has no number or name there yet."""
    if isinstance(span, Flaw) or (not span.link and not span.term):
        return span if span.look in ("plain", "amount") or isinstance(span, Flaw) else span._replace(look="plain")
    message = "a title or a name leads nowhere: no {ref:…}, {see:…}, {term:…} or link is read in it"
    return flaw(span.text, Problem("LINK-16", message, span.mark, "write the words alone"))
