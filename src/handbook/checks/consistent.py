"""The same thing is written the same way throughout a book (CONT-06): spans of time, ranges, the sign for percent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading
from handbook.foundation.regex import Regex

_SPANS = {"wk": "week", "hr": "hour", "yr": "year", "mth": "month"}
_SHORT = Regex(r"(?<![\w.,])(\d[\d.,]{0,9})\s?(wk|hr|yr|mth)s?\b(?!\.\w)")


class _Drift(NamedTuple):
    """Two ways to write one thing, and the one to write."""

    sign: str
    """What a text must have for either way to be worth looking for."""
    one: Regex
    other: Regex
    said: str
    mend: Callable[[re.Match[str]], str] | None = None
    """What to write; None where that is for the author to say."""


def _long(found: re.Match[str]) -> str:
    return f"{found[1]} {_SPANS[found[2]]}{'' if found[1] == '1' else 's'}"


# “min” is the sign of the SI beside h, and right in a table; a book keeps to it or to the word. wk, hr and yr are
# signs of nothing, and are told where the words stand too. Signs of percent stand apart by the SI (and DIN 5008,
# the Imprimerie nationale, the RAE, GOST 8.417), and close by the AMA's manual: a book keeps to one.
_DRIFTS = (
    _Drift("min", Regex(r"\d\s?min\b"), Regex(r"\d\sminutes?\b"), "“min” here, and “minutes” elsewhere"),
    _Drift(
        "",
        Regex(r"\b\d+\s?[-–]\s?\d+(?:[\s-](?:min|minutes?|hours?|days?|weeks?|months?)\b|x\b)"),
        Regex(r"\b\d+\sto\s\d+\s(?:min|minutes?|hours?|days?|weeks?|months?|times)\b"),
        "a range with a hyphen here, and with “to” elsewhere",
    ),
    _Drift("", _SHORT, Regex(r"\d\s(?:hours?|weeks?|months?|years?)\b"), "“{unit}” here, the word elsewhere", _long),
    _Drift(
        "%",
        Regex(r"(?<![\w.,-])\d[\d.,]{0,9}%(?!\w)"),
        Regex(r"\d[ \u00a0\u202f]%"),
        "“%” close to its figure here, and apart elsewhere",
        lambda found: f"{found[0][:-1]} %",
    ),
)


def one_spelling(reading: Reading) -> Findings:
    """CONT-06: times, ranges and percent are written in one way; told once, or at each place that can be mended."""
    for drift in _DRIFTS:
        texts = [words for words in reading.numbered if drift.sign in words.plain]
        mine = next(_found(texts, drift.one), None)
        if mine is None or not (_prints(drift, reading) or next(_found(texts, drift.other), None)):
            continue
        for words, found in _found(texts, drift.one) if drift.mend else (mine,):
            yield _told(words, found, drift)


def _told(words: Words, found: re.Match[str], drift: _Drift) -> Found:
    mark = words.mark(*found.span())
    said = drift.said.format(unit=found[2] if "{" in drift.said else "")
    if drift.mend is None:
        return Found(words.place, said, mark, "write it one way throughout")
    mend = drift.mend(found)
    return Found(words.place, said, mark, f"write {mend}", mend if words.writes(mark, found[0]) else "")


def _found(texts: list[Words], pattern: Regex) -> Iterator[tuple[Words, re.Match[str]]]:
    return ((words, found) for words in texts for found in pattern.finditer(words.plain))


def _prints(drift: _Drift, reading: Reading) -> bool:
    """Whether the book's own figures print it the other way: a strength of 0.1 %."""
    strengths = (form.strength for form in reading.book.forms.values())
    return drift.sign == "%" and any(one and "%" in one.words("us") for one in strengths)
