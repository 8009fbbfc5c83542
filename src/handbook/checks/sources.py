"""Claims and what they rest on: citations, references, levels of evidence (REF-01, REF-02, EVID-01)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from handbook.book.apparatus import Reference
from handbook.book.body import Finding
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading, listed
from handbook.foundation.regex import Regex

_CITED = Regex(r"\{ref:([^}]+)\}")
_NOTED = Regex(r"\{note:([^}]+)\}")
_FIGURE = r"\d[\d.,]{0,15}(?:\s?(?:to|-|–)\s?\d[\d.,]{0,15})?"
_PEOPLE = r"(?:patients|people|persons|volunteers|participants|subjects|adults|children|women|men|rats|mice|animals)"
_SUBSTANCE = Regex(
    r"\s(?:sodium|chloride|saline|glucose|dextrose|alcohol|ethanol|solution|strength|cream|gel|ointment|drops|spray|iron|salt)\b"
    r"|\s(?:of\s(?:the\s)?(?:volume|weight))\b",
    re.IGNORECASE,
)
_MEASURE_OF = Regex(
    r"(?:alcohol|ethanol|solution|strength|concentration|HbA1c|humidity|saturation|haematocrit|hematocrit|peroxide|saline)"
    r"(?:\s\w{1,12}){0,3}\s(?:of|at|is|below|above|under|over|than|to)\s(?:about\s)?$",
    re.IGNORECASE,
)
_MUST = Regex(
    r"\s(?:\w{1,20}\s)?(?:people|persons|adults|nurses)\s(?:must|should|have\sto|are\sneeded|can|may|check|sign)\b"
)
_FELL = Regex(
    r"\b(?:fell|rose|dropped|went\s(?:up|down)|grew|increased|decreased|declined|improved|shrank|doubled|halved|was\sreduced"
    r"|were\sreduced|sank|stieg\w*|sank\w*|passé\w*|baiss\w*|bajó|bajaron|subió|снизил\w*|вырос\w*|упал\w*)\b[^.]{0,60}?"
    r"\b(?:from|by|to|von|um|auf|de|à|en|un|a|с|на|до)\s\d[\d.,]{0,9}"
)
# A claim that can be right or wrong by a figure, or that puts something above everything else.
_MEASURED = Regex(
    rf"(?<![\w.,]){_FIGURE}(?:[\s-]?fold\b|\s?%|\s?(?:percent|per\scent)\b"
    rf"|\stimes\s(?:as|more|less|higher|lower|the|that)\b|\s(?:\w+\s)?{_PEOPLE}\b)"
)
_PRAISED = Regex(
    r"the\smost\s(?:potent|effective|robust|powerful|reliable|studied|coherent)\b"
    r"|\b(?:strongest|safest|fastest|unmatched|superior\sto|better\sthan|more\seffective\sthan)\b"
)
_STUDY = Regex(rf"\b(?:[Tt]rials?|[Ss]tud(?:y|ies))\b[^.]*\b\d+\s(?:\w+\s)?{_PEOPLE}\b|\bn\s?=\s?\d")
_USERS = Regex(
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
    claims = ((reading.numbered, _MEASURED), (reading.numbered, _FELL), (reading.prose, _PRAISED))
    told: set[int] = set()
    for texts, pattern in claims:
        for words in texts:
            found = _claim(words, pattern) if id(words) not in told and _claims(words, reading) else None
            told |= {id(words)} if found else set()
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


def _claim(words: Words, pattern: Regex) -> re.Match[str] | None:
    """The first claim of a kind in a text; a strength, a reading on a dial or a rule for people is none."""
    for found in pattern.finditer(words.plain):
        before, after = (
            words.plain[max(found.start() - 60, 0) : found.start()],
            words.plain[found.end() : found.end() + 30],
        )
        substance = _SUBSTANCE.match(after) or _MEASURE_OF.search(before) if pattern is _MEASURED else None
        if not substance and not _MUST.match(f" {found[0].lstrip('0123456789.,')}{after}".replace("  ", " ")):
            return found
    return None


def _claims(words: Words, reading: Reading) -> bool:
    """Whether a text may make claims: the running text of a section, but no dosing table and no finding."""
    if words.field == "at_a_glance":
        return True
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
        ranged = _GRADES.search(one.value) if len(one.levels) < 2 else None
        if ranged:
            said = f'"{ranged[0]}" for a whole medicine; an OCEBM level is for one question'
            yield Found(f"handbook.{one.fact}", said, one.value.mark, "grade each finding, or waive this and say so")
    species = {str(one.id): str(one.species) for one in reading.book.references if one.species}
    for place, finding in _findings(reading):
        yield from _finding(place, finding)
        yield from _supported(place, finding, species)
    for words in reading.prose:
        yield from _running(words, reading)


def _finding(place: str, finding: Finding) -> Findings:
    missing = ["its level"] if finding.level == "none" else []
    missing += ["the species"] if finding.species == "none" else []
    missing += ["the design"] if "not stated" in finding.design or finding.design == "none" else []
    if missing:
        said = f"this finding does not state {listed(missing, 'or')}"
        yield Found(place, said, finding.says.mark, "add it from the paper; if it cannot be known, waive this")
    creature = _ANIMALS.search(finding.within) if finding.species == "human" else None
    if creature:
        said = f'"{creature[0]}" are no people, and this finding is told of people'
        yield Found(place, said, finding.species.mark, "write the species of the paper: animal, in-vitro or human")
    if finding.species in ("animal", "in-vitro") and finding.level not in ("5", "none"):
        said = f"work in animals or in the laboratory is level 5 for what people may expect, not {finding.level}"
        yield Found(place, said, finding.level.mark, "write level: 5")


_ANIMALS = Regex(
    r"\b(?:rats?|mice|mouse|rabbits?|guinea\spigs?|monkeys?|piglets?|hamsters?|zebrafish|rodents?|cell\s(?:lines?|cultures?)"
    r"|Ratten?|Mäusen?|Kaninchen|Meerschweinchen|Affen|souris|lapins?|cobayes?|singes?|ratas?|ratón|ratones|conejos?"
    r"|cobayas?|monos?|крыс(?:ы|ах|а)?|мыш(?:и|ах|ей|ь)|кролик(?:и|ах|ов)?)\b",
    re.IGNORECASE,
)
_GRADES = Regex(r"\bOCEBM\s(?:levels?\s)?\d\s?(?:to|-|–|bis|à|a|до)\s?\d", re.IGNORECASE)
# The best level that a design can have (OCEBM 2011, treatment benefits), one better where an effect is dramatic.
_BEST = (
    (Regex(r"meta-?analys|systematic|random|n-of-1|n\sof\s1|blind|placebo|cross-?over", re.IGNORECASE), 1),
    (
        Regex(
            r"expert|opinion|mechanism|in\svitro|animal|case\sreport|narrative|editorial|anecdot", re.IGNORECASE
        ),
        4,
    ),
    (Regex(r"case\sseries|case-control|historical", re.IGNORECASE), 3),
    (Regex(r"cohort|follow-up|observational|uncontrolled|open-label|non-?random", re.IGNORECASE), 2),
)


def _supported(place: str, finding: Finding, species: dict[str, str]) -> Findings:
    """A level and a species that the design and the references can bear."""
    best = next((level for words, level in _BEST if words.search(finding.design)), 1)
    if re.search(r"non-?random|not\srandom", finding.design, re.IGNORECASE):
        best = 2
    if finding.level in ("1", "2", "3", "4") and int(finding.level) < best:
        said = f'a design of "{finding.design}" does not reach level {finding.level}'
        yield Found(
            place, said, finding.level.mark, "grade it by the OCEBM table of 2011, or say why it is graded up"
        )
    cited = {species[str(id)] for id in finding.refs if str(id) in species}
    if finding.species == "human" and cited and "human" not in cited and len(cited - {"none"}) > 0:
        said = f"this finding is told of people, and what it cites is work on {listed(sorted(cited), 'and')}"
        yield Found(place, said, finding.species.mark, "correct the species of the finding or of its reference")


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
