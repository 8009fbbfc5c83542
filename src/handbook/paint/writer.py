"""A PDF file that is written while it is painted: object streams, cross-reference stream, an ID from its bytes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from struct import Struct
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

from handbook.paint.objects import QUICK, Stream, reference

# Objects in one object stream: more pack better, fewer are found faster.
_BATCH = 200

_ROW = Struct(">BIH").pack
"""A row of the cross-reference stream: its kind, where the object is, its index there (7.5.8.3)."""
_UNUSED = _ROW(0, 0, 0)


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """The document catalogue, with the entries for archives that ReportLab's own has not."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF")
    __Refs__ = __NoDefault__


class File(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's document, but nothing finished is kept in memory; the same objects give the same bytes."""

    def __init__(self, out: BinaryIO, language: str) -> None:
        super().__init__(dummyoutline=1, compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        catalog = Catalog()
        catalog.Pages, catalog.Lang = self.Pages, pdfdoc.PDFString(language)
        self.Catalog = self._catalog = catalog
        self._out, self._offset, self._digest = out, 0, hashlib.sha256()
        self._rows = {0: _ROW(0, 0, 0xFFFF)}
        self._batch: list[tuple[int, bytes]] = []
        self._bundle = 0
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @property
    def page_tree(self) -> bytes:
        """Reference to the root of the page tree."""
        return self.link(self.Pages)

    @property
    def sha256(self) -> str:
        """Of all that was written so far, in hexadecimal digits."""
        return self._digest.hexdigest()

    def link(self, thing: Any) -> bytes:
        """Reference to one of ReportLab's objects, which is written when the file closes."""
        found: bytes = self.Reference(thing).format(self)
        return found

    def reserve(self) -> int:
        """A new object's number."""
        self.objectcounter += 1
        count: int = self.objectcounter
        return count

    def put(self, number: int, data: bytes) -> None:
        """Write an object that is no stream."""
        self.put_all(((number, data),))

    def put_all(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Write objects that are no streams."""
        batch, rows = self._batch, self._rows
        for one in objects:
            if not batch:
                self._bundle = self.reserve()
            rows[one[0]] = _ROW(2, self._bundle, len(batch))
            batch.append(one)
            if len(batch) >= _BATCH:
                self._pack()

    def add(self, data: bytes) -> bytes:
        """Write an object that is no stream; a reference to it."""
        number = self.reserve()
        self.put(number, data)
        return reference(number)

    def put_stream(self, number: int, head: bytes, content: bytes) -> None:
        """Write a stream; `head` holds its dictionary's entries besides length and filter."""
        self.put_packed(number, head, zlib.compress(content, QUICK))

    def add_packed(self, head: bytes, packed: bytes, coding: bytes = b"FlateDecode") -> bytes:
        """Write a stream that is coded already; a reference to it."""
        number = self.reserve()
        self.put_packed(number, head, packed, coding)
        return reference(number)

    def put_packed(self, number: int, head: bytes, packed: bytes, coding: bytes = b"FlateDecode") -> None:
        """Write a stream that is coded already under a number of its own."""
        entries = b"%s/Filter/%s/Length %d" % (head, coding, len(packed))
        self._put_outside(number, b"<<%s>>\nstream\n%s\nendstream" % (entries, packed))

    def close(self, info: pdfdoc.PDFObject) -> None:
        """Write all that ReportLab's objects hold, the cross-reference stream and the trailer."""
        root, about = self.link(self.Catalog), self.link(info)
        self._put_registered()
        self._pack()
        self._write_places(root, about)

    def _put_registered(self) -> None:
        """Formatting registers further objects with higher numbers, until none is left."""
        done = 0
        while True:
            waiting = [number for number in self.numberToId if number > done]
            if not waiting:
                return
            for number in waiting:
                thing = self.idToObject[self.numberToId[number]]
                data = pdfdoc.format(thing, self, toplevel=1)
                (self._put_outside if isinstance(thing, Stream) else self.put)(number, data)
            done = waiting[-1]

    def _pack(self) -> None:
        """Write the waiting objects as one object stream (ISO 32000-1, 7.5.7)."""
        if not self._batch:
            return
        heads, offset = list[bytes](), 0
        for number, data in self._batch:
            heads.append(b"%d %d" % (number, offset))
            offset += len(data) + 1
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(heads), len(head))
        self.put_stream(self._bundle, entries, head + b"\n".join([data for _, data in self._batch]))
        self._batch.clear()

    def _put_outside(self, number: int, data: bytes) -> None:
        self._rows[number] = _ROW(1, self._offset, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, data))

    def _write_places(self, root: bytes, about: bytes) -> None:
        own, start = self.reserve(), self._offset
        self._rows[own] = _ROW(1, start, 0)
        rows = b"".join([self._rows.get(number, _UNUSED) for number in range(own + 1)])
        mark = self.sha256[:32].upper().encode()
        head = b"/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID[<%s><%s>]" % (own + 1, root, about, mark, mark)
        self.put_stream(own, head, rows)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._offset += len(data)
