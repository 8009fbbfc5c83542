"""Amounts that stand in a text as figures: found, read, and what of their spelling is misread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from handbook.checks.figures import SPOONS, english, fraction, measured, pattern, run_in
from handbook.checks.lexicon import lexicon
from handbook.checks.ownpieces import own_amounts
from handbook.checks.prose import Words
from handbook.foundation.regex import Regex
from handbook.medicine.amount import Amount
from handbook.medicine.units import NBSP, SPELLINGS, UNITS, Profile, figure

if TYPE_CHECKING:
    from handbook.book.book import Book

_PIECES = Regex(r"(tablet|capsule|pill)s?", re.IGNORECASE)
_HALVES = {Decimal("0.5"): "half a {}", Decimal("1.5"): "one and a half {}s", Decimal("2.5"): "two and a half {}s"}
_FEW = 12
"""Numbers in words that are written before a unit in short."""
_JOINED = Regex(r"[^\W\d_]\d")
_SPOON = Regex(SPOONS, re.IGNORECASE)
_SPOONS = Regex(r"(?<![\d\w½¼¾])(?<!\d\s)(?:tsp|tbsp)s?\b", re.IGNORECASE)


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


def literals(words: Words, book: Book) -> Iterator[Literal]:
    """Every figure with a unit in a text."""
    found = (_read(words, one, book) for one in pattern(book.language.base).finditer(words.plain))
    if not book.pieces:
        yield from found
        return
    own = tuple(_own(words, book))
    others = (one for one in found if not any(one.start < each.end and each.start < one.end for each in own))
    yield from sorted((*others, *own), key=lambda one: one.start)


def _own(words: Words, book: Book) -> Iterator[Literal]:
    """Every figure with a piece of the author's own."""
    for start, end, amount in own_amounts(words.plain, book.pieces, book.language.base):
        yield Literal(words, start, end, words.plain[start:end], amount)


@lru_cache(maxsize=5)
def misread(base: str) -> tuple[str, ...]:
    """Short forms of units in a language: IE, UI (ISMP and its sisters in Germany, France and Spain)."""
    return tuple(lexicon(base).written.get("misread", ()))


def explaining_units(book: Book) -> frozenset[str]:
    """Where the glossary explains a unit: that a milligram has 1,000 micrograms tells nobody to take them."""
    units = (one.id for one in book.terms if one.term in SPELLINGS or one.term.endswith("gram"))
    return frozenset(f"glossary.{name}" for name in units)


def run_together(texts: Iterable[Words], base: str) -> Iterator[Literal]:
    """Names that run into their dose: Tegretol300 mg."""
    for words in texts:
        for one in run_in(base).finditer(words.plain) if _JOINED.search(words.plain) else ():
            typed = f"{one['name']}{one['dose']}"
            says = f'"{typed}" runs the name into the dose'
            hint = f"write {one['name']} {one['dose']}"
            yield Literal(words, one.start(), one.start() + len(typed), typed, None, "DOSE-01", says, hint)


def spoons(texts: Iterable[Words]) -> Iterator[Literal]:
    """Spoons in short without a figure: two tsp."""
    for words in texts:
        for one in _SPOONS.finditer(words.plain) if "sp" in words.plain else ():
            says = f'"{one[0]}" is a spoon in short; one is taken for three, and no two hold the same'
            yield Literal(
                words, *one.span(), one[0], None, "DOSE-04", says, "write it in mL, as the source states it"
            )


def short_pieces(texts: Iterable[Words], base: str) -> Iterator[Literal]:
    """Spoons and pieces in short behind a number, as a language has them: 1 TL, deux cp, 2 табл."""
    for words in texts:
        known = any(unit in words.plain for unit in lexicon(base).written["short-units"])
        for one in _short_pieces(base).finditer(words.plain) if known else ():
            says = f'"{one[0]}" has a unit in short, which is misread'
            hint = "write the word in full; for a spoon the amount in mL, as the source states it"
            yield Literal(words, *one.span(), one[0], None, "DOSE-04", says, hint)


