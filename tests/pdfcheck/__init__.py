"""Checks of a finished PDF: they read it with pikepdf alone and share no code with the painter.

Every check takes an open file and gives back the problems it found, as sentences; none means all is well.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf

from pdfcheck.archive import archive
from pdfcheck.fonts import fonts
from pdfcheck.links import links
from pdfcheck.reading import Shown, shown
from pdfcheck.spots import outside, overlaps
from pdfcheck.text import blocks, words
from pdfcheck.tree import structure

__all__ = [
    "Shown",
    "archive",
    "blocks",
    "fonts",
    "links",
    "opened",
    "outside",
    "overlaps",
    "problems",
    "shown",
    "structure",
    "words",
]


def opened(data: bytes) -> pikepdf.Pdf:
    """The file, to be closed by the garbage collector."""
    return pikepdf.open(BytesIO(data))


def problems(data: bytes) -> list[str]:
    """All that is wrong with a file, wherever its words may stand."""
    with opened(data) as pdf:
        return [*structure(pdf), *fonts(pdf), *links(pdf), *archive(pdf, data)]
