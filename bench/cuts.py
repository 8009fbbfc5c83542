"""Static cuts of handbook's variable fonts: ReportLab needs them, and Typst is quicker with them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

OPTICAL = 10
"""Optical size in points, as in handbook's text."""


class Cut(NamedTuple):
    """One cut: the package and file that it comes from, its weight and slope."""

    name: str
    package: str
    file: str
    weight: int


CUTS = (
    Cut("Serif", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", 400),
    Cut("Serif-Bold", "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", 700),
    Cut("Serif-Italic", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf", 400),
    Cut("Serif-BoldItalic", "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf", 700),
    Cut("Sans", "fontpkg_source_sans_3", "SourceSans3[wght].ttf", 400),
    Cut("Sans-Bold", "fontpkg_source_sans_3", "SourceSans3[wght].ttf", 600),
    Cut("Sans-Italic", "fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf", 400),
    Cut("Sans-BoldItalic", "fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf", 600),
)


def make(folder: Path) -> Path:
    """The folder, with a TrueType file for every cut."""
    folder.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        path = folder / f"{cut.name}.ttf"
        if not path.exists():
            path.write_bytes(_instance(cut))
    return folder


def _instance(cut: Cut) -> bytes:
    import uharfbuzz as hb

    spec = find_spec(cut.package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{cut.package} is not installed")
    source = Path(spec.origin).parent / "files" / cut.file
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.pin_axis_location(face, "wght", cut.weight)
    if "opsz" in cut.file:
        wanted.pin_axis_location(face, "opsz", OPTICAL)
    made = hb.subset(face, wanted)
    return bytes(made.blob.data)
