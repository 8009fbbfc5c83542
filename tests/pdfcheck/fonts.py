"""Fonts: embedded, complete, readable, and as wide as the file says (ISO 19005-2, 6.2.11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import uharfbuzz as hb

from pdfcheck.reading import Font, codes, steps

_DESCRIBED = (
    "/FontName /Flags /FontBBox /ItalicAngle /Ascent /Descent /CapHeight /StemV /FontFile2".split()  # noqa: SIM905
)


def fonts(pdf: pikepdf.Pdf) -> list[str]:
    """What is wrong with any font, in use or only listed."""
    listed: dict[Any, Any] = {}
    used: dict[Any, set[int]] = {}
    for page in pdf.pages:
        own = page.Resources.get("/Font", {})
        listed.update({font.objgen: font for font in own.values()})
        for label, shown in _codes(page).items():
            used.setdefault(own[label].objgen, set()).update(shown)
    return [problem for place, font in listed.items() for problem in _font(font, used.get(place, set()))]


def _codes(page: pikepdf.Page) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    label = ""
    for word, operands, _ in steps(page):
        if word == "Tf":
            label = str(operands[0])
        elif word in ("Tj", "TJ"):
            own = found.setdefault(label, set())
            own.update(code for part in operands if isinstance(part, bytes) for code in codes(part))
    return found


def _font(font: Any, used: set[int]) -> Iterator[str]:
    own, inner = Font(font), font.DescendantFonts[0]
    described = inner.get("/FontDescriptor", {})
    missing = [entry for entry in _DESCRIBED if entry not in described]
    if missing:
        yield f"{own.name} is not described: {missing}"
        return
    if not re.match(r"[A-Z]{6}\+", own.name) or {font.BaseFont, inner.BaseFont} != {described.FontName}:
        yield f"{own.name} is not named as a subset throughout"
    if 0 in used:
        yield f"{own.name} shows a missing glyph"
    unread = [code for code in sorted(used) if not own.texts.get(code, "").strip("\x00\ufeff\ufffe")]
    if unread:
        yield f"{own.name}: codes {unread} cannot be read back"
    yield from _widths(own, inner, described)


def _widths(own: Font, inner: Any, described: Any) -> Iterator[str]:
    face = hb.Face(bytes(described.FontFile2.read_bytes()))
    measured, data = hb.Font(face), bytes(inner.CIDToGIDMap.read_bytes())
    for code, width in own.widths.items():
        glyph = int.from_bytes(data[2 * code : 2 * code + 2], "big")
        true = measured.get_glyph_h_advance(glyph) * 1000 / face.upem
        if code and (glyph == 0 or abs(true - width) > 1):
            yield f"{own.name}: code {code} is {width} wide, its glyph {glyph} {true}"
