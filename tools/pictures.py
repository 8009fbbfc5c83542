"""Pictures for README.md and docs/, made from the products as they are printed today: run it, and they are fresh.

python tools/pictures.py            all of docs/img
python tools/pictures.py taper      those whose name begins so
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "img"
_BOOKS = {"semax": ROOT / "source" / "semax"} | {
    name: ROOT / "tests" / "books" / "regimens" / name for name in ("taper", "weekly", "cycles")
}
_WIDE = 800
"""Pixels: a picture stands in a third of a page's width, or alone."""
_COLOURS = 40
_MOST = 120_000
"""Bytes of a picture; more would be felt by whoever opens the page."""


class Picture(NamedTuple):
    """A page of a product: how it is made, and which part of it is shown."""

    command: str
    """As after `handbook`, with the book's name; `new calmarin` where a new book is to be shown."""
    product: str
    shows: str = ""
    """Words that stand on the page, and on none before it; the first page if left out."""
    trimmed: bool = False
    """Without the empty paper around it."""
    upper: float = 1.0
    """How much of its height is shown, from the top."""


PICTURES = {
    "handbook-1": Picture("build semax --only handbook", "handbook", "people after a stroke"),
    "handbook-2": Picture("build semax --only handbook", "handbook", "Here is every"),
    "clinic": Picture("build semax --only handbook --style clinic --paper a4", "handbook", "Oxford"),
    "card": Picture("card semax --paper a4", "card", trimmed=True, upper=0.33),
    "calendar": Picture("calendar semax --paper a4 --start 2026-03-02", "calendar"),
    "pocket": Picture("card semax --size pocket --paper a4", "card"),
    "taper": Picture("calendar taper --paper a4 --start 2026-03-02", "calendar"),
    "weekly": Picture("calendar weekly --paper a4 --start 2026-03-02", "calendar"),
    "cycles": Picture("calendar cycles --paper a4 --start 2026-03-02", "calendar"),
    "first-handbook": Picture("build calmarin --only handbook", "handbook", "One thing holds"),
    "first-card": Picture("card calmarin --paper a4", "card", trimmed=True, upper=0.33),
    "first-calendar": Picture("calendar calmarin --start 2026-03-02", "calendar"),
}


def main(names: list[str]) -> None:
    """Makes the pictures whose names begin with one of these; all, if none is given."""
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in PICTURES.items():
            if names and not name.startswith(tuple(names)):
                continue
            data = _drawn(_page(picture, Path(folder)), picture)
            assert len(data) <= _MOST, f"{name}: {len(data)} bytes"
            (IMAGES / f"{name}.png").write_bytes(data)
            print(f"{name}.png {len(data):,}")


def _page(picture: Picture, folder: Path) -> Image.Image:
    import pypdfium2

    from handbook.cli import main as handbook
    from handbook.foundation.starter import begin
    from handbook.foundation.values import Scalar

    command, name, *options = picture.command.split()
    book = _BOOKS.get(name) or folder / name
    if not book.exists():
        begin(Scalar(name), folder)
    out = folder / picture.command.replace("/", "-")
    if not out.exists():
        assert handbook([command, str(book), *options, "-q", "-o", str(out)]) == 0
    with pypdfium2.PdfDocument(next(out.glob(f"*-{picture.product}.pdf"))) as document:
        shown = (page for page in document if picture.shows in page.get_textpage().get_text_range())
        return next(shown).render(scale=220 / 72).to_pil().convert("RGB")


def _drawn(page: Image.Image, picture: Picture) -> bytes:
    """A page as a small file: cut, made narrower, with a thin line around it, in few colours."""
    shown = page.crop((0, 0, page.width, round(page.height * picture.upper)))
    if picture.trimmed:
        box = ImageChops.invert(shown).getbbox() or (0, 0, *shown.size)
        shown = ImageOps.expand(shown.crop(box), 24, "white")
    narrow = shown.resize((_WIDE, round(shown.height * _WIDE / shown.width)), Image.Resampling.LANCZOS)
    framed = ImageOps.expand(narrow, 1, "#bbbbbb")
    out = io.BytesIO()
    framed.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
