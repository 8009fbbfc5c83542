"""Editor's notes: raised numbers in the text, in the order of their first mark, and the notes that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.document.blocks import Definitions, Entry, Link, Span, Spans
from handbook.foundation.marks import Mark

PREFIX = "#note-"


def note_mark(id: str, mark: Mark | None = None) -> Span:
    """A mark that `resolve` gives its number."""
    return Span("", "note", Link(f"{PREFIX}{id}", ""), mark=mark)


def is_note_mark(span: Span) -> bool:
    """Whether a span marks a note; its number may stand in it or not yet."""
    return span.look == "note" and span.link is not None


def noted_id(span: Span) -> str:
    """The note that a mark names."""
    return span.link.target.removeprefix(PREFIX) if span.link else ""


def marked_in(spans: Spans) -> Iterator[str]:
    """The notes that spans mark, in order."""
    return (noted_id(span) for span in spans if is_note_mark(span))


def raised(span: Span, number: int, says: str) -> Span:
    """The mark with its number; `says` what a screen reader says before the number."""
    return span._replace(text=str(number), link=Link(f"{PREFIX}{noted_id(span)}", f"{says} {number}"))


def in_order(block: Definitions, numbers: dict[str, int]) -> Definitions:
    """The notes with their numbers, in the order of the numbers; one that no text marks is left out."""
    ranked = {numbers[id]: entry for entry in block.entries if (id := own_id(entry)) in numbers}
    entries = tuple(ranked[number]._replace(term=(Span(f"{number}."),)) for number in sorted(ranked))
    return block._replace(entries=entries)


def own_id(entry: Entry) -> str:
    """The id of the note that an entry of the list holds."""
    return entry.id.removeprefix(PREFIX[1:])


def first_marked(marked: Iterable[str]) -> dict[str, int]:
    """The number of each note: by its first mark."""
    return {id: number for number, id in enumerate(dict.fromkeys(marked), 1)}
