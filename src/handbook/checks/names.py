"""Names of medicines: in full, and told apart (DOSE-08)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from handbook.checks.naming import medicines
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.sentences import Sentence
from handbook.checks.tables import lines
from handbook.foundation.regex import Regex
from handbook.foundation.values import Scalar

_FORMULA = Regex(r"formula|chemi|symbol|Formel|formule|fórmula|формул", re.IGNORECASE)
_FORMS = frozenset(
    (
        *(
            "tablet",
            "tablets",
            "capsule",
            "capsules",
            "drops",
            "drop",
            "spray",
            "sprays",
            "solution",
            "syrup",
            "patch",
        ),
        *("suspension", "injection", "cream", "ointment", "gel", "patches", "oral", "nasal", "eye", "ear", "melts"),
        *("film-coated", "for", "and", "lyophilisate", "inhaler", "powder", "suppositories"),
    )
)
"""Words of a form's name that make no other medicine of it."""


def names(reading: Reading) -> Findings:
    """DOSE-08: names are never shortened to their initials; names that are easily confused are pointed out."""
    known = dict(_named(reading))
    yield from _shortened(reading, known)
    yield from _listed(reading)
    yield from _alike(known)
    yield from _confused(known)


def _named(reading: Reading) -> Iterator[tuple[str, tuple[str, Scalar]]]:
    """Every name of a medicine in the book, with its place."""
    book = reading.book
    for place, name in medicines(book):
        yield str(name), (place, name)
    for form in book.forms.values():
        yield re.sub(r"\s*\(.*?\)", "", form.name), (f"forms.{form.id}", form.name)


def shortened(reading: Reading, known: Iterable[str] | None = None) -> dict[str, str]:
    """The initials of names that must not stand for them, by what they stand for."""
    names_of = dict(_named(reading)) if known is None else known
    short = {initials: name for name in names_of if (initials := _initials(name))}
    entries = (term for term in reading.book.terms if term.expansion)
    spelt_out: dict[str, str] = {term.term: term.expansion.casefold() for term in entries}
    return {form: name for form, name in short.items() if spelt_out.get(form, name.casefold()) == name.casefold()}


def _shortened(reading: Reading, known: Iterable[str]) -> Findings:
    used = {part for word in reading.vocabulary for part in word.split("-")}
    short = {form: name for form, name in shortened(reading, known).items() if form in used}
    if not short:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, short))})\b")
    for words in reading.prose:
        for found in pattern.finditer(words.plain):
            said = f"{found[0]} shortens the name of a medicine, and can be taken for something else"
            yield Found(words.place, said, words.mark(*found.span()), f"write {short[found[0]]}")


@lru_cache(maxsize=1)
def listed_short() -> dict[str, tuple[str, bool]]:
    """Short forms of medicines that are misread: what is meant, and whether they mean other things too."""
    found = {}
    for line in lines("shortened"):
        letters, _, meant = line.partition("  ")
        found[letters.strip().rstrip("*")] = meant.strip(), letters.strip().endswith("*")
    return found


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    letters = "|".join(map(re.escape, sorted(listed_short(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w/-])(?:{letters})(?![\w/])")


def _listed(reading: Reading) -> Findings:
    """Short forms that the public lists know; the glossary never silences them in an order."""
    for one, found in _listed_in(reading):
        meant, _ = listed_short()[found[0]]
        said = f"{found[0]} shortens the name of a medicine, and can be taken for something else"
        yield Found(one.words.place, said, one.words.mark(*found.span()), f"write {meant}")


def listed_typed(reading: Reading) -> Iterator[str]:
    """The short forms of medicines that are refused, as they are typed."""
    return (found[0] for _, found in _listed_in(reading))


def _listed_in(reading: Reading) -> Iterator[tuple[Sentence, re.Match[str]]]:
    explained = {str(term.term) for term in reading.book.terms}
    for one in reading.sentences:
        for found in _pattern().finditer(one.words.plain, one.start, one.end):
            _, doubtful = listed_short()[found[0]]
            ordered = one.has("order", 0, one.at(found.start())) or one.words.plain.strip(" .") == found[0]
            beside = one.words.plain[found.start() - 1 : found.start()] == "("
            if _FORMULA.search(one.text) or beside or ((doubtful or found[0] in explained) and not ordered):
                continue
            yield one, found


def _initials(name: str) -> str:
    """N-Acetyl Semax Amidate: NASA; empty for names of fewer than three parts."""
    parts = re.findall(r"\w+", name)
    return "".join(part[0].upper() for part in parts) if len(parts) > 2 else ""


def _alike(known: dict[str, tuple[str, Scalar]]) -> Findings:
    """Names of the book that begin each other, or differ by a letter or two."""
    for one, other in _near(known):
        short, long = sorted((one, other), key=len)
        more = long.casefold().removeprefix(f"{short.casefold()} ").split() if len(short) < len(long) else []
        prefix = long.casefold().startswith(f"{short.casefold()} ") and not set(more) <= _FORMS
        if prefix or _close(short.casefold(), long.casefold()):
            what = "is the beginning of" if prefix else "differs by a letter or two from"
            said = f"the name {short} {what} {long}; one is easily taken for the other"
            place, written = known[long]
            yield Found(place, said, written.mark, "point it out to the reader, and waive this", lighter=True)


def _near(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs that may begin each other or differ by two letters, told at a glance: hundreds of names may meet."""
    marked = [(name, name.casefold(), _letters(name.casefold())) for name in names]
    for (one, low, has), (other, lower, holds) in combinations(marked, 2):
        alike = -3 < len(low) - len(lower) < 3 and (has ^ holds).bit_count() < 5
        if alike or low.startswith(lower) or lower.startswith(low):
            yield one, other


def _letters(name: str) -> int:
    """Which letters a name has, a bit for each; a letter that is changed for another turns two."""
    bits = 0
    for sign in name:
        bits |= 1 << ord(sign) % 61
    return bits


def _confused(known: dict[str, tuple[str, Scalar]]) -> Findings:
    """Names that the public lists know to have been taken for each other."""
    parts = {name: set(re.findall(r"[^\W\d_]+", name.casefold())) for name in known}
    for line in lines("confused"):
        group = line.split()
        met = [(name, one) for name, words in parts.items() for one in group if one in words]
        for (one, first), (other, second) in combinations(met, 2):
            if first != second and one != other and not _close(one.casefold(), other.casefold()):
                said = f"{one} and {other} have been taken for each other"
                place, written = known[other]
                yield Found(place, said, written.mark, "point it out to the reader, and waive this", lighter=True)


def _close(one: str, other: str) -> bool:
    """Whether one name becomes the other by changing, adding or leaving out at most two letters."""
    if min(len(one), len(other)) < 5 or len(other) - len(one) > 2:
        return False
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for to, sign in enumerate(other, 1):
            row.append(min(row[-1] + 1, above[to] + 1, above[to - 1] + (letter != sign)))
    return row[-1] <= 2
