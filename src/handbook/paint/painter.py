"""One publication becomes one file: pages are written as they come, all else when the last is done."""

from __future__ import annotations

from typing import BinaryIO

from handbook.foundation.kept import Kept
from handbook.layout.pages.page import Page, Printing, Publication
from handbook.paint.attachments import attach
from handbook.paint.drawn import Drawn
from handbook.paint.leaves import Leaves
from handbook.paint.metadata import Info, describe
from handbook.paint.navigation import PageLabels, Places, write_link
from handbook.paint.objects import dictionary, name, reference
from handbook.paint.outline import write_outline
from handbook.paint.tags import Tree
from handbook.paint.writer import File


class Painter:
    """The file being written, and what its pages share."""

    def __init__(self, publication: Publication, out: BinaryIO, kept: Kept, stock: Kept | None) -> None:
        self._publication = publication
        self._file = File(out, publication.metadata.language)
        self._tree = Tree(self._file, publication.root, publication.annotations)
        self._leaves = Leaves(self._file, publication.annotations, kept, stock)
        self._places = Places()
        self._front: list[tuple[bytes, str]] = []
        self._body: list[tuple[bytes, str]] = []

    def run(self) -> str:
        """Write everything; the SHA-256 of the file."""
        for page in self._publication.pages:
            self._page(page)
        self._finish()
        return self._file.sha256

    def _page(self, page: Page) -> None:
        own, drawn = self._file.reserve(), self._leaves.drawn(page)
        key = self._tree.add(own, drawn.marks, page.front)
        self._leaves.put(own, drawn, b"/StructParents %d/Tabs/S%s" % (key, self._links(drawn, own)))
        (self._front if page.front else self._body).append((reference(own), page.label))
        self._places.add(drawn.places, own)

    def _links(self, drawn: Drawn, page: int) -> bytes:
        if not drawn.links:
            return b""
        written = [write_link(self._file, self._tree, self._places, link, page) for link in drawn.links]
        return b"/Annots[%s]" % b" ".join(written)

    def _finish(self) -> None:
        publication, file, catalog = self._publication, self._file, self._file.Catalog
        self._leaves.close()
        labels = PageLabels(len(self._front))
        for own, label in (*self._front, *self._body):
            file.Pages.pages.append(own)
            labels.add(label)
        catalog.StructTreeRoot = self._tree.close()
        catalog.MarkInfo = b"<</Marked true>>"
        catalog.ViewerPreferences = _preferences(publication.printing)
        catalog.PageLabels = labels.written
        catalog.Outlines = None
        if publication.outline:
            catalog.Outlines = write_outline(file, self._places, publication.outline)
            catalog.showOutline()
        catalog.Names = self._names()
        describe(file, publication.metadata, 3 if publication.attachments else 2)
        file.close(Info(publication.metadata))

    def _names(self) -> bytes | None:
        """The lists of what is found by name: places, and files carried inside."""
        publication = self._publication
        parts = []
        if self._places:
            parts.append(b"/Dests " + self._places.names())
        if publication.attachments:
            files = attach(self._file, publication.attachments, publication.metadata.date)
            parts.append(b"/EmbeddedFiles " + files)
        return b"<<%s>>" % b"".join(parts) if parts else None


def _preferences(printing: Printing) -> bytes:
    """What the viewer shows in its title bar and proposes for printing (12.2)."""
    scaling = {} if printing.scaling else {"PrintScaling": b"/None"}
    duplex = {"Duplex": name(printing.duplex)} if printing.duplex else {}
    return dictionary({"DisplayDocTitle": b"true", **scaling, **duplex})
