"""Where words of a language may be hyphenated: pyphen's dictionaries, read lazily.

Pyphen parses all of a dictionary (11,000 patterns, 60 ms) before the first word; a book needs a few hundred of
them. Here the patterns stay text until a word asks for them, which takes 5 ms.
"""

from __future__ import annotations

from collections.abc import Callable

import pyphen

LEFT, RIGHT = 2, 3
"""The fewest letters before and after a hyphen."""

_SHORT = 4
"""Letters; as long as this are most patterns, and they are looked for everywhere."""
_OPTIONS = (b"%", b"#", b"LEFTHYPHENMIN", b"RIGHTHYPHENMIN", b"COMPOUNDLEFTHYPHENMIN", b"COMPOUNDRIGHTHYPHENMIN")


_MAYBE = {b"", *(option[:1] for option in _OPTIONS)}


def _is_option(line: bytes) -> bool:
    """Whether a line of a dictionary is no pattern: empty, a comment, or how many letters must stay together."""
    return not line or line.startswith(_OPTIONS)


_Weights = tuple[tuple[int, int], ...]


def _weights(pattern: str) -> _Weights:
    """The weights of a pattern, each with the number of letters before it: `a1b3` gives ((1, 1), (2, 3))."""
    found: list[tuple[int, int]] = []
    for place, char in enumerate(pattern):
        if char in "123456789":
            found.append((place - len(found), int(char)))
        elif char == "0":
            return _weights(pattern.replace("0", ""))
    return tuple(found)


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]  # pyphen has no types
    """A dictionary whose patterns are plain: no spellings that change at the hyphen."""

    def __init__(self, patterns: bytes, encoding: str) -> None:
        letters = patterns.translate(None, b"0123456789")  # as bytes: in text it would take most of the time
        self.patterns: dict[str, str | _Weights] = dict(
            zip(letters.decode(encoding).split("\n"), patterns.decode(encoding).split("\n"), strict=True)
        )
        long = sorted([pattern for pattern in self.patterns if len(pattern) > _SHORT], key=len)
        self.longest = {pattern[:3]: len(pattern) for pattern in long}
        """The length of the longest pattern that begins with these three letters, if it is no short one."""

    def positions(self, word: str) -> list[int]:
        """Where a word may be hyphenated, as pyphen counts it (Liang, 1983)."""
        pointed = f".{word.lower()}."
        patterns, length = self.patterns, len(pointed)
        weights = [0] * (length + 1)
        for start in range(length - 1):
            reach = self.longest.get(pointed[start : start + 3], _SHORT)
            for stop in range(start + 1, min(start + reach, length) + 1):
                found = patterns.get(pointed[start:stop])
                if found is None:
                    continue
                if isinstance(found, str):
                    found = patterns[pointed[start:stop]] = _weights(found)
                for place, weight in found:
                    if weight > weights[start + place]:
                        weights[start + place] = weight
        return [place - 1 for place, weight in enumerate(weights) if weight % 2]


def hyphenator(language: str) -> Callable[[str], list[int]]:
    """A function from a word to its places to hyphenate; it finds none in a language without a dictionary."""
    known = pyphen.language_fallback(language.replace("-", "_"))
    if known is None:
        return lambda word: []
    path = pyphen.LANGUAGES[known]
    if path not in pyphen.hdcache:
        first, _, rest = path.read_bytes().partition(b"\n")
        encoding = first.decode("ascii").strip().lower().replace("microsoft-", "")
        lines = map(bytes.strip, rest.split(b"\n"))
        patterns = b"\n".join([line for line in lines if line[:1] not in _MAYBE or not _is_option(line)])
        if b"/" not in patterns and b"^^" not in patterns:
            pyphen.hdcache[path] = _Dictionary(patterns, encoding)
    positions: Callable[[str], list[pyphen.DataInt | int]]
    positions = pyphen.Pyphen(lang=known, left=LEFT, right=RIGHT).positions
    if isinstance(pyphen.hdcache[path], _Dictionary):
        return positions
    # Elsewhere some places change the spelling (Hungarian), which a line end cannot do.
    return lambda word: [at for at in positions(word) if not getattr(at, "data", None)]
