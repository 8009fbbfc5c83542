"""The same matter for ReportLab Platypus: a story of paragraphs in its own markup, tables and bars, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TypeAlias, assert_never

from drawn import rows
from front import Front, Measures, opens_a_page
from targets import anchors, letters, shares

from handbook.document.blocks import (
    Block,
    Blocks,
    Callout,
    Definitions,
    Document,
    Facts,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Span,
    Spans,
    Table,
)

Item: TypeAlias = Sequence[object]
"""A kind of flowable and what it is made of; `platypus_build.py` reads it."""


class PlatypusStory:
    """Writes one document."""

    def __init__(self, document: Document, front: Front, measures: Measures) -> None:
        self.document = document
        self.front = front
        self.measures = measures
        self.anchors = anchors(document)

    def story(self) -> dict[str, object]:
        """The whole book, ready for JSON."""
        sections = (*self.document.front, *self.document.sections)
        return {
            "title": self.front.title,
            "subtitle": self.front.subtitle,
            "standing": self.front.standing,
            "measures": self.measures._asdict(),
            "items": [item for section in sections for item in self._section(section.blocks)],
        }

    def _section(self, blocks: Blocks) -> Iterator[Item]:
        if opens_a_page(letters(blocks)):
            yield ["break"]
        yield from self._items(blocks)

    def _items(self, blocks: Blocks) -> Iterator[Item]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Item]:
        match block:
            case Heading():
                words = self._spans(block.spans)
                number = f"{block.number} " if block.number else ""
                yield ["heading", block.level, number + words, block.id]
            case Paragraph():
                yield ["p", block.role, self._anchor(block.id) + self._spans(block.spans)]
            case Listing():
                yield from self._listing(block)
            case Definitions():
                for entry in block.entries:
                    term = f"{self._anchor(entry.id)}<b>{self._spans(entry.term)}</b>"
                    yield ["p", "entry", f"{term} {self._joined(entry.meaning)}"]
            case Facts():
                yield ["facts", [[self._spans(key), self._spans(value)] for key, value in block.rows]]
            case Table():
                yield from self._table(block)
            case Callout():
                yield ["p", "label", f"{block.kind.capitalize()} {self._spans(block.title)}"]
                yield from (["p", "callout", self._text(inner)] for inner in block.blocks)
            case Quotation():
                yield ["p", "quote", f"{self._spans(block.spans)} {self._spans(block.source)}"]
            case Figure():
                yield ["bars", [list(row) for row in rows(block.drawing)]]
                caption = f"<b>Figure {block.number}</b> {self._spans(block.caption)}"
                yield ["p", "caption", self._anchor(block.id) + caption]
            case _:
                assert_never(block)

    def _listing(self, listing: Listing) -> Iterator[Item]:
        for number, item in enumerate(listing.items, 1):
            yield ["bullet", "•" if listing.kind == "bullet" else f"{number}.", self._joined(item)]

    def _table(self, table: Table) -> Iterator[Item]:
        if table.caption:
            caption = f"<b>Table {table.number}</b> {self._spans(table.caption)}"
            yield ["p", "caption", self._anchor(table.id) + caption]
        head = [self._spans(column.head) for column in table.columns]
        yield ["table", shares(table), head, [[self._spans(cell) for cell in row] for row in table.rows]]
        yield from (["p", "small", self._spans(note)] for note in table.notes)

    def _joined(self, blocks: Blocks) -> str:
        return "<br/>".join(self._text(block) for block in blocks)

    def _text(self, block: Block) -> str:
        """A block that can only stand in a paragraph here: its words, one line an item."""
        return "<br/>".join(str(item[-1]) for item in self._block(block))

    def _anchor(self, id: str) -> str:
        return f'<a name="{id}"/>' if id else ""

    def _spans(self, spans: Spans) -> str:
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if span.look == "folio":
            return ""
        text = escape(span.text, quote=False)
        match span.look:
            case "em":
                text = f"<i>{text}</i>"
            case "strong":
                text = f"<b>{text}</b>"
            case "code":
                text = f'<font face="Sans">{text}</font>'
            case _:
                pass
        if span.link is None:
            return text
        target = span.link.target
        if target.startswith("#") and target[1:] not in self.anchors:
            return text
        return f'<a href="{escape(target)}" color="#0b5563">{text}</a>'
