"""What stands beside an amount that a dose has no room for, said in the keys that it has; exactly, or not at all."""

import re
from typing import NamedTuple

from handbook.language.loosely import MOST, signs
from handbook.medicine.lenient import mended
from handbook.medicine.often import Often, keys, of_signs, wanting

_FIGURES = r"[0-9][0-9.,/]*(?:[ \u00a0][0-9]/[0-9])?"
_HEAD = re.compile(
    rf"({_FIGURES}(?:\s*(?:-|–|to|bis|à)\s*{_FIGURES})?\s*[^\W\d_]+\.?"
    r"(?:\s*(?:/|per|pro|par|por|на)\s*(?:kg|кг|m2|m²|м2|м²)(?!\w))?)(?!\w)\s*(.*)"
)
_BARE = re.compile(rf"({_FIGURES})\s+(.*)")
_THEN = re.compile(
    r"\s*[,;]?\s*\b(?:and then|then|und dann|dann|danach|puis|ensuite|luego|después|затем|потом)\b\s*"
    r"|\s*;\s*|,\s+(?=[0-9])"
)
_AND = re.compile(r"\s*(?:[,;]\s+|\b(?:and|und|et|y|и)\b|\+)\s*(?=[0-9])")
_FOR = re.compile(r"(.*?)\s*\b(?:for|über|für|während|pendant|durante|por|в течение)\s+([^,;]+)")
_A_DAY = re.compile(r"(?:/|per|a|pro|am|par|al|в|each|every)\s*(?:day|d|tag|jour|día|день|сутки)|daily|täglich")
_MOST = re.compile(r"(?i:(?:max(?:imum|imal)?|höchstens|up to|bis zu|au plus|como máximo|не более)\.?\s+)?")
_SUBSTANCES = re.compile(r"[0-9][0-9.,]*\s*[^\W\d_]+\s*[/+]\s*[0-9][0-9.,]*\s*[^\W\d_]+")


class _Clause(NamedTuple):
    """An amount, and what is said of it."""

    dose: str
    rest: str


def beside(text: str) -> str:
    """What a regimen writes, in the keys that say all of a text with an amount; empty if they cannot."""
    plain = " ".join(text.split())
    if len(plain) > MOST:
        return ""
    if _SUBSTANCES.fullmatch(plain):
        return "a dose of two substances is told in pieces, and the strength of each under `parts:` of the product"
    steps, slots = _THEN.split(plain), _AND.split(plain)
    if len(steps) > 1 and (said := _steps(steps)):
        return said
    if len(slots) > 1 and (said := _slots(slots)):
        return said
    clause = _clause(plain)
    return _single(clause) if clause and clause.rest else ""


def in_step(text: str) -> str:
    """What a step writes, which has fewer keys than a regimen: for how long, and other amounts at other times."""
    plain = " ".join(text.split())
    if len(plain) > MOST:
        return ""
    slots, clause = _AND.split(plain), _clause(plain)
    if len(slots) > 1:
        return _slots(slots)
    for_ = _FOR.fullmatch(clause.rest) if clause else None
    days = _length(for_[2]) if for_ and not for_[1] else ""
    return _lines([f"dose: {clause.dose}", f"for: {days}"]) if clause and days else ""


def in_limit(text: str) -> str:
    """What a limit writes, whose key says already that it is one for a day; a rolling 24 hours are no day."""
    plain = " ".join(text.split())
    found = _MOST.match(plain) if len(plain) <= MOST else None
    clause = _clause(plain[found.end() :]) if found else None
    return f"write {clause.dose}" if clause and (not clause.rest or _A_DAY.fullmatch(clause.rest)) else ""


def _clause(text: str, unit: str = "") -> _Clause | None:
    """The amount that a clause begins with; its unit may stand in the clause before it."""
    found = _HEAD.fullmatch(text)
    dose = mended(found[1]) if found else ""
    if found and dose:
        return _Clause(dose, found[2].lower())
    bare = _BARE.fullmatch(text)
    dose = mended(f"{bare[1]} {unit}") if bare and unit else ""
    return _Clause(dose, bare[2].lower()) if bare and dose else None


def _clauses(texts: list[str]) -> list[_Clause]:
    """All clauses; none if one of them is no amount."""
    made: list[_Clause] = []
    for text in texts:
        unit = made[0].dose.split(" ", 1)[-1].split(" ")[-1] if made else ""
        one = _clause(text, unit)
        if one is None:
            return []
        made.append(one)
    return made


def _single(one: _Clause) -> str:
    if _A_DAY.fullmatch(one.rest):
        return f"write `dose: {one.dose}` and `per: day`"
    for_ = _FOR.fullmatch(one.rest)
    if for_ and (days := _length(for_[2])) and (not for_[1] or _A_DAY.fullmatch(for_[1])):
        also = ["per: day"] if for_[1] else []
        return _lines([f"dose: {one.dose}", *also, f"course: {days}"])
    read = _often(one.rest)
    if read is None or not keys(read):
        return ""
    return _lines([f"dose: {one.dose}", *keys(read)], wanting(read))


def _often(rest: str) -> Often | None:
    """How often and when; nothing for `20 mg per week`, which may be one dose or the sum of several."""
    read = signs(rest)
    return None if [one.is_ for one in read] in (["p", "week"], ["p", "month"]) else of_signs(read)


def _lines(lines: list[str], more: str = "") -> str:
    shown = [f"`{line}`" for line in lines] + ([more] if more else [])
    return f"write {', '.join(shown[:-1])} and {shown[-1]}"


def _slots(texts: list[str]) -> str:
    """Amounts at different times of day."""
    made = []
    for one in _clauses(texts):
        read = _often(one.rest)
        if read is None or len(read.slots) != 1 or read.period or read.weekdays:
            return ""
        made.append(f"{{at: {read.slots[0]}, dose: {_in_braces(one.dose)}}}")
    return f"write `slots: [{', '.join(made)}]` in place of `dose:`" if len(made) > 1 else ""


def _steps(texts: list[str]) -> str:
    """Amounts one after the other; how long the last is taken may be open, and is asked for."""
    made, clauses = [], _clauses(texts)
    for number, one in enumerate(clauses, 1):
        for_ = _FOR.fullmatch(one.rest)
        days = _length(for_[2]) if for_ else ""
        other = for_[1] if for_ else one.rest
        if (not days and (for_ or number < len(clauses))) or (other and not _A_DAY.fullmatch(other)):
            return ""
        made.append(f"{{dose: {_in_braces(one.dose)}, for: {days or '…'}}}")
    if not made:
        return ""
    asked = "" if "…" not in made[-1] else ", with how long the last is taken,"
    return f"write `steps: [{', '.join(made)}]`{asked} and `then: stop` or `then: stay`"


def _length(text: str) -> str:
    """A number of days or weeks as it is typed; empty for any other text."""
    read = [one.is_ for one in signs(text.strip().rstrip("."))]
    if len(read) != 2 or not read[0].isdecimal() or read[1] not in ("day", "week") or read[0] == "0":
        return ""
    return f"{read[0]} {read[1]}{'' if read[0] == '1' else 's'}"


def _in_braces(dose: str) -> str:
    """An amount within braces, where a comma would part it."""
    return f'"{dose}"' if re.search(r"[.,]", dose) else dose
