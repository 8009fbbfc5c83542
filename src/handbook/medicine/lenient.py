"""Amounts as people type them, and the amount that each most likely stands for: only ever a hint, never taken."""

from __future__ import annotations

import re
from unicodedata import normalize

from handbook.language.loosely import named_number
from handbook.language.unitwords import unit_words
from handbook.medicine.ownpieces import CODE
from handbook.medicine.units import (
    SPELLINGS,
    UNITS,
    code_in,
    converted,
    decimal,
    figure,
    is_piece,
    size_misfit,
    typed,
)

# Spellings that people type, and the unit that is meant; an empty one has two meanings and gets no mend.
LOOSE = {
    "ug": "mcg", "µg": "mcg", "μg": "mcg", "mcgs": "mcg", "mcgm": "mcg", "ugs": "mcg",
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
    r"[0-9]{1,2}[ \u00a0-][0-9]/[0-9]+|[0-9]*[.][0-9]+|[0-9]+/[0-9]+"
    r"|[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+|[0-9]+(?:,[0-9]{3})*[.]?"
)
_UNIT = rf"(?:{CODE}|[^\W\d_](?:[^\W_]|[.])*?)"
_BETWEEN = r"-|‐|‑|‒|–|—|−|~|\.\.+|…|to|till|until|up to|bis|à"
_LENIENT = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<first>{_UNIT})?\.?\s*"
    rf"(?:(?P<between>{_BETWEEN})\s*(?P<high>{_NUMBER})\s*(?P<second>{_UNIT})?\.?)?\s*"
    r"(?:(?:/|per|pro|par|por|на)\s*"
    r"(?:(?P<kg>kg|kilogram|kilo|кг)\b|(?P<m2>m2|m²|м2|м²|sqm|square met(?:er|re)))\.?)?",
    re.IGNORECASE,
)


def meant(text: str) -> str:
    """How the amount is typed that a refused text most likely stands for; empty if it has more than one reading."""
    return mended(ascii_figures(text.strip())[0])


def exact(text: str) -> str:
    """How an amount is typed that was typed wrongly; empty unless every figure of it stays as it is."""
    mend = mended(text.strip())
    # `2 500 mcg` may be 2,500 mcg or twice 500 mcg; a group that starts with a zero can only be a group.
    if not mend or re.search(r"[0-9] (?!0)[0-9]{3}\b", text):
        return ""
    typed = re.sub("(?<=[0-9])[ \u00a0\u202f'’,](?=[0-9]{3}(?![0-9]))", "", text)
    return mend if _FIGURES.findall(typed) == _FIGURES.findall(mend.replace(",", "")) else ""


_FIGURES = re.compile(r"[0-9.]*[0-9](?:/[0-9])?")


def ascii_figures(text: str) -> tuple[str, bool]:
    """The text with figures of other scripts made plain, and whether there were any."""
    made = "".join(str(int(char)) if char.isdecimal() and not char.isascii() else char for char in text)
    return _VULGAR.sub(_in_figures, made), made != text


def _in_figures(found: re.Match[str]) -> str:
    """A fraction in one sign as figures; behind a whole number it stays apart from it: 1½ is 1 1/2."""
    apart = " " if found.string[: found.start()][-1:].isdecimal() else ""
    return apart + normalize("NFKC", found[0]).replace("⁄", "/")


def mended(plain: str) -> str:
    """The amount that was most likely meant, as it is typed; empty if there is more than one reading."""
    together = _together(plain)
    found = _LENIENT.fullmatch(together or in_figures(plain))
    if not found:
        return ""
    second = found["second"] or found["first"]
    first = found["first"] or second
    low, high = _number(found["low"]), _number(found["high"] or found["low"])
    if not first or not second or not low or not high or _torn(found):
        return ""
    try:
        per = "kg" if found["kg"] else "m2" if found["m2"] else ""
        return _range(low, _spelling(first), high, _spelling(second), per)
    except ValueError:
        return ""


