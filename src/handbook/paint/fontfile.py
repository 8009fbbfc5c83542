"""The font programme that is embedded: one cut of a variable font, with no more glyphs than are used."""

import hashlib
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import uharfbuzz as hb

from handbook.layout.type.faces import Face
from handbook.paint.objects import LEVEL

# Tables that nothing reads once the text is shaped.
_UNUSED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "MATH", "STAT", "meta")

# Bits of a font descriptor's flags (ISO 32000-1, table 123).
_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6


class Programme(NamedTuple):
    """A TrueType font and what a font descriptor says of it, lengths in 1/1000 em."""

    name: str
    """PostScript name, with the six letters that tell a subset (ISO 32000-1, 9.6.4)."""
    packed: bytes
    """The font as it is embedded: compressed."""
    length: int
    """How many bytes it has when it is not."""
    numbers: dict[int, int]
    """From the glyphs of the whole font to the glyphs of this one."""
    box: tuple[float, float, float, float]
    ascent: float
    descent: float
    cap_height: float
    x_height: float
    slant: float
    stem: int
    flags: int


@lru_cache(maxsize=32)
def subset(face: Face, glyphs: frozenset[int]) -> Programme:
    """The face with these glyphs and no others, its axes fixed."""
    plan = hb.SubsetPlan(face.source, _wish(face, glyphs))
    data = bytes(plan.execute().blob.data)
    renumbered = plan.old_to_new_glyph_mapping
    slant = round(face.font.get_style_value(hb.StyleTag.SLANT_ANGLE), 2)
    return Programme(
        name=f"{_letters(data)}+{face.name}",
        packed=zlib.compress(data, LEVEL),
        length=len(data),
        numbers={glyph: int(renumbered[glyph]) for glyph in glyphs},
        box=_box(face, glyphs),
        ascent=round(face.ascent, 2),
        descent=round(face.descent, 2),
        cap_height=round(face.cap_height, 2),
        x_height=round(face.x_height, 2),
        slant=slant,
        stem=_stem(face.key.weight),
        flags=_SYMBOLIC | (_SERIF if face.key.family == "serif" else 0) | (_ITALIC if slant else 0),
    )


def _wish(face: Face, glyphs: Iterable[int]) -> Any:
    wish = hb.SubsetInput()
    wish.glyph_set.update(glyphs)
    for axis in face.source.axis_infos:
        wish.pin_axis_location(face.source, axis.tag, face.variations.get(axis.tag, axis.default_value))
    # The outlines of a variable font overlap: the flag keeps the overlaps filled.
    flags = hb.SubsetFlags
    wish.flags = flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE | flags.SET_OVERLAPS_FLAG
    wish.drop_table_tag_set.update([int.from_bytes(tag.encode(), "big") for tag in _UNUSED])
    return wish


def _letters(data: bytes) -> str:
    return "".join([chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6]])


def _box(face: Face, glyphs: Iterable[int]) -> tuple[float, float, float, float]:
    """The box that all the glyphs fit into."""
    found = [extents for extents in map(face.font.get_glyph_extents, glyphs) if extents]
    left = min(e.x_bearing for e in found)
    bottom = min(e.y_bearing + e.height for e in found)
    right = max(e.x_bearing + e.width for e in found)
    top = max(e.y_bearing for e in found)
    scaled = [round(edge * face.scale, 2) for edge in (left, bottom, right, top)]
    return scaled[0], scaled[1], scaled[2], scaled[3]


def _stem(weight: int) -> int:
    """Width of the main stems, a customary estimate from the weight; viewers use it for substitutes alone."""
    return 50 + round((weight / 65) ** 2)
