"""Amounts that stand in a text as figures: found, told apart from what else has a unit, and read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from handbook.checks.prose import Words
from handbook.medicine.amount import Amount
from handbook.medicine.units import SPELLINGS, UNITS

if TYPE_CHECKING:
    from handbook.book.book import Book

# Letters beyond Latin 1 stand outside of brackets: a set of them takes a quarter of a millisecond to compile.
_NUMBER = r"(?:\d+/\d+|[½¼¾]|\d{1,3}(?:[ \u00a0']\d{3}|\u202f\d{3}|’\d{3})+(?!\d)|\d[\d,]*(?:\.\d+)?|\.\d+)"
_UNIT = (
    r"(?:mc?gs?|mcgm|[uµ]g|μg|ng|g|m[lL]s?|M[LGl]|MCG|cc|ccm|IU|U|[Uu]nits?|[Dd]rops?|[Ss]prays?|[Pp]uffs?|[Tt]ablets?"
    r"|[Tt]abs?|[Cc]apsules?|[Cc]aps?|(?:[Mm]icro|[Mm]illi|[Nn]ano|[Kk]ilo)?gram(?:me)?s?|[Mm]illilit(?:er|re)s?)"
)
_LITERAL = re.compile(
    rf"(?<![\w.,/\-–])(?:{_NUMBER}(?:\s?{_UNIT})?\s?(?:[-~]|to|‐|‑|‒|–|—|−|…)\s?)?{_NUMBER}"
    rf"[\s-]{{0,3}}(?P<unit>{_UNIT})(?![\w²³^])(?P<kg>\s?(?:/|per)\s?(?:kg|kilogram)\b)?(?P<stop>\.(?=\s[a-z]))?"
)
# What follows an amount that is no dose: a strength, a concentration, a pack, a food.
_NO_DOSE = re.compile(
    r"\s?/\s?(?:mol|m?[lL]\b|d[lL]\b|cm|m[²2³3]|1?00\b|drop|spray|puff|tablet|capsule)"
    r"|\sper\s(?:m?[lL]\b|millilit|lit(?:er|re)|d[lL]\b|mol|100|drop|spray|puff|tablet|capsule|g\b|gram)"
    rf"|\sin\s(?:an?|one|1|each|every)\s(?:{_UNIT}|lit(?:er|re)|bottle|vial)\b"
    r"|[\s-](?:bottle|vial|syringe|ampoule|flask|tube|pack|container)s?\b"
    r"|\sof\s(?:water|saline|fib(?:re|er)|sugar|salt|fat|protein|carbohydrates?|blood|tissue|food|milk|juice)\b"
)
_IS = re.compile(r"\s(?:=|is|are|equals?|makes?)\s$")
_PARTED = re.compile(r"write 0\.5 (tablet|capsule)s")


class Literal(NamedTuple):
    """An amount that stands in a text as figures."""

    words: Words
    start: int
    end: int
    typed: str
    amount: Amount | None
    """What it stands for; None if that is not sure."""
    code: str = ""
    """The rule that its spelling breaks, if it breaks one."""
    says: str = ""
    hint: str = ""
    mend: str = ""


def literals(words: Iterable[Words], book: Book) -> Iterator[Literal]:
    """The amounts in these texts that are doses or read like doses."""
    units = {f"glossary.{term.id}" for term in book.terms if term.term in SPELLINGS or term.term.endswith("gram")}
    for one in words:
        if one.place not in units:
            yield from _in(one, book)


def _in(words: Words, book: Book) -> Iterator[Literal]:
    plain = words.plain
    found = [_read(words, one, book) for one in _LITERAL.finditer(plain) if not _NO_DOSE.match(plain, one.end())]
    same = {at for at in range(1, len(found)) if _converts(found[at - 1], found[at])}
    yield from (one for at, one in enumerate(found) if at not in same and at + 1 not in same)


def _converts(one: Literal, other: Literal) -> bool:
    """Whether the two say what one unit is in another: 1 mg is 1,000 mcg."""
    between = one.words.plain[one.end : other.start]
    told = one.amount and other.amount and one.amount.same(other.amount) and one.amount.unit != other.amount.unit
    return bool(told and _IS.fullmatch(between))


def _read(words: Words, found: re.Match[str], book: Book) -> Literal:
    start, end, typed = found.start(), found.end(), found[0]
    joined = re.sub(r"(?<=\d)-(?=[a-zA-Zµμ])", "", typed)
    try:
        amount = Amount.read(re.sub(r"\s", " ", joined))
    except PydanticCustomError as error:
        from handbook.medicine.amounthints import exact, meant  # a sound book has no need of it

        told = error.context or {}
        mend = _printed(exact(joined), book)
        says = str(told["message"]).replace(joined, typed)
        hint = f"write {mend}" if mend else _PARTED.sub(r"write half a \1", str(told["hint"]))
        likely = Amount.read(meant(joined)) if meant(joined) else None
        return Literal(words, start, end, typed, likely, error.type, says, hint, mend)
    return Literal(words, start, end, typed, amount, *_unprintable(typed, joined, amount, book))


def _printed(typed: str, book: Book) -> str:
    """An amount with its unit in the words of the book's safety profile, and every figure as it is."""
    if not typed or book.profile == "us":
        return typed
    unit = UNITS[Amount.read(typed).unit]
    return re.sub(r"\bmcg\b", unit.uk[typed.startswith("1 ") is False], typed)


def _unprintable(typed: str, joined: str, amount: Amount, book: Book) -> tuple[str, str, str, str]:
    """What may be typed in regimens.yaml and yet must not stand in print: rule, message, hint, mend."""
    shown = _printed(amount.typed, book)
    told = "", ""
    if joined != typed:
        told = "DOSE-01", f'"{typed}" joins the number to the unit by a hyphen'
    elif re.search(r"\d{4}", typed):
        told = "DOSE-02", f'"{typed}" is not grouped, and so easily taken for ten times as much or a tenth'
    elif book.profile == "uk" and "mcg" in typed:
        told = "DOSE-04", f'"{typed}" shortens micrograms'
    return (*told, f"write {shown}", shown) if told[0] else ("", "", "", "")
