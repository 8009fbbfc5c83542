"""Pictures of pages, made from the PDF itself, so that none can differ from what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_ubyte
from io import BytesIO
from math import sqrt
from typing import TYPE_CHECKING, Any, Literal

from handbook.foundation.kept import Kept
from handbook.foundation.marks import refuse

if TYPE_CHECKING:
    from handbook.layout.pages.page import Page

Kind = Literal["png", "jpeg"]

SCREEN = 110
"""Dots to the inch: letters are sharp on a screen, and a page takes a hundred kilobytes."""
_MOST = 900_000
"""Dots of a picture for the screen: A4 at 96 to the inch, as browsers count. More is shrunk there, and costs time."""
SHARP = 150
"""For a README or a messenger."""
_QUALITY = 85


def images(pdf: bytes, dpi: int = SHARP, kind: Kind = "png") -> Iterator[bytes]:
    """A picture of each page of a PDF; HandbookError ENV-08 if the library for it is not installed."""
    with _library().PdfDocument(pdf) as document:
        canvas = _Canvas()
        for page in document:
            yield _image(page, dpi, kind, canvas)
            page.close()


def drawn(pages: Sequence[Page], links: bool, kept: Kept, dpi: int = SCREEN, kind: Kind = "jpeg") -> list[bytes]:
    """A picture of each of some laid-out pages, by the operators that they have in the file of the publication.

    `links` is whether that has any.
    """

    from handbook.paint.showing import show

    out = BytesIO()
    show(pages, links, out, kept)
    return list(images(out.getvalue(), dpi, kind))


def ready() -> None:
    """HandbookError ENV-08 if no pictures can be made here."""
    _library()


def _library() -> Any:
    try:
        import pypdfium2
    except ImportError:
        what = "pictures of pages need pypdfium2, which is not installed"
        raise refuse("ENV-08", what, None, "pip install 'handbook-builder[desk]'") from None
    return pypdfium2


class _Canvas:
    """Room for one picture after the other: the system takes its time to hand out and clear megabytes for each."""

    def __init__(self) -> None:
        self._room: Any = ()

    def __call__(self, width: int, height: int, format: int, rev_byteorder: bool) -> Any:
        """A bitmap, as pypdfium2 asks for one."""
        if len(self._room) < 4 * width * height:
            self._room = (c_ubyte * (4 * width * height))()
        return _library().PdfBitmap.new_native(width, height, format, rev_byteorder, self._room)


def _image(page: Any, dpi: int, kind: Kind, canvas: _Canvas) -> bytes:
    out = BytesIO()
    if kind == "png":
        page.render(scale=dpi / 72, bitmap_maker=canvas).to_pil().save(out, "PNG", dpi=(dpi, dpi), optimize=False)
    else:  # four bytes a pixel are compressed as they lie, without a copy
        scale = min(dpi / 72, sqrt(_MOST / (page.get_width() * page.get_height())))
        picture = page.render(scale=scale, bitmap_maker=canvas, prefer_bgrx=True, rev_byteorder=True).to_pil()
        picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
