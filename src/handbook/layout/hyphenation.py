"""Where words of a language may be hyphenated: pyphen's dictionaries, read lazily.

Pyphen parses all of a dictionary (11,000 patterns, 60 ms) before the first word; a book needs a few hundred of
them. Here the patterns stay text until a word asks for them, which takes 5 ms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pyphen

LEFT, RIGHT = 2, 3
"""The fewest letters before and after a hyphen."""

_DIGITS = str.maketrans("", "", "0123456789")
_STEPS = re.compile(r"(\d?)(\D?)")
_OPTIONS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")


class _Patterns(dict[str, Any]):
    """Letters to weights; a pattern is parsed when it is first found in a word."""

    def get(self, letters: str, default: Any = None) -> Any:
        """The offset and weights of a pattern, as pyphen keeps them; None if there is none."""
        found = super().get(letters, default)
        if isinstance(found, str):
            found = self[letters] = _weights(found)
        return found


def _weights(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    values = [int(digit or "0") for digit, _ in _STEPS.findall(pattern)]
    used = [place for place, value in enumerate(values) if value]
    return (used[0], tuple(values[used[0] : used[-1] + 1])) if used else None


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]  # pyphen has no types
    """A dictionary whose patterns are plain: no spellings that change at the hyphen."""

    def __init__(self, lines: list[str]) -> None:
        kept = [line for line in lines if line and not line.startswith(_OPTIONS)]
        self.patterns = _Patterns(zip([line.translate(_DIGITS) for line in kept], kept, strict=True))
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))


def hyphenator(language: str) -> Callable[[str], list[int]]:
    """A function from a word to its places to hyphenate; it finds none in a language without a dictionary."""
    known = pyphen.language_fallback(language.replace("-", "_"))
    if known is None:
        return lambda word: []
    path = pyphen.LANGUAGES[known]
    if path not in pyphen.hdcache:
        encoding, _, text = path.read_bytes().partition(b"\n")
        name = encoding.decode("ascii").strip().lower()
        patterns = text.decode({"microsoft-cp1251": "cp1251"}.get(name, name))
        if "/" not in patterns and "^^" not in patterns:
            pyphen.hdcache[path] = _Dictionary([line.strip() for line in patterns.split("\n")])
    positions: Callable[[str], list[int]] = pyphen.Pyphen(lang=known, left=LEFT, right=RIGHT).positions
    return positions
