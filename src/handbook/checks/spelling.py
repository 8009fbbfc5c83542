"""How amounts and orders are spelt in running text: what is misread, and what to write (DOSE-01 to -04, -06, -07).

In regimens.yaml the grammar of doses refuses these forms when it reads them; here they are found in prose.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.sentences import Sentence
from handbook.checks.shorthand import shorthand
from handbook.checks.substances import is_substance
from handbook.foundation.regex import Regex


def typed_as(code: str) -> Callable[[Reading], Findings]:
    """The rule that finds amounts in texts whose spelling breaks this rule of the grammar."""

    def rule(reading: Reading) -> Findings:
        for one in reading.amounts:
            if one.code == code:
                mark = one.words.mark(one.start, one.end)
                mend = one.mend if one.words.writes(mark, one.typed) else ""
                yield Found(one.words.place, one.says, mark, one.hint, mend)

    return rule


_POINTED = Regex(r"(?<![\w.,])[.,]\d{1,4}(?=\s?%)")


def bare_point(reading: Reading) -> Findings:
    """DOSE-03 for what has no unit of a dose: .5 % is read as 5 %."""
    for words in reading.numbered:
        for found in _POINTED.finditer(words.plain) if "%" in words.plain else ():
            mark = words.mark(*found.span())
            mend = f"0{found[0]}"
            said = f'"{found[0]}" has no figure before the point; read quickly it is {found[0][1:]}'
            yield Found(words.place, said, mark, f"write {mend}", mend if words.writes(mark, found[0]) else "")


def oversized(reading: Reading) -> Findings:
    """DOSE-14: no amount of a medicine, whichever it is, is larger than any dose: paracetamol 500 g."""
    for one in reading.phrases:
        literal, sentence = one.literal, one.sentence
        if literal.code == "DOSE-14" and literal.amount and literal.amount.low > 0:
            at, after = sentence.at(literal.start), sentence.at(literal.end)
            named = any(_medicine(sentence, each) for each in (at - 2, at - 1, after, after + 1))
            if one.kind == "dose" or (one.kind == "other" and named):
                mark = literal.words.mark(literal.start, literal.end)
                yield Found(literal.words.place, literal.says, mark, literal.hint)


def _medicine(one: Sentence, at: int) -> bool:
    other = one.starting("other", at) or one.ending("other", at + 1)
    return is_substance(one.low(at)) or (other is not None and not one.starting("foods", at))


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
_TOKENS = (
    _Token(
        "times",
        rf"(?:\d\s?[-–]\s?)?\d\s?[x×х](?![\w-]|\s?\d)|\d\s?[x×х](?=\s?\d[\d.,]{{0,12}}\s?{_DOSED}\b)"
        rf"|\b(?:{_DOSED}|мк?г|мл|капл\w*|табл\w*)\s?[x×х]\s?\d{{1,2}}(?![\w.,]|\s?(?:[cm]?m|mg|mcg|mL|tablets?)\b)"
        r"|(?<!\w)[x×х]\s?\d{1,2}(?=\s(?:mal|fois|veces|раза?|times|a\sday|per\sday|daily|par\sjour|al\sdía|por\sdía|täglich|am\sTag|в\sдень|в\sсутки)\b)"
        r"|(?<!\w)x\s?1(?![\w.,])|(?<!\w)x\s?\d{1,3}\s?(?:d|h|days?|weeks?|nights?|hours?|months?|doses?|Tage?|jours?|días?)\b",
        "is read as a figure",
        "write it in words: once, 2 times, 2 to 3 times a day",
    ),
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
        "slash",
        rf"\d\s?(?:x|×|х|f|v|р|fois|veces|раза?|[Mm]al)?\.?\s?/\s?(?:[djд]|Tag|jour|día|день|сут|нед|sem|Wo|sett)(?![\w/])"
        rf"|(?<!\w)(?:мк?г|мл|табл\w*|капл\w*)\.?/(?:сут|день|при[её]м|раз|нед)\w*|\b{_DOSED}/(?!mol|d?[lL]\b|min\b)\w{{1,20}}|(?<!\w)[a-z]{{1,20}}/(?:drops?|sprays?|puffs?|tablets?|capsules?|doses?|day)\b",
        "has a slash, which is read as a 1",
        'write "per" or "or"',
    ),
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
        "roman",
        r"(?<!\w)[IVX]{1,4}\s(?:tablets?|capsules?|drops?|sprays?|puffs?)\b",
        "is a Roman number, which is read as letters",
        "write it in figures",
    ),
    _Token(
        "clock",
        r"(?:(?<=early\s)|(?<=late\s)|(?<=mid\s)|(?<=the\s)|(?<=in\s)|(?<=every\s)|(?<=each\s)|(?<=at\s))[AP]M\b",
        "stands without a time",
        "write morning, early afternoon, or a time such as 13:00",
    ),
)
_BY_NAME = {token.name: token for token in _TOKENS}
# What a text must have for any of them to be worth looking for; a pattern that starts with a set of letters is
# searched for four times as fast as one of alternatives.
_SIGNS = Regex(
    r"[~<>≤≥+&@/×:↑↓∅⌀\dxхAPIVX](?:(?<=[~<>≤≥+&@/×:↑↓∅⌀])"
    r"|(?<=\d)\s?[xхKM]|(?<=\b[xх])\s?\d|(?<=[AP])M\b|(?<=[IVX])[IVX]{0,3}\s)"
)


# It takes a millisecond to compile, and a book that is well written has no need of it.
@cache
def _token() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{token.name}>{token.pattern})" for token in _TOKENS))


_GRID = Regex(r"(?<![\d.,x×х])\d{1,2}\s?[x×х]\s?\d{1,2}(?!\d|[.,]\d|\s?[x×х=%]|\s?(?:[cmk]?m|Zoll|inch|pouces)\b)")
_ORDERING = ("order", "slots", "a-day", "each-day")


def banned(reading: Reading) -> Findings:
    """DOSE-07: signs and short forms that are misread, in any text; and amounts that carry one."""
    yield from typed_as("DOSE-07")(reading)
    mended = {(id(one.words.text), at) for one in reading.amounts if one.mend for at in range(one.start, one.end)}
    for words in reading.prose:
        for found, token in _signs(words, reading.told[id(words)]) if _SIGNS.search(words.plain) else ():
            if (id(words.text), found.end() - 1) not in mended:
                yield Found(words.place, f'"{found[0]}" {token.why}', words.mark(*found.span()), token.hint)
    yield from shorthand(reading, mended)


def _signs(words: Words, sentences: Sequence[Sentence]) -> Iterator[tuple[re.Match[str], _Token]]:
    times = _BY_NAME["times"]
    end = 0
    for found in _token().finditer(words.plain):
        token = _BY_NAME[found.lastgroup or ""]
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
