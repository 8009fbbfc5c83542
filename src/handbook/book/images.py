"""Image files of a book: found inside its folder, of a known format, and of a size that can be opened."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.document.blocks import Picture
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.reader import shown
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 64_000_000
MAX_PIXELS = 40_000_000
"""A small file may claim to be an image of any size; nobody prints one larger than this."""
FORMATS = ("PNG", "JPEG")
_UNSTATED = 300.0
"""Pixels to the inch for a file that does not say."""


def picture(name: Scalar, folder: Path) -> Picture:
    """The picture in a file of the book; HandbookError (IMAGE-01 to -06) if it cannot be printed."""
    path = _inside(name, folder)
    if path.stat().st_size > MAX_BYTES:
        message = f"{shown(path)} is larger than {MAX_BYTES // 1_000_000} MB"
        raise refuse("IMAGE-05", message, name.mark, "save it smaller")
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(path, formats=FORMATS) as image:
                return _measured(image, path, name)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_many(path, name) from None
        except (OSError, SyntaxError, ValueError):
            raise _unreadable(path, name) from None


def _inside(name: Scalar, folder: Path) -> Path:
    """The file, which no `..`, no link and no absolute path may take out of the book's folder."""
    try:
        home, path = folder.resolve(), (folder / name).resolve()
        found = path.is_file()
    except (OSError, ValueError, RuntimeError):
        raise refuse("IMAGE-01", f'"{name}" is no file name', name.mark, "write images/name.png") from None
    if home not in path.parents:
        hint = f"put the file into {shown(folder)} and write its name from there"
        raise refuse("IMAGE-02", f'"{name}" lies outside the folder of the book', name.mark, hint)
    if not found:
        near = [str(one.relative_to(home)) for one in sorted(home.rglob("*")) if one.suffix.lower() in _SUFFIXES]
        hint = suggest(name, near) if near else f"put the file into {shown(folder)}"
        raise refuse("IMAGE-01", f'there is no file "{name}"', name.mark, hint)
    return path


_SUFFIXES = (".png", ".jpg", ".jpeg")


def _measured(image: Image, path: Path, name: Scalar) -> Picture:
    """Size first, then the pixels: what is too large or broken is never unpacked."""
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise _too_many(path, name)
    image.load()
    stated = image.info.get("dpi", (_UNSTATED, _UNSTATED))[0]
    dpi = float(stated) if 20 <= float(stated) <= 5000 else _UNSTATED
    return Picture(str(path), width, height, dpi)


def _too_many(path: Path, name: Scalar) -> HandbookError:
    message = f"{shown(path)} has more than {MAX_PIXELS // 1_000_000} million pixels"
    return refuse("IMAGE-05", message, name.mark, "save it with fewer pixels")


def _unreadable(path: Path, name: Scalar) -> HandbookError:
    if path.suffix.lower() in _SUFFIXES:
        return refuse("IMAGE-04", f"{shown(path)} is damaged or not what its name says", name.mark, "save it again")
    return refuse("IMAGE-03", f"{shown(path)} is neither PNG nor JPEG", name.mark, "save it as PNG or JPEG")
