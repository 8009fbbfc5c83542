"""The pages of one file as objects, and what they share: fonts, pictures, plates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.foundation.kept import Kept
from handbook.layout.pages.page import Page
from handbook.paint.drawn import Drawer, Drawn
from handbook.paint.fonts import Fonts
from handbook.paint.images import Pictures
from handbook.paint.inks import Spots
from handbook.paint.objects import reference
from handbook.paint.writer import File


class Leaves:
    """Writes pages as they come; what they share is written when the last is done."""

    def __init__(self, file: File, links: bool, kept: Kept, stock: Kept | None = None) -> None:
        self._file, self._spots = file, Spots(file)
        shared = kept if stock is None else stock
        # A book's lines are many, and few of them stand in another file: only a batch keeps words as they are shown.
        self._fonts, self._pictures = Fonts(shared, Kept() if stock is None else stock), Pictures(file, shared)
        self._drawer = Drawer(self._fonts, self._pictures, links, kept)
        self._font_list, self._resources = file.reserve(), file.reserve()

    def drawn(self, page: Page) -> Drawn:
        """What stands on a page."""
        return self._drawer.drawn(page)

    def put(self, own: int, drawn: Drawn, entries: bytes = b"") -> None:
        """Write a page under this number, with further entries."""
        stream = self._file.add_packed(b"", drawn.stream)
        told = (self._file.page_tree, drawn.boxes, self._used(drawn), stream, entries)
        self._file.put(own, b"<</Type/Page/Parent %s%s/Resources %s/Contents %s%s>>" % told)

    def _used(self, drawn: Drawn) -> bytes:
        """What the page's operators name; pages of nothing but text share one dictionary."""
        if not drawn.pictures and not drawn.spots:
            return reference(self._resources)
        pictures = [
            b"%s %s" % (label, self._pictures.reference(label, data)) for label, data in drawn.pictures.items()
        ]
        spaces = [b"%s %s" % (label, self._spots.space(*spot)) for label, spot in drawn.spots.items()]
        states = [b"/GS1 %s" % self._spots.overprint] if spaces else []
        lists = (b"/XObject", pictures), (b"/ColorSpace", spaces), (b"/ExtGState", states)
        return b"<</Font %d 0 R%s>>" % (self._font_list, b"".join(_listed(lists)))

    def close(self) -> None:
        """Write what the pages share."""
        self._file.put(self._font_list, self._fonts.write(self._file))
        self._file.put(self._resources, b"<</Font %d 0 R>>" % self._font_list)


def _listed(lists: Iterable[tuple[bytes, list[bytes]]]) -> Iterator[bytes]:
    for kind, rows in lists:
        if rows:
            yield b"%s<<%s>>" % (kind, b"".join(rows))
