"""Terms and short forms: explained once, used, and in order (GLOS-01)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from handbook.checks.names import shortened
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading
from handbook.content.apparatus import Term
from handbook.content.dose import UNITS
from handbook.content.endmatter import mentioned_terms
from handbook.document.glossary import Terms, spellings

_ACRONYM = re.compile(r"\b(?:[a-z]?[A-Z]{2,}\w*|[A-Z]\d[A-Z0-9]+)\b|\bn\s?=(?=\s?\d)")
_ROMAN = re.compile(r"[IVXLC]+")
# Short forms that need no explanation, and those that DOSE-07 tells of.
_KNOWN = frozenset("US USA UK EU UN DNA RNA HIV PDF ID OK AM PM IU QD HS NAS PRN TM BC AD".split())
# Endings of words that a reader outside medicine is unlikely to know.
_LEARNED = re.compile(
    r"\b[A-Za-z-]*(?:ergic|olytic|otropic|neuroplastic\w*|regulation|encephalograph\w+|ocortin|scriptional|hedonia"
    r"|potentiation|angiogenesis|neurogenesis|opathy|isch[a]?emi[ac]|kinase|half-li[fv]es?|exon)\b"
)
_ORDINARY = frozenset(("regulation", "deregulation", "self-regulation"))
_MOST = 6
_NAMED_TERM = re.compile(r"\{term:([^}|]+)")
# "Tolerance up to 12 mg" is how well an amount is borne; "tolerance" alone is a response that grows weaker.
_TWO_SENSES = re.compile(r"\b[Tt]olerance\s(?:up\sto|of|at)\s(?:doses?\s(?:up\sto|of)\s)?(?=\d)")


def glossary(reading: Reading) -> Findings:
    """GLOS-01: short forms are in the glossary and spelt out once; entries are used and in order."""
    terms = Terms(mentioned_terms(reading.book))
    yield from _undefined(reading, terms)
    yield from _unused(reading, terms)
    yield from _unsorted(reading)
    yield from _expanded_again(reading)
    yield from _unexplained(reading, terms)
    yield from _substances(reading, terms)
    yield from _second_sense(reading)


# --- short forms -----------------------------------------------------------------------------------------


def _undefined(reading: Reading, terms: Terms) -> Findings:
    known = _spelt(reading, terms)
    first: dict[str, tuple[Words, int, int]] = {}
    counted: Counter[str] = Counter()
    for words in reading.prose:
        if words.plain.isupper() and len(words.plain) > 6:
            continue  # a text in capitals
        for found in _ACRONYM.finditer(words.plain):
            short = _singular(found[0])
            if short not in known and short not in _KNOWN and not _ROMAN.fullmatch(short):
                counted[short] += 1
                first.setdefault(short, (words, *found.span()))
    for short, (words, start, end) in first.items():
        times = f" ({counted[short]} times)" if counted[short] > 1 else ""
        hint = f"add {short} to glossary.yaml, or write it out"
        if short.startswith("n"):
            short, hint = "n =", "write in 110 people"
        yield Found(words.place, f"{short} is used{times} and not explained", words.mark(start, end), hint)


def _spelt(reading: Reading, terms: Terms) -> set[str]:
    """Every word of the glossary's names and other spellings, and the names of medicines."""
    named = [form for term in terms.terms.values() for form in (term.name, *term.forms)]
    named += [form.name for form in reading.book.forms.values()]
    named += shortened(reading)  # DOSE-08 tells of these
    return {_singular(word) for form in named for word in re.findall(r"\w+", form)}


def _singular(short: str) -> str:
    return short[:-1] if short.endswith("s") and short[:-1].isupper() else short


def _expanded_again(reading: Reading) -> Findings:
    """A short form that the text spells out a second time."""
    spelt = {term.expansion.casefold(): term for term in reading.book.terms if term.expansion and _short(term)}
    if not spelt:
        return
    pattern = re.compile("|".join(map(re.escape, spelt)))
    seen: dict[str, str] = {}
    for words in reading.prose:
        if words.place.startswith("glossary."):
            continue
        lower = words.plain.casefold()
        for found in pattern.finditer(lower):
            term = spelt[found[0]]
            if not _beside(lower, found, term.term.casefold()):
                continue
            if term.id in seen:
                said = f"{term.term} is spelt out here again; it was spelt out in {seen[term.id]}"
                yield Found(words.place, said, words.mark(*found.span()), f"write {{term:{term.id}}}")
            seen.setdefault(term.id, words.place)


