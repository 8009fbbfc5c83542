"""The parts of a section's body become neutral blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from handbook.book.body import Part
from handbook.book.matter import CalloutBlock, Finding, QuoteBlock, SubHeading, TableBlock
from handbook.book.section import Section
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
from handbook.foundation.entry import paragraphs as parted
from handbook.foundation.values import Scalar
from handbook.telling.figures import figure

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


def opened(section: Section, voice: Voice, own: Iterable[Block] = ()) -> Blocks:
    """A whole section: its heading, its lead, what its kind draws, then its body."""
    return (*opening(section, voice), *own, *blocks(section.body, section, voice))


def opening(section: Section, voice: Voice) -> Blocks:
    """The heading of a section, and its lead if it has one."""
    heading = Heading(1, voice.plain(section.title), section.id, mark=section.title.mark)
    return (heading, *paragraphs((section.lead,), voice, "lead"))


def paragraphs(texts: Iterable[Scalar], voice: Voice, role: str = "body") -> Blocks:
    """A paragraph for each text that is not empty, and for each part of it behind an empty line."""
    parts = (text.like(part) for text in texts if text for part in parted(text))
    return tuple(Paragraph(voice.spans(part), role, mark=part.mark) for part in parts)  # type: ignore[arg-type]


def listing(texts: Iterable[Scalar], voice: Voice, kind: str = "bullet") -> Listing:
    """A list with one paragraph in each entry."""
    items = tuple(texts)
    mark = items[0].mark if items else None
    return Listing(tuple(paragraphs((text,), voice) for text in items), kind, mark)  # type: ignore[arg-type]


def blocks(parts: Iterable[Part], section: Section, voice: Voice, level: int = 2) -> Blocks:
    """The blocks of a body; its headings are of this level."""
    return tuple(block for part in parts for block in _blocks(part, section, voice, level))


def _blocks(part: Part, section: Section, voice: Voice, level: int) -> Iterator[Block]:
    kind, value = part.kind, part.value
    if kind == "p":
        yield from paragraphs((value,), voice)
    elif kind == "h":
        yield subheading(value, section, voice, level)
    elif kind in ("list", "steps"):
        yield listing(value, voice, "bullet" if kind == "list" else "steps")
    elif kind == "table":
        yield _table(value, part, voice)
    elif kind == "facts":
        yield Facts(pairs(value.rows, voice), voice.spans(value.caption), part.mark)
    elif kind in ("note", "caution", "warning", "stop"):
        yield _callout(kind, value, part, voice)
    elif kind == "quote":
        yield _quotation(value, voice)
    elif kind == "finding":
        yield _finding(value, part, voice)
    elif kind == "anecdote":
        label = Span(f"{voice.say('users-report')}{voice.say('colon')}", "em")
        yield Paragraph((label, *voice.spans(value)), mark=value.mark)
    else:
        yield figure(value, part.mark, section, voice)


def subheading(value: SubHeading, section: Section, voice: Voice, level: int = 2) -> Heading:
    """A heading inside a section; `resolve` gives it an id if it has none."""
    id = f"{section.id}.{value.id}" if value.id else ""
    return Heading(level, voice.plain(value.text), id, mark=value.text.mark)


def pairs(rows: Iterable[tuple[Scalar, ...]], voice: Voice) -> tuple[tuple[tuple[Span, ...], tuple[Span, ...]], ...]:
    """Rows of a key and a value."""
    return tuple((voice.spans(key), voice.spans(value)) for key, value in rows)


def _table(value: TableBlock, part: Part, voice: Voice) -> Table:
    columns = tuple(Column(voice.spans(one.head), str(one.align), one.keep) for one in value.columns)  # type: ignore[arg-type]
    rows = tuple(tuple(voice.spans(cell) for cell in row) for row in value.rows)
    notes = tuple(voice.spans(note) for note in value.notes)
    return Table(columns, rows, voice.spans(value.caption), notes, value.id or "", mark=part.mark)


def _callout(kind: str, value: CalloutBlock, part: Part, voice: Voice) -> Callout:
    return Callout(kind, voice.spans(value.title), paragraphs(value.text, voice), part.mark)  # type: ignore[arg-type]


def _quotation(value: QuoteBlock, voice: Voice) -> Quotation:
    return Quotation(voice.spans(value.text), voice.spans(value.source), value.text.mark)


def _finding(value: Finding, part: Part, voice: Voice) -> Callout:
    """What a study showed; below it in whom, how, and at what level (EVID-01)."""
    cites = tuple(citation(id, id.mark) for id in value.refs)
    says = voice.spans(value.says)
    level = voice.say("level-none") if value.level == "none" else voice.say("level", level=value.level)
    apart = voice.say("semicolon")
    meta = (Span(voice.say(f"species-{value.species}") + apart), *voice.spans(value.design), Span(f"{apart}{level}."))
    words = (Paragraph((*says, Span(" "), *cites) if cites else says, mark=value.says.mark), Paragraph(meta, "meta"))
    return Callout("finding", voice.spans(value.within), words, part.mark)
