"""Letters that go together: a font of running text has the whole of each alphabet that it has letters of.

That adds little, and the files of many people, which differ by the letters of their names, then have the same few
fonts, which are made once.
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from string import ascii_letters, digits
from typing import NamedTuple

from handbook.layout.type.faces import Face

Pair = tuple[int, str]
"""A glyph and the text that it stands for."""

_PLAIN = ascii_letters + digits
_WESTERN = "".join([chr(code) for code in range(0xC0, 0x100) if code not in (0xD7, 0xF7)])
"""The letters of Latin-1: not its signs for times and divided by."""
_CENTRAL = "".join(map(chr, range(0x100, 0x180)))
"""Latin Extended-A: the letters that most other languages of Europe add."""
_CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "Ёё"


class Letters(NamedTuple):
    """What a font has or shall have of its alphabets."""

    pairs: frozenset[Pair]
    usual: frozenset[tuple[Pair, int]]
    """Each with the code that it has unless its glyph reads in another way too: the glyph's own number."""


def letters(face: Face, pairs: Set[Pair]) -> Letters:
    """All letters of each alphabet of which these are some; none, if no alphabet is half there, as in a heading."""
    own = _alphabets(face)
    begun = [len(one & pairs) for one in own]
    if not any(count * 2 > len(one) for count, one in zip(begun, own, strict=True)):
        return _NONE
    return _together(face, tuple(map(bool, begun)))


_NONE = Letters(frozenset(), frozenset())


@lru_cache(maxsize=256)
def _together(face: Face, begun: tuple[bool, ...]) -> Letters:
    pairs = frozenset[Pair]().union(*(own for own, some in zip(_alphabets(face), begun, strict=True) if some))
    return Letters(pairs, frozenset([(pair, pair[0]) for pair in pairs]))


@lru_cache(maxsize=64)
def _alphabets(face: Face) -> tuple[frozenset[Pair], ...]:
    return tuple([_pairs(face, some) for some in (_PLAIN, _WESTERN, _CENTRAL, _CYRILLIC)])


def _pairs(face: Face, letters: str) -> frozenset[Pair]:
    """The letters that a face has glyphs for."""
    found = ((face.font.get_nominal_glyph(ord(letter)), letter) for letter in letters)
    return frozenset([(glyph, letter) for glyph, letter in found if glyph])
