"""Pictures from files: JPEG data as it is, all else packed without loss; each is embedded once."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.paint.objects import Stream
from handbook.paint.writer import File

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}


class Pictures:
    """The pictures of one file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._by_path: dict[str, tuple[bytes, bytes]] = {}
        self._by_data: dict[bytes, tuple[bytes, bytes]] = {}

    def place(self, path: str) -> tuple[bytes, bytes]:
        """Name and reference of a picture; OSError if its file cannot be read."""
        found = self._by_path.get(path)
        if found is None:
            data = Path(path).read_bytes()
            mark = hashlib.sha256(data).digest()
            if mark not in self._by_data:
                label = b"Im%d" % (len(self._by_data) + 1)
                self._by_data[mark] = (label, self._file.link(_embedded(self._file, data)))
            found = self._by_path[path] = self._by_data[mark]
        return found


def _embedded(file: File, data: bytes) -> Stream:
    from PIL import Image  # only a book with pictures needs it

    with Image.open(BytesIO(data)) as picture:
        if picture.format == "JPEG" and picture.mode in _SPACES:
            return _stream(picture.size, picture.mode, data, packed=False, Filter="/DCTDecode")
        return _lossless(file, picture)


def _lossless(file: File, picture: Image) -> Stream:
    """Grey or RGB samples; what is transparent goes into a soft mask (ISO 32000-1, 11.6.5.3)."""
    clear = "A" in picture.mode or "transparency" in picture.info
    if clear:
        picture = picture.convert("LA" if picture.mode == "LA" else "RGBA")
        veil = picture.getchannel("A")
        mask = file.Reference(_stream(veil.size, "L", veil.tobytes()))
    plain = _plain(picture)
    stream = _stream(plain.size, plain.mode, plain.tobytes())
    if clear:
        stream.dictionary["SMask"] = mask
    return stream


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
