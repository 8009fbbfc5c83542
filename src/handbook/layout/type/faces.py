"""Faces of type: HarfBuzz shaping with kerning and ligatures, and the metrics that layout measures with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, NamedTuple

import uharfbuzz as hb

Family = Literal["serif", "sans"]

# The packages that carry the fonts (SIL Open Font License 1.1), and the files in them.
_FILES: dict[tuple[Family, bool], tuple[str, str]] = {
    ("serif", False): ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    ("serif", True): ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf"),
    ("sans", False): ("fontpkg_source_sans_3", "SourceSans3[wght].ttf"),
    ("sans", True): ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf"),
}
_NAMES = {"serif": "SourceSerif4", "sans": "SourceSans3"}


class MissingGlyph(Exception):
    """No face at hand has this character."""

    def __init__(self, character: str) -> None:
        super().__init__(character)
        self.character = character


Glyph = tuple[int, str, float, float]
"""Glyph number, the text it stands for, its advance and its shift to the right, in 1/1000 em."""


class Shaped:
    """A word or space as glyphs; equal by identity, made once for each face and text."""

    __slots__ = ("_drawn", "_marked", "_raw", "face", "space", "text", "width")

    def __init__(self, text: str, width: float, face: Face, raw: tuple[Any, Any, str | None]) -> None:
        self.text, self.width, self.face = text, width, face
        self._raw: tuple[Any, Any, str | None] | None = raw
        self._marked: bool | None = None
        self.space = text in (" ", "\u00a0")
        """Whether justification stretches it."""

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Its glyphs, sorted out when first asked for: to measure a word and to check a page takes none."""
        self.sort_out()
        return self._drawn

    def sort_out(self) -> None:
        """Replaces what HarfBuzz said by glyphs, which take a tenth of the memory."""
        if self._raw is not None:
            self._drawn, self._raw = self.face.drawn(self.text, *self._raw), None

    @property
    def marked(self) -> bool:
        """Whether some of its glyphs stand upon others, so that nothing may be put between them."""
        if self._marked is None:
            self._marked = any(not advance or shift for _, _, advance, shift in self.glyphs)
        return self._marked

    @property
    def ends(self) -> tuple[str, str]:
        """The signs that it begins and ends with, as they read."""
        text = self.text if self is not self.face.hyphen else "\u00ad"
        return text[:1], text[-1:]

    def carets(self) -> list[float]:
        """Where each character starts, 1/1000 em, and where the last one ends."""
        places: list[float] = []
        at = 0.0
        for _, text, advance, _ in self.glyphs:
            places.extend([at] * len(text))
            at += advance
        return [*places, at]


_MOST_RAW = 2000
"""So many words of a face may wait for their glyphs: all of a short book, and little of a long one."""


class FaceKey(NamedTuple):
    """Which cut of which family: weight 200 to 900, optical size in points (10 for the sans, which has but one)."""

    family: Family
    weight: int = 400
    italic: bool = False
    optical: float = 10.0
    figures: Literal["proportional", "tabular"] = "proportional"
    small_caps: bool = False


