"""The word that a writer most likely had in mind, for "did you mean …?"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

_LISTED = 24  # more names than this are no help to anybody
_CLOSE = 0.61
"""Below it a word shares letters with another by chance: until and title."""
_ALL, _BESIDE = 100, 12
"""So many words are all compared; of more, those on either side that begin alike, and those that end alike."""
_LONGEST = 100  # letters: to compare takes the product of the lengths


class _Known(NamedTuple):
    """The known words by how they are compared."""

    plain: Mapping[str, str]
    from_start: tuple[str, ...]
    """In order."""
    from_end: tuple[str, ...]
    """Spelt from behind, in order."""

    def beside(self, word: str) -> list[str]:
        """The words that are worth to be compared with one."""
        if len(self.plain) <= _ALL:
            return list(self.from_start)
        ends = (one[::-1] for one in _around(self.from_end, word[::-1]))
        return list(dict.fromkeys((*_around(self.from_start, word), *ends)))


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The known word that is closest to this one, or None if none is close."""
    return _nearest(word, tuple(among))


@lru_cache(maxsize=64)
def _nearest(word: str, among: tuple[str, ...]) -> str | None:
    """Asked again and again for the same words: a name that is misspelt once is often misspelt everywhere."""
    from difflib import get_close_matches

    known, word = _known(among), _plain(word)
    if word in known.plain:
        return known.plain[word]
    if len(word) > _LONGEST:
        return None
    close = get_close_matches(word, known.beside(word), n=1, cutoff=_CLOSE)
    return known.plain[close[0]] if close else None


@lru_cache(maxsize=4)
def _known(among: tuple[str, ...]) -> _Known:
    plain = {_plain(known): str(known) for known in among}
    short = [one for one in plain if len(one) <= _LONGEST]
    if len(plain) <= _ALL:
        return _Known(plain, tuple(short), ())
    return _Known(plain, tuple(sorted(short)), tuple(sorted(one[::-1] for one in short)))


def _around(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    at = bisect_left(words, word)
    return words[max(at - _BESIDE, 0) : at + _BESIDE]


def suggest(word: str, among: Iterable[str], list_all: bool = True, file: str = "") -> str:
    """A hint: the nearest word, then all the words there are; or the file that would name them, if it names none."""
    known = list(among)
    if file and not known:
        return f"write it in {file}, which is missing or names none"
    close = nearest(word, known)
    parts = [f"did you mean `{close}`?"] if close else []
    if known and list_all and len(known) <= _LISTED:
        parts.append(f"{'known here' if close else 'write one of these'}: {', '.join(known)}")
    return " ".join(parts) or "check the spelling"


def as_id(text: str) -> str:
    """The id that a text comes nearest to: small letters, digits and hyphens; empty if nothing is left of it."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", "-").replace(" ", "-")
