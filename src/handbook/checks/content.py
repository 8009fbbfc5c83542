"""What a book must have, and how it speaks: its parts, its tone, its sequences (CONT-01, -02, -04)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.checks.duplicates import twice
from handbook.checks.praise import praised
from handbook.checks.readability import readable
from handbook.checks.reading import Findings, Found, Reading, listed
from handbook.checks.topics import topics
from handbook.foundation.marks import Mark
from handbook.foundation.regex import Regex

if TYPE_CHECKING:
    from handbook.book.calendar import Calendar
    from handbook.book.card import Card

_KINDS = {"side effects": "risk"}


# --- CONT-01 ---------------------------------------------------------------------------------------------


def required(reading: Reading) -> Findings:
    """CONT-01: the matters that a leaflet must cover, who wrote and reviewed it, and warnings on every sheet."""
    book = reading.book
    covered = _covered(reading)
    asked, admitted = topics(book.language.base), " ".join(book.not_covered).lower()
    missing = [topic for topic in asked if topic not in covered]
    silent = [topic for topic in missing if not asked[topic].search(admitted)]
    said_so = [topic for topic in missing if topic not in silent]
    mark = book.edition.title.mark
    if silent:
        said = f"the book says nothing about {listed(silent, 'and')}"
        hint = "add a section or a heading for each, or list it under `not_covered:`"
        yield Found("handbook", said, mark, hint)
    if said_so:
        said = f"the book does not cover {listed(said_so, 'and')}, and says so"
        yield Found("handbook", said, mark, "add what a trusted source says, or waive this", lighter=True)
    people = {"author": book.edition.author, "reviewer": book.edition.reviewer, "review_by": book.edition.review_by}
    unnamed = [f"`{key}`" for key, value in people.items() if not value]
    if unnamed:
        said = "nobody stands for this book, or nobody knows until when it may be relied on"
        yield Found("handbook", said, mark, f"add {listed(unnamed, 'and')} under `edition:`")
    yield from _carried_along(reading, covered)


def _covered(reading: Reading) -> set[str]:
    """The matters that some heading names."""
    heads = [words.plain for words in reading.prose if words.field in ("title", "h") or words.block == "h"]
    heads += [str(row[0]) for section in reading.book.sections for row in _pairs(section)]
    joined = "\n".join(heads).lower()
    kinds, asked = set(reading.kinds.values()), topics(reading.book.language.base)
    return {topic for topic, pattern in asked.items() if pattern.search(joined) or _KINDS.get(topic) in kinds}


def _pairs(section: object) -> Iterator[tuple[str, ...]]:
    yield from (row for row in getattr(section, "rows", ()) if isinstance(row, tuple))


def _carried_along(reading: Reading, covered: set[str]) -> Findings:
    """What must stand on the card and on each sheet of the calendar, since they leave the book."""
    book = reading.book
    warned = any(any(section.parts("warning")) or any(section.parts("stop")) for section in book.sections)
    for place, sheet in (("card", book.card), ("calendar", book.calendar)):
        if sheet is None:
            continue
        missing = [] if sheet.get_help else ["when to stop and get help (`get_help:`)"]
        if warned and not (sheet.cautions or sheet.get_help):
            missing.append("the warnings of the book (`cautions:`)")
        if place == "calendar" and not sheet.missed_dose:
            missing.append("what to do about a missed dose (`missed_dose:`)")
        # It would print that the book does not cover this.
        if place == "card" and book.card and not book.card.do_not_use_if and "contraindications" in covered:
            missing.append("who must not take it (`do_not_use_if:`), which the book covers")
        if missing:
            said = f"the {place} lacks {listed(missing, 'and')}"
            yield Found(place, said, _start(sheet), "add what the source states; if it states nothing, waive this")


def _start(sheet: Card | Calendar) -> Mark | None:
    """Where a card or a calendar is told of as a whole: at the first regimen that it names."""
    named = sheet.regimens
    return named[0].mark if named else None


# --- CONT-02 ---------------------------------------------------------------------------------------------


def plain(reading: Reading) -> Findings:
    """CONT-02: nothing stands twice, every section can be read, and nothing is praised."""
    yield from twice(reading)
    yield from readable(reading)
    yield from praised(reading)


# --- CONT-04 ---------------------------------------------------------------------------------------------

_ACIDS = "Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val"
_CHAIN = Regex(rf"\b(?:{_ACIDS})(?:-(?:{_ACIDS}))+\b")
_FRAGMENT = Regex(r"\b[A-Z]{2,}[\w-]*\s?\(?(\d+)\s?[-–]\s?(\d+)\)?")


def sequences(reading: Reading) -> Findings:
    """CONT-04: a sequence has as many amino acids as the fragments that it is said to be made of."""
    for words in reading.numbered:
        chains = _CHAIN.findall(words.plain) if "-" in words.plain else []
        fragment = _FRAGMENT.search(words.plain) if len(chains) > 1 else None
        if not fragment:
            continue
        lengths = [chain.count("-") + 1 for chain in chains]
        parts = int(fragment[2]) - int(fragment[1]) + 1 + sum(lengths) - max(lengths)
        if parts != max(lengths):
            said = f"the sequence has {max(lengths)} amino acids, and the parts named with it have {parts}"
            start, end = fragment.span()
            hint = "check it at the paper; if the source says both, print both and waive this"
            yield Found(words.place, said, words.mark(start, end), hint)
