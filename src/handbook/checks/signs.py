"""Signs that are misread in orders (DOSE-07): × and /, arrows, ratios, Roman numbers; short forms are in `shorthand`.

What stands beside a sign, units, times and spans, is in the lexicon of the language.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from handbook.checks.lexicon import lexicon
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.sentences import Sentence
from handbook.checks.shorthand import shorthand
from handbook.checks.spelling import typed_as
from handbook.foundation.regex import Regex


class _Token(NamedTuple):
    """A sign or short form that is misread: how it is recognised, why, and what to write."""

    name: str
    pattern: str
    why: str
    hint: str


_DOSED = r"(?:mc?gs?|[uµμ]g|mg|g|mL|units?|drops?|sprays?|puffs?|tablets?|capsules?|doses?)"
# ISMP list of error-prone abbreviations, symbols and dose designations (2015 and 2021: thousands as K and M, the null
# sign, Roman numerals, ratios); Joint Commission "Do Not Use" list and its candidates. Arrows: words before symbols
# (NHS Common User Interface, MEDi-023); that ISMP lists them is recalled, and was not seen.
_PLAIN = (
    _Token("about", r"~(?=\s?\d)", "is read as a minus sign, or not at all", "write about"),
    _Token(
        "compared",
        r"(?<![pP]\s)(?<![pPn])(?<![-=])[<>≤≥](?=\s?\d)",
        "is read as a figure or turned round",
        "write more than, less than, at least or at most",
    ),
    _Token("plus", r"(?<=\s)\+(?=\s)", "is read as 4", "write and"),
    _Token("and", r"(?<=\w\s)&(?=\s[^\WA-ZÀ-Þ])", "is read as 2", "write and"),
    _Token("at", r"(?<!\S)@(?=\s?\w)", "is read as 2", "write at"),
    _Token(
        "ratio",
        r"(?<![\d:.,])1\s?:\s?\d{1,3}(?:[,\s]?\d{3})+(?![\d:])",
        "is a ratio, which is read as another strength",
        "write the amount in each mL: 1 mg per mL",
    ),
    _Token(
        "thousands",
        r"(?<![\w.,])\d[\d.,]{0,8}\s?(?:K|MM?)\s(?:units?|IU)\b",
        "has a letter for thousand or million, which are taken for each other",
        "write the number in figures: 10,000 units",
    ),
    _Token("arrow", r"[↑↓]", "is read as the other direction, or as a figure", "write increase, or decrease"),
    _Token("nought", r"[∅⌀](?=\s?\w)", "is read as a figure", "write 0, or zero"),
    _Token(
        "clock",
        r"(?:(?<=early\s)|(?<=late\s)|(?<=mid\s)|(?<=the\s)|(?<=in\s)|(?<=every\s)|(?<=each\s)|(?<=at\s))[AP]M\b",
        "stands without a time",
        "write morning, early afternoon, or a time such as 13:00",
    ),
)
"""Signs that are misread beside any word."""


@lru_cache(maxsize=5)
def _tokens(base: str) -> Mapping[str, _Token]:
    """Every sign of a language by name, in the order in which they are looked for."""
    units = _words(base, "units")
    pieces = _words(base, "units", lambda code: code.startswith(("{", "[drp")))
    times, spans, per = (_words(base, role) for role in ("times", "spans", "per"))
    often = rf"{times}|{_words(base, 'a-day')}"
    found = (_times(units, often, spans), _slash(units, times, per), _roman(pieces), *_PLAIN)
    return {token.name: token for token in found}


def _words(base: str, role: str, chosen: Callable[[str], bool] = bool) -> str:
    """The words of a role as alternatives of a pattern, the longest first."""
    written = lexicon(base).written[role]
    words = (
        written if isinstance(written, list) else [word for key in written if chosen(key) for word in written[key]]
    )
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s").replace(r"\*", r"\w{0,12}")
        for word in sorted(words, key=len, reverse=True)
    )


def _times(units: str, often: str, spans: str) -> _Token:
    dosed = rf"(?:{_DOSED}|{units})"
    return _Token(
        "times",
        rf"(?:\d\s?[-–]\s?)?\d\s?[x×х](?![\w-]|\s?\d)|\d\s?[x×х](?=\s?\d[\d.,]{{0,12}}\s?{dosed}\b)"
        rf"|\b{dosed}\s?[x×х]\s?\d{{1,2}}(?![\w.,]|\s?(?:[cm]?m|mg|mcg|mL|tablets?)\b)"
        rf"|(?<!\w)[x×х]\s?\d{{1,2}}(?=\s(?:{often})\b)"
        rf"|(?<!\w)x\s?1(?![\w.,])|(?<!\w)x\s?\d{{1,3}}\s?(?:d|h|{spans}|doses?)\b",
        "is read as a figure",
        "write it in words: once, 2 times, 2 to 3 times a day",
    )


def _slash(units: str, times: str, per: str) -> _Token:
    return _Token(
        "slash",
        rf"\d\s?(?:[x×хfvр]|{times})?\.?\s?/\s?(?:{per})(?![\w/])|(?<!\w)(?:{units})\.?/(?:{per})(?:(?<=\w\w)\w*|(?!\w))"
        rf"|\b{_DOSED}/(?!mol|d?[lL]\b|min\b)\w{{1,20}}"
        r"|(?<!\w)[a-z]{1,20}/(?:drops?|sprays?|puffs?|tablets?|capsules?|doses?|day)\b",
        "has a slash, which is read as a 1",
        'write "per" or "or"',
    )


def _roman(pieces: str) -> _Token:
    return _Token(
        "roman",
        rf"(?<!\w)[IVX]{{1,4}}\s(?:{pieces})\b",
        "is a Roman number, which is read as letters",
        "write it in figures",
    )


# What a text must have for any of them to be worth looking for; a pattern that starts with a set of letters is
# searched for four times as fast as one of alternatives.
_SIGNS = Regex(
    r"[~<>≤≥+&@/×:↑↓∅⌀\dxхAPIVX](?:(?<=[~<>≤≥+&@/×:↑↓∅⌀])"
    r"|(?<=\d)\s?[xхKM]|(?<=\b[xх])\s?\d|(?<=[AP])M\b|(?<=[IVX])[IVX]{0,3}\s)"
)


# It takes a millisecond to compile, and a book that is well written has no need of it.
@lru_cache(maxsize=5)
def _pattern(base: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{token.pattern})" for name, token in _tokens(base).items()))


_GRID = Regex(r"(?<![\d.,x×х])\d{1,2}\s?[x×х]\s?\d{1,2}(?!\d|[.,]\d|\s?[x×х=%]|\s?(?:[cmk]?m|Zoll|inch|pouces)\b)")
_ORDERING = ("order", "slots", "a-day", "each-day")


def banned(reading: Reading) -> Findings:
    """DOSE-07: signs and short forms that are misread, in any text; and amounts that carry one."""
    yield from typed_as("DOSE-07")(reading)
    mended = {(id(one.words.text), at) for one in reading.amounts if one.mend for at in range(one.start, one.end)}
    base = reading.book.language.base
    for words in reading.prose:
        for found, token in _signs(words, reading.told[id(words)], base) if _SIGNS.search(words.plain) else ():
            if (id(words.text), found.end() - 1) not in mended:
                yield Found(words.place, f'"{found[0]}" {token.why}', words.mark(*found.span()), token.hint)
    yield from shorthand(reading, mended)


def _signs(words: Words, sentences: Sequence[Sentence], base: str) -> Iterator[tuple[re.Match[str], _Token]]:
    tokens = _tokens(base)
    times = tokens["times"]
    end = 0
    for found in _pattern(base).finditer(words.plain):
        token = tokens[found.lastgroup or ""]
        end = found.end()
        if token is not times or not _packed(found, sentences):
            yield found, token
    for found in _GRID.finditer(words.plain) if any(sign in words.plain for sign in "x×х") else ():
        if found.start() >= end and (found[0] == words.plain.strip() or _ordering(found, sentences)):
            yield found, times


def _ordering(found: re.Match[str], sentences: Sequence[Sentence]) -> bool:
    """Whether so many by so many is an order: 1 x 3 täglich; no length and width, no rows of a pack."""
    one = _around(found, sentences)
    after = one.at(found.end())
    if one.starting("spans", after) or one.has("packs"):
        return False
    return one.starting("units", after) is not None or any(one.has(role) for role in _ORDERING)


def _packed(found: re.Match[str], sentences: Sequence[Sentence]) -> bool:
    """Whether a sign stands in what a pack holds: packs of 3 × 10 tablets."""
    one = _around(found, sentences)
    return one.has("packs") and not any(one.has(role) for role in _ORDERING)


def _around(found: re.Match[str], sentences: Sequence[Sentence]) -> Sentence:
    return next(one for one in sentences if one.start <= found.start() < one.end)
