"""How amounts and orders are spelt in running text: what is misread, and what to write (DOSE-01 to -04, -06, -07).

In regimens.yaml the grammar of doses refuses these forms when it reads them; here they are found in prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from handbook.checks.reading import Findings, Found, Reading


def typed_as(code: str) -> Callable[[Reading], Findings]:
    """The rule that finds amounts in texts whose spelling breaks this rule of the grammar."""

    def rule(reading: Reading) -> Findings:
        for one in reading.amounts:
            if one.code == code:
                mark = one.words.mark(one.start, one.end)
                mend = one.mend if one.words.writes(mark, one.typed) else ""
                yield Found(one.words.place, one.says, mark, one.hint, mend)

    return rule


class _Token(NamedTuple):
    """A sign or short form that is misread: how it is recognised, why, and what to write."""

    name: str
    pattern: str
    why: str
    hint: str


_DOSED = r"(?:mc?gs?|[uµμ]g|mg|g|mL|drops?|sprays?|puffs?|tablets?|capsules?|doses?)"
# ISMP list of error-prone abbreviations, symbols and dose designations; Joint Commission "Do Not Use" list.
_TOKENS = (
    _Token(
        "times",
        rf"(?:\d\s?[-–]\s?)?\d\s?[x×](?![\w-]|\s?\d)|\d\s?[x×](?=\s?\d[\d.,]*\s?{_DOSED}\b)|\bx\d+d\b",
        "is read as a figure",
        "write it in words: once, 2 times, 2 to 3 times a day",
    ),
    _Token("about", r"~(?=\s?\d)", "is read as a minus sign, or not at all", "write about"),
    _Token(
        "compared",
        r"(?<![pP]\s)(?<![-=])[<>≤≥](?=\s?\d)",
        "is read as a figure or turned round",
        "write more than, less than, at least or at most",
    ),
    _Token("plus", r"(?<=\s)\+(?=\s)", "is read as 4", "write and"),
    _Token("and", r"(?<=\w\s)&(?=\s\w)", "is read as 2", "write and"),
    _Token("at", r"(?<=\s)@(?=\s?\d)", "is read as 2", "write at"),
    _Token(
        "slash",
        rf"\b{_DOSED}/(?!mol|d?[lL]\b)\w+|\b[a-z]+/(?:drops?|sprays?|puffs?|tablets?|capsules?|doses?|day)\b",
        "has a slash, which is read as a 1",
        'write "per" or "or"',
    ),
    _Token(
        "clock",
        r"(?<!\d\s)(?<!\d)\b[AP]M\b",
        "stands without a time",
        "write morning, early afternoon, or a time such as 13:00",
    ),
)
_BY_NAME = {token.name: token for token in _TOKENS}
# What a text must have for any of them to be worth looking for; a pattern that starts with a set of letters is
# searched for four times as fast as one of alternatives.
_SIGNS = re.compile(r"[~<>≤≥+&@/×\dxAP](?:(?<=[~<>≤≥+&@/×])|(?<=\d)\s?x|(?<=\bx)\d|(?<=[AP])M\b)")
SHORT = frozenset(
    ("QD", "QOD", "BID", "TID", "QID", "TDS", "QDS", "PRN", "QHS", "qhs", "qod", "prn", "qd", "HS", "NAS", "IN", "IU")
)
"""Short forms of orders and routes that are misread (ISMP, Joint Commission)."""
_DOTTED = re.compile(r"[QqBbTtPpD](?:\.[IiOoDdRr]|\d|/C)")
_MEANT = {
    "NAS": "write intranasal", "IN": "write intranasal", "IU": "write units", "HS": "write at bedtime",
    "QD": "write once a day", "QOD": "write every second day", "BID": "write twice a day",
    "TID": "write 3 times a day", "QID": "write 4 times a day", "PRN": "write as needed",
}  # fmt: skip


# These two take a millisecond to compile, and a book that is well written has no need of them.
@cache
def _token() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{token.name}>{token.pattern})" for token in _TOKENS))


@cache
def _shortened_form() -> re.Pattern[str]:
    dotted = r"q\d+h|[QqBbTt]\.[IiOo]?\.?[Dd]|[Qq]\.[Ii]\.[Dd]|[Pp]\.[Rr]\.[Nn]|D/C"
    return re.compile(rf"\b(?:{'|'.join(SHORT)}|{dotted})\b(?!\.\w)")


def banned(reading: Reading) -> Findings:
    """DOSE-07: signs and short forms that are misread, in any text; and amounts that carry one."""
    yield from typed_as("DOSE-07")(reading)
    mended = {(id(one.words.text), at) for one in reading.amounts if one.mend for at in range(one.start, one.end)}
    for words in reading.prose:
        for found in _token().finditer(words.plain) if _SIGNS.search(words.plain) else ():
            token = _BY_NAME[found.lastgroup or ""]
            if (id(words.text), found.end() - 1) not in mended:
                yield Found(words.place, f'"{found[0]}" {token.why}', words.mark(*found.span()), token.hint)
    yield from _shortened(reading, mended)


def _shortened(reading: Reading, mended: set[tuple[int, int]]) -> Findings:
    """Short forms of orders, unless the book's glossary gives the letters a meaning of their own."""
    known = {str(term.term) for term in reading.book.terms}
    used = SHORT & reading.vocabulary.keys()
    for words in reading.prose:
        if not (used and any(short in words.plain for short in used)) and not _DOTTED.search(words.plain):
            continue
        for found in _shortened_form().finditer(words.plain):
            amount = (id(words.text), found.start()) in mended
            if not amount and found[0] not in known and not _in_capitals(found):
                hint = _MEANT.get(found[0].upper().replace(".", ""), "write it in words")
                said = f'"{found[0]}" is a short form that is misread'
                yield Found(words.place, said, words.mark(*found.span()), hint)


def _in_capitals(found: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too, so that it is no short form."""
    before = re.search(r"(\w+)\W+$", found.string[: found.start()])
    after = re.match(r"\W+(\w+)", found.string[found.end() :])
    return any(one and len(one[1]) > 2 and one[1].isupper() for one in (before, after))
