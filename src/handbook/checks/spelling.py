"""How amounts and orders are spelt in running text: what is misread, and what to write (DOSE-01 to -04, -06, -07).

In regimens.yaml the grammar of doses refuses these forms when it reads them; here they are found in prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from handbook.checks.prose import Words
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
        rf"\d\s?[x×](?![\w-]|\s?\d)|\d\s?[x×](?=\s?\d[\d.,]*\s?{_DOSED}\b)|\bx\d+d\b",
        "is read as a figure",
        "write 2 times, or 2 to 3 times a day",
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
        rf"\b{_DOSED}/(?!mol|d?[lL]\b)\w+|\b\w+/(?:{_DOSED}|day)\b",
        "has a slash, which is read as a 1",
        "write per, or, or and",
    ),
    _Token(
        "short",
        r"\b(?:Q\.?D|Q\.?O\.?D|B\.?I\.?D|T\.?I\.?D|Q\.?I\.?D|TDS|QDS|PRN|QHS|qhs|qod|prn|q\d+h|qd|[bt]\.i\.d"
        r"|q\.[io]?\.?d|p\.r\.n|HS|NAS|IN|IU|SC|SQ|D/C)\b(?!\.\w)",
        "is a short form that is misread",
        "write it in words",
    ),
    _Token(
        "clock",
        r"(?<!\d\s)(?<!\d)\b[AP]M\b",
        "stands without a time",
        "write morning, early afternoon, or a time such as 13:00",
    ),
)
_TOKEN = re.compile("|".join(f"(?P<{token.name}>{token.pattern})" for token in _TOKENS))
_BY_NAME = {token.name: token for token in _TOKENS}
_SIGNS = re.compile(r"[x×~<>≤≥+&@/]|[A-Z]{2}|\bq|\bprn|\.[id]")
_MEANT = {
    "NAS": "write intranasal", "IN": "write intranasal", "IU": "write units", "HS": "write at bedtime",
    "QD": "write once a day", "QOD": "write every second day", "BID": "write twice a day",
    "TID": "write 3 times a day", "QID": "write 4 times a day", "PRN": "write as needed",
}  # fmt: skip


def banned(reading: Reading) -> Findings:
    """DOSE-07: signs and short forms that are misread, in any text; and amounts that carry one."""
    yield from typed_as("DOSE-07")(reading)
    known = {term.term for term in reading.book.terms}
    for words in reading.prose:
        if _SIGNS.search(words.plain):
            yield from _banned_in(words, known)


def _banned_in(words: Words, known: set[str]) -> Findings:
    capitals = words.plain.isupper()
    for found in _TOKEN.finditer(words.plain):
        name, typed = found.lastgroup or "", found[0]
        if name == "short" and (typed in known or (capitals and typed != words.plain) or _in_capitals(found)):
            continue
        mark = words.mark(*found.span())
        hint = _MEANT.get(typed.upper().replace(".", ""), _BY_NAME[name].hint)
        yield Found(words.place, f'"{typed}" {_BY_NAME[name].why}', mark, hint)


def _in_capitals(found: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too, so that it is no short form."""
    beside = re.search(r"(\w+)\W+$", found.string[: found.start()]), re.match(r"\W+(\w+)", found.string[found.end() :])
    return any(one and len(one[1]) > 1 and one[1].isupper() for one in beside)
