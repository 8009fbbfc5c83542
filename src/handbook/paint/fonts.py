"""The fonts of one file: a code for every (glyph, text) pair, and words as pieces of a TJ array.

A glyph's code is its number in the whole font, as long as it always reads the same: so the same words are the same
bytes in every file, whatever else stands in it, and a page that was drawn for one can stand in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from handbook.foundation.kept import Kept
from handbook.layout.type.faces import Face, Glyph, Shaped
from handbook.paint.alphabets import letters
from handbook.paint.embedding import Codes, Embedded, embedded, put
from handbook.paint.objects import name, number
from handbook.paint.writer import File

# Bytes that a literal string may not hold as they are (ISO 32000-1, 7.3.4.2).
_ESCAPES = {0x28: b"\\(", 0x29: b"\\)", 0x5C: b"\\\\", 0x0D: b"\\r"}


class Shown(NamedTuple):
    """Words as they are shown, in every file that gives their glyphs these codes."""

    operator: bytes
    codes: Codes
    items: frozenset[tuple[tuple[int, str], int]]
    """The codes once more, to be compared with many at once."""


class Font:
    """One cut of a typeface in one file; what is shown in many files is written once."""

    def __init__(self, face: Face, kept: Kept, stock: Kept) -> None:
        self.face, self._kept, self._stock = face, kept, stock
        self.label = name(face.name)
        """As the operator that chooses it names it."""
        self._fragments: dict[Shaped, bytes] = {}
        """Words and spaces as they stand inside a string of a TJ array; each is written once."""
        self._strings: dict[tuple[Shaped, ...], bytes] = {}
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self._items = {((0, ""), 0)}
        """The codes once more, as a set."""
        self._widths = {0: 0.0}
        """By code, 1/1000 em."""
        self._beyond: int = face.source.glyph_count
        """The next code for a glyph that reads in more ways than one."""
        self._others = self._second_readings()
        self._written: dict[Glyph, bytes] = {}

    def shown(self, pieces: tuple[Shaped, ...], gap: float = 0.0) -> bytes:
        """Words and spaces as one TJ array; `gap` moves what follows each space, 1/1000 em to the left."""
        if gap:
            after = b")%.1f(" % gap
            words = [self._fragment(piece) + (after if piece.space else b"") for piece in pieces]
            return b"[(%s)]TJ" % b"".join(words)
        found = self._strings.get(pieces)
        if found is None:
            found = self._strings[pieces] = self._string(pieces)
        return found

    def _string(self, pieces: tuple[Shaped, ...]) -> bytes:
        """As it was written for another file, if this one gives its glyphs the same codes."""
        known: Shown | None = self._stock.found(pieces)
        if known is not None and (known.items <= self._items or self.agrees(known.codes)):
            return known.operator
        written = b"[(%s)]TJ" % b"".join(map(self._fragment, pieces))
        if not self._stock.forgets:
            codes = self.needed([pieces])
            self._stock.keep(pieces, Shown(written, codes, frozenset(codes.items())))
        return written

    def _fragment(self, shaped: Shaped) -> bytes:
        found = self._fragments.get(shaped)
        if found is None:
            found = self._fragments[shaped] = self._write(shaped)
        return found

    def _write(self, shaped: Shaped) -> bytes:
        """The glyphs of a word, starting and ending inside a string; numbers are 1/1000 em to the left."""
        if shaped.face.name != self.face.name:
            raise ValueError(f"{shaped.text!r} is shaped in {shaped.face.name}, its run is in {self.face.name}")
        known = self._written
        return b"".join([known.get(glyph) or self._glyph(glyph) for glyph in shaped.glyphs])

    def _glyph(self, glyph: Glyph) -> bytes:
        """One glyph, with what moves it from its place and the next one to theirs."""
        number_of, own, advance, shift = glyph
        code = self._code(number_of, own)
        before = b")%s(" % number(-shift) if shift else b""
        back = number(self._widths[code] - advance + shift)
        after = b")%s(" % back if back != b"0" else b""
        letters = b"".join([_ESCAPES.get(byte) or bytes((byte,)) for byte in divmod(code, 256)])
        written = self._written[glyph] = before + letters + after
        return written

    def needed(self, runs: Sequence[tuple[Shaped, ...]]) -> Codes:
        """The codes of all that these runs show, in the order in which they are first needed."""
        known = self._codes
        glyphs = chain.from_iterable([piece.glyphs for piece in dict.fromkeys(chain.from_iterable(runs))])
        return {pair: known[pair] for pair in [glyph[:2] for glyph in glyphs]}

    def agrees(self, codes: Codes) -> bool:
        """Whether these are the codes in this file; pairs that are new to it get theirs in this order."""
        known = self._codes
        if codes.items() <= known.items():
            return True
        return all((known[pair] if pair in known else self._code(*pair)) == code for pair, code in codes.items())

    def _code(self, glyph: int, own: str) -> int:
        code = self._codes.get((glyph, own))
        if code is None:
            code = self._others.get((glyph, own), glyph)
            if code in self._widths:
                code, self._beyond = self._beyond, self._beyond + 1
            self._codes[glyph, own] = code
            self._items.add(((glyph, own), code))
            self._widths[code] = self.face.advance(glyph)
        return code

    def _second_readings(self) -> dict[tuple[int, str], int]:
        """Codes kept for the two signs that nearly every text has beside those whose glyphs they share.

        So these too are the same in every file, whichever of the two comes first in it.
        """
        pairs = [glyph[:2] for piece in (self.face.shape("\u00a0"), self.face.hyphen) for glyph in piece.glyphs]
        first, self._beyond = self._beyond, self._beyond + len(pairs)
        return {pair: first + at for at, pair in enumerate(pairs)}

    def write(self, file: File) -> bytes:
        """Embeds the glyphs in use, and the letters that go with them; a reference to the font."""
        whole = letters(self.face, self._codes.keys())
        others = frozenset(self._items - whole.usual)
        key = ("font", self.face.name, whole.pairs, others)
        return put(file, self._kept.made(key, lambda: self._embedded(whole.pairs)))

    def _embedded(self, whole: frozenset[tuple[int, str]]) -> Embedded:
        for pair in sorted(whole - self._codes.keys()):
            self._code(*pair)
        return embedded(self.face, self._codes, self._widths)


class Fonts(dict[Face, Font]):
    """The fonts of a file by face; faces that differ only in features share one."""

    def __init__(self, kept: Kept, stock: Kept) -> None:
        """`kept` is where fonts are found again as they are embedded, `stock` where words are as they are shown."""
        self._kept, self._stock = kept, stock
        self._by_name: dict[str, Font] = {}

    def __missing__(self, face: Face) -> Font:
        font = self._by_name.get(face.name)
        if font is None:
            font = self._by_name[face.name] = Font(face, self._kept, self._stock)
        self[face] = font
        return font

    def write(self, file: File) -> bytes:
        """Embeds them all; the dictionary that lists them."""
        written = [b"%s %s" % (font.label, font.write(file)) for font in self._by_name.values()]
        return b"<<%s>>" % b"".join(written)
