"""What a book must have, and how it speaks: its parts, its tone, its agreement (CONT-01, -02, -04 to -06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.book.calendar import Calendar
from handbook.book.card import Card
from handbook.checks.duplicates import twice
from handbook.checks.prose import Words, section_of
from handbook.checks.readability import readable
from handbook.checks.reading import Findings, Found, Reading, listed
from handbook.checks.topics import topics
from handbook.foundation.marks import Mark
from handbook.foundation.regex import Regex

_KINDS = {"side effects": "risk"}
_PRAISE = Regex(
    r"(?<![\w-])(?:remarkabl[ey]|groundbreaking|breakthroughs?|miracul\w+|miracles?|revolutionary|amazing|incredibl[ey]|astonishing"
    r"|unmatched|unparalleled|game-chang\w+|cutting-edge|world-class|best-in-class|life-changing|limitless|holy grail"
    r"|dramatic(?:ally)?(?=\s(?:improv|effect|benefit|result|better|success|reliev|relief))|most\spopular|particularly\spopular|hugely\spopular|extremely\spopular|favou?rable|superb"
    r"|powerful)\b",
    re.IGNORECASE,
)
_OWN_VOICE = frozenset(("quote", "anecdote"))


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
        if isinstance(sheet, Card) and not sheet.do_not_use_if and "contraindications" in covered:
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
    for words in reading.prose:
        if words.block in _OWN_VOICE or not words.place.startswith("sections."):
            continue
        # What a text tells as the view of its source is a report, and no praise of its own.
        found = None if "source" in words.plain else _PRAISE.search(words.plain)
        if found:
            said = f'"{found[0]}" is praise'
            hint = "say what is known and by whom, or leave it out (21 CFR 208.20: not promotional in tone)"
            yield Found(words.place, said, words.mark(*found.span()), hint)


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


# --- CONT-05, CONT-06 ------------------------------------------------------------------------------------

_SPAN = r"(?P<low>\d+)(?:\s?(?:-|–|to)\s?(?P<high>\d+))?[\s-]?(?P<unit>min(?:ute)?s?|hours?|h)\b"
_ONSET = Regex(
    rf"(?:(?<!stop\s)(?<!stops\s)(?<!vomit\s)\bwithin\s{_SPAN})|(?:\b(?:[Oo]nset|[Ee]ffects?\s(?:start|begin|set\sin)|[Ss]ets?\sin)\b[^.\d]{{0,30}}"
    rf"{_SPAN.replace('low', 'first').replace('high', 'last').replace('unit', 'of')})"
)


# "Get help if it does not stop within 5 minutes" is about no onset.
_HURRY = Regex(r"\b(?:not|never|call|help|stops?|bleed\w*|emergency|breath\w*|repeat\w*)\b", re.IGNORECASE)


def onsets(reading: Reading) -> Findings:
    """CONT-05: the time until an effect sets in is the same wherever it is told."""
    first: tuple[str, str] | None = None
    for words in reading.numbered:
        for found in (
            _ONSET.finditer(words.plain) if section_of(words.place) and not _HURRY.search(words.plain) else ()
        ):
            told = re.sub(r"\s+", " ", found[0][re.search(r"within|\d", found[0]).start() :])  # type: ignore[union-attr]
            key = _time_key(found)
            if first is None:
                first = key, told
            elif key != first[0]:
                said = f'an effect sets in "{told}" here, and "{first[1]}" further up'
                hint = "settle it; if the source says both, print both and waive this"
                yield Found(words.place, said, words.mark(*found.span()), hint)
                return


def _time_key(found: re.Match[str]) -> str:
    if found["low"]:
        return f"within {found['high'] or found['low']} {found['unit'][0]}"
    return f"{found['first']} {found['last'] or found['first']} {found['of'][0]}"


_DRIFTS = (
    ("minutes", Regex(r"\d\s?min\b"), Regex(r"\d\sminutes?\b"), "“min” here, and “minutes” elsewhere"),
    (
        "ranges",
        Regex(r"\b\d+\s?[-–]\s?\d+(?:[\s-](?:min|minutes?|hours?|days?|weeks?|months?)\b|x\b)"),
        Regex(r"\b\d+\sto\s\d+\s(?:min|minutes?|hours?|days?|weeks?|months?|times)\b"),
        "a range with a hyphen here, and with “to” elsewhere",
    ),
)


def one_spelling(reading: Reading) -> Findings:
    """CONT-06: the same thing is written the same way: minutes, ranges of time."""
    for _, one, other, said in _DRIFTS:
        mine = _first(reading, one)
        if mine and _first(reading, other):
            words, found = mine
            yield Found(words.place, said, words.mark(*found.span()), "write it one way throughout")


def _first(reading: Reading, pattern: Regex) -> tuple[Words, re.Match[str]] | None:
    for words in reading.numbered:
        found = pattern.search(words.plain)
        if found:
            return words, found
    return None
