"""Claims and what they rest on: citations and references (REF-01, REF-02)."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

from handbook.checks.claims import claimed, healed, shared
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading, listed
from handbook.foundation.regex import Regex

if TYPE_CHECKING:
    from handbook.book.apparatus import Reference
    from handbook.book.matter import Finding

_CITED = Regex(r"\{ref:([^}]+)\}")
_NOTED = Regex(r"\{note:([^}]+)\}")
_NO_CLAIMS = frozenset(("dosing", "timing", "steps", "timeline"))
ASIDE = frozenset(("anecdote", "quote", "h"))
"""Blocks that make no statement of the book's own."""


# --- REF-01 ----------------------------------------------------------------------------------------------


def cited(reading: Reading) -> Findings:
    """REF-01: a claim with a figure, or a claim above all others, has a citation; each reference is cited."""
    forms = reading.book.forms.values()
    cited = {str(note.id) for note in reading.book.notes if _CITED.search(note.says)}
    strengths = {form.strength.words("us").replace("\u00a0", " ") for form in forms if form.strength}
    base = reading.book.language.base
    for words in reading.prose:
        found = next(claimed(words.plain, base), None) if _claims(words, reading) else None
        if not found and _claims(words, reading):
            found = shared(words.plain) if reading.kind_of(words) == "evidence" else healed(words.plain)
        if found and found[0] not in strengths and not _CITED.search(words.text) and not _noted(words, cited):
            said = f'"{found[0]}" is claimed without a reference'
            yield Found(words.place, said, words.mark(*found.span()), "add {ref:…} with the id of its reference")
    for place, finding in findings(reading):
        if not finding.refs and not _CITED.search(finding.says):
            said = "this finding names no reference"
            yield Found(place, said, finding.says.mark, "add `refs: [id]` with the id of its reference")
    yield from _never_cited(reading)


def _noted(words: Words, cited: Container[str]) -> bool:
    """Whether a text marks a note that names a reference."""
    return any(id.strip() in cited for id in _NOTED.findall(words.text))


def _claims(words: Words, reading: Reading) -> bool:
    """Whether a text may make claims: the running text of a section, but no dosing table and no finding."""
    if words.field == "at_a_glance":
        return True
    kind = reading.kind_of(words)
    return bool(kind) and kind not in _NO_CLAIMS and words.block not in {*ASIDE, "finding", "figure"}


def findings(reading: Reading) -> Iterator[tuple[str, Finding]]:
    """Every finding with its place, in the order of the book."""
    places = {id(words.text): words.place for words in reading.words if words.block == "finding"}
    for section in reading.book.sections:
        for part in section.parts("finding"):
            yield places.get(id(part.value.says), f"sections.{section.id}"), part.value


def _never_cited(reading: Reading) -> Findings:
    cited = (words for words in reading.words if "{ref:" in words.text)
    used = {id.strip() for words in cited for ids in _CITED.findall(words.text) for id in ids.split(",")}
    used |= {str(id) for _, finding in findings(reading) for id in finding.refs}
    for one in reading.book.references:
        if one.id not in used:
            hint = f"write {{ref:{one.id}}} where a claim rests on it, or delete it"
            yield Found(f"references.{one.id}", "this reference is never cited", one.id.mark, hint)


# --- REF-02 ----------------------------------------------------------------------------------------------


def complete(reading: Reading) -> Findings:
    """REF-02: a reference can be found: author or body, year, title, where it appeared, an identifier (ICMJE)."""
    for one in reading.book.references:
        missing = list(_missing(one))
        if missing:
            said = f"this reference lacks {listed(missing, 'and')}"
            hint = "complete it from the paper itself; never from memory"
            yield Found(f"references.{one.id}", said, one.id.mark, hint)


def _missing(one: Reference) -> Iterator[str]:
    if not one.authors and (not one.body or one.body.startswith("[")):
        yield "its authors"
    if not one.year:
        yield "its year"
    if not one.journal and (not one.body or one.body.startswith("[")):
        yield "where it appeared"
    if not (one.doi or one.pmid or one.pmcid or one.url):
        yield "a DOI, PMID, PMCID or address"
