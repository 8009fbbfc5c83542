"""Findings and how they are known: one level of evidence, a design and a species that bear it (EVID-01)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading, listed
from handbook.checks.sources import ASIDE, findings
from handbook.foundation.regex import Regex

if TYPE_CHECKING:
    from handbook.book.matter import Finding

_STUDY = Regex(
    r"\b(?:[Tt]rials?|[Ss]tud(?:y|ies))\b[^.]*\b\d+\s(?:\w+\s)?"
    r"(?:patients|people|persons|volunteers|participants|subjects|adults|children|women|men|rats|mice|animals)\b"
    r"|\bn\s?=\s?\d"
)
_USERS = Regex(
    r"\b[Uu]sers?\s(?:\w+ly\s|often\s|also\s)?(?:report|describe|say|note|find)s?\b|\b[Uu]ser\sreports\b"
    r"|\b(?:[Pp]arents|[Pp]atients|[Pp]eople)\s(?:\w+ly\s|often\s|also\s)?(?:report|describe|say|swear)\s"
    r"(?=that\b|by\b|an?\b|more\b|better\b|less\b|fewer\b|feeling\b)"
    r"|\b(?:Anwender|Nutzer|Verwender)(?:innen)?\s(?:\w+\s){0,2}(?:berichten|beschreiben|schildern|sagen|erzählen)\b"
    r"|\b(?:utilisateurs|usagers)\s(?:\w+\s)?(?:rapportent|décrivent|signalent|disent|racontent)\b"
    r"|\b(?:usuarios|consumidores)\s(?:\w+\s)?(?:informan|refieren|describen|dicen|relatan|cuentan)\b"
    r"|\b[Пп]ользовател[иь]\s(?:\w+\s)?(?:сообща|описыва|говор|отмеча|рассказыва)\w+"
)
_TELLERS = ("sers ", "ser ", "arents ", "atients ", "eople ", "nwender", "utzer", "erwender", "tilisateurs", "sagers",
            "suarios", "onsumidores", "ользовател")  # fmt: skip
"""What a text has that tells what users report."""


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
    for place, finding in findings(reading):
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
    (
        Regex(
            r"non-?random|not\srandom|nicht\s?-?random|non\srandom|no\s(?:random|aleator)|нерандом|cohort|follow-up|observational"
            r"|uncontrolled|open-label|Kohort|Beobachtung|unkontrolliert|offene\sStudie|cohorte|observation|non\scontrôl"
            r"|ouvert|observacional|no\scontrolad|abiert|когорт|наблюдательн|неконтролируем|открыт",
            re.IGNORECASE,
        ),
        2,
    ),
    (
        Regex(
            r"meta-?analys|méta-?analyse|metaanálisis|метаанализ|mета-анализ|systemat|systémat|sistemát|систематич|random|aleator"
            r"|рандом|n-of-1|n\sof\s1|blind|aveugle|ciego|слеп|pla[cz]ebo|плацебо|cross-?over|croisé|cruzado|перекр[её]стн",
            re.IGNORECASE,
        ),
        1,
    ),
    (
        Regex(
            r"expert|opinion|mechanism|in\svitro|laborator|\bcells?\b|Labor|Zell|cellul|célula|клетк|лаборатор|animal|case\sreport|narrative|editorial|anecdot|consensus|Meinung|Mechanism"
            r"|Tier|Fallbericht|Leitartikel|Konsens|\bavis\b|mécanism|cas\sclinique|cas\sisolé|éditorial|opinión|mecanism"
            r"|caso\sclínico|informe\sde\sun?\scaso|мнени|эксперт|механизм|животн|клинический\sслучай|описание\sслучая",
            re.IGNORECASE,
        ),
        4,
    ),
    (
        Regex(
            r"case\sseries|case-control|historical|Fallserie|Fall-Kontroll|historisch|série\sde\scas|cas-témoins|historique"
            r"|serie\sde\scasos|casos\sy\scontroles|histórico|серия\sслучаев|случай-контроль|историческ",
            re.IGNORECASE,
        ),
        3,
    ),
)


def _supported(place: str, finding: Finding, species: dict[str, str]) -> Findings:
    """A level and a species that the design and the references can bear."""
    best = next((level for words, level in _BEST if words.search(finding.design)), 1)
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
    if not kind or words.block in {*ASIDE, "finding", "figure", "note", "caution", "warning"}:
        return
    found = _USERS.search(words.plain) if any(one in words.plain for one in _TELLERS) else None
    if found and kind != "timeline":
        said = f'"{found[0]}" stands in running text, where it reads like a finding'
        yield Found(words.place, said, words.mark(*found.span()), "make it a block of its own: `- anecdote: …`")
    study = _STUDY.search(words.plain) if kind in ("evidence", "prose", "use-cases") else None
    if study and "{see:" not in words.text:
        said = "a study is told in running text, without species, design and level"
        yield Found(words.place, said, words.mark(*study.span()), "make it a block of its own: `- finding: …`")