def parts_of_pieces(texts: Iterable[Words], base: str) -> Iterator[Literal]:
    """A part in signs of a piece that is named: ¾ of a tablet, 1/2 d'un comprimé."""
    for words in texts:
        for one in _parts(base).finditer(words.plain) if _SLASHED.search(words.plain) else ():
            says = f'"{one[0]}" is a fraction, whose line is read as a 1'
            hint = "write it in words, or in a smaller unit"
            yield Literal(words, *one.span(), one[0], None, "DOSE-03", says, hint)


@lru_cache(maxsize=5)
def _parts(base: str) -> re.Pattern[str]:
    units = lexicon(base).written["units"]
    named = (word.rstrip("*") for code in units if code[0] == "{" for word in units[code])
    pieces = "|".join(map(re.escape, named))
    between = r"of\s(?:an?|the|one|each)|(?:von\s)?(?:einer|eines|einem)|d['’]une?|de\s(?:un|una|cada|l[ae])|de|от"
    sign = r"(?:[½¼¾⅓⅔]|(?<![\d/.,])[1-3]/[2-5])"
    return re.compile(rf"{sign}\s(?:{between})\s(?:{pieces})\w{{0,3}}(?!\w)", re.IGNORECASE)


_SLASHED = Regex(r"[½¼¾⅓⅔]|\d/\d")


@lru_cache(maxsize=5)
def _short_pieces(base: str) -> re.Pattern[str]:
    written = lexicon(base).written
    few = "|".join(word for word, value in written["numbers"].items() if word.isalpha() and float(value) <= _FEW)
    units = "|".join(re.escape(one) for one in sorted(written["short-units"], key=len, reverse=True))
    counted = rf"(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|[½¼¾]|(?i:{few}))\s?"
    alone = r"|(?:чайную|столовую)\sложку" if base == "ru" else ""  # Russian has no article
    holds = "|".join(re.escape(one) for one in (*written["holds"], *written["equals"]))
    return re.compile(rf"(?<![\w.,])(?:{counted}(?:{units}){alone})(?!\w|\s(?:{holds})\b)")


def _read(words: Words, found: re.Match[str], book: Book) -> Literal:
    start, end, typed = found.start(), found.end(), found[0]
    if any(start <= at < end for at in words.print.strange):
        return _disguised(words, start, end, typed, book)
    mixed = fraction(found["last"])
    if mixed:
        return _fraction(words, found, mixed.value, book)
    if _SPOON.fullmatch(found["unit"]):
        says = f'"{typed}" is measured in spoons; one is taken for three, and no two hold the same'
        return Literal(words, start, end, typed, None, "DOSE-04", says, "write it in mL, as the source states it")
    base = book.language.base
    plain = english(re.sub(r"\s", " ", re.sub(r"(?<=\d)-(?=[^\W\d_])", "", typed)), base)
    if not plain:
        says = f'"{typed}" has a point, and this book writes a comma before decimals; it can be read two ways'
        return Literal(words, start, end, typed, None, "DOSE-02", says, _with_a_comma(typed))
    try:
        amount = Amount.read(plain)
    except PydanticCustomError as error:
        return _refused(words, start, typed, plain, error, book)
    return Literal(words, start, end, typed, amount, *_unprintable(typed, plain, amount, book))


_POINTED = Regex(r"(\d+)\.(\d+)")
_POINTS = Regex(r"\d\.\d+\.\d")


def _with_a_comma(typed: str) -> str:
    """What to write for a figure with a point in a language that has a comma; both, where it can be thousands."""
    if _POINTS.search(typed):
        return "write it without points"
    small = f"write {_POINTED.sub(_decimal, typed)}"
    may_be_large = any(len(one[2]) == 3 and one[1] != "0" for one in _POINTED.finditer(typed))
    return f"write {_POINTED.sub(_thousands, typed)}, or {small.removeprefix('write ')}" if may_be_large else small


def _decimal(found: re.Match[str]) -> str:
    return f"{found[1]},{found[2]}".rstrip("0").rstrip(",")


def _thousands(found: re.Match[str]) -> str:
    """As thousands, where it can be read so; figures of five and more stand in groups."""
    if len(found[2]) != 3 or found[1] == "0":
        return _decimal(found)
    return f"{found[1]} {found[2]}" if len(found[1]) > 1 else found[1] + found[2]


