"""What is wrong with an amount that was refused, and what to write: only ever a hint, never a guess taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from handbook.foundation.model import fault
from handbook.medicine.units import SPELLINGS, UNITS, converted, decimal, figure, quoted, size_misfit, typed

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

FORMS = "write an amount such as 200 mcg, or a range such as 200 to 600 mcg"

# Spellings that people type, and the unit that is meant; an empty one has two meanings and gets no mend.
_LOOSE = {
    "ug": "mcg", "µg": "mcg", "μg": "mcg", "mcgs": "mcg", "mcgm": "mcg", "ugs": "mcg", "mikrogramm": "mcg",
    "microg": "mcg", "mgs": "mg", "mgm": "mg", "milligram": "mg", "milligrams": "mg",
    "gm": "g", "gms": "g", "gram": "g", "grams": "g", "gr": "", "grs": "", "kg": "",
    "nanog": "nanograms", "nanogs": "nanograms", "ng": "nanograms",
    "ml": "mL", "mls": "mL", "millilitre": "mL", "millilitres": "mL", "milliliter": "mL",
    "milliliters": "mL", "cc": "mL", "ccm": "mL", "cm3": "mL",
    "iu": "units", "u": "units", "ius": "units", "i.u": "units", "gtt": "drops", "gtts": "drops",
    "tab": "tablets", "tabs": "tablets", "cap": "capsules",
    "caps": "capsules",
    "millimol": "mmol", "mmols": "mmol",
}  # fmt: skip

_VULGAR = re.compile("[¼-¾⅐-⅞]")
_NUMBER = (
    r"[0-9]+[ \u00a0-][0-9]/[0-9]+|[0-9]*[.][0-9]+|[0-9]+/[0-9]+"
    r"|[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+|[0-9]+(?:,[0-9]{3})*[.]?"
)
_UNIT = r"[A-Za-zµμ][A-Za-zµμ.0-9]*?"
_BETWEEN = r"-|‐|‑|‒|–|—|−|~|\.\.+|…|to|till|until|up to|bis|à"
_LENIENT = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<first>{_UNIT})?\.?\s*"
    rf"(?:(?P<between>{_BETWEEN})\s*(?P<high>{_NUMBER})\s*(?P<second>{_UNIT})?\.?)?\s*"
    r"(?:(?:/|per)\s*(?:(?P<kg>kg|kilogram|kilo)\b|(?P<m2>m2|m²|sqm|square met(?:er|re)))\.?)?",
    re.IGNORECASE,
)


class _Sign(NamedTuple):
    """Something that is misread: its code, how it is recognised, and what to say of it."""

    code: str
    pattern: re.Pattern[str]
    says: str


def _sign(code: str, pattern: str, says: str) -> _Sign:
    return _Sign(code, re.compile(pattern, re.IGNORECASE), says)


# The first that fits is told. `{text}` is the whole amount, `{found}` what was recognised.
_SIGNS = (
    _sign("DOSE-15", r"\bnan\b|\binf(inity)?\b", "{text} is no number"),
    _sign("DOSE-07", r"[<>≤≥]", "{text} has the sign {found}, which is read as a figure or turned round"),
    _sign("DOSE-07", r"[~≈±]", "{text} has the sign {found}; what is about is said in words, in a note"),
    _sign("DOSE-07", r"[@&+*×]|(?<=[0-9])\s?x\b", "{text} has the sign {found}, which is read as a figure"),
    _sign("DOSE-07", r"\bccm?\b|(?<=[0-9])cc\b", "{text} has cc, which is read as a figure; it is mL"),
    _sign("DOSE-03", r"[0-9]\s*[/⁄]\s*[0-9]|[¼½¾⅐-⅞]", "{text} is a fraction, whose line is read as a 1"),
    _sign("DOSE-03", r"(?<![0-9])[.][0-9]", "{text} has no figure before the point; read quickly it is {ten}"),
    _sign("DOSE-03", r"[0-9][.](?:0+)(?![0-9])", "{text} ends in a zero; read quickly it is {ten}"),
    _sign("DOSE-03", r"[.][0-9]*0(?![0-9])", "{text} ends in a zero that says nothing"),
    _sign("DOSE-03", r"[0-9][.](?![0-9.])(?=\s*[a-zµμ])", "{text} has a point with no figure after it"),
    _sign("DOSE-03", r"(?<![0-9.,])(?<![0-9][ \u00a0\u202f'’])0[0-9]", "{text} has a zero before the number"),
    _sign("DOSE-03", r"[0-9]e[+-]?[0-9]", "{text} has a power of ten"),
    _sign("DOSE-03", r"^[ivxlc]+\s+[a-zµμ]+$", "{text} has a Roman number"),
    _sign("DOSE-06", r"^\s*[-−–]", "{text} is less than nothing"),
    _sign("DOSE-06", r"[0-9a-z]\s*(?:[-‐‑‒–—−~]|\.\.+|…)\s*[0-9.]", "{text} is a range with a {dash}"),
    _sign("DOSE-06", r"[0-9]\s*[a-zµμ]+\.?\s+to\s+[0-9.]", "{text} names a unit twice"),
    _sign("DOSE-06", r"[0-9]\s*(?:or|and|till|until|up to)\s*[0-9.]", "{text} is neither an amount nor a range"),
    _sign("DOSE-02", r"[0-9][ \u00a0\u202f'’][0-9]", "{text} groups its figures with a space or a mark"),
    _sign("DOSE-02", r"[0-9],", "{text} has its comma in the wrong place"),
    _sign("DOSE-07", r"/", "{text} has a slash, which is read as a 1"),
    _sign("DOSE-04", r"[µμ]", "{text} has the Greek letter mu, which is read as m"),
    _sign("DOSE-04", r"[0-9]\s*(?:i\.?u\.?s?|u)\b", "{text} shortens the word units to {found}"),
)  # fmt: skip


def amount_refused(text: str) -> PydanticCustomError:
    """The fault of a text that is no amount: what in it is misread, and what to write."""
    told = _refused(text)
    mend = exact(text)
    if not mend or not told.context:
        return told
    return fault(told.type, told.context["message"], told.context["hint"], mend=mend)


def meant(text: str) -> str:
    """How the amount is typed that a refused text most likely stands for; empty if it has more than one reading."""
    return _mend(_ascii_figures(text.strip())[0])


def exact(text: str) -> str:
    """How an amount is typed that was typed wrongly; empty unless every figure of it stays as it is."""
    mend = _mend(text.strip())
    # `2 500 mcg` may be 2,500 mcg or twice 500 mcg; a group that starts with a zero can only be a group.
    if not mend or re.search(r"[0-9] (?!0)[0-9]{3}\b", text):
        return ""
    typed = re.sub("(?<=[0-9])[ \u00a0\u202f'’,](?=[0-9]{3}(?![0-9]))", "", text)
    return mend if _FIGURES.findall(typed) == _FIGURES.findall(mend.replace(",", "")) else ""


_FIGURES = re.compile(r"[0-9.]*[0-9](?:/[0-9])?")


def _refused(text: str) -> PydanticCustomError:
    plain, foreign = _ascii_figures(text.strip())
    mend = _mend(plain)
    hint = f"write {mend}" if mend else FORMS
    if not text.strip():
        return fault("DOSE-15", "no amount is written here", FORMS)
    if foreign:
        return fault("DOSE-15", f"{quoted(text)} has figures of another script", hint)
    for sign in _SIGNS:
        found = sign.pattern.search(plain)
        if found:
            return fault(sign.code, _told(sign.says, text, found[0], plain), hint)
    return _other_refused(text, plain, hint, bool(mend))


def _told(says: str, text: str, found: str, plain: str) -> str:
    """The message, with what a hasty reader makes of the amount."""
    ten = "ten times as much and more"
    if len(re.findall(r"[0-9.,]+", plain)) == 1:
        ten = re.sub(r"[.](?=[0-9])", "", plain).lstrip("0")
    part = re.sub(r"[0-9a-zA-Z\s]", "", found) or re.sub(r"[0-9\s]", "", found)
    return says.format(text=quoted(text), found=part, dash=_DASHES.get(part, "dash"), ten=ten)


def _other_refused(text: str, plain: str, hint: str, mended: bool) -> PydanticCustomError:
    parts = re.match(r"([0-9.,]+(?:\s*to\s*[0-9.,]+)?)(\s*)(.*)", plain)
    if not parts:
        return fault("DOSE-15", f"{quoted(text)} is no amount", FORMS)
    gap, words = parts[2], parts[3]
    if not words:
        return fault("DOSE-04", f"{quoted(text)} has no unit", "add the unit: mcg, mg, g, mL, units, drops, sprays")
    unit, _, more = words.removesuffix(" per kg").removesuffix(" per m2").partition(" ")
    if more and unit in SPELLINGS and not mended:
        return fault("DOSE-15", f"{quoted(text)} has more words than an amount", _elsewhere(more))
    if unit.rstrip(".") not in SPELLINGS:
        return _unit_refused(text, unit, hint if mended else f"use one of {', '.join(SPELLINGS)}")
    if unit.endswith("."):
        return fault("DOSE-01", f"{quoted(text)} has a full stop after the unit", hint)
    if not gap:
        return fault("DOSE-01", f"{quoted(text)} runs the number into the unit", hint)
    if mended:
        return fault("DOSE-01", f"{quoted(text)} is not spaced by single spaces", hint)
    return fault("DOSE-15", f"{quoted(text)} is no amount", FORMS)


_KEYS = (
    (r"per day|a day|daily|/day", "a total for one day is written as `per: day` beside the dose"),
    (r"then|taper|reduc|increas", "a dose that changes has a key of its own: `steps:`"),
    (r"morning|noon|evening|night|bedtime", "each time of day can have its own dose under `slots:`"),
    (r"week|monday|tuesday|wednesday|thursday|friday|saturday|sunday", "days of the week are written under `on:`"),
    (r"altern|every other|every", "how often has keys of its own: `frequency:`, `every:`, `alternate:`"),
    (r"for |days|weeks", "how long has a key of its own: `course:`"),
)


def _elsewhere(more: str) -> str:
    """Where what follows an amount has its own key; no hint that would drop it."""
    return next((hint for pattern, hint in _KEYS if re.search(pattern, more, re.IGNORECASE)), "")


def _unit_refused(text: str, unit: str, hint: str) -> PydanticCustomError:
    what = "a unit with more than one meaning" if _LOOSE.get(unit.lower()) == "" else "no unit that is known here"
    return fault("DOSE-04", f"{quoted(unit)} in {quoted(text)} is {what}", hint)


_DASHES = {"-": "hyphen", "‑": "hyphen", "‐": "hyphen", "−": "minus sign", "~": "tilde", "…": "row of points"}


def _ascii_figures(text: str) -> tuple[str, bool]:
    """The text with figures of other scripts made plain, and whether there were any."""
    made = "".join(str(int(char)) if char.isdecimal() and not char.isascii() else char for char in text)
    return _VULGAR.sub(_in_figures, made), made != text


def _in_figures(found: re.Match[str]) -> str:
    """A fraction in one sign as figures; behind a whole number it stays apart from it: 1½ is 1 1/2."""
    apart = " " if found.string[: found.start()][-1:].isdigit() else ""
    return apart + normalize("NFKC", found[0]).replace("⁄", "/")


def _mend(plain: str) -> str:
    """The amount that was most likely meant, as it is typed; empty if there is more than one reading."""
    found = _LENIENT.fullmatch(plain)
    if not found:
        return ""
    second = found["second"] or found["first"]
    first = found["first"] or second
    low, high = _number(found["low"]), _number(found["high"] or found["low"])
    if not first or not second or not low or not high:
        return ""
    try:
        per = "kg" if found["kg"] else "m2" if found["m2"] else ""
        return _range(low, _spelling(first), high, _spelling(second), per)
    except ValueError:
        return ""


def _range(low: str, first: str, high: str, second: str, per: str) -> str:
    """The range from one amount to another, told in the smaller of their units; ValueError if it is none."""
    if first not in SPELLINGS or second not in SPELLINGS:
        raise ValueError("unknown unit")
    ends = ((decimal(low), SPELLINGS[first]), (decimal(high), SPELLINGS[second]))
    unit = min((code for _, code in ends), key=lambda code: UNITS[code].size)
    least, most = sorted(converted(number, code, unit) for number, code in ends)
    said = typed(least, most, unit, per)
    if size_misfit(said, least, most, unit, per):
        raise ValueError(f"{said} is no dose")
    return said


def _spelling(word: str) -> str:
    """A unit as it should be typed; the word itself if it is right or unknown."""
    plain = word.rstrip(".")
    if plain in SPELLINGS:
        return plain
    lower = plain.lower()
    return _LOOSE.get(lower) or next((known for known in SPELLINGS if known.lower() == lower), plain)


def _number(text: str) -> str:
    """A number as it should be typed; empty if it has more than one reading."""
    if "/" in text:
        whole, _, part = re.sub("[ \u00a0-]", " ", text).rpartition(" ")
        above, below = (int(figure) for figure in part.split("/"))
        if below not in (2, 4, 5, 8, 10) or (whole and above >= below):
            return ""
        return figure(decimal(whole or "0") + decimal(str(above)) / below)
    plain = re.sub("[ \u00a0\u202f'’]", "", text).rstrip(".")
    whole = plain.split(".")[0]
    if (len(whole) > 1 and whole.startswith("0")) or re.fullmatch("[0-9]{1,3}[.][0-9]{2}0", plain):
        return ""
    return figure(decimal(plain if whole else f"0{plain}"))
