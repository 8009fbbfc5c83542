"""Pictures from files: JPEG data as it is, all else packed without loss; each is embedded once."""

from __future__ import annotations

import hashlib
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.kept import Kept
from handbook.foundation.photo import ORIENTATION, TURNS, bare
from handbook.paint.objects import LEVEL
from handbook.paint.writer import File

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


class Embedded(NamedTuple):
    """A picture as it stands in a file."""

    entries: bytes
    coding: bytes
    data: bytes
    turn: int = 0
    """How far clockwise it is turned to stand upright."""
    veil: Embedded | None = None
    """Its soft mask."""


class Placed(NamedTuple):
    """What a page calls a picture, and how far clockwise it is turned to stand upright."""

    label: bytes
    turn: int


class Pictures:
    """The pictures of one file."""

    def __init__(self, file: File, kept: Kept) -> None:
        self._file, self._kept = file, kept
        self._made: dict[bytes, Embedded] = {}
        self._written: dict[bytes, bytes] = {}

    def place(self, data: bytes) -> Placed:
        """The picture in the bytes of an image file, which is called after them."""
        label = b"/Im-" + hashlib.sha256(data).hexdigest()[:16].encode()
        return Placed(label, self._embedded(label, data).turn)

    def reference(self, label: bytes, data: bytes) -> bytes:
        """The picture's object; equal ones are embedded once."""
        found = self._written.get(label)
        if found is None:
            found = self._written[label] = self._write(self._embedded(label, data))
        return found

    def _embedded(self, label: bytes, data: bytes) -> Embedded:
        made = self._made.get(label)
        if made is None:
            made = self._made[label] = self._kept.made(("embedded", label), lambda: _embedded(data))
        return made

    def _write(self, one: Embedded) -> bytes:
        veil = b"/SMask " + self._write(one.veil) if one.veil else b""
        return self._file.add_packed(one.entries + veil, one.data, one.coding)


def _embedded(data: bytes) -> Embedded:
    from PIL import Image, ImageOps  # only a book with pictures needs it

    with Image.open(BytesIO(data)) as picture:
        orientation = picture.getexif().get(ORIENTATION, 1)
        if picture.format == "JPEG" and picture.mode in _SPACES and (orientation in TURNS or orientation == 1):
            # Which way up is a matter of the page: the samples stay as the camera wrote them.
            entries = _entries(picture.size, picture.mode)
            return Embedded(entries, b"DCTDecode", bare(data), TURNS.get(orientation, 0))
        return _lossless(ImageOps.exif_transpose(picture))


def _lossless(picture: Image) -> Embedded:
    """Grey or RGB samples; what is transparent goes into a soft mask (ISO 32000-1, 11.6.5.3)."""
    clear = picture.info.get("transparency")
    veil = None
    if picture.mode.startswith("I;16") and isinstance(clear, int):
        veil = _all_but(picture, clear)
    elif "A" in picture.mode or clear is not None:
        picture = picture.convert("LA" if picture.mode == "LA" else "RGBA")
        veil = picture.getchannel("A")
    return _packed(_plain(picture))._replace(veil=_packed(veil) if veil else None)


def _all_but(picture: Image, clear: int) -> Image:
    """A mask that is open at every 16-bit sample but those of one value (ISO/IEC 15948, 11.3.2.1)."""
    from PIL import Image, ImageChops

    samples = picture.convert("I;16").tobytes()
    halves = ((samples[0::2], clear & 255), (samples[1::2], clear >> 8))
    low, high = (
        Image.frombytes("L", picture.size, half.translate(bytes(0 if one == value else 255 for one in range(256))))
        for half, value in halves
    )
    return ImageChops.lighter(low, high)


def _plain(picture: Image) -> Image:
    """Eight bits a sample, grey or RGB."""
    if picture.mode.startswith("I;16") or picture.mode == "I":
        return picture.convert("I").point(lambda sample: sample / 257).convert("L")
    return picture.convert("L" if picture.mode in ("1", "L", "LA") else "RGB")


def _packed(picture: Image) -> Embedded:
    return Embedded(_entries(picture.size, picture.mode), b"FlateDecode", zlib.compress(picture.tobytes(), LEVEL))


def _entries(size: tuple[int, int], mode: str) -> bytes:
    own = (*size, _SPACES[mode])
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s" % own
