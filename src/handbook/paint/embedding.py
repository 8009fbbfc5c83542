"""A font as it is embedded: a Type 0 font over a TrueType subset (ISO 32000-1, 9.7)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from handbook.layout.type.faces import Face
from handbook.paint.fontfile import Programme, subset
from handbook.paint.objects import QUICK, name, number, numbers
from handbook.paint.writer import File

Codes = Mapping[tuple[int, str], int]
"""By glyph and the text that it stands for."""

# What a glyph reads as that shares its text with the one before it: nothing to see, no break of the word.
_JOINER = "\u2060"


class Embedded(NamedTuple):
    """All that a file holds of a font, but for the numbers of its objects."""

    programme: Programme
    widths: bytes
    glyphs: bytes
    """From codes to glyphs of the programme, compressed."""
    reads: bytes
    """From codes to text, compressed."""


def embedded(face: Face, codes: Codes, widths: Mapping[int, float]) -> Embedded:
    """A face with the glyphs that have codes, whose widths (1/1000 em) are given by code."""
    programme = subset(face, frozenset([glyph for glyph, _ in codes]))
    glyphs = bytearray(2 * max(codes.values()) + 2)
    for (glyph, _), code in codes.items():
        glyphs[2 * code : 2 * code + 2] = programme.numbers[glyph].to_bytes(2, "big")
    rows = b" ".join(_rows(widths))
    return Embedded(programme, rows, zlib.compress(bytes(glyphs), QUICK), zlib.compress(_to_unicode(codes), QUICK))


def put(file: File, font: Embedded) -> bytes:
    """Write a font; a reference to it."""
    base = name(font.programme.name)
    own = (base, _descendant(file, font, base), file.add_packed(b"", font.reads))
    written = b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
    return file.add(written % own)


def _descendant(file: File, font: Embedded, base: bytes) -> bytes:
    parts = [
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s" % base,
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
        b"/FontDescriptor %s/DW 0/W[%s]" % (_descriptor(file, font.programme, base), font.widths),
        b"/CIDToGIDMap %s>>" % file.add_packed(b"", font.glyphs),
    ]
    return file.add(b"".join(parts))


def _rows(widths: Mapping[int, float]) -> Iterator[bytes]:
    """Codes that follow one another stand in one row (9.7.4.3)."""
    row: list[float] = []
    codes = sorted(widths)
    for code, after in zip(codes, [*codes[1:], None], strict=True):
        row.append(widths[code])
        if after != code + 1:
            yield b"%d[%s]" % (code - len(row) + 1, numbers(*row))
            row = []


def _to_unicode(codes: Codes) -> bytes:
    """What each code reads as (ISO 32000-1, 9.10.3)."""
    read = sorted([(code, own or _JOINER) for (_, own), code in codes.items() if code])
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for start in range(0, len(read), 100):
        some = read[start : start + 100]
        lines.append(f"{len(some)} beginbfchar")
        lines += [f"<{code:04X}> <{_utf16(own)}>" for code, own in some]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")


@lru_cache(maxsize=1024)
def _utf16(own: str) -> str:
    return own.encode("utf-16-be").hex().upper()


def _descriptor(file: File, made: Programme, base: bytes) -> bytes:
    """The font descriptor (ISO 32000-1, 9.8), lengths in 1/1000 em."""
    data = file.add_packed(b"/Length1 %d" % made.length, made.packed)
    parts = [
        b"<</Type/FontDescriptor/FontName%s/Flags %d" % (base, made.flags),
        b"/FontBBox[%s]/ItalicAngle %s" % (numbers(*made.box), number(made.slant)),
        b"/Ascent %s/Descent %s" % (number(made.ascent), number(made.descent)),
        b"/CapHeight %s/XHeight %s" % (number(made.cap_height), number(made.x_height)),
        b"/StemV %d/FontFile2 %s>>" % (made.stem, data),
    ]
    return file.add(b"".join(parts))
