"""Pages for the eye alone: the operators that are printed, and nothing that is only read out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from handbook.foundation.kept import Kept
from handbook.layout.pages.page import Metadata, Page
from handbook.paint.leaves import Leaves
from handbook.paint.metadata import Info
from handbook.paint.objects import reference
from handbook.paint.writer import File


def show(pages: Sequence[Page], links: bool, out: BinaryIO, kept: Kept) -> None:
    """Writes a file of these pages without tags, links and places; it keeps no standard, and nobody is handed it.

    `links` is whether their publication has some: what is drawn here is drawn for the whole file too.
    """
    file = File(out, "")
    leaves = Leaves(file, links, kept)
    for page in pages:
        own = file.reserve()
        leaves.put(own, leaves.drawn(page))
        file.Pages.pages.append(reference(own))
    leaves.close()
    file.close(Info(Metadata("", "")))
