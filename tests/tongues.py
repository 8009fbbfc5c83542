"""The small book in other languages, and what in it is neither its author's nor the program's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from booktexts import texts
from handbook.book.book import Book
from handbook.document import blocks as b
from handbook.document import drawings as d
from handbook.document.prose import words
from handbook.document.walk import spans_of
from handbook.foundation.overrides import Override, read_override
from handbook.foundation.values import Scalar
from handbook.telling.opening import load
from handbook.telling.speaker import speak
from smallbook import SMALL

TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
NO_WORDS = re.compile(r"doi:\S+|PMID|PMC\d+|https?:\S+|\bet al\b")
"""Identifiers of papers and what goes with them: the same everywhere."""


@cache
def book(tag: str, profile: str = "uk") -> Book:
    return load(SMALL, [set_to(f"edition.language={tag}"), set_to(f"edition.safety_profile={profile}")])


def set_to(text: str) -> Override:
    return read_override(Scalar(text))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def authored(of: Book) -> tuple[str, ...]:
    """Every text of the author as it is printed, the longest first."""
    read = [one.text for one in texts(of)] + [waiver.reason for waiver in of.waivers]
    voice = speak(of)
    said = {plain(words(voice.spans(text))) for text in read} | {plain(text) for text in read}
    said |= {of.fingerprint, str(of.edition.language), *(str(one.language) for one in of.references)}
    said |= {f"{of.name}-{file}" for file in ("card.pdf", "calendar.pdf", "calendar.ics")}
    said |= {plain(part) for one in tuple(said) for part in re.split(r"[.;:,]\s", one)}
    return tuple(sorted(filter(None, said), key=len, reverse=True))


def own(of: Book) -> set[str]:
    """Every word in the table of the book's language, and its names of days and months, in small letters."""
    tongue = of.language
    names = (*tongue.months, *tongue.short_months, *tongue.month_titles, *tongue.weekdays, *tongue.short_weekdays)
    said = (re.sub(r"\{\w+\}", " ", one) for one in (*tongue.words.values(), *names))
    return {token.lower() for one in said for token in TOKEN.findall(one)}


def strange(said: Iterable[str], of: Book) -> set[str]:
    """The words that stand neither in the book's files nor in the table of its language."""
    author, known = authored(of), own(of)
    left: set[str] = set()
    for one in map(plain, said):
        if any(one.strip(" .,;:") in text for text in author):
            continue
        for text in author:
            one = one if text not in one else re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " ", one)
        left |= {token for token in TOKEN.findall(NO_WORDS.sub(" ", one)) if token.lower() not in known}
    return left


def said(document: b.Document) -> Iterator[str]:
    """Whatever a document says: words, links, figures and what stands for them."""
    for section in (*document.front, *document.sections):
        yield section.title
        for spans in spans_of(section.blocks):
            for span in spans:
                yield span.text
                yield span.link.says if span.link else ""
        for block in section.blocks:
            if isinstance(block, b.Figure):
                yield block.alt
                yield from _drawn(block.drawing)


def _drawn(drawing: d.Drawing) -> Iterator[str]:
    match drawing:
        case d.Bars():
            yield from (drawing.axis, *(text for bar in drawing.bars for text in (bar.label, bar.says)))
        case d.Timeline():
            yield from (drawing.axis, *(label for _, label in drawing.ticks))
        case d.Ladder():
            yield from (drawing.marked_says, *(text for rung in drawing.rungs for text in rung[:2]))
        case d.Strip():
            yield from (text for _, _, text in drawing.parts)
        case d.Levels():
            yield from (text for level in drawing.levels for text in level[1:])
            yield from (drawing.ends, drawing.measure)
        case d.WeekView():
            yield from (*drawing.heads, drawing.none, *drawing.notes)
            yield from (text for row in drawing.rows for text in (row.label, *row.amounts))
        case d.CycleView():
            yield from (text for row in drawing.rows for text in row[:2])
            yield from (says for _, says in drawing.key)
        case d.Picture():
            pass
