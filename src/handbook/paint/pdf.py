"""The public door: a publication becomes a tagged, archivable PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from handbook.foundation.kept import Kept

if TYPE_CHECKING:
    from handbook.layout.pages.page import Publication


def paint(publication: Publication, out: BinaryIO, kept: Kept | None = None, stock: Kept | None = None) -> str:
    """Write a publication as PDF/UA-1 and PDF/A-2a (PDF/A-3a with attachments); the same one gives the same bytes.

    What is given back is their SHA-256, in hexadecimal digits. A process that paints again and again hands in what
    is kept, and pages that did not change are not drawn anew; one none of whose pages comes again, a stock of what
    its files share: fonts, and words as they are shown.
    `out` is written from start to end and never sought, pages as `publication.pages` yields them.
    ValueError if a link or bookmark leads nowhere; OSError if a picture cannot be read or `out` not written.
    """
    from handbook.paint.painter import Painter  # ReportLab takes its time to load

    return Painter(publication, out, Kept() if kept is None else kept, stock).run()
