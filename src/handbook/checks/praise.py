"""Words that praise a medicine where it is to be told of (CONT-02), in five languages."""

from __future__ import annotations

import re

from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.tables import lines

_OWN_VOICE = frozenset(("quote", "anecdote"))
_TOLD_IN = ("sections.", "handbook.at-a-glance", "card", "calendar", "forms.", "regimens.", "glossary.")
_SOURCE = {"en": ("source",), "de": ("Quelle",), "fr": ("source",), "es": ("fuente",), "ru": ("источник", "Источник")}
"""What a text tells as the view of its source is a report, and no praise of its own."""


def praised(reading: Reading) -> Findings:
    """Praise in the book's own voice; few books have a word of it, so the vocabulary is asked before the texts."""
    base = reading.book.language.base
    every = "\n".join(reading.vocabulary).casefold()
    rows = (line.split(" ", 2) for line in lines("praise") if line.startswith(base))
    patterns = [pattern for _, stem, pattern in rows if stem in every]
    if not patterns:
        return
    words_of_praise = re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
    for words in reading.prose:
        if words.block in _OWN_VOICE or not words.place.startswith(_TOLD_IN):
            continue
        found = None if any(one in words.plain for one in _SOURCE[base]) else words_of_praise.search(words.plain)
        if found:
            said = f'"{found[0]}" is praise'
            hint = "say what is known and by whom, or leave it out (21 CFR 208.20: not promotional in tone)"
            yield Found(words.place, said, words.mark(*found.span()), hint)
