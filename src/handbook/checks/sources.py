"""Claims and what they rest on: citations, references, levels of evidence (REF-01, REF-02, EVID-01)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from handbook.book.apparatus import Reference
from handbook.book.body import Finding
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading, listed

_CITED = re.compile(r"\{ref:([^}]+)\}")
_NOTED = re.compile(r"\{note:([^}]+)\}")
_FIGURE = r"\d[\d.,]*(?:\s?(?:to|-|–)\s?\d[\d.,]*)?"
_PEOPLE = r"(?:patients|people|persons|volunteers|participants|subjects|adults|children|women|men|rats|mice|animals)"
# A claim that can be right or wrong by a figure, or that puts something above everything else.
_MEASURED = re.compile(
    rf"(?<![\w.]){_FIGURE}(?:[\s-]?fold\b|\s?%|\s?(?:percent|per\scent)\b"
    rf"|\stimes\s(?:as|more|less|higher|lower|the|that)\b|\s(?:\w+\s)?{_PEOPLE}\b)"
)
_PRAISED = re.compile(
    r"the\smost\s(?:potent|effective|robust|powerful|reliable|studied|coherent)\b"
    r"|\b(?:strongest|safest|fastest|unmatched|superior\sto|better\sthan|more\seffective\sthan)\b"
)
_STUDY = re.compile(rf"\b(?:[Tt]rials?|[Ss]tud(?:y|ies))\b[^.]*\b\d+\s(?:\w+\s)?{_PEOPLE}\b|\bn\s?=\s?\d")
_USERS = re.compile(
    r"\b[Uu]sers?\s(?:\w+ly\s|often\s|also\s)?(?:report|describe|say|note|find)s?\b|\b[Uu]ser\sreports\b"
)
_NO_CLAIMS = frozenset(("dosing", "timing", "steps", "timeline"))
_ASIDE = frozenset(("anecdote", "quote", "h"))


# --- REF-01 ----------------------------------------------------------------------------------------------


def cited(reading: Reading) -> Findings:
    """REF-01: a claim with a figure, or a claim above all others, has a citation; each reference is cited."""
    forms = reading.book.forms.values()
    cited = {str(note.id) for note in reading.book.notes if _CITED.search(note.says)}
    strengths = {form.strength.words("us").replace("\u00a0", " ") for form in forms if form.strength}
    for texts, pattern in ((reading.numbered, _MEASURED), (reading.prose, _PRAISED)):
        for words in texts:
            found = pattern.search(words.plain) if _claims(words, reading) else None
            if found and found[0] not in strengths and not _CITED.search(words.text) and not _noted(words, cited):
                said = f'"{found[0]}" is claimed without a reference'
                yield Found(words.place, said, words.mark(*found.span()), "add {ref:…} with the id of its reference")
    for place, finding in _findings(reading):
        if not finding.refs and not _CITED.search(finding.says):
            said = "this finding names no reference"
            yield Found(place, said, finding.says.mark, "add `refs: [id]` with the id of its reference")
    yield from _never_cited(reading)


def _noted(words: Words, cited: Container[str]) -> bool:
    """Whether a text marks a note that names a reference."""
    return any(id.strip() in cited for id in _NOTED.findall(words.text))


def _claims(words: Words, reading: Reading) -> bool:
    """Whether a text may make claims: the running text of a section, but no dosing table and no finding."""
    kind = reading.kind_of(words)
    return bool(kind) and kind not in _NO_CLAIMS and words.block not in {*_ASIDE, "finding", "figure"}


def _findings(reading: Reading) -> Iterator[tuple[str, Finding]]:
    """Every finding with its place, in the order of the book."""
    places = {id(words.text): words.place for words in reading.words if words.block == "finding"}
    for section in reading.book.sections:
        for part in section.parts("finding"):
            yield places.get(id(part.value.says), f"sections.{section.id}"), part.value


def _never_cited(reading: Reading) -> Findings:
    cited = (words for words in reading.words if "{ref:" in words.text)
    used = {id.strip() for words in cited for ids in _CITED.findall(words.text) for id in ids.split(",")}
    used |= {str(id) for _, finding in _findings(reading) for id in finding.refs}
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


# --- EVID-01 ---------------------------------------------------------------------------------------------


def graded(reading: Reading) -> Findings:
    """EVID-01: each claim has one OCEBM level, a design and a species; what users report is set apart."""
    for one in reading.book.standing:
        if len(one.levels) > 1:
            said = f"levels {' to '.join(one.levels)} for a whole medicine; an OCEBM level is for one question"
            hint = "grade each finding, or waive this and say so"
            yield Found(f"handbook.{one.fact}", said, one.levels[0].mark, hint)
    for place, finding in _findings(reading):
        yield from _finding(place, finding)
    for words in reading.prose:
        yield from _running(words, reading)


def _finding(place: str, finding: Finding) -> Findings:
    missing = ["its level"] if finding.level == "none" else []
    missing += ["the species"] if finding.species == "none" else []
    missing += ["the design"] if "not stated" in finding.design or finding.design == "none" else []
    if missing:
        said = f"this finding does not state {listed(missing, 'or')}"
        yield Found(place, said, finding.says.mark, "add it from the paper; if it cannot be known, waive this")
    if finding.species in ("animal", "in-vitro") and finding.level not in ("5", "none"):
        said = f"work in animals or in the laboratory is level 5 for what people may expect, not {finding.level}"
        yield Found(place, said, finding.level.mark, "write level: 5")


def _running(words: Words, reading: Reading) -> Findings:
    """A study or a users' report that is told in running text as if it were one's own statement."""
    kind = reading.kind_of(words)
    if not kind or words.block in {*_ASIDE, "finding", "figure", "note", "caution", "warning"}:
        return
    found = _USERS.search(words.plain) if "ser" in words.plain else None
    if found and kind != "timeline":
        said = f'"{found[0]}" stands in running text, where it reads like a finding'
        yield Found(words.place, said, words.mark(*found.span()), "make it a block of its own: `- anecdote: …`")
    study = _STUDY.search(words.plain) if kind in ("evidence", "prose", "use-cases") else None
    if study and "{see:" not in words.text:
        said = "a study is told in running text, without species, design and level"
        yield Found(words.place, said, words.mark(*study.span()), "make it a block of its own: `- finding: …`")
