"""Names of medicines: in full, and told apart (DOSE-08)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from handbook.checks.reading import Findings, Found, Reading
from handbook.foundation.values import Scalar

# Short forms of medicines that stand for two of them (Joint Commission "Do Not Use" list).
_AMBIGUOUS = {"MSO4": "morphine sulfate", "MgSO4": "magnesium sulfate"}


def names(reading: Reading) -> Findings:
    """DOSE-08: names are never shortened to their initials; names that are easily confused are pointed out."""
    known = dict(_named(reading))
    yield from _shortened(reading, known)
    yield from _alike(known)


def _named(reading: Reading) -> Iterator[tuple[str, tuple[str, Scalar]]]:
    """Every name of a medicine in the book, with its place."""
    book = reading.book
    for regimen in book.regimens.values():
        if regimen.substance:
            yield str(regimen.substance), (f"regimens.{regimen.id}", regimen.substance)
    for form in book.forms.values():
        yield re.sub(r"\s*\(.*?\)", "", form.name), (f"forms.{form.id}", form.name)


def shortened(reading: Reading, known: Iterable[str] | None = None) -> dict[str, str]:
    """The initials of names that must not stand for them, by what they stand for."""
    names_of = dict(_named(reading)) if known is None else known
    short = {initials: name for name in names_of if (initials := _initials(name))} | _AMBIGUOUS
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


def _initials(name: str) -> str:
    """N-Acetyl Semax Amidate: NASA; empty for names of fewer than three parts."""
    parts = re.findall(r"\w+", name)
    return "".join(part[0].upper() for part in parts) if len(parts) > 2 else ""


def _alike(known: dict[str, tuple[str, Scalar]]) -> Findings:
    for one, other in combinations(known, 2):
        short, long = sorted((one, other), key=len)
        prefix = long.casefold().startswith(f"{short.casefold()} ")
        if prefix or _close(short.casefold(), long.casefold()):
            what = "is the beginning of" if prefix else "differs by a letter or two from"
            said = f"the name {short} {what} {long}; one is easily taken for the other"
            place, written = known[long]
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
