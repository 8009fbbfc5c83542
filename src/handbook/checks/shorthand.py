"""Short forms of orders and routes that are misread, in any case and with points (DOSE-07).

Letters that mean other things too are told only where an order stands, where they stand alone, or behind an amount.
An entry of the glossary helps a reader who looks it up, and nobody who misreads: it silences only letters that
it gives another meaning, away from orders.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from handbook.checks.lexicon import lexicon, tokens
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.sentences import Sentence
from handbook.checks.tables import lines
from handbook.foundation.regex import Regex

_ORDINARY = frozenset(
    ("in", "it", "as", "on", "ad", "is", "bid", "cc", "pr", "pc", "ac", "os", "im", "po", "om", "dc", "au")
)
"""Words in small letters: no short forms unless points part their letters."""
_HOURS = Regex(
    r"(?<![\w.])[qQ]\.?\s?\d{1,2}\s?-?(?:h(?:rs?|ours?)?|d(?:ays?)?|°|[PpAa]\.?[Mm]|w(?:k|eeks?)?|min)(?!\w)\.?"
    r"|(?<!\w)[qQ]\s?\d{1,2}\s?°|(?<!\w)[cC]/\s?\d{1,2}\s?h(?:oras?|rs?)?(?!\w)"  # cada 8 horas
)
_SIGNED = Regex(r"[qc]\.?/?\s?\d|/|os(?!\w)|sub|v\.\s?o", re.IGNORECASE)
"""What each of the forms below has, so that few sentences are searched for all of them."""
_DISCONTINUE = Regex(r"(?<!\w)[Dd]/[Cc](?!\w)")
# Beside QD and q1d in lists made after that of ISMP (study guides of the NHA).
_ONE_DAILY = Regex(r"(?<!\w)i/d(?!\w)")
_PER_OS = Regex(r"(?<!\w)per\sos(?!\w)", re.IGNORECASE)
_WITH_A_SLASH = Regex(r"(?<![\w/])(?:п/к|в/м|в/в|п/о|в/к|s/c|i/m|p/o|v/o)(?![\w/])", re.IGNORECASE)
_BY_MOUTH = Regex(r"(?<![\w.])v\.\s?o\.(?!\w)", re.IGNORECASE)  # vía oral, voie orale
_SUB_Q = Regex(r"(?<!\w)sub[\s-]q(?!\w)", re.IGNORECASE)


_SHORT = 40
"""Letters of a cell; in longer texts letters are told where an order stands."""
_PARTS = Regex(r"[,;:()]")


class Short(NamedTuple):
    """A short form: what to write, and whether its letters mean other things too."""

    meant: str
    doubtful: bool


@lru_cache(maxsize=1)
def known() -> dict[str, Short]:
    """Every short form in capitals."""
    found = {}
    for line in lines("shorthand"):
        letters, meant = line.split(None, 1)
        found[letters.rstrip("*")] = Short(meant, letters.endswith("*"))
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    plain = sorted(known(), key=len, reverse=True)
    dotted = "|".join(r"\.\s?".join(letters) + r"\.?" for letters in plain if len(letters) < 4)
    return re.compile(
        rf"(?<![\w.'’/-])(?:(?P<dotted>{dotted})|(?P<plain>{'|'.join(plain)}))(?![\w'’/-])", re.IGNORECASE
    )


def shorthand(reading: Reading, mended: set[tuple[int, int]]) -> Findings:
    """Short forms of orders in the texts; what stands in an amount that is told already is left out."""
    meanings, english = _meanings(reading), reading.book.language.base == "en"
    for one in reading.sentences:
        for found in _in(one, meanings, english):
            if (id(one.words.text), found[0].start()) not in mended:
                yield _told(one.words, *found)


def typed(reading: Reading) -> Iterator[str]:
    """The short forms that are refused, as they are typed."""
    meanings, english = _meanings(reading), reading.book.language.base == "en"
    return (found[0] for one in reading.sentences for found, _ in _in(one, meanings, english))


def _told(words: Words, found: re.Match[str], meant: str) -> Found:
    said = f'"{found[0].strip()}" is a short form that is misread'
    return Found(words.place, said, words.mark(*found.span()), f"write {meant}" if meant else "write it in words")


def _in(one: Sentence, meanings: dict[str, bool], english: bool) -> Iterator[tuple[re.Match[str], str]]:
    plain = one.words.plain
    dotted = "." in plain[one.start : one.end - 1]
    for found in _pattern().finditer(plain, one.start, one.end) if dotted or _worth(one) else ():
        letters = re.sub(r"[.\s]", "", found[0]).upper()
        short = known()[letters]
        dots = "." in found[0][:-1]
        route = dots and letters in _ROUTES and not english
        if short.doubtful and not english and not route:
            continue
        if not dots and _means_else(one, found, letters, short, meanings):
            continue
        if dots and short.doubtful and not route and not _orders(one, found) and len(letters) < 3:
            continue
        yield found, short.meant
    for pattern, meant in _WRITTEN if _SIGNED.search(plain, one.start, one.end) else ():
        yield from ((found, meant) for found in pattern.finditer(plain, one.start, one.end))


def _worth(one: Sentence) -> bool:
    """Whether a word of a sentence is a short form in some case."""
    return not _low().isdisjoint(one.lows)


@lru_cache(maxsize=1)
def _low() -> frozenset[str]:
    return frozenset(letters.casefold() for letters in known())


_ROUTES = frozenset(("SC", "IM", "PO", "SL", "PR", "PV"))
"""Routes that are shortened alike in every language, if their letters have points: s. c., p. o."""
_WRITTEN = (
    (_HOURS, ""), (_DISCONTINUE, "stop, or discharge"), (_ONE_DAILY, "one a day"), (_PER_OS, "by mouth"),
    (_SUB_Q, "under the skin"), (_WITH_A_SLASH, ""), (_BY_MOUTH, "by mouth"),
)  # fmt: skip
"""Forms with signs or spaces in them, and what to write."""


def _means_else(one: Sentence, found: re.Match[str], letters: str, short: Short, meanings: dict[str, bool]) -> bool:
    """Whether these letters are no short form here."""
    typed = found["plain"] or found[0]
    if _in_capitals(found) or _spelt_out(found, letters):
        return True
    if typed.islower() and typed in _ORDINARY:
        return True
    if (
        short.doubtful
        and not typed.isupper()
        and not (_alone(one, found) or (typed.islower() and _orders(one, found)))
    ):
        return True
    needed = (
        short.doubtful or meanings.get(letters, False) or not (typed.isupper() or typed.islower() or typed.istitle())
    )
    return needed and not _orders(one, found)


def _orders(one: Sentence, found: re.Match[str]) -> bool:
    """Whether the letters stand in an order, alone, or behind a figure."""
    before = one.words.plain[max(found.start() - 12, one.start) : found.start()]
    measured = re.search(r"\d\s?[a-zA-Zµ]{0,8}\s$", before)
    at = one.at(found.start())
    return _alone(one, found) or bool(measured) or one.has("order", 0, at) or bool(one.looked_up)


def _alone(one: Sentence, found: re.Match[str]) -> bool:
    plain = one.words.plain
    if one.words.field in ("term", "also") or len(plain) > _SHORT:
        return False
    return found[0].strip(" .") in (part.strip(" .") for part in _PARTS.split(plain))


def _spelt_out(found: re.Match[str], letters: str) -> bool:
    """Whether the words before the letters are what they stand for: Indiana University (IU)."""
    before = re.findall(r"[^\W\d_]+", found.string[max(found.start() - 80, 0) : found.start()])
    inside = found.string[found.start() - 1 : found.start()] == "("
    return inside and "".join(word[0] for word in before[-len(letters) :]).upper() == letters


def _meanings(reading: Reading) -> dict[str, bool]:
    """The letters that the glossary gives another meaning than that of an order."""
    words = lexicon("en")
    roles = {"once", "a-day", "each-day", "second-day", "routes", "units", "slots", "times"}
    told = {}
    for term in reading.book.terms:
        said = f"{term.expansion} {term.meaning if not term.expansion else ''}"
        lows = [token.low for token in tokens(said)]
        orders = {tag.role for tag in words.tags(lows)} & roles or "as needed" in said.casefold()
        told[str(term.term).upper()] = not orders
    return told


def _in_capitals(found: re.Match[str]) -> bool:
    """Whether the words beside it are in capitals too, so that it is no short form."""
    before = re.search(r"(\w{1,40})\W{1,3}$", found.string[max(found.start() - 44, 0) : found.start()])
    after = re.match(r"\W{1,3}(\w{1,40})", found.string[found.end() : found.end() + 44])
    return any(one and len(one[1]) > 2 and one[1].isupper() and one[1] not in known() for one in (before, after))