class Face:
    """One cut of a font, with every word shaped so far."""

    def __init__(self, key: FaceKey) -> None:
        self.key = key
        self.path = font_file(key.family, key.italic)
        self.source = _open(self.path)
        self.font = hb.Font(self.source)
        self.variations: dict[str, float] = {"wght": float(key.weight)}
        if key.family == "serif":
            self.variations["opsz"] = key.optical
        self.font.set_variations(self.variations)
        self.scale = 1000.0 / self.source.upem
        self._features: dict[str, bool] = {}  # kerning and ligatures are on by themselves
        if key.figures == "tabular":
            self._features["tnum"] = True
        if key.small_caps:
            self._features.update(smcp=True, c2sc=True)
        self._buffer = hb.Buffer()
        self._buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        self._cache: dict[str, Shaped] = {}
        self._characters: set[str] = set()
        """Those that it is known to have a glyph of their own for."""
        self._raw: list[Shaped] = []
        self._glyphs: dict[tuple[int, str, int, int], Glyph] = {}
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self.scale
        """1/1000 em above the baseline."""
        self.descent: float = extents.descender * self.scale
        """1/1000 em, negative: below the baseline."""
        self.x_height = self._top("x")
        self.cap_height = self._top("H")
        self.space = self.shape(" ")
        self.hyphen = self._shape("-", "\u00ad")
        """A line-end hyphen; read back as a soft hyphen, so that words join again."""

    @cached_property
    def name(self) -> str:
        """PostScript name of this cut, such as SourceSerif4-400-10-It."""
        key = self.key
        optical = f"-{key.optical:g}" if key.family == "serif" else ""
        return f"{_NAMES[key.family]}-{key.weight}{optical}{'-It' if key.italic else ''}"

    def shape(self, text: str) -> Shaped:
        """The glyphs of a word without breaks; MissingGlyph if the family cannot write it."""
        found = self._cache.get(text)
        if found is None:
            found = self._cache[text] = self._shape(text, None)
        return found

    def forget(self) -> None:
        """Forgets the words shaped so far, but for the space, by which layout measures."""
        self._cache = {" ": self.space}
        self._raw.clear()

    def advance(self, glyph: int) -> float:
        """A glyph's own width, 1/1000 em."""
        width: float = self.font.get_glyph_h_advance(glyph) * self.scale
        return width

    def _top(self, letter: str) -> float:
        extents = self.font.get_glyph_extents(self.font.get_nominal_glyph(ord(letter)))
        top: float = extents.y_bearing * self.scale
        return top

    def _shape(self, text: str, reads: str | None) -> Shaped:
        """Shape once; `reads` is what the glyphs read back as, if not the text itself."""
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.language = "und"  # else that of the machine, which may have forms of its own for some letters
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, self._features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not self._characters.issuperset(text):
            for info in infos:
                if not info.codepoint:
                    raise MissingGlyph(text[info.cluster])
            # A mark may be known only as part of a letter: beside another letter it would have no glyph.
            self._characters.update(one for one in text if self.font.get_nominal_glyph(ord(one)))
        width = sum([position.x_advance for position in positions]) * self.scale
        made = Shaped(text, width, self, (infos, positions, reads))
        self._raw.append(made)
        if len(self._raw) == _MOST_RAW:
            for one in self._raw:
                one.sort_out()
            self._raw.clear()
        return made

    def drawn(self, text: str, infos: Any, positions: Any, reads: str | None) -> tuple[Glyph, ...]:
        """The glyphs of a text, from what HarfBuzz said of it."""
        owns = [reads] if reads is not None else _owns(text, [info.cluster for info in infos])
        known = self._glyphs
        keys = [
            (info.codepoint, own, at.x_advance, at.x_offset)
            for info, at, own in zip(infos, positions, owns, strict=True)
        ]
        return tuple([known.get(key) or self._glyph(key) for key in keys])

    def _glyph(self, key: tuple[int, str, int, int]) -> Glyph:
        """A glyph in 1/1000 em, made once for all words that have it."""
        code, own, advance, shift = key
        found = self._glyphs[key] = (code, own, advance * self.scale, shift * self.scale)
        return found


def _owns(text: str, clusters: list[int]) -> Sequence[str]:
    """The text that each glyph stands for: its first glyph has that of a whole cluster."""
    if len(clusters) == len(text) and clusters == list(range(len(text))):
        return text
    owns = []
    following = [*clusters[1:], len(text)]
    for place, start in enumerate(clusters):
        repeated = place > 0 and clusters[place - 1] == start
        end = next((later for later in following[place:] if later > start), len(text))
        owns.append("" if repeated else text[start:end])
    return owns


@lru_cache(maxsize=128)
def face(key: FaceKey) -> Face:
    """The face for a key; made once."""
    return Face(key)


@lru_cache(maxsize=4)
def _open(path: str) -> Any:
    return hb.Face(hb.Blob.from_file_path(path))


@lru_cache(maxsize=4)
def font_file(family: Family, italic: bool) -> str:
    """Path of the variable font file of a family; FileNotFoundError if its package is not installed."""
    package, name = _FILES[family, italic]
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(package)
    return str(Path(spec.origin).parent / "files" / name)
