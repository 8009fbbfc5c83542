"""Where words of a language may be hyphenated: pyphen's dictionaries, read lazily.

Pyphen parses all of a dictionary (11,000 patterns, 60 ms) before the first word; a book needs a few hundred of
them. Here the patterns stay text until a word asks for them, which takes 3 ms. Pyphen itself is asked only for
dictionaries with spellings that change at the hyphen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

LEFT, RIGHT = 2, 3
"""The fewest letters before and after a hyphen."""

_COMMENTS = (b"%", b"#")
_BLANKS, _FIGURES = b" \t\r", b"0123456789"
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


class _Dictionary:
    """A dictionary whose patterns are plain: no spellings that change at the hyphen.

    Its comments and options stay among the patterns: no word of small letters is spelt like one.
    """

    def __init__(self, lines: bytes, encoding: str) -> None:
        letters = lines.translate(None, _BLANKS + _FIGURES).decode(encoding).split("\n")
        self.encoding = encoding
        self.patterns: dict[str, bytes | _Weights] = dict(
            zip(letters, lines.translate(None, _BLANKS).split(b"\n"), strict=True)
        )

    def positions(self, word: str) -> list[int]:
        """Where a word may be hyphenated (Liang, 1983)."""
        pointed = f".{word.lower()}."
        patterns, length = self.patterns, len(pointed)
        weights = [0] * (length + 1)
        for start in range(length - 1):
            for stop in range(start + 1, length + 1):
                found = patterns.get(pointed[start:stop])
                if found is None:
                    continue
                if isinstance(found, bytes):
                    found = patterns[pointed[start:stop]] = _weights(found.decode(self.encoding))
                for place, weight in found:
                    if weight > weights[start + place]:
                        weights[start + place] = weight
        return [at for at in range(LEFT, len(word) - RIGHT + 1) if weights[at + 1] % 2]


@lru_cache(maxsize=8)
def hyphenator(language: str) -> Callable[[str], list[int]]:
    """A function from a word to its places to hyphenate; it finds none in a language without a dictionary."""
    path = _dictionary_of(language)
    if path is None:
        return lambda word: []
    first, _, lines = path.read_bytes().partition(b"\n")
    if b"/" in lines or b"^^" in lines:
        lines = b"\n".join([line for line in lines.split(b"\n") if not line.startswith(_COMMENTS)])
    if b"/" not in lines and b"^^" not in lines:
        return _Dictionary(lines, first.decode("ascii").strip().lower().replace("microsoft-", "")).positions
    import pyphen

    positions = pyphen.Pyphen(filename=path, left=LEFT, right=RIGHT).positions
    # Some of these places change the spelling (Hungarian), which a line end cannot do.
    return lambda word: [at for at in positions(word) if not at.data]


def _dictionary_of(language: str) -> Path | None:
    """The file of a language as its country writes it; else the first of the language, None if there is none."""
    package = find_spec("pyphen")
    if package is None or package.origin is None:
        raise FileNotFoundError("pyphen")
    files = sorted((Path(package.origin).parent / "dictionaries").glob("hyph_*.dic"))
    known = {path.stem.removeprefix("hyph_").lower(): path for path in files}
    for path in files:
        known.setdefault(path.stem.removeprefix("hyph_").split("_")[0], path)
    parts = language.replace("-", "_").lower().split("_")
    names = ("_".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((known[name] for name in names if name in known), None)
