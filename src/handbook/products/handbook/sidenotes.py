"""Editor's notes beside the text: in a style with an outer column each stands by what it comments on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from handbook.document.blocks import Block, Definitions, Document, Entry, Section
from handbook.document.editorsnotes import marked_in, own_id
from handbook.document.walk import spans_of


class _Notes(NamedTuple):
    """The notes that were not yet set, by id."""

    waiting: dict[str, Entry]

    def beside(self, section: Section) -> Section:
        """The section with each note behind the block that marks it first."""
        return section._replace(blocks=tuple(self._followed(section.blocks)))

    def _followed(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            yield block
            marked = (id for spans in spans_of((block,)) for id in marked_in(spans))
            entries = tuple(self.waiting.pop(id) for id in dict.fromkeys(marked) if id in self.waiting)
            if entries:
                yield Definitions(entries, "beside", entries[0].mark)


def beside(document: Document) -> Document:
    """The document with its notes beside the text, and without the list that gathers them.

    The list stays if something leads to it.
    """
    gathered = [section for section in document.sections if _notes(section)]
    notes = _Notes({own_id(entry): entry for section in gathered for entry in _notes(section)})
    front = tuple(notes.beside(section) for section in document.front)
    kept = [section for section in document.sections if section not in gathered or _led_to(section.id, document)]
    sections = tuple(section if section in gathered else notes.beside(section) for section in kept)
    return document._replace(sections=sections, front=front)


def _notes(section: Section) -> tuple[Entry, ...]:
    lists = (block for block in section.blocks if isinstance(block, Definitions) and block.kind == "notes")
    return tuple(entry for block in lists for entry in block.entries)


def _led_to(id: str, document: Document) -> bool:
    every = (spans for section in (*document.front, *document.sections) for spans in spans_of(section.blocks))
    return any(span.link and span.link.target == f"#{id}" for spans in every for span in spans)
