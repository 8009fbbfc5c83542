"""The parts of a section's body become neutral blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from handbook.content.body import CalloutBlock, Finding, Part, QuoteBlock, SubHeading, TableBlock
from handbook.content.figures import figure
from handbook.content.section import Section
from handbook.document.blocks import (
    Block,
    Blocks,
    Callout,
    Column,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Table,
)
from handbook.document.prose import citation
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.content.book import Book


def opened(section: Section, book: Book, own: Iterable[Block] = ()) -> Blocks:
    """A whole section: its heading, its lead, what its kind draws, then its body."""
    return (*opening(section, book), *own, *blocks(section.body, section, book))


def opening(section: Section, book: Book) -> Blocks:
    """The heading of a section, and its lead if it has one."""
    heading = Heading(1, book.plain(section.title), section.id, mark=section.title.mark)
    return (heading, *paragraphs((section.lead,), book, "lead"))


def paragraphs(texts: Iterable[Scalar], book: Book, role: str = "body") -> Blocks:
    """A paragraph for each text that is not empty."""
    return tuple(Paragraph(book.spans(text), role, mark=text.mark) for text in texts if text)  # type: ignore[arg-type]


def listing(texts: Iterable[Scalar], book: Book, kind: str = "bullet") -> Listing:
    """A list with one paragraph in each entry."""
    items = tuple(texts)
    mark = items[0].mark if items else None
    return Listing(tuple(paragraphs((text,), book) for text in items), kind, mark)  # type: ignore[arg-type]


def blocks(parts: Iterable[Part], section: Section, book: Book, level: int = 2) -> Blocks:
    """The blocks of a body; its headings are of this level."""
    return tuple(block for part in parts for block in _blocks(part, section, book, level))


def _blocks(part: Part, section: Section, book: Book, level: int) -> Iterator[Block]:
    kind, value = part.kind, part.value
    if kind == "p":
        yield from paragraphs((value,), book)
    elif kind == "h":
        yield subheading(value, section, book, level)
    elif kind in ("list", "steps"):
        yield listing(value, book, "bullet" if kind == "list" else "steps")
    elif kind == "table":
        yield _table(value, part, book)
    elif kind == "facts":
        yield Facts(pairs(value.rows, book), book.spans(value.caption), part.mark)
    elif kind in ("note", "caution", "warning", "stop"):
        yield _callout(kind, value, part, book)
    elif kind == "quote":
        yield _quotation(value, book)
    elif kind == "finding":
        yield _finding(value, part, book)
    elif kind == "anecdote":
        yield Callout("note", book.said("users-report"), paragraphs((value,), book), part.mark)
    else:
        yield figure(value, part.mark, section, book)


def subheading(value: SubHeading, section: Section, book: Book, level: int = 2) -> Heading:
    """A heading inside a section; `resolve` gives it an id if it has none."""
    id = f"{section.id}.{value.id}" if value.id else ""
    return Heading(level, book.plain(value.text), id, mark=value.text.mark)


def pairs(rows: Iterable[tuple[Scalar, ...]], book: Book) -> tuple[tuple[tuple[Span, ...], tuple[Span, ...]], ...]:
    """Rows of a key and a value."""
    return tuple((book.spans(key), book.spans(value)) for key, value in rows)


def _table(value: TableBlock, part: Part, book: Book) -> Table:
    columns = tuple(Column(book.spans(one.head), str(one.align), one.keep) for one in value.columns)  # type: ignore[arg-type]
    rows = tuple(tuple(book.spans(cell) for cell in row) for row in value.rows)
    notes = tuple(book.spans(note) for note in value.notes)
    return Table(columns, rows, book.spans(value.caption), notes, value.id or "", mark=part.mark)


def _callout(kind: str, value: CalloutBlock, part: Part, book: Book) -> Callout:
    return Callout(kind, book.spans(value.title), paragraphs(value.text, book), part.mark)  # type: ignore[arg-type]


def _quotation(value: QuoteBlock, book: Book) -> Quotation:
    return Quotation(book.spans(value.text), book.spans(value.source), value.text.mark)


def _finding(value: Finding, part: Part, book: Book) -> Callout:
    """What a study showed; below it in whom, how, and at what level (EVID-01)."""
    cites = tuple(citation(id, id.mark) for id in value.refs)
    says = book.spans(value.says)
    level = book.say("level-none") if value.level == "none" else book.say("level", level=value.level)
    apart = book.say("semicolon")
    meta = (Span(book.say(f"species-{value.species}") + apart), *book.spans(value.design), Span(f"{apart}{level}."))
    words = (Paragraph((*says, Span(" "), *cites) if cites else says, mark=value.says.mark), Paragraph(meta, "meta"))
    return Callout("finding", book.spans(value.within), words, part.mark)
