"""What goes along with the handbook: where card and calendar are, and which course was chosen; no dose again."""

from __future__ import annotations

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
        yield _file(voice, "card-file", f"{name}-card.pdf")
    if voice.book.calendar:
        # A sentence each: two names of files in one paragraph leave a line that nothing fills.
        yield _file(voice, "calendar-file", f"{name}-calendar.pdf")
        yield _file(voice, "days-file", f"{name}-calendar.ics")
        yield from course.chosen(voice)


def _file(voice: Voice, key: str, file: str) -> Paragraph:
    """A sentence of the program's own with the name of a file in it."""
    before, _, after = voice.words[key].partition("{file}")
    return Paragraph((Span(before), Span(file, "code"), Span(after)))
