"""In a style with an outer column: editor's notes by what they comment on, and there where there is room, terms."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from handbook.document.blocks import Block, Definitions, Document, Entry, Section
from handbook.document.editorsnotes import marked_in, own_id
from handbook.document.walk import changed, spans_of


class _Notes(NamedTuple):
    """The notes that were not yet set, and the entries of the glossary, by id."""

    waiting: dict[str, Entry]
    terms: dict[str, Entry]

    def beside(self, section: Section) -> Section:
        """The section with each note behind the block that marks it first, and each term behind its first mention."""
        if any(isinstance(block, Definitions) for block in section.blocks):
            return section
        return section._replace(blocks=tuple(self._followed(section.blocks)))

    def _followed(self, blocks: Iterable[Block]) -> Iterator[Block]:
        told: set[str] = set()
        for block in blocks:
            yield block
            marked = (id for spans in spans_of((block,)) for id in marked_in(spans))
            entries = tuple(self.waiting.pop(id) for id in dict.fromkeys(marked) if id in self.waiting)
            if entries:
                yield Definitions(entries, "beside", entries[0].mark)
            named = dict.fromkeys(span.term for spans in spans_of((block,)) for span in spans if span.term)
            glosses = tuple(self.terms[id] for id in named if id in self.terms and id not in told)
            told.update(named)
            if glosses:
                yield Definitions(glosses, "gloss", glosses[0].mark)


def beside(document: Document) -> Document:
    """The document with its notes beside the text, and without the list that gathers them.

    The list stays if something leads to it.
    """
    gathered = [section for section in document.sections if _notes(section)]
    waiting = {own_id(entry): entry for section in gathered for entry in _notes(section)}
    notes = _Notes(waiting, {entry.mentions: _gloss(entry) for entry in _terms(document) if _short(entry)})
    front = tuple(notes.beside(section) for section in document.front)
    kept = [section for section in document.sections if section not in gathered or _led_to(section.id, document)]
    sections = tuple(section if section in gathered else notes.beside(section) for section in kept)
    return document._replace(sections=sections, front=front)


_SHORT = 90
"""A meaning of more letters is read in the glossary."""


def _short(entry: Entry) -> bool:
    return sum(len(span.text) for spans in spans_of(entry.meaning) for span in spans) <= _SHORT


def _gloss(entry: Entry) -> Entry:
    """A term as it stands beside the text: plain words, no place that is led to."""
    meaning = changed(entry.meaning, lambda spans, _: tuple(span._replace(link=None, term="") for span in spans))
    return entry._replace(meaning=meaning, id="")


def _terms(document: Document) -> Iterator[Entry]:
    blocks = (block for section in document.sections for block in section.blocks)
    return (
        entry
        for block in blocks
        if isinstance(block, Definitions) and block.kind == "glossary"
        for entry in block.entries
    )


def _notes(section: Section) -> tuple[Entry, ...]:
    lists = (block for block in section.blocks if isinstance(block, Definitions) and block.kind == "notes")
    return tuple(entry for block in lists for entry in block.entries)


def _led_to(id: str, document: Document) -> bool:
    every = (spans for section in (*document.front, *document.sections) for spans in spans_of(section.blocks))
    return any(span.link and span.link.target == f"#{id}" for spans in every for span in spans)
