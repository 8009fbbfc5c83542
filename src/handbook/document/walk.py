"""Walking the spans of blocks: reading all of them, and changing them while whatever is unchanged is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, assert_never

from handbook.document.blocks import (
    Block,
    Blocks,
    Callout,
    Column,
    Definitions,
    Entry,
    Facts,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Spans,
    Table,
)

Place = Literal["words", "head"]
"""Running words, or a head of some kind, in which no term is marked."""
Change = Callable[[Spans, Place], Spans]
"""New spans for old ones; the very same ones if nothing changes."""


def spans_of(blocks: Blocks) -> Iterator[Spans]:
    """All spans of the blocks, in the order of reading."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.spans
            case Listing():
                for item in block.items:
                    yield from spans_of(item)
            case Callout():
                yield block.title
                yield from spans_of(block.blocks)
            case Table():
                yield block.caption
                yield from (column.head for column in block.columns)
                yield from (cell for row in block.rows for cell in row)
                yield from block.notes
            case Facts():
                yield block.caption
                yield from (spans for row in block.rows for spans in row)
            case Definitions():
                for entry in block.entries:
                    yield entry.term
                    yield from spans_of(entry.meaning)
            case Quotation():
                yield block.spans
                yield block.source
            case Figure():
                yield block.caption
            case _:
                assert_never(block)


def changed(blocks: Blocks, change: Change) -> Blocks:
    """The blocks with their spans changed, in the order of reading; the same tuple if nothing changed."""
    made = tuple(_changed(block, change) for block in blocks)
    return made if _differ(made, blocks) else blocks


def _changed(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            spans = change(block.spans, "words")
            return block if spans is block.spans else block._replace(spans=spans)
        case Heading():
            spans = change(block.spans, "head")
            return block if spans is block.spans else block._replace(spans=spans)
        case Listing():
            items = tuple(changed(item, change) for item in block.items)
            return block._replace(items=items) if _differ(items, block.items) else block
        case Callout():
            return _callout(block, change)
        case Table():
            return _table(block, change)
        case Facts():
            return _facts(block, change)
        case Definitions():
            entries = tuple(_entry(entry, change) for entry in block.entries)
            return block._replace(entries=entries) if _differ(entries, block.entries) else block
        case Quotation():
            spans, source = change(block.spans, "head"), change(block.source, "head")
            same = spans is block.spans and source is block.source
            return block if same else block._replace(spans=spans, source=source)
        case Figure():
            caption = change(block.caption, "words")
            return block if caption is block.caption else block._replace(caption=caption)
    assert_never(block)


def _callout(block: Callout, change: Change) -> Callout:
    title, blocks = change(block.title, "head"), changed(block.blocks, change)
    return block if title is block.title and blocks is block.blocks else block._replace(title=title, blocks=blocks)


def _table(block: Table, change: Change) -> Table:
    caption = change(block.caption, "words")
    columns = tuple(_column(column, change) for column in block.columns)
    rows = tuple(_row(row, change) for row in block.rows)
    notes = _row(block.notes, change)
    cells_same = not _differ(columns, block.columns) and not _differ(rows, block.rows)
    if cells_same and caption is block.caption and notes is block.notes:
        return block
    return block._replace(caption=caption, columns=columns, rows=rows, notes=notes)


def _column(column: Column, change: Change) -> Column:
    head = change(column.head, "head")
    return column if head is column.head else column._replace(head=head)


def _row(row: tuple[Spans, ...], change: Change) -> tuple[Spans, ...]:
    made = tuple(change(cell, "words") for cell in row)
    return made if _differ(made, row) else row


def _facts(block: Facts, change: Change) -> Facts:
    caption = change(block.caption, "words")
    rows = tuple((change(key, "head"), change(value, "words")) for key, value in block.rows)
    pairs = zip(rows, block.rows, strict=True)
    if caption is block.caption and not any(_differ(new, old) for new, old in pairs):
        return block
    return block._replace(caption=caption, rows=rows)


def _entry(entry: Entry, change: Change) -> Entry:
    term, meaning = change(entry.term, "head"), changed(entry.meaning, change)
    return entry if term is entry.term and meaning is entry.meaning else entry._replace(term=term, meaning=meaning)


def _differ(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    return any(one is not other for one, other in zip(new, old, strict=True))
