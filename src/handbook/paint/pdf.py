"""The public door: a publication becomes a tagged, archivable PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from handbook.layout.pages.page import Publication


def paint(publication: Publication, out: BinaryIO) -> None:
    """Write a publication as PDF/UA-1 and PDF/A-2a (PDF/A-3a with attachments); the same one gives the same bytes.

    `out` is written from start to end and never sought, pages as `publication.pages` yields them.
    ValueError if a link or bookmark leads nowhere; OSError if a picture cannot be read or `out` not written.
    """
    from handbook.paint.painter import Painter  # ReportLab takes its time to load

    Painter(publication, out).run()
