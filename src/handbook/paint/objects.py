"""The notation of PDF objects (ISO 32000-1, 7.3): numbers, text, names, streams."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

# Compression of fonts and pictures, and of all that is painted. Level 5 took two and a half times as long over the
# pages of a ward's sheets as 3 does, and made their files smaller by a fifteenth; 1 saves no time against 3.
LEVEL, QUICK = 5, 3


@lru_cache(maxsize=16384)
def number(value: float) -> bytes:
    """A number with at most two decimals."""
    digits = b"%.2f" % value
    digits = digits.rstrip(b"0").rstrip(b".")
    return b"0" if digits == b"-0" else digits


def numbers(*values: float) -> bytes:
    """Numbers, parted by spaces."""
    return b" ".join(map(number, values))


def text(words: str) -> bytes:
    """A text string for people to read (7.9.2.2)."""
    return _literal(words.encode() if words.isascii() else b"\xfe\xff" + words.encode("utf-16-be"))


def key(words: str) -> bytes:
    """A byte string that programmes compare, such as the name of a destination."""
    return _literal(words.encode())


def _literal(data: bytes) -> bytes:
    """A string in brackets; a carriage return as it is would be read as a line feed (7.3.4.2)."""
    data = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r")
    return b"(%s)" % data


@lru_cache(maxsize=1024)
def name(words: str) -> bytes:
    """A name object; characters beyond ASCII stand as UTF-8, as 7.3.5 advises."""
    written: str = pdfdoc.PDFName(words.encode().decode("latin-1"))
    # ReportLab leaves a slash as it is, but it would start a name of its own.
    return b"/" + written[1:].replace("/", "#2f").encode("ascii")


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """A dictionary (7.3.7) of values that are written already."""
    return b"<<%s>>" % b"".join([b"%s %s" % (name(key), value) for key, value in entries.items()])


def reference(own: int) -> bytes:
    """A reference to the object with this number."""
    return b"%d 0 R" % own


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose `endstream` stands on a line of its own (ISO 19005-2, 6.1.7.1)."""

    def __init__(self, content: bytes, packed: bool = True, **entries: object) -> None:
        super().__init__(pdfdoc.PDFDictionary(entries), content)
        if packed:
            self.content = zlib.compress(content, LEVEL)
            self.dictionary["Filter"] = "/FlateDecode"

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The stream as it stands in the file."""
        self.dictionary["Length"] = len(self.content)
        head: bytes = self.dictionary.format(document)
        return head + b"\nstream\n" + self.content + b"\nendstream"
