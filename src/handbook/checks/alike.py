"""Signs that print like others: letters of another alphabet or style, figures of another script, O and l in a figure.

An amount is read as it prints, and refused for what only looks right in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import decimal, normalize

from handbook.foundation.regex import Regex

_TWINS = (
    "м-m М-M с-c С-C е-e Е-E о-o О-O а-a А-A р-p Р-P х-x Х-X і-i І-I т-t Т-T н-H Н-H в-B В-B к-k К-K у-u З-3 "
    "з-3 υ-u Μ-M Τ-T Ο-O ο-o Ε-E Α-A α-a Ρ-P ρ-p Χ-X Ι-I Ν-N Β-B Κ-K ϲ-c Ϲ-C ɡ-g ɑ-a ɩ-i ⅿ-m ⅽ-c ⅼ-l ⅰ-i Ⅿ-M "
    "Ⅽ-C Ⅰ-I ℓ-l ℊ-g "
)
"""What looks alike, and the Latin letter that it is taken for, as far as units and short forms are made of them."""


def _is_cyrillic(pair: str) -> bool:
    return "Ѐ" <= pair[0] <= "ӿ" and pair[2] != "3"


_LATIN = str.maketrans({one[0]: one[2] for one in _TWINS.split()})
_CYRILLIC = str.maketrans({one[2]: one[0] for one in reversed(_TWINS.split()) if _is_cyrillic(one)})
_OTHER = "Ѐ-ӿͰ-Ͽɐ-ʯⅠ-ⅿℊℓ"
# Letters of an alphabet are look-alikes only inside a word or behind a figure of another alphabet.
_MIXED = Regex(rf"(?=\w*[A-Za-z0-9])(?=\w*[{_OTHER}])\w{{1,40}}|(?<=\d)[\s\u00a0]{{0,2}}[{_OTHER}]\w{{0,10}}")
_MIXED_IN_RUSSIAN = Regex(r"(?=\w*[A-Za-z])(?=\w*[Ѐ-ӿ])\w{1,40}")
_RUSSIAN = Regex(r"[Ѐ-ӿ0-9]+")
_SCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
LETTERED = Regex(r"\d[OolI]|[OolI]\d")
"""What every figure has that is typed with a letter O, o, l or I."""
_UNIT = (
    r"(?:mc?gs?|g|m[lL]|mkg|micro\w{1,9}|milli\w{1,9}|units?|IU|IE|[Tt]ab\w{0,8}|cap\w{0,8}|drops?|Tropfen"
    r"|comprim\w{1,4}|мк?г|мл)\b"
)
_TYPED_IN_LETTERS = Regex(
    rf"(?<![\w.,])(?!O2\b)(?=[\d.,OolI]{{0,9}}\d)(?=[\d.,]{{0,9}}[OolI])[\dOolI][\d.,OolI]{{0,8}}"
    rf"(?=[\s\u00a0-]{{0,2}}{_UNIT})"
)
_FIGURES = str.maketrans("OolI", "0011")
_LOOSE = Regex(r"[*_~\\]")
_TORN = Regex(r"[*_\\]{0,3}\d[\d.,*_~\\]{0,20}[ \u00a0]?[*_~\\mcgLlunkµμ]{1,12}(?![^\W_])")
_WHOLE = Regex(r"\d[\d.,]*[ \u00a0]?(?:mc?g|g|m[lL]|[uµμ]g|ng|kg)")


def as_it_reads(sign: str, before: str) -> str:
    """A sign that is not ASCII as it reads behind another: a figure of another script, a unit in one sign."""
    if decimal(sign, None) is not None:
        return str(decimal(sign))
    if sign in "⁄∕":  # the line of a fraction
        return "/"
    if "\u3300" <= sign <= "\u33ff" or "\uff01" <= sign <= "\uff5e" or "\U0001d400" <= sign <= "\U0001d7ff":
        return normalize("NFKC", sign)
    # A raised figure that begins a word is one of an amount; behind a letter or another it is m² or a note's mark.
    raised = sign in _SCRIPTS and (not before.strip() or before in "⁄∕/" or before in _SCRIPTS)
    return normalize("NFKC", sign) if raised else sign


def loose(text: str) -> frozenset[int]:
    """Where marks stand in an amount that are no markup and no part of it: 3**00 mcg, 300_mcg_, 300\\ mcg."""
    found: set[int] = set()
    for one in _TORN.finditer(text) if _LOOSE.search(text) else ():
        if _WHOLE.fullmatch(_LOOSE.sub("", one[0])):
            found.update(at for at in range(*one.span()) if text[at] in "*_~\\")
    return frozenset(found)


def disguised(plain: str, base: str) -> Iterator[tuple[int, str]]:
    """Stretches of a text, in which signs of two kinds stand, as they read: where, and as many signs."""
    russian = base == "ru"
    for found in (_MIXED_IN_RUSSIAN if russian else _MIXED).finditer(plain) if not plain.isascii() else ():
        folded = found[0].translate(_CYRILLIC if russian else _LATIN)
        sound = _RUSSIAN.fullmatch(folded) if russian else folded.strip().isascii()
        if sound and folded != found[0]:
            yield found.start(), folded


def in_letters(plain: str) -> Iterator[tuple[int, str]]:
    """Figures before a unit that are typed with letters, as they read: where, and as many signs."""
    for found in _TYPED_IN_LETTERS.finditer(plain) if LETTERED.search(plain) else ():
        yield found.start(), found[0].translate(_FIGURES)
