"""One publication becomes one file: pages are written as they come, all else when the last is done."""

from __future__ import annotations

from typing import BinaryIO

from reportlab.pdfbase import pdfdoc

from handbook.layout.pages.page import Area, Page, Printing, Publication, Tag
from handbook.paint.attachments import attach
from handbook.paint.content import Content
from handbook.paint.fonts import Fonts
from handbook.paint.images import Pictures
from handbook.paint.inks import Spots
from handbook.paint.metadata import Info, describe
from handbook.paint.navigation import PageLabels, Places, write_link
from handbook.paint.objects import numbers, reference
from handbook.paint.outline import write_outline
from handbook.paint.tags import Tree
from handbook.paint.writer import File


class Painter:
    """The file being written, and what its pages share."""

    def __init__(self, publication: Publication, out: BinaryIO) -> None:
        self._publication = publication
        self._file = File(out, publication.metadata.language)
        self._tree = Tree(self._file, publication.root, publication.annotations)
        self._fonts, self._pictures = Fonts(self._file), Pictures(self._file)
        self._spots, self._places = Spots(self._file), Places()
        self._front: list[tuple[bytes, str]] = []
        self._body: list[tuple[bytes, str]] = []
        self._resources = self._file.reserve()

    def run(self) -> None:
        """Write everything."""
        for page in self._publication.pages:
            self._page(page)
        self._finish()

    def _page(self, page: Page) -> None:
        own, stream = self._file.reserve(), self._file.reserve()
        self._tree.start_page(own, page.front)
        content = Content(page.height, self._tree, self._fonts, self._pictures, self._spots)
        areas: list[Area] = []
        for placement in page.placements:
            if isinstance(placement, Area):
                areas.append(placement)
            else:
                content.paint(placement)
        self._file.put_stream(stream, b"", content.close())
        entries = [
            b"<</Type/Page/Parent %s" % self._file.page_tree,
            _boxes(page),
            b"/Resources %s/Contents %s" % (self._used(content), reference(stream)),
            b"/StructParents %d/Tabs/S" % self._tree.end_page(),
            self._links(areas, own, page.height),
            b">>",
        ]
        self._file.put(own, b"".join(entries))
        (self._front if page.front else self._body).append((reference(own), page.label))
        self._places.add(page.anchors, own, page.height)

    def _used(self, content: Content) -> bytes:
        """What the page's operators name; pages of nothing but text share one dictionary."""
        lists = ((b"XObject", content.pictures), (b"ColorSpace", content.spaces), (b"ExtGState", content.states))
        own = [
            b"/%s<<%s>>" % (kind, b"".join([b"/%s %s" % row for row in used.items()])) for kind, used in lists if used
        ]
        if not own:
            return reference(self._resources)
        return b"<</Font %s%s>>" % (self._file.font_list, b"".join(own))

    def _links(self, areas: list[Area], page: int, height: float) -> bytes:
        """Links come after the words they belong to, so that the words come first in their tag."""
        if not areas or not self._publication.annotations:
            return b""
        links: dict[Tag, list[Area]] = {}
        for area in areas:
            links.setdefault(area.tag, []).append(area)
        written = [write_link(self._file, self._tree, self._places, own, page, height) for own in links.values()]
        return b"/Annots[%s]" % b" ".join(written)

    def _finish(self) -> None:
        publication, file, catalog = self._publication, self._file, self._file.Catalog
        file.put(self._resources, b"<</Font %s>>" % file.font_list)
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


def _boxes(page: Page) -> bytes:
    """The edge of the paper, and inside it the trimmed page and what may bleed over its edge."""
    rows = (("Media", 0.0), ("Trim", page.trim), ("Bleed", page.bleed))
    return b"".join(
        [
            b"/%sBox[%s]" % (kind.encode(), numbers(inset, inset, page.width - inset, page.height - inset))
            for kind, inset in rows
        ]
    )


def _preferences(printing: Printing) -> pdfdoc.PDFDictionary:
    """What the viewer shows in its title bar and proposes for printing."""
    wishes = pdfdoc.ViewerPreferencesPDFDictionary()
    wishes["DisplayDocTitle"] = "true"
    if not printing.scaling:
        wishes["PrintScaling"] = "None"
    if printing.duplex:
        wishes["Duplex"] = printing.duplex
    return wishes
