"""The manuscript: the words that a handbook must print, in order, made from the resolved document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeGuard, assert_never

from handbook.book.book import Book
from handbook.document.blocks import (
    Block,
    Blocks,
    Callout,
    Definitions,
    Document,
    Entry,
    Facts,
    Figure,
    Heading,
    Link,
    Listing,
    Paragraph,
    Quotation,
    Section,
    Span,
    Spans,
    Table,
)
from handbook.document.prose import words
from handbook.document.walk import spans_of
from handbook.layout.blocks.folding import foldings
from handbook.style.sheet import Style
from handbook.telling.speaker import speak

NUMBER = "\ue000"
"""Stands for a page number that only the printed book can tell."""


_LABELS = {"references": "cited", "notes": "marked-on"}


def _gathers_notes(block: Block) -> TypeGuard[Definitions]:
    return isinstance(block, Definitions) and block.kind == "notes"


def _explained(block: Block) -> tuple[Entry, ...]:
    return block.entries if isinstance(block, Definitions) and block.kind == "glossary" else ()


class Token(NamedTuple):
    """A word that is expected; `pages` stands for all the page numbers of a glossary entry instead."""

    text: str
    spans: tuple[Span, ...] = ()
    """Of each letter, the span that it comes from."""
    pages: str = ""

    @property
    def terms(self) -> set[str]:
        """The glossary entries that it mentions."""
        return {span.term for span in self.spans if span.term}

    @property
    def targets(self) -> set[str]:
        """Where it leads to."""
        return {span.link.target for span in self.spans if span.link}

    def reads(self, text: str) -> tuple[str, ...] | None:
        """The page numbers in a printed word, if it is this one."""
        if NUMBER not in self.text:
            return () if text == self.text else None
        said = re.fullmatch(re.escape(self.text).replace(NUMBER, r"(\d+)"), text)
        return said.groups() if said else None


@dataclass(frozen=True, eq=False)
class Chunk:
    """Words that belong together; a table may be printed in one of two ways."""

    what: str
    ways: tuple[tuple[Token, ...], ...]
    id: str = ""


class Manuscript:
    """Everything that is printed, chunk by chunk, for a style and for print or screen."""

    def __init__(self, book: Book, document: Document, style: Style, bound: bool) -> None:
        self.book, self.document, self.style, self.bound = book, document, style, bound
        self.voice = speak(book)
        self.words = self.voice.words
        # In an outer column each note stands behind the block that marks it first, and is gathered nowhere.
        lists = [(one, block) for one in document.sections for block in one.blocks if _gathers_notes(block)]
        self.gathered = [section for section, _ in lists] if style.page.side else []
        self.beside = {entry.id: entry for _, block in lists for entry in block.entries} if style.page.side else {}
        entries = [one for section in document.sections for block in section.blocks for one in _explained(block)]
        told = {one.mentions: (words(one.term), *map(words, spans_of(one.meaning))) for one in entries}
        self.terms = {id: " ".join(said) for id, said in told.items()} if style.page.side else {}

    @property
    def sections(self) -> list[Section]:
        """The sections behind the contents."""
        return [section for section in self.document.sections if section not in self.gathered]

    def chunks(self) -> Iterator[Chunk]:
        """All of it, in the order of reading."""
        yield from self._cover()
        for section in self.document.front:
            yield from self._noted(section.blocks)
        yield self._chunk("H1", self.words["contents"], id="contents")
        yield self._contents()
        for section in self.sections:
            yield from self._noted(section.blocks)

    def _contents(self) -> Chunk:
        """The headings of two levels, those that a reader looks for, or the first level: what one page holds."""
        whole = [one for one in headings(self.sections, 2) if one.id]
        levels = [heading.level for heading in whole] + [1]
        first = [level == 1 for level in levels]
        alone = [first[at - 1] and first[at + 1] and not first[at] for at in range(len(whole))]
        told = zip(whole, alone, strict=True)
        sought = [one for one, single in told if one.level == 1 or (one.number and not single)]
        ways = (whole, sought, [one for one in whole if one.level == 1])
        return Chunk("contents", tuple(self._tokens(*map(self._listed, way)) for way in ways))

    def _listed(self, heading: Heading) -> Spans:
        number = f"{heading.number} " if heading.number and heading.level == 1 else ""
        return (Span(f"{number}{words(heading.spans)} {NUMBER}", link=Link(f"#{heading.id}", "")),)

    def _cover(self) -> Iterator[Chunk]:
        edition = self.book.edition
        yield self._chunk("cover", edition.title)
        yield self._chunk("cover", edition.subtitle)
        for fact in self.book.standing[:3]:
            yield self._chunk("cover", fact.label, fact.value)
        date = self.book.language.long(edition.updated)
        yield self._chunk("cover", self.words["edition-line"].format(version=edition.version, date=date))
        yield self._chunk("cover", edition.author)
        yield self._chunk("cover", self.voice.notice)

    # --- blocks ------------------------------------------------------------------------------------------

    def _blocks(self, blocks: Blocks) -> Iterator[Chunk]:
        for block in blocks:
            yield from self._block(block)

    def _noted(self, blocks: Blocks) -> Iterator[Chunk]:
        glossed: set[str] = set()
        for block in blocks:
            yield from self._block(block)
            marked = [span for spans in spans_of((block,)) for span in spans if span.look == "note" and span.link]
            ids = dict.fromkeys(span.link.target.removeprefix("#") for span in marked if span.link)
            entries = tuple(self.beside.pop(id) for id in ids if id in self.beside)
            yield from self._entries(Definitions(entries, "beside"))
            named = dict.fromkeys(span.term for spans in spans_of((block,)) for span in spans if span.term)
            for id in [one for one in named if one in self.terms and one not in glossed]:
                yield Chunk("gloss", (self._tokens(self.terms[id]), ()))  # where there is room beside the text
            glossed.update(named)

    def _block(self, block: Block) -> Iterator[Chunk]:
        match block:
            case Heading():
                yield self._chunk(f"H{block.level}", block.number, block.spans, id=block.id)
            case Paragraph():
                yield self._chunk("paragraph", block.spans, id=block.id)
            case Listing():
                for number, item in enumerate(block.items, 1):
                    label = self.style.list.bullet if block.kind == "bullet" else f"{number}."
                    yield self._chunk("label", label)
                    yield from self._blocks(item)
            case Callout():
                yield self._chunk("callout", *self._callout(block))
                yield from self._blocks(block.blocks)
            case Table():
                yield from self._table(block)
            case Facts():
                yield self._chunk("caption", block.caption)
                for row in block.rows:
                    yield self._chunk("row", *row)
            case Definitions():
                yield from self._entries(block)
            case Quotation():
                yield self._chunk("quotation", block.spans)
                yield self._chunk("quotation", block.source)
            case Figure():
                yield self._chunk("caption", *self._label("figure", block.number), block.caption, id=block.id)
            case _:
                assert_never(block)

    def _table(self, table: Table) -> Iterator[Chunk]:
        caption = (*self._label("table", table.number), table.caption)
        heads = [column.head for column in table.columns]
        cells = [cell for row in table.rows for cell in row]
        pairs = [part for row in table.rows for pair in zip(heads, row, strict=True) for part in pair]
        notes = table.notes
        ways = [(*caption, *heads, *cells, *notes), (*caption, *pairs, *notes), (*heads, *cells, *caption, *notes)]
        for one in foldings(table, self.words["colon"]):
            told = (*(column.head for column in one.columns), *(cell for row in one.rows for cell in row))
            ways += [(*caption, *told, *notes), (*told, *caption, *notes)]
        tokens = tuple(self._tokens(*way) for way in ways)
        yield Chunk("table", tokens, table.id)

    def _entries(self, block: Definitions) -> Iterator[Chunk]:
        for entry in block.entries:
            yield self._chunk("term", entry.term, id=entry.id)
            yield from self._blocks(entry.meaning)
            if entry.mentions:
                yield Chunk("pages", ((Token("", pages=entry.mentions),),))
            elif block.kind in _LABELS:
                yield Chunk("pages", (tuple(self._tokens(self.words[_LABELS[block.kind]])), ()))
                yield Chunk("pages", ((Token("", pages=entry.id),),))

    def _callout(self, block: Callout) -> tuple[str | Spans, ...]:
        """The word of its weight, and its title; a note or finding with a title goes by that alone."""
        word = self.words[block.kind]
        if not block.title:
            return (word,)
        return (block.title,) if block.kind in ("note", "finding") else (f"{word}:", block.title)

    def _label(self, what: str, number: str) -> tuple[str, ...]:
        return (f"{self.words[what]} {number}",) if number else ()

    # --- words -------------------------------------------------------------------------------------------

    def _chunk(self, what: str, *parts: str | Spans, id: str = "") -> Chunk:
        return Chunk(what, (self._tokens(*parts),), id)

    def _tokens(self, *parts: str | Spans) -> tuple[Token, ...]:
        return tuple(token for part in parts for token in self._split(part))

    def _split(self, part: str | Spans) -> Iterator[Token]:
        spans = (Span(part),) if isinstance(part, str) else part
        text, around = "", []
        for span in spans:
            for letter in self._shown(span):
                if not letter.isspace():
                    text, around = text + letter, [*around, span]
                elif text:
                    yield Token(text, tuple(around))
                    text, around = "", []
        if text:
            yield Token(text, tuple(around))

    def _shown(self, span: Span) -> str:
        if span.look == "folio" and not span.text:
            said = self.words["see-page"].format(n=NUMBER)
            return (said if said.startswith(",") else f" {said}") if self.bound else ""
        return span.text.replace("\u200b", "")


def headings(sections: Sequence[Section], deepest: int) -> Iterator[Heading]:
    """The headings of the sections, down to a level."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Heading) and block.level <= deepest:
                yield block
