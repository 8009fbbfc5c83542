"""What a document that is filled in cites and mentions."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.document.blocks import Document, Span
from handbook.document.walk import spans_of


def cited(document: Document) -> tuple[str, ...]:
    """Ids of the references that are cited, in the order of their numbers."""
    numbers = {span.link.target[5:]: int(span.text) for span in _spans(document) if span.look == "cite" and span.link}
    return tuple(sorted(numbers, key=numbers.__getitem__))


def mentioned(document: Document) -> set[str]:
    """Ids of the glossary entries that are mentioned."""
    return {span.term for span in _spans(document) if span.term}


def _spans(document: Document) -> Iterator[Span]:
    for section in (*document.front, *document.sections):
        yield from (span for spans in spans_of(section.blocks) for span in spans)
