"""What goes along with the handbook: where card and calendar are, and which course was chosen; no dose again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.document.blocks import Block, Blocks, Link, Paragraph, Span
from handbook.telling import course

if TYPE_CHECKING:
    from handbook.telling.voice import Voice


def blocks(voice: Voice) -> Blocks:
    """The files of card and calendar, the course that the calendar is made for, and where the doses stand."""
    return tuple(_blocks(voice))


def _blocks(voice: Voice) -> Iterator[Block]:
    for table in voice.book.dose_tables[:1]:
        before, _, after = voice.words["doses-stand"].partition("{place}")
        yield Paragraph((Span(before), Span("", link=Link(f"#{table}", "")), Span(after)))
    name = voice.book.name
    if voice.book.card:
        yield _files(voice, "card-file", file=f"{name}-card.pdf")
    if voice.book.calendar:
        yield _files(voice, "calendar-file", file=f"{name}-calendar.pdf", days=f"{name}-calendar.ics")
        yield from course.chosen(voice)


def _files(voice: Voice, key: str, **files: str) -> Paragraph:
    """A sentence of the program's own with the names of files in it."""
    parts = re.split(r"\{(\w+)\}", voice.words[key])
    return Paragraph(
        tuple(Span(files[part], "code") if at % 2 else Span(part) for at, part in enumerate(parts) if part)
    )
