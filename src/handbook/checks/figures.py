"""Amounts in figures, as a language writes them: found in a text, and told in the grammar of regimens.yaml."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from handbook.checks.lexicon import lexicon
from handbook.foundation.regex import Regex
from handbook.medicine.amount import Amount
from handbook.medicine.units import SPELLINGS, UNITS, decimal, figure

# Every repetition is bounded: a long row of figures costs what it is long, and no more.
_NUMBER = (
    r"(?:\d{1,6}\s?[½¼¾⅓⅔]|\d{1,4}[ \u00a0-]\d/\d{1,2}|\d{1,4}/\d{1,4}|[½¼¾⅓⅔]"
    r"|\d{1,3}(?:[ \u00a0'’\u202f]\d{3}){1,4}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,4}(?![\d.])|\d[\d,]{0,15}(?:\.\d{1,12})?(?:[eE]\d{1,2})?(?:\.(?=\s?(?:mc?g|g|m[lL])\b))?"
    r"|[.,]\d{1,12})"
)
# Grains, minims and drams: apothecary units are confused with metric ones (Joint Commission, candidates of the
# "Do Not Use" list; ISMP 2015, the signs of dram and minim).
_MEASURE = (
    r"mc?gs?|mcgm|gr|grains?|minims?|drams?|mkg|mc\sg|Mg|nanogs?|[uµ]gs?|μg|ng|g|m[lL]s?|M[LGl]|MCG|cc|ccm|I\.?U|iu|i\.u|[Uu]|[Uu]nits?|kg"
    r"|(?:[Mm]icro|[Mm]illi|[Nn]ano)[\s-]?gram(?:me)?s?|gram(?:me)?s?|[Mm]illilit(?:er|re)s?"
)
SPOONS = (
    r"(?:[Tt]sps?|[Tt]bsps?|Tbl|[Tt](?:ea|able)spoon(?:ful)?s?|(?:Tee|E(?:ss|ß))löffel|cuill(?:è|e)r(?:é|e)?es?"
    r"|cuchar(?:ad)?(?:it)?as?|(?:(?:чайн|столов)\w{1,3}\s)?лож(?:к\w|ек))"
)
_UNIT = (
    rf"{_MEASURE}|[Dd]rops?|[Ss]prays?|[Pp]uffs?|[Tt]ablets?|[Tt]abs?"
    rf"|[Cc]apsules?|[Cc]aps?|gtts?|{SPOONS}"
)
_SIMPLE = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_MIXED = Regex(r"(?:(\d{1,6})[\s\u00a0-]?)?(?:(\d{1,4})/(\d{1,4})|([½¼¾⅓⅔]))")
_KNOWN = "|".join(sorted(SPELLINGS, key=len, reverse=True))
_EXACT = Regex(rf"([0-9][0-9,]*(?:\.[0-9]+)?)(?: to ([0-9][0-9,]*(?:\.[0-9]+)?))? ({_KNOWN})( per kg)?")


@lru_cache(maxsize=5)
def pattern(base: str) -> re.Pattern[str]:
    """Figures with a unit, or a range of them, in a language."""
    written = lexicon(base).written
    own = (word for words in written["units"].values() for word in words)
    words = "|".join(
        re.escape(one).replace(r"\ ", r"\s").replace(r"\*", r"\w{0,12}") for one in sorted(own, key=len, reverse=True)
    )
    unit = rf"(?:{_UNIT}|(?i:{words}))"
    to = "|".join(map(re.escape, written["range"]))
    return re.compile(
        rf"(?<![\w.,/\-–])(?:(?!\d{{1,4}}-\d/\d){_NUMBER}(?:\s?{unit})?\s?(?:[-~]|{to}|‐|‑|‒|–|—|−|…)\s?)?(?P<last>{_NUMBER})"
        rf"(?P<gap>[\s-]{{0,3}})(?P<unit>{unit})(?![\w²³^])"
        r"(?P<kg>\s?(?:/|per|pro|par|por|на)\s?(?:kg|kilogram|кг)\b)?(?P<stop>\.(?=\s[a-z]|,))?"
    )


_MASSES = ("ng", "ug", "mg", "g", "mL", "[iU]")


@lru_cache(maxsize=5)
def run_in(base: str) -> re.Pattern[str]:
    """A name that runs into its dose: Tegretol300 mg; omega3 capsules are a name and what it comes in."""
    written = lexicon(base).written["units"]
    own = "|".join(re.escape(word).replace(r"\*", r"\w{0,12}") for code in _MASSES for word in written[code])
    unit = rf"(?:{_MEASURE}|(?i:{own}))"
    return re.compile(rf"(?<!\w)(?P<name>[^\W\d_]{{4,30}})(?=(?P<dose>\d[\d,.]{{0,9}}\s?{unit}(?!\w)))")


class Fraction(NamedTuple):
    """What a number with a fraction comes to: 1½, 3/4."""

    value: Decimal | None
    """None if it has no end in decimals, or is no fraction."""


def fraction(number: str) -> Fraction | None:
    """The fraction that a number is; None if it is a plain number."""
    found = _MIXED.fullmatch(number.strip())
    if not found:
        return None
    whole, above, below, sign = found.groups()
    if sign:
        above, below = _SIMPLE[sign].split("/")
    if int(below) not in (2, 4, 5, 8, 10):
        return Fraction(None)
    return Fraction(Decimal(whole or 0) + Decimal(above) / Decimal(below))


def measured(typed: str) -> Amount | None:
    """An amount of whatever size, in the grammar of regimens.yaml; None if it is none."""
    found = _EXACT.fullmatch(typed)
    if not found:
        return None
    low, high, unit, per_kg = found.groups()
    return Amount(decimal(low), decimal(high or low), SPELLINGS[unit], "kg" if per_kg else "")


def english(typed: str, base: str) -> str:
    """An amount of another language in the grammar of regimens.yaml; empty if its figures can be read two ways."""
    if base == "en":
        return typed
    written = lexicon(base).written
    if re.search(r"\d\.\d", typed):
        return ""
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f'’](?=\d{3}(?!\d))", "\ue002", typed)
    plain = re.sub(r"(?:(?<=\d)|(?<!\S)),(?=\d)", ".", plain).replace("\ue002", ",")
    plain = re.sub(rf"(?<=[\d\w])\s(?:{'|'.join(map(re.escape, written['range']))})\s(?=\d)", " to ", plain)
    plain = re.sub(r"\s(?:pro|par|por|на)\s(?:kg|кг)\b", " per kg", plain)
    found = re.match(r"(.*\d\s?)(\D+?)( per kg)?$", plain)
    if not found:
        return plain
    code = _code(found[2], base)
    return f"{found[1]}{UNITS[code].us[1]}{found[3] or ''}" if code else plain


def _code(word: str, base: str) -> str:
    """The unit that a word of the language names; empty if it names none."""
    low = word.casefold().strip()
    for code, words in lexicon(base).written["units"].items():
        for one in words:
            known = one.casefold()
            if low == known or (known.endswith("*") and low.startswith(known[:-1])):
                return str(code)
    return ""


def counted(value: Decimal, code: str) -> Amount:
    """So many of a unit."""
    plain = decimal(figure(value))
    return Amount(plain, plain, code)
