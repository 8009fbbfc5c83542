"""What both peers need to know of a document: which ids it has, and how wide its columns want to be."""

from __future__ import annotations

from collections.abc import Iterator

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
    Spans,
    Table,
)


def anchors(document: Document) -> frozenset[str]:
    """Every id that a link can lead to."""
    return frozenset(id for section in (*document.front, *document.sections) for id in _ids(section.blocks))


def _ids(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        yield from (id for id in _own(block) if id)
        for inner in _inside(block):
            yield from _ids(inner)


def _own(block: Block) -> tuple[str, ...]:
    match block:
        case Heading() | Paragraph() | Table() | Figure():
            return (block.id,)
        case Definitions():
            return tuple(entry.id for entry in block.entries)
        case _:
            return ()


def _inside(block: Block) -> tuple[Blocks, ...]:
    match block:
        case Listing():
            return block.items
        case Callout():
            return (block.blocks,)
        case Definitions():
            return tuple(entry.meaning for entry in block.entries)
        case _:
            return ()


def shares(table: Table) -> tuple[int, ...]:
    """Relative widths of the columns, by the length of their matter: neither peer has to measure."""
    rows = [tuple(column.head for column in table.columns), *table.rows]
    return tuple(
        max(8, min(40, int(sum(_length(row[index]) for row in rows) / len(rows))))
        for index in range(len(table.columns))
    )


def _length(spans: Spans) -> int:
    return sum(len(span.text) for span in spans)


def letters(blocks: Blocks) -> int:
    """About how many letters stand in these blocks; a drawing counts as a paragraph."""
    return sum(_letters(block) for block in blocks)


def _letters(block: Block) -> int:
    own = sum(_length(spans) for spans in _spans(block)) + (400 if isinstance(block, Figure) else 0)
    return own + sum(letters(inner) for inner in _inside(block))


def _spans(block: Block) -> Iterator[Spans]:
    match block:
        case Heading() | Paragraph() | Quotation():
            yield block.spans
        case Table():
            yield from (cell for row in block.rows for cell in row)
            yield from block.notes
        case Facts():
            yield from (cell for row in block.rows for cell in row)
        case _:
            pass
