"""Sections are numbered, and their citations and marks of notes gathered, before any span is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from handbook.document.blocks import Block, Definitions, Figure, Heading, Section, Table
from handbook.document.editorsnotes import marked_in
from handbook.document.numbering import Numbering
from handbook.document.references import cited_in
from handbook.document.walk import spans_of
from handbook.foundation.kept import Kept, Same


def surveyed(
    sections: Iterable[Section], numbering: Numbering, cited: dict[str, None], marked: list[str], kept: Kept
) -> Iterator[Section]:
    """The sections numbered, and what they cite and mark added to the lists."""
    for section in sections:
        named = kept.made(("named", Same(section)), partial(_named, section))
        cited.update(dict.fromkeys(named[0]))
        marked += named[1]
        made = numbering.section(section)
        numbers = tuple((one.id, one.number) for one in made.blocks if isinstance(one, (Heading, Table, Figure)))
        yield kept.made((Same(section), made.number, numbers), partial(itself, made))


def _named(section: Section) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The references that a section cites, and the notes that it marks."""
    cited: list[str] = []
    marked: list[str] = []
    for block in section.blocks:
        for spans in spans_of((block,)):
            cited += cited_in(spans)
            if not _holds_notes(block):
                marked += marked_in(spans)
    return tuple(cited), tuple(marked)


def itself(section: Section) -> Section:
    """A section to be kept, so that an equal one that is made later is the very same."""
    return section


def _holds_notes(block: Block) -> bool:
    return isinstance(block, Definitions) and block.kind == "notes"
