"""Walking the spans of blocks: reading all of them, and changing them while whatever is unchanged is shared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import Any, Literal, TypeVar, assert_never

from handbook.document.blocks import (
    Block,
    Blocks,
    Callout,
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
_T = TypeVar("_T")
_Whole = TypeVar("_Whole", bound=Any)


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
    return _each(blocks, lambda block: _changed(block, change))


def _changed(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            return _with(block, spans=change(block.spans, "words"))
        case Heading():
            return _with(block, spans=change(block.spans, "head"))
        case Listing():
            return _with(block, items=_each(block.items, lambda item: changed(item, change)))
        case Callout():
            return _with(block, title=change(block.title, "head"), blocks=changed(block.blocks, change))
        case Table():
            return _table(block, change)
        case Facts():
            caption = change(block.caption, "words")
            rows = _each(block.rows, lambda row: _pair(row, change))
            return _with(block, caption=caption, rows=rows)
        case Definitions():
            return _with(block, entries=_each(block.entries, lambda entry: _entry(entry, change)))
        case Quotation():
            return _with(block, spans=change(block.spans, "head"), source=change(block.source, "head"))
        case Figure():
            return _with(block, caption=change(block.caption, "words"))
    assert_never(block)


def _table(block: Table, change: Change) -> Table:
    def cells(row: tuple[Spans, ...]) -> tuple[Spans, ...]:
        return _each(row, lambda cell: change(cell, "words"))

    caption = change(block.caption, "words")
    columns = _each(block.columns, lambda column: _with(column, head=change(column.head, "head")))
    return _with(block, caption=caption, columns=columns, rows=_each(block.rows, cells), notes=cells(block.notes))


def _pair(row: tuple[Spans, Spans], change: Change) -> tuple[Spans, Spans]:
    key, value = change(row[0], "head"), change(row[1], "words")
    return row if key is row[0] and value is row[1] else (key, value)


def _entry(entry: Entry, change: Change) -> Entry:
    return _with(entry, term=change(entry.term, "head"), meaning=changed(entry.meaning, change))


def _each(parts: tuple[_T, ...], change: Callable[[_T], _T]) -> tuple[_T, ...]:
    """The parts changed; the same tuple if every one is the very same."""
    made = tuple([change(part) for part in parts])
    return parts if all(map(is_, made, parts)) else made


def _with(whole: _Whole, **parts: object) -> _Whole:
    """A block with other parts; the same block if every one is the very same."""
    same = all(part is getattr(whole, name) for name, part in parts.items())
    made: _Whole = whole if same else whole._replace(**parts)
    return made