_PARTS = tuple(
    (re.compile(rf"(?:{said}) (?=[^\W\d_])", re.IGNORECASE), part)
    for said, part in (
        (r"(?:a )?half(?: of)?(?: an?)?|(?:eine?n? )?halbe[nrs]?|(?:une? )?demie?|medi[oa]|половин[ау]", "0.5"),
        (r"(?:a )?quarter(?: of)?(?: an?)?|un cuarto de(?: una?)?|четверть", "0.25"),
        (r"three[ -]quarters(?: of)?(?: an?)?|tres cuartos de(?: una?)?|три четверти", "0.75"),
        (r"one and a half|eineinhalb|anderthalb|une? et demie?|una? y medi[oa]|полтор[аы]", "1.5"),
    )
)
_AND_HALF = re.compile(r"(\w+) and a half (?=[^\W\d_])", re.IGNORECASE)
_RANGE = re.compile(rf"(\w+) ({_BETWEEN}) (\w+) (?=[^\W\d_])", re.IGNORECASE)


def in_figures(plain: str) -> str:
    """The same with a number in words at its head as a figure: one tablet, half a tablet, one to two tablets."""
    for pattern, part in _PARTS:
        if found := pattern.match(plain):
            return f"{part} {plain[found.end() :]}"
    more, ends = _AND_HALF.match(plain), _RANGE.match(plain)
    if more and (whole := named_number(more[1])):
        return f"{whole}.5 {plain[more.end() :]}"
    if ends and (low := named_number(ends[1])) and (high := named_number(ends[3])):
        return f"{low} {ends[2]} {high} {plain[ends.end() :]}"
    word, _, rest = plain.partition(" ")
    number = ("1" if word.casefold() in ("a", "an") else named_number(word)) if rest else ""
    return f"{number} {rest}" if number else plain


_PIECE = rf"{CODE}|[^\W\d_]+"
_EACH = re.compile(rf"([1-9][0-9]?)( ?[x×])? ({_NUMBER}) ?([^\W\d_]+)[ -]({_PIECE})", re.IGNORECASE)
_OF = re.compile(rf"({_NUMBER}) ({_PIECE}) (?:of|à|zu je|zu|von|de|a|по) ({_NUMBER}) ?([^\W\d_]+)", re.IGNORECASE)


def _together(plain: str) -> str:
    """What so many pieces of a strength hold together: two 5 mg tablets, 2 tablets of 5 mg; empty for other texts."""
    told = in_figures(plain)
    each, of = _EACH.fullmatch(told), _OF.fullmatch(told)
    if each and (each[2] or told != plain or not re.fullmatch("[0-9]{3}", each[3])):  # 2 500 mg may be 2,500 mg
        count, _, strength, unit, piece = each.groups()
    elif of:
        count, piece, strength, unit = of.groups()
    else:
        return ""
    code, counted = code_in(_spelling(unit)), code_in(_spelling(piece))
    numbers = _number(count), _number(strength)
    if not all(numbers) or not code or UNITS[code].kind != "mass" or not counted or not is_piece(counted):
        return ""
    return f"{decimal(numbers[0]) * decimal(numbers[1]):f} {unit}"


def _torn(found: re.Match[str]) -> bool:
    """Whether a whole number and a fraction stand apart: 1 - 1/2 is one and a half to one, a range to another."""
    high = found["high"] or ""
    return "/" in high and not re.search("[ \u00a0-]", high) and "/" not in found["low"]


def _range(low: str, first: str, high: str, second: str, per: str) -> str:
    """The range from one amount to another, told in the smaller of their units; ValueError if it is none."""
    ends = ((decimal(low), code_in(first)), (decimal(high), code_in(second)))
    if not ends[0][1] or not ends[1][1]:
        raise ValueError("unknown unit")
    unit = min((code for _, code in ends), key=lambda code: UNITS[code].size)
    least, most = sorted(converted(number, code, unit) for number, code in ends)
    said = typed(least, most, unit, per)
    if size_misfit(said, least, most, unit, per):
        raise ValueError(f"{said} is no dose")
    return said


def _spelling(word: str) -> str:
    """A unit as it should be typed; the word itself if it is right or unknown."""
    plain = word.rstrip(".")
    if code_in(plain):
        return plain
    lower = plain.lower()
    own = LOOSE.get(lower) or next((known for known in SPELLINGS if known.lower() == lower), "")
    return own or (plain if lower in LOOSE else _abroad(lower) or plain)


def known_unit(word: str) -> str:
    """How a unit of ours is typed that a word stands for in any language; empty if it stands for none."""
    own = _spelling(word)
    return own if own in SPELLINGS else ""


def _abroad(word: str) -> str:
    """A unit that another language names so: Tropfen, gouttes, капель."""
    name = unit_words().get(word)
    codes = (code for code in UNITS if code.strip("[]{}") == name)
    return next((UNITS[code].us[1] for code in codes), "")


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
