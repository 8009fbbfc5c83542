"""Colours as operators, and the spot colours of one file."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase import pdfdoc

from handbook.foundation.units import Colour
from handbook.paint.objects import name
from handbook.paint.writer import File


@lru_cache(maxsize=512)
def fill_ink(ink: Colour) -> bytes:
    """Operator that sets the colour of text and areas; greys print with black ink alone."""
    return _share(ink.red) + b" g" if ink.grey else b" ".join(map(_share, ink)) + b" rg"


@lru_cache(maxsize=512)
def stroke_ink(ink: Colour) -> bytes:
    """Operator that sets the colour of lines."""
    return fill_ink(ink).upper()


def _share(value: float) -> bytes:
    """A share of a colour, to a ten thousandth."""
    return (b"%.4f" % value).rstrip(b"0").rstrip(b".")


@lru_cache(maxsize=64)
def spot_label(spot: str) -> bytes:
    """What a page calls a spot colour."""
    return name(f"CS-{spot}")


class Spots:
    """Spot colours: each is a separation of its own, shown on screen in the colour it was first used with."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._spaces: dict[str, bytes] = {}
        self._overprint = b""

    def space(self, spot: str, ink: Colour) -> bytes:
        """Reference of the colour space (ISO 32000-1, 8.6.6.4)."""
        if spot not in self._spaces:
            self._spaces[spot] = self._file.link(_separation(spot, ink))
        return self._spaces[spot]

    @property
    def overprint(self) -> bytes:
        """Reference of the graphics state that leaves the inks below a line as they are (11.7.4)."""
        if not self._overprint:
            self._overprint = self._file.add(b"<</Type/ExtGState/OP true/op true/OPM 1>>")
        return self._overprint


def _separation(spot: str, ink: Colour) -> pdfdoc.PDFArray:
    """From white to the ink; RGB, since the file's output intent is RGB (ISO 19005-2, 6.2.4)."""
    tint = {
        "FunctionType": 2,
        "Domain": pdfdoc.PDFArray([0, 1]),
        "C0": pdfdoc.PDFArray([1, 1, 1]),
        "C1": pdfdoc.PDFArray(list(ink)),
        "N": 1,
    }
    return pdfdoc.PDFArray([b"/Separation", name(spot), b"/DeviceRGB", pdfdoc.PDFDictionary(tint)])