def _short(term: Term) -> bool:
    return bool(_ACRONYM.fullmatch(term.term))


def _beside(text: str, found: re.Match[str], short: str) -> bool:
    """Whether the short form stands beside its expansion: BDNF (brain-derived …), or the other way round."""
    around = text[max(found.start() - len(short) - 12, 0) : found.start()] + text[found.end() : found.end() + 3]
    return "(" in around or f"({short}" in text[found.end() : found.end() + len(short) + 3]


# --- entries ---------------------------------------------------------------------------------------------


def _unused(reading: Reading, terms: Terms) -> Findings:
    used = _printed_units(reading)
    for words in reading.words:
        own = words.place.removeprefix("glossary.") if words.place.startswith("glossary.") else ""
        used.update(one.term for one in terms.mentions(words.plain) if one.term != own)
        if "{term:" in words.text:
            used.update(_NAMED_TERM.findall(words.text))
    if any(one.pmcid for one in reading.book.references):
        used.update(term.id for term in reading.book.terms if term.term == "PMC")
    for term in reading.book.terms:
        if term.id not in used:
            hint = "delete the entry, or add the spelling of the text to `also:`"
            yield Found(f"glossary.{term.id}", f"{term.term} occurs nowhere in the text", term.term.mark, hint)


def _printed_units(reading: Reading) -> set[str]:
    """The entries for units that the doses of the book print."""
    doses = [one.dose for one in reading.book.regimens.values()]
    printed = {word for dose in doses for word in getattr(UNITS[dose.unit], reading.book.profile)}
    return {str(term.id) for term in reading.book.terms if term.term in printed}


def _unsorted(reading: Reading) -> Findings:
    terms = reading.book.terms
    for one, other in zip(terms, terms[1:], strict=False):
        if sorting_key(one.term) > sorting_key(other.term):
            said = f"{other.term} stands after {one.term}; the list is not in order"
            yield Found(f"glossary.{other.id}", said, other.term.mark, "sort it: handbook check --fix")
            return


def sorting_key(name: str) -> str:
    """What the glossary is sorted by: letters and figures; capitals and hyphens do not count."""
    return "".join(char for char in name.casefold() if char.isalnum() or char == " ")


# --- what the glossary lacks -----------------------------------------------------------------------------


def _unexplained(reading: Reading, terms: Terms) -> Findings:
    """Words of the trade that the glossary lacks, told together."""
    named = [form for term in terms.terms.values() for form in (term.name, *term.forms)]
    known = {form.casefold() for name in named for form in spellings(name)}
    known |= {word for form in known for word in form.split()}
    first: dict[str, tuple[Words, int, int]] = {}
    for words in reading.prose:
        for found in _LEARNED.finditer(words.plain):
            word = found[0].casefold()
            if word not in known and word not in _ORDINARY:
                first.setdefault(word, (words, *found.span()))
    if first:
        words, start, end = next(iter(first.values()))
        said = f"the glossary does not explain {_told(first)}"
        yield Found(words.place, said, words.mark(start, end), "add them, or say it in plain words")


def _told(words: Iterable[str]) -> str:
    shown = list(words)
    more = f" and {len(shown) - _MOST} more" if len(shown) > _MOST else ""
    return ", ".join(shown[:_MOST]) + more


def _substances(reading: Reading, terms: Terms) -> Findings:
    """Another substance that the book gives a dose of is a term."""
    known = {term.name for term in terms.terms.values()} | {reading.book.edition.title}
    known |= {str(form.name) for form in reading.book.forms.values()}
    told: set[str] = set()
    for one in reading.book.regimens.values():
        if one.substance and one.substance not in known | told:
            told.add(one.substance)
            said = f"{one.substance} has a dose here, and no entry in the glossary"
            yield Found(f"regimens.{one.id}", said, one.substance.mark, f"add {one.substance} to glossary.yaml")


def _second_sense(reading: Reading) -> Findings:
    for words in reading.prose:
        for found in _TWO_SENSES.finditer(words.plain):
            said = "“tolerance” means here that an amount was borne; elsewhere it is a response that grows weaker"
            yield Found(words.place, said, words.mark(*found.span()), "write: was tolerated up to")
