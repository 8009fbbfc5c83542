"""The fonts of one file: a code for every (glyph, text) pair, and words as pieces of a TJ array."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase import pdfdoc

from handbook.layout.type.faces import Face, Glyph, Shaped
from handbook.paint.fontfile import Programme, subset
from handbook.paint.objects import name, number, numbers, reference
from handbook.paint.writer import File

# Bytes that a literal string may not hold as they are (ISO 32000-1, 7.3.4.2).
_ESCAPES = {0x28: b"\\(", 0x29: b"\\)", 0x5C: b"\\\\", 0x0D: b"\\r"}

# What a glyph reads as that shares its text with the one before it: nothing to see, no break of the word.
_JOINER = "\u2060"


class Font:
    """One cut of a typeface in one file; ReportLab asks it for its objects when the file closes."""

    def __init__(self, face: Face, label: str, number: int) -> None:
        self.face, self._number = face, number
        self.label = b"/%s" % label.encode()
        """As the operator that chooses it names it."""
        self._fragments: dict[Shaped, bytes] = {}
        """Words and spaces as they stand inside a string of a TJ array; each is written once."""
        self._strings: dict[tuple[Shaped, ...], bytes] = {}
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self._widths: list[float] = [0.0]
        self._written: dict[Glyph, bytes] = {}

    def shown(self, pieces: tuple[Shaped, ...], gap: float = 0.0) -> bytes:
        """Words and spaces as one TJ array; `gap` moves what follows each space, 1/1000 em to the left."""
        if gap:
            after = b")%.1f(" % gap
            words = [self._fragment(piece) + (after if piece.space else b"") for piece in pieces]
            return b"[(%s)]TJ" % b"".join(words)
        found = self._strings.get(pieces)
        if found is None:
            found = self._strings[pieces] = b"[(%s)]TJ" % b"".join(map(self._fragment, pieces))
        return found

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

    def addObjects(self, file: File) -> None:
        """Embed the glyphs in use: a Type 0 font over a TrueType subset (ISO 32000-1, 9.7)."""
        programme = subset(self.face, frozenset([glyph for glyph, _ in self._codes]))
        base = name(programme.name)
        own = (base, self._descendant(file, programme, base), file.add_stream(b"", self._to_unicode()))
        font = b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
        file.put(self._number, font % own)

    def _code(self, glyph: int, own: str) -> int:
        code = self._codes.get((glyph, own))
        if code is None:
            code = self._codes[glyph, own] = len(self._codes)
            self._widths.append(self.face.advance(glyph))
        return code

    def _descendant(self, file: File, programme: Programme, base: bytes) -> bytes:
        glyphs = b"".join([programme.numbers[glyph].to_bytes(2, "big") for glyph, _ in self._codes])
        parts = [
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s" % base,
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            b"/FontDescriptor %s/DW 0/W[0[%s]]" % (_descriptor(file, programme, base), numbers(*self._widths)),
            b"/CIDToGIDMap %s>>" % file.add_stream(b"", glyphs),
        ]
        return file.add(b"".join(parts))

    def _to_unicode(self) -> bytes:
        """What each code reads as (ISO 32000-1, 9.10.3)."""
        codes = [(code, own or _JOINER) for (_, own), code in self._codes.items() if code]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(codes), 100):
            some = codes[start : start + 100]
            lines.append(f"{len(some)} beginbfchar")
            lines += [f"<{code:04X}> <{_utf16(own)}>" for code, own in some]
            lines.append("endbfchar")
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")


@lru_cache(maxsize=1024)
def _utf16(own: str) -> str:
    return own.encode("utf-16-be").hex().upper()


class Fonts(dict[Face, Font]):
    """The fonts of a file by face; faces that differ only in features share one."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._by_name: dict[str, Font] = {}

    def __missing__(self, face: Face) -> Font:
        font = self._by_name.get(face.name)
        if font is None:
            label = f"F{len(self._by_name) + 1}"
            font = self._by_name[face.name] = Font(face, label, own := self._file.reserve())
            self._file.delayedFonts.append(font)
            self._file.idToObject[pdfdoc.BasicFonts][label] = reference(own)
        self[face] = font
        return font


def _descriptor(file: File, programme: Programme, base: bytes) -> bytes:
    """The font descriptor (ISO 32000-1, 9.8), lengths in 1/1000 em."""
    made = programme
    data = file.add_packed(b"/Length1 %d" % made.length, made.packed)
    parts = [
        b"<</Type/FontDescriptor/FontName%s/Flags %d" % (base, made.flags),
        b"/FontBBox[%s]/ItalicAngle %s" % (numbers(*made.box), number(made.slant)),
        b"/Ascent %s/Descent %s" % (number(made.ascent), number(made.descent)),
        b"/CapHeight %s/XHeight %s" % (number(made.cap_height), number(made.x_height)),
        b"/StemV %d/FontFile2 %s>>" % (made.stem, data),
    ]
    return file.add(b"".join(parts))
