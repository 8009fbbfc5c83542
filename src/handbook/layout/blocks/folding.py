"""A table too wide for its page, folded: its last column is told in the cells of the one before."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.document.blocks import Span, Spans, Table
from handbook.document.prose import words

_MOST = 2
"""So many columns are told in other cells at the most; more would hide what the heads are for."""
_LEAST = 3
"""A table of fewer columns is not worth its heads."""


def foldings(table: Table, colon: str) -> Iterator[Table]:
    """The table with its last column told in the one before, then with its last two."""
    for folded in range(1, _MOST + 1):
        kept = len(table.columns) - folded
        if kept < _LEAST:
            return
        heads = [column.head for column in table.columns]
        column = table.columns[kept - 1]._replace(head=_joined(heads[kept - 1 :]), keep=False, align="left")
        rows = tuple((*row[: kept - 1], _told(row[kept - 1 :], heads[kept:], colon)) for row in table.rows)
        yield table._replace(columns=(*table.columns[: kept - 1], column), rows=rows)


def _joined(heads: list[Spans]) -> Spans:
    return tuple(span for at, head in enumerate(heads) for span in ((Span(" · "), *head) if at else head))


def _told(cells: tuple[Spans, ...], heads: list[Spans], colon: str) -> Spans:
    """The first cell, and behind it each other with its head; heads whose cells say the same share them."""
    told: list[Span] = list(cells[0])
    if len({words(cell) for cell in cells}) == 1:
        return cells[0]
    at = 1
    while at < len(cells):
        end = at + 1
        while end < len(cells) and words(cells[end]) == words(cells[at]):
            end += 1
        told.append(Span("; " if len(words(tuple(told))) < 2 else ". "))
        told += [*_joined(heads[at - 1 : end - 1]), Span(colon), *cells[at]]
        at = end
    return tuple(told)
