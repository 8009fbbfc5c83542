"""What is wrong with an amount that was refused, and what to write: only ever a hint, never a guess taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.model import fault
from handbook.medicine.lenient import LOOSE, ascii_figures, exact, mended
from handbook.medicine.units import SPELLINGS, code_in, quoted

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

FORMS = "write an amount such as 200 mcg, or a range such as 200 to 600 mcg"


class _Sign(NamedTuple):
    """Something that is misread: its code, how it is recognised, and what to say of it."""

    code: str
    pattern: re.Pattern[str]
    says: str


def _sign(code: str, pattern: str, says: str) -> _Sign:
    return _Sign(code, re.compile(pattern, re.IGNORECASE), says)


_GROUP = r"\d{3}(?!\d)"
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
    _sign("DOSE-03", r"[0-9]_[0-9]", "{text} has a line between its figures"),
    _sign("DOSE-03", r"(?<![0-9.,])(?<![0-9][ \u00a0\u202f'’])0[0-9]", "{text} has a zero before the number"),
    _sign("DOSE-03", r"[0-9]e[+-]?[0-9]", "{text} has a power of ten"),
    _sign("DOSE-03", r"^[ivxlc]+\s+[a-zµμ]+$", "{text} has a Roman number"),
    _sign("DOSE-06", r"^\s*[-−–]", "{text} is less than nothing"),
    _sign("DOSE-06", r"[0-9a-z]\s*(?:[-‐‑‒–—−~]|\.\.+|…)\s*[0-9.]", "{text} is a range with a {dash}"),
    _sign("DOSE-06", r"[0-9]\s*[a-zµμ]+\.?\s+to\s+[0-9.]", "{text} names a unit twice"),
    _sign("DOSE-06", r"[0-9]\s*(?:or|and|till|until|up to)\s*[0-9.]", "{text} is neither an amount nor a range"),
    _sign("DOSE-02", r"[0-9][ \u00a0\u202f'’][0-9]", "{text} groups its figures with a space or a mark"),
    _sign("DOSE-02", rf"(?<!\d)0\d*,|\d{{4}},|\d,(?!{_GROUP})", "{text} has its comma in the wrong place"),
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


def _refused(text: str) -> PydanticCustomError:
    plain, foreign = ascii_figures(text.strip())
    mend = mended(plain)
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
        return fault("DOSE-15", f"{quoted(text)} is no amount", hint if mended else FORMS)
    gap, words = parts[2], parts[3]
    if not words:
        return fault("DOSE-04", f"{quoted(text)} has no unit", "add the unit: mcg, mg, g, mL, units, drops, sprays")
    unit, _, more = words.removesuffix(" per kg").removesuffix(" per m2").partition(" ")
    if more and code_in(unit) and (not mended or re.search("[0-9]", more)):
        return fault("DOSE-15", f"{quoted(text)} has more words than an amount", hint)
    if not code_in(unit.rstrip(".")):
        known = hint if mended or hint != FORMS else f"use one of {', '.join(SPELLINGS)}"
        if _SPOON.fullmatch(unit.rstrip(".")):
            known = "write it in mL, such as 5 mL, as the source states it: no two spoons hold the same"
        return _unit_refused(text, unit, known)
    if unit.endswith("."):
        return fault("DOSE-01", f"{quoted(text)} has a full stop after the unit", hint)
    if not gap:
        return fault("DOSE-01", f"{quoted(text)} runs the number into the unit", hint)
    if mended:
        return fault("DOSE-01", f"{quoted(text)} is not spaced by single spaces", hint)
    return fault("DOSE-15", f"{quoted(text)} is no amount", FORMS)


_KEYS = (
    (r"[a-z]\s*\([0-9]", "write one of the two: what the pieces hold is printed with them"),
    (r"^[0-9½]+(?:-[0-9½]+){2,3}$", "each time of day can have its own dose under `slots:`"),
    (r"^[1-9][0-9]?\s*[x×*]\s*[0-9]", "how often has a key of its own, `frequency:`; one time of day has one amount"),
    (r"per day|a day|daily|/d(?:ay)?\b", "a total for one day is written as `per: day` beside the dose"),
    (r"\bthen\b|taper|reduc|increas", "a dose that changes has a key of its own: `steps:`"),
    (r"morning|noon|evening|night|bedtime", "each time of day can have its own dose under `slots:`"),
    (r"week|(?:mon|tues|wednes|thurs|fri|satur|sun)day", "days of the week are written under `on:` or `week:`"),
    (r"altern|every", "how often has keys of its own: `frequency:`, `every:`, `alternate:`"),
    (r"\bfor\b|days", "how long has a key of its own: `course:`"),
)


def elsewhere(text: str) -> str:
    """Where what follows the dose of a regimen has its own key; no hint that would drop it."""
    plain, _ = ascii_figures(text.strip())
    return next((hint for words, hint in _KEYS if re.search(words, plain, re.IGNORECASE)), "")


_SPOON = re.compile(
    r"(?:tea|table|dessert)?spoon(?:ful)?s?|tsps?|tbsps?|tl|el|teelöffel|esslöffel|cuillères?|cuchar(?:adit)?a(?:da)?s?|лож\w+",
    re.IGNORECASE,
)


def _unit_refused(text: str, unit: str, hint: str) -> PydanticCustomError:
    what = "a unit with more than one meaning" if LOOSE.get(unit.lower()) == "" else "no unit that is known here"
    return fault("DOSE-04", f"{quoted(unit)} in {quoted(text)} is {what}", hint)


_DASHES = {"-": "hyphen", "‑": "hyphen", "‐": "hyphen", "−": "minus sign", "~": "tilde", "…": "row of points"}
