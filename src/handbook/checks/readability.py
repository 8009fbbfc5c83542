"""How hard a section is to read: syllables, sentences, and the grade that they come to (Flesch-Kincaid)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from handbook.checks.prose import section_of
from handbook.checks.reading import Findings, Found, Reading
from handbook.foundation.regex import Regex

HIGHEST = 12.0
"""Years of school that a section may ask for; for the public 6 to 8 is better (AMA, NIH)."""
LEAST = 120
"""Fewer words than this have no grade worth telling."""

_WORD = Regex(r"[A-Za-z][A-Za-z'’]*")
_SENTENCE = Regex(r"[.!?:;]+(?=\s|$)")
_VOWELS = Regex(r"[aeiouy]+")
_SILENT = Regex(r"(?:[^laeiouyscgxzh]es|[^tdi]ed|[^l]e)$|eve(?=ning|ry)")
_TWO = Regex(r"ia(?!l)|io(?!us|n)|iu|eo(?!us|n|p)|ua(?!ge)|ying|eing|uie|scien|[rd]ea$|[^q]ue[nl]|creat|[^aeiou]ism$")


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, less a silent e, and some that are two."""
    plain = word.lower().replace("’", "").replace("'", "")
    if len(plain) < 4:
        return 1
    count = len(_VOWELS.findall(plain)) + len(_TWO.findall(plain))
    return max(count - len(_SILENT.findall(plain)), 1)


def grade(texts: Iterable[str]) -> float | None:
    """The Flesch-Kincaid grade of texts; None if there are too few words."""
    words = sentences = spoken = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        sentences += max(len(_SENTENCE.findall(text)), 1)
        spoken += sum(map(syllables, found))
    if words < LEAST:
        return None
    return 0.39 * words / sentences + 11.8 * spoken / words - 15.59


def readable(reading: Reading) -> Findings:
    """Each section's grade against the highest; English only, for the counter knows no other language."""
    if not reading.book.edition.language.lower().startswith("en"):
        return
    texts: dict[str, list[str]] = {one.id: [] for one in reading.book.sections}
    for words in reading.prose:
        section = section_of(words.place)
        if section and len(words.plain) > 40:
            texts[section].append(words.plain)
    for one in reading.book.sections:
        years = grade(texts[one.id])
        if years is not None and years > HIGHEST:
            said = f"the section {one.title} reads like grade {years:.0f}"
            hint = f"write shorter sentences and shorter words; aim at grade {HIGHEST:.0f} or less"
            yield Found(f"sections.{one.id}", said, one.title.mark, hint)
