"""Pictures of pages, made from the PDF itself, so that none can differ from what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from handbook.foundation.marks import refuse

if TYPE_CHECKING:
    from handbook.layout.pages.page import Page, Publication

Kind = Literal["png", "jpeg"]

SCREEN = 110
"""Dots to the inch: letters are sharp on a screen, and a page takes a hundred kilobytes."""
SHARP = 150
"""For a README or a messenger."""
_QUALITY = 85


def images(pdf: bytes, dpi: int = SHARP, kind: Kind = "png") -> Iterator[bytes]:
    """A picture of each page of a PDF; HandbookError ENV-08 if the library for it is not installed."""
    with _library().PdfDocument(pdf) as document:
        for page in document:
            yield _image(page, dpi, kind)
            page.close()


def drawn(pages: Sequence[Page], publication: Publication, dpi: int = SCREEN, kind: Kind = "jpeg") -> list[bytes]:
    """A picture of each of some laid-out pages of a publication, from a PDF of these pages alone.

    Their links are left out: they show nothing, and lead to pages that are not there.
    """

    from handbook.paint.pdf import paint

    alone = publication._replace(pages=tuple(pages), outline=(), attachments=(), annotations=False)
    out = BytesIO()
    paint(alone, out)
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


def _image(page: Any, dpi: int, kind: Kind) -> bytes:
    out = BytesIO()
    if kind == "png":
        page.render(scale=dpi / 72).to_pil().save(out, "PNG", dpi=(dpi, dpi), optimize=False)
    else:  # four bytes a pixel are compressed as they lie, without a copy
        picture = page.render(scale=dpi / 72, prefer_bgrx=True, rev_byteorder=True).to_pil()
        picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
