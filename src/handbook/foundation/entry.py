"""A text as it enters: one reading of letters for all that is typed, in files and on the command line.

What looks the same is stored the same, so that it is found, matched and read aloud alike; what cannot be seen
is refused, because it makes a text read differently from how it is stored.
"""

import re
from typing import NamedTuple
from unicodedata import is_normalized, name, normalize

from handbook.foundation.regex import Regex


class Unseen(NamedTuple):
    """A sign that must not stand in a text: where it begins and ends there, and what to say of it."""

    start: int
    end: int
    says: str


# Control characters, other line separators, zero-width and bidirectional signs, fillers, variation selectors,
# language tags, halves of letters, and places that are no character at all.
_HIDDEN = Regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff]"
)
# A soft hyphen may part "2" and "00": whether it is meant cannot be told. Joiners have no business in a figure.
_IN_FIGURE = Regex("(?<=\\d)[\u00ad\u200c\u200d]|[\u00ad\u200c\u200d](?=\\d)")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_LIGATURES |= {"\ufb05": "st", "\ufb06": "st"}
_SPELT = str.maketrans({**_LIGATURES, "\u00ad": None})
_PARTED = Regex(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_BROKEN = Regex(r"[^\S\n]*\n[^\S\n]*")
LONGEST_WORD = 500
MAX_DEPTH = 64  # libyaml's own composer overflows the stack on deep nesting, so the guard must come first
_WEB = Regex(
    r"&(?:nbsp|amp|lt|gt|quot|apos|shy|thinsp|ensp|emsp|ndash|mdash|hellip|micro|mu|deg|frac\d\d|times|sup\d|alpha|beta"
    r"|gamma|le|ge|plusmn|middot|bull|[AaOoUuEe]uml|szlig|[aeiou](?:acute|grave|circ)|#\d{1,7}|#[xX][\da-fA-F]{1,6});"
    r"|</?(?:b|i|u|p|br|em|strong|sup|sub|span|div|font|li|ul|ol|h\d)(?:\s[^<>]{0,200})?/?>"
)
_LONG = Regex(r"\S{501,}")
_BRACES = Regex(r"\{[^{}]*\}")
_SPACE, _LETTER = r"[^\S\n]", r"[^\W\d_]"
_ENTRY = Regex(
    # A bullet, (1), a), iv., 1 - and "Step 1:" before words; 1.First; a figure in a circle.
    rf"^{_SPACE}*(?:(?:[-*+•–—·‣▪●○◦☐]|\(?(?:\d{{1,2}}|{_LETTER})\)|\d{{1,2}}\.|(?:i{{1,3}}|i?v|vi{{1,3}})[.)])(?={_SPACE}+\S)"
    rf"|(?:{_LETTER}{{2,12}}{_SPACE}\d{{1,2}}[:.)]|\d{{1,2}}{_SPACE}?[-–:]){_SPACE}+{_LETTER}|\d{{1,2}}[.)]{_LETTER}|[①-⑳])",
    re.MULTILINE,
)


def unseen(text: str) -> Unseen | None:
    """The first sign of a text that cannot be seen and must not stand there."""
    if text.isascii() and text.isprintable():
        return None
    found = _HIDDEN.search(text) or _IN_FIGURE.search(text)
    if found is None:
        return None
    called = name(found[0], "").lower()
    says = f"a character that cannot be seen (U+{ord(found[0]):04X}{', ' if called else ''}{called}) stands here"
    return Unseen(found.start(), found.end(), says)


def settled(text: str) -> str:
    """The text in composed letters (NFC), without soft hyphens, ligatures spelt out; blank text is empty."""
    if text.isascii():
        return "" if text.isspace() else text
    plain = text.translate(_SPELT)
    plain = plain if is_normalized("NFC", plain) else normalize("NFC", plain)
    return "" if plain.isspace() else plain


def folded(text: str, literal: bool) -> str:
    """Lines run together; an empty line stays, as two line ends, and parts paragraphs.

    In a `literal` text (`|`, or \\n in quotes) a line end alone is where the typist's line was full; elsewhere
    YAML has run the lines together already, and a line end stands for an empty line.
    """
    if not literal:
        return "\n\n".join(filter(None, (part.strip(" \t") for part in text.split("\n"))))
    parts = (_BROKEN.sub(" ", part).strip() for part in _PARTED.split(text.strip("\n")))
    return "\n\n".join(filter(None, parts))


def overlong(text: str) -> str:
    """A word that no language has and no line could hold; empty if there is none. Addresses may be longer."""
    found = next((one for one in _LONG.finditer(_BRACES.sub(" ", text)) if "://" not in one[0]), None)
    return found[0] if found else ""


def from_the_web(text: str) -> str:
    """A sign or a tag in the spelling of web pages, which print would show as it is typed; empty if there is none."""
    found = _WEB.search(text) if "&" in text or "<" in text else None
    return found[0] if found and "`" not in text else ""


def typed_list(text: str) -> bool:
    """Whether lines of a text begin as the entries of a list do: 1. … 2. …, or a dash."""
    return "\n" in text and len(_ENTRY.findall(text)) > 1


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that has entered; one for most."""
    return text.split("\n\n")