def _disguised(words: Words, start: int, end: int, typed: str, book: Book) -> Literal:
    """An amount with a sign in it that nobody sees, or a letter of another alphabet."""
    amount = measured(english(typed, book.language.base))
    says = f'"{typed}" has a sign in it that is hidden, or a letter that only looks like the right one'
    return Literal(words, start, end, typed, amount, "DOSE-07", says, "type it anew")


def _fraction(words: Words, found: re.Match[str], value: Decimal | None, book: Book) -> Literal:
    start, end, typed, unit = found.start(), found.end(), found[0], found["unit"]
    one = value is not None and found.start("last") == start
    amount = (
        measured(f"{figure(value)} {unit if value == 1 else unit.rstrip('s')}") if one and value is not None else None
    )
    amount = amount or (measured(f"{figure(value)} {unit.rstrip('s')}s") if one and value is not None else None)
    piece = _PIECES.fullmatch(unit)
    hint = ""
    if one and value is not None and book.language.base == "en":
        words_of_it = _HALVES.get(value, "").format(piece[1].lower()) if piece else ""
        hint = f"write {words_of_it or f'{figure(value)} {unit}'}" if words_of_it or not piece else ""
    says = f'"{typed}" is a fraction, whose line is read as a 1'
    return Literal(
        words, start, end, typed, amount, "DOSE-03", says, hint or "write it in words, or in a smaller unit"
    )


def _refused(words: Words, start: int, typed: str, plain: str, error: PydanticCustomError, book: Book) -> Literal:
    told = error.context or {}
    if error.type == "DOSE-14":  # spelt well, and larger than any dose, as a molar mass is: nothing else was meant
        amount, mend = measured(plain), ""
    else:
        amount, mend = _meant(plain, book)
    says = str(told["message"]).replace(plain, typed)
    hint = f"write {mend}" if mend else _localised(str(told["hint"]), amount, book)
    return Literal(words, start, start + len(typed), typed, amount, error.type, says, hint, mend)


def _meant(plain: str, book: Book) -> tuple[Amount | None, str]:
    """The amount that a text in another spelling stands for, and how it is written."""
    from handbook.medicine.lenient import exact, meant  # a sound book has no need of it

    likely = meant(plain)
    amount = measured(plain) or (measured(likely) if likely else None)
    return amount, _printed(exact(plain), book.profile) if book.language.base == "en" else ""


def _localised(hint: str, amount: Amount | None, book: Book) -> str:
    """What to write, in the language of the book."""
    if book.language.base == "en" or not amount or not hint.startswith("write "):
        return hint
    return f"write {amount.words(book.profile, book.language).replace(NBSP, ' ')}"


def _printed(typed: str, profile: Profile) -> str:
    """An amount with its unit in the words of the book's safety profile, and every figure as it is."""
    amount = measured(typed) if typed else None
    if not amount or profile == "us":
        return typed
    return re.sub(r"\bmcg\b", UNITS[amount.unit].uk[not typed.startswith("1 ")], typed)


def _unprintable(typed: str, plain: str, amount: Amount, book: Book) -> tuple[str, str, str, str]:
    """What may be typed in regimens.yaml and yet must not stand in print: rule, message, hint, mend."""
    english_book = book.language.base == "en"
    shown = _printed(amount.typed, book.profile) if english_book else amount.words(book.profile, book.language)
    shown, told = shown.replace(NBSP, " "), ("", "")
    if re.search(r"\d-[^\W\d_]", typed):
        told = "DOSE-01", f'"{typed}" joins the number to the unit by a hyphen'
    elif re.search(r"\d{4}" if english_book else r"\d{5}", typed):
        told = "DOSE-02", f'"{typed}" is not grouped, and so easily taken for ten times as much or a tenth'
    elif book.profile == "uk" and english_book and "mcg" in typed:
        told = "DOSE-04", f'"{typed}" shortens micrograms'
    elif not english_book and typed.endswith(misread(book.language.base)):
        told = "DOSE-04", f'"{typed}" shortens the word for units; the letters are read as figures'
    return (*told, f"write {shown}", shown if english_book else "") if told[0] else ("", "", "", "")
