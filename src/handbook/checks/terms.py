"""Terms and short forms: explained once, used, and in order (GLOS-01)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from handbook.checks.literals import misread as units_misread
from handbook.checks.names import listed_short, listed_typed, shortened
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.shorthand import known as orders_in_short
from handbook.checks.shorthand import typed as orders_typed
from handbook.document.glossary import Terms, sorting_key, terms_of
from handbook.foundation.regex import Regex
from handbook.foundation.values import Scalar
from handbook.medicine.units import UNITS
from handbook.telling.endmatter import mentioned_terms

if TYPE_CHECKING:
    from handbook.book.apparatus import Term

_ACRONYM = Regex(r"\b(?:[a-z]?[A-Z]{2,}\w*|[A-Z]\d[A-Z0-9]+)\b")
_COUNT = Regex(r"\bn\s?=\s?(\d+)")
_ROMAN = Regex(r"[IVXLC]+")
# Short forms that need no explanation, and those that DOSE-07 tells of.
_KNOWN = frozenset(("US", "USA", "UK", "EU", "UN", "DNA", "RNA", "HIV", "PDF", "ID", "OK", "AM", "PM", "BC", "AD"))
# Endings of words that a reader outside medicine is unlikely to know.
_LEARNED = (
    *("ergic", "olytic", "otropic", "neuroplastic", "neuroplasticity", "regulation", "encephalography", "ocortin"),
    *("scriptional", "hedonia", "potentiation", "angiogenesis", "neurogenesis", "opathy", "ischemia", "ischaemia"),
    *("ischemic", "kinase", "half-life", "exon"),
)
_ORDINARY = frozenset(("allergic", "regulation", "deregulation", "self-regulation", "homeopathy", "sympathy"))
# Vitamins, formulae, diseases named by a year, and the words that warnings set in capitals.
_NO_SHORT_FORM = Regex(
    r"[ABCDEKQ]\d{1,2}|COVID|(?:(?:H|Li|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|K|Ca|Fe|Cu|Zn|Br|I)\d{0,2}){2,8}(?<=\d)|CO2|H2O|STOP|NEVER|NOT|ALWAYS|ONLY|MUST|DO|NO"
    r"|AND|OR|WARNING|CAUTION|DANGER|BEFORE|AFTER|IF|ALL|ONE|ANY|EVERY|HELP|CALL|ONCE|NIE|NIEMALS|NICHT|KEIN|KEINE|IMMER|NUR"
    r"|ACHTUNG|WARNUNG|VORSICHT|GEFAHR|HILFE|SOFORT|VOR|NACH|JAMAIS|PAS|NON|TOUJOURS|SEULEMENT|AVANT|ATTENTION|URGENCE"
    r"|NUNCA|SIEMPRE|SOLO|ANTES|PELIGRO|ALTO|TODOS"
)
_CAPITALS = r"[^\W\d_a-zß-öø-ÿа-яё]"
_SHOUTED = Regex(rf"\b{_CAPITALS}+(?:\s{_CAPITALS}+){{2,}}\b")
_MOST = 6
_NAMED_TERM = Regex(r"\{term:([^}|]+)")
# "Tolerance up to 12 mg" is how well an amount is borne; "tolerance" alone is a response that grows weaker.
_TWO_SENSES = Regex(r"\b[Tt]olerance\s(?:up\sto|(?:of|at)\sdoses?\s(?:up\sto|of))\s(?=\d)")


def glossary(reading: Reading) -> Findings:
    """GLOS-01: short forms are in the glossary and spelt out once; entries are used and in order."""
    terms = terms_of(mentioned_terms(reading.book))
    yield from _undefined(reading, terms)
    yield from _unused(reading, terms)
    yield from _unsorted(reading)
    yield from _expanded_again(reading)
    yield from _unexplained(reading, terms)
    yield from _substances(reading, terms)
    yield from _second_sense(reading)


# --- short forms -----------------------------------------------------------------------------------------


def _undefined(reading: Reading, terms: Terms) -> Findings:
    known = _spelt(reading, terms) | _KNOWN | {form for form, told in orders_in_short().items() if not told.doubtful}
    known |= {form for form, (_, doubtful) in listed_short().items() if not doubtful}
    known.update(units_misread(reading.book.language.base))  # DOSE-04 tells of these
    told: set[str] = set()
    for word, words in reading.vocabulary.items():
        for found in _ACRONYM.finditer(word) if not word.islower() else ():
            short = _singular(found[0])
            if short in known or short in told or _ROMAN.fullmatch(short) or _NO_SHORT_FORM.fullmatch(short):
                continue
            start = words.plain.index(found[0])
            if _in_capitals(words, start, start + len(found[0])):
                continue
            told.add(short)
            if short in reading.once(misread):
                continue
            said, hint = f"{short} is not explained", f"add {short} to glossary.yaml, or write it out"
            yield Found(words.place, said, words.mark(start, start + len(found[0])), hint)
    for words in reading.numbered:
        for found in _COUNT.finditer(words.plain):
            said = f'"{found[0]}" is a short form of statistics'
            yield Found(words.place, said, words.mark(*found.span()), f"write in {found[1]} people")


def misread(reading: Reading) -> frozenset[str]:
    """Short forms that DOSE-07 or DOSE-08 refuse here: an entry in the glossary would not help."""
    return frozenset((*orders_typed(reading), *listed_typed(reading)))


def _in_capitals(words: Words, start: int, end: int) -> bool:
    """Whether a text or the words beside one are set in capitals, so that they are no short forms."""
    text = words.plain
    if len(text) > 6 and text.isupper():
        return True
    before, after = (
        re.search(r"(\w{1,40})\W{1,2}$", text[:start][-44:]),
        re.match(r"\W{1,2}(\w{1,40})", text[end : end + 44]),
    )
    beside = [one[1] for one in (before, after) if one]
    shouted = [one for one in beside if len(one) > 1 and one.isupper()]
    return len(shouted) > 1 or (end - start > 4 and any(len(one) > 4 for one in shouted)) or _shouting(text, start)


def _shouting(text: str, start: int) -> bool:
    """Whether three words in a row are set in capitals: KEEP OUT OF REACH."""
    return any(one.start() <= start < one.end() for one in _SHOUTED.finditer(text))


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
        if "(" not in words.plain or _explains(words):
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
    missing = {str(term.id) for term in reading.book.terms} - used
    for words in sorted(reading.words, key=_explains):  # entries last: what is used is mostly met before them
        if not missing:
            break
        own = words.place.removeprefix("glossary.") if _explains(words) else ""
        missing.difference_update(one.term for one in terms.mentions(words.plain) if one.term != own)
        if "{term:" in words.text:
            missing.difference_update(_NAMED_TERM.findall(words.text))
    if any(one.pmcid for one in reading.book.references):
        missing.difference_update(str(term.id) for term in reading.book.terms if term.term == "PMC")
    for term in reading.book.terms:
        if term.id in missing:
            hint = "delete the entry, or add the spelling of the text to `also:`"
            yield Found(f"glossary.{term.id}", f"{term.term} occurs nowhere in the text", term.term.mark, hint)


def _explains(words: Words) -> bool:
    """Whether a text is the glossary's own."""
    return words.place.startswith("glossary.")


