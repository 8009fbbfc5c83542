"""Image files of a book: found inside its folder, of a known format, and of a size that can be opened."""

from __future__ import annotations

import hashlib
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.document.drawings import Picture
from handbook.foundation.files import Shelf, shown
from handbook.foundation.kept import Kept
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.photo import ORIENTATION, bare
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 64_000_000
MAX_PIXELS = 40_000_000
"""A small file may claim to be an image of any size; nobody prints one larger than this."""
MAX_SIDE = 20_000
"""Rows of pixels are unpacked one by one: a strip of a pixel's width costs more than a picture of its size."""
FORMATS = ("PNG", "JPEG")
_OF_USE = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs")
)
_PLAIN = re.compile(r"(?!\.{1,2}(?:/|$))[^/\\]+(?:/(?!\.{1,2}(?:/|$))[^/\\]+)*")
_MOST_NEAR = 24
_UNSTATED = 300.0
"""Pixels to the inch for a file that does not say."""


def picture(name: Scalar, shelf: Shelf, kept: Kept) -> Picture:
    """The picture in a file of the book; HandbookError (IMAGE-01 to -07) if it cannot be printed.

    A file whose bytes are those that are kept is not unpacked again.
    """
    path = _inside(name, shelf.folder)
    data = _read(name, path, shelf)
    made = kept.made(("picture", hashlib.sha256(data).digest()), lambda: _looked_at(data, path, name))
    shelf.read[str(name)] = made.data  # from here on only the picture itself is used, printed and carried
    return made


def _looked_at(data: bytes, path: Path, name: Scalar) -> Picture:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return _measured(image, path, name, data)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_many(path, name) from None
        except (OSError, SyntaxError, ValueError):
            raise _unreadable(path, name) from None


def _read(name: Scalar, path: Path, shelf: Shelf) -> bytes:
    try:
        data = shelf.bytes(str(name), MAX_BYTES, "PNG or JPEG file")
    except HandbookError as error:
        raise HandbookError(tuple(one._replace(mark=one.mark or name.mark) for one in error.problems)) from None
    if len(data) > MAX_BYTES:
        message = f"{shown(path)} is larger than {MAX_BYTES // 1_000_000} MB"
        raise refuse("IMAGE-05", message, name.mark, "save it smaller")
    return data


def _inside(name: Scalar, folder: Path) -> Path:
    """The file, which no `..`, no link and no absolute path may take out of the book's folder."""
    try:
        home, path = Path(realpath(folder)), Path(realpath(folder / name))
        found = path.is_file()
    except (OSError, ValueError, RuntimeError):
        raise refuse("IMAGE-01", f'"{name}" is no file name', name.mark, "write images/name.png") from None
    if home not in path.parents:
        hint = f"put the file into {shown(folder)} and write its name from there"
        raise refuse("IMAGE-02", f'"{name}" lies outside the folder of the book', name.mark, hint)
    if not _PLAIN.fullmatch(name):
        hint = "write its name from the folder of the book: images/name.png"
        raise refuse("IMAGE-02", f'"{name}" is not the plain name of a file of the book', name.mark, hint)
    if not found:
        near = list(_near(folder, Path(name).parent))
        hint = suggest(name, near) if near else f"put the file into {shown(folder)}"
        raise refuse("IMAGE-01", f'there is no file "{name}"', name.mark, hint)
    return path


def _near(folder: Path, inner: Path) -> Iterator[str]:
    """Pictures in the book's folder, in images/ and where the missing one was looked for."""
    for place in dict.fromkeys((Path(), Path("images"), inner)):
        with suppress(OSError):
            names = sorted(one for one in os.listdir(folder / place) if one.lower().endswith(_SUFFIXES))
            yield from ((place / one).as_posix() for one in names[:_MOST_NEAR])


_SUFFIXES = (".png", ".jpg", ".jpeg")


def _measured(image: Image, path: Path, name: Scalar, data: bytes) -> Picture:
    """Size first, then the pixels: what is too large or broken is never unpacked."""
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise _too_many(path, name)
    if max(width, height) > MAX_SIDE:
        message = f"{shown(path)} is {width:,} pixels wide and {height:,} high"
        raise refuse("IMAGE-05", message, name.mark, f"save it with at most {MAX_SIDE:,} pixels on a side")
    image.load()
    stated = image.info.get("dpi", (_UNSTATED, _UNSTATED))[0]
    dpi = float(stated) if 20 <= float(stated) <= 5000 else _UNSTATED
    orientation = image.getexif().get(ORIENTATION, 1)
    orientation = orientation if orientation in range(1, 9) else 1
    if orientation > 4:  # it lies on its side
        width, height = height, width
    return Picture(_bare(image, data, orientation, dpi), width, height, dpi)


def _bare(image: Image, data: bytes, orientation: int, dpi: float) -> bytes:
    """The file without what is no picture: places, names, remarks."""
    if image.format == "JPEG":
        return bare(data, orientation)
    kept = b"".join(_chunks(data))
    if orientation == 1:
        return kept
    from PIL import ImageOps

    upright = BytesIO()
    ImageOps.exif_transpose(image).save(upright, "PNG", dpi=(dpi, dpi), exif=b"")
    return b"".join(_chunks(upright.getvalue()))


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that its pixels need (ISO/IEC 15948, 11)."""
    yield data[:8]
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in _OF_USE:
            yield data[at:end]
        at = end


def _too_many(path: Path, name: Scalar) -> HandbookError:
    message = f"{shown(path)} has more than {MAX_PIXELS // 1_000_000} million pixels"
    return refuse("IMAGE-05", message, name.mark, "save it with fewer pixels")


def _unreadable(path: Path, name: Scalar) -> HandbookError:
    if path.suffix.lower() in _SUFFIXES:
        return refuse("IMAGE-04", f"{shown(path)} is damaged or not what its name says", name.mark, "save it again")
    return refuse("IMAGE-03", f"{shown(path)} is neither PNG nor JPEG", name.mark, "save it as PNG or JPEG")
