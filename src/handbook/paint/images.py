"""Pictures from files: JPEG data as it is, all else packed without loss; each is embedded once."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.photo import ORIENTATION, TURNS, bare
from handbook.paint.objects import Stream
from handbook.paint.writer import File

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


class Placed(NamedTuple):
    """A picture in the file: its name on a page, its object, and how far clockwise it is turned to stand upright."""

    label: bytes
    reference: bytes
    turn: int


class Pictures:
    """The pictures of one file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._by_data: dict[bytes, Placed] = {}

    def place(self, data: bytes) -> Placed:
        """The picture in the bytes of an image file; equal ones are embedded once."""
        mark = hashlib.sha256(data).digest()
        if mark not in self._by_data:
            stream, turn = _embedded(self._file, data)
            label = b"Im%d" % (len(self._by_data) + 1)
            self._by_data[mark] = Placed(label, self._file.link(stream), turn)
        return self._by_data[mark]


def _embedded(file: File, data: bytes) -> tuple[Stream, int]:
    from PIL import Image, ImageOps  # only a book with pictures needs it

    with Image.open(BytesIO(data)) as picture:
        orientation = picture.getexif().get(ORIENTATION, 1)
        if picture.format == "JPEG" and picture.mode in _SPACES and (orientation in TURNS or orientation == 1):
            # Which way up is a matter of the page: the samples stay as the camera wrote them.
            stream = _stream(picture.size, picture.mode, bare(data), packed=False, Filter="/DCTDecode")
            return stream, TURNS.get(orientation, 0)
        return _lossless(file, ImageOps.exif_transpose(picture)), 0


def _lossless(file: File, picture: Image) -> Stream:
    """Grey or RGB samples; what is transparent goes into a soft mask (ISO 32000-1, 11.6.5.3)."""
    clear = picture.info.get("transparency")
    veil = None
    if picture.mode.startswith("I;16") and isinstance(clear, int):
        veil = _all_but(picture, clear)
    elif "A" in picture.mode or clear is not None:
        picture = picture.convert("LA" if picture.mode == "LA" else "RGBA")
        veil = picture.getchannel("A")
    plain = _plain(picture)
    stream = _stream(plain.size, plain.mode, plain.tobytes())
    if veil:
        stream.dictionary["SMask"] = file.Reference(_stream(veil.size, "L", veil.tobytes()))
    return stream


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


def _stream(size: tuple[int, int], mode: str, data: bytes, packed: bool = True, **entries: object) -> Stream:
    return Stream(
        data,
        packed,
        Type="/XObject",
        Subtype="/Image",
        Width=size[0],
        Height=size[1],
        BitsPerComponent=8,
        ColorSpace=_SPACES[mode],
        **entries,
    )