def _printed_units(reading: Reading) -> set[str]:
    """The entries for units that the doses of the book print."""
    doses = [dose for one in reading.book.regimens.values() for dose in one.amounts]
    printed = {word for dose in doses for word in getattr(UNITS[dose.unit], reading.book.profile)}
    return {str(term.id) for term in reading.book.terms if term.term in printed}


def _unsorted(reading: Reading) -> Findings:
    terms = reading.book.terms
    for one, other in pairwise(terms):
        if sorting_key(one.term) > sorting_key(other.term):
            said = f"{other.term} stands after {one.term}; the list is not in order"
            yield Found(f"glossary.{other.id}", said, other.term.mark, "sort it: handbook check --fix")
            return


# --- what the glossary lacks -----------------------------------------------------------------------------


def _unexplained(reading: Reading, terms: Terms) -> Findings:
    """Words of the trade that the glossary lacks, told together."""
    known = {word for spelling in terms.spellings for word in (spelling, *spelling.split())}
    hard = {word.lower(): word for word in reading.vocabulary if word.lower().endswith(_LEARNED)}
    told = {lower: word for lower, word in hard.items() if lower not in _ORDINARY and lower not in known}
    if told:
        first = next(iter(told.values()))
        words = reading.vocabulary[first]
        start = words.plain.index(first)
        said = f"the glossary does not explain {_told(told)}"
        yield Found(words.place, said, words.mark(start, start + len(first)), "add them, or say it in plain words")


def _told(words: Iterable[str]) -> str:
    shown = list(words)
    more = f" and {len(shown) - _MOST} more" if len(shown) > _MOST else ""
    return ", ".join(shown[:_MOST]) + more


def _substances(reading: Reading, terms: Terms) -> Findings:
    """Another substance that the book gives a dose of is a term, unless its products say what it is."""
    book = reading.book
    known = {term.name for term in terms.terms.values()} | {book.edition.title}
    known |= {str(form.name) for form in book.forms.values()}
    for one in book.regimens.values():
        medicine = book.medicines.get(one.medicine or "")
        name = one.substance if medicine is None else Scalar() if medicine.products else medicine.name
        if name and name not in known:
            known.add(str(name))
            said = f"{name} has a dose here, and no entry in the glossary"
            yield Found(f"regimens.{one.id}", said, name.mark, f"add {name} to glossary.yaml")


def _second_sense(reading: Reading) -> Findings:
    for words in reading.prose:
        for found in _TWO_SENSES.finditer(words.plain) if "olerance" in words.plain else ():
            said = "“tolerance” means here that an amount was borne; elsewhere it is a response that grows weaker"
            yield Found(words.place, said, words.mark(*found.span()), "write: was tolerated up to")
