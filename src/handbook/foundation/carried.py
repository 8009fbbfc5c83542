"""What a calendar was made from, carried inside its PDF, so that the next one can be made from the file alone."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from handbook.foundation.marks import HandbookError, Mark, refuse

NAME = "handbook-inputs.json"
"""The attachment's name."""
CHOICES = {
    "regimen": r"[a-z0-9-]{1,80}",
    "on": r"[0-9]{1,5}",
    "off": r"[0-9]{1,5}",
    "cycles": r"[0-9]{1,5}",
    "layout": r"sheets|strips|month",
    "week_start": r"[a-z]{3,9}",
    "weeks": r"[0-9]{1,5}",
    "weight": r"[0-9.,]{1,9} [a-z]{1,2}",
    "height": r"[0-9.,]{1,9} [a-z]{1,2}",
    "ics_titles": r"short|full",
    "start": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "style": r"[a-z0-9][a-z0-9-]{0,59}",
    "paper": r"a4|letter|a5|half-letter",
}
"""What a file may choose for the calendar that is made from it, and how: nothing that says where to write."""
_MAGIC, _VERSION = "handbook-inputs", 1
_LARGEST, _MOST = 32 * 1024 * 1024, 2000
"""Of the file and of all that it carries, in bytes; and how many files it may carry."""
_TRIES = 50
_STREAM = re.compile(rb"stream\r?\n")
_PLAIN = re.compile(r"\w[\w. -]{0,120}")
_PART = re.compile(r"\w[\w. -]{0,120}\.(?:yaml|png|jpe?g)", re.IGNORECASE)


class Inputs(NamedTuple):
    """The files of the book by their names in its folder, and the choices that were made."""

    book: str
    files: Mapping[str, bytes]
    choices: Mapping[str, str]
    sets: tuple[str, ...] = ()
    """Values of the book that were set for this build: edition.version=2."""

    def packed(self) -> bytes:
        """As JSON; the same inputs give the same bytes."""
        texts = {name: data.decode() for name, data in self.files.items() if name.endswith(".yaml")}
        images = {name: b64encode(data).decode() for name, data in self.files.items() if name not in texts}
        told = {_MAGIC: _VERSION, "book": self.book, "choices": dict(self.choices), "sets": list(self.sets)}
        told |= {"files": texts, "images": images}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=0).encode()

    def laid_out(self, folder: Path) -> Path:
        """The book written into a folder; the book's own folder there."""
        home = folder / self.book
        home.mkdir(parents=True)
        for name, data in self.files.items():
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return home


def of(
    folder: Path, choices: Mapping[str, str], sets: Iterable[str] = (), others: Mapping[str, Path] | None = None
) -> Inputs:
    """The inputs of a book in a folder: its YAML, and other files under the names that they shall have there."""
    own = [*folder.glob("*.yaml"), *(folder / "sections").glob("*.yaml"), *(folder / "styles").glob("*.yaml")]
    found = {path.relative_to(folder).as_posix(): path for path in own}
    files = {name: path.read_bytes() for name, path in sorted({**found, **(others or {})}.items())}
    return Inputs(folder.resolve().name, files, choices, tuple(sets))


def inside(path: Path, mark: Mark | None = None) -> Inputs:
    """The inputs that a calendar's PDF carries; USAGE-09 if it is no such file."""
    try:
        if path.stat().st_size > _LARGEST:
            raise _refused(f"{path} is too large for a calendar", mark)
        data = path.read_bytes()
    except OSError as error:
        raise _refused(f"{path}: {error.strerror or 'it cannot be read'}", mark) from None
    for count, found in enumerate(re.finditer(rb"/EmbeddedFile\b", data)):
        told = _told(data, found.start()) if count < _TRIES else None
        if told is not None:
            return told
    raise _refused(f"{path} carries no book to make a calendar from", mark)


def _refused(message: str, mark: Mark | None) -> HandbookError:
    hint = "name a calendar's PDF that handbook made, or give the book: handbook calendar BOOK --start 2026-03-02"
    return refuse("USAGE-09", message, mark, hint)


def _told(data: bytes, at: int) -> Inputs | None:
    """The inputs in the stream that begins behind this place; None if it holds something else."""
    start = _STREAM.search(data, at, at + 2000)
    if start is None:
        return None
    try:
        unpacked = zlib.decompressobj().decompress(memoryview(data)[start.end() :], _LARGEST)
        told = json.loads(unpacked)
        return _read(told) if told[_MAGIC] == _VERSION else None
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError):
        return None


def _read(told: dict[str, dict[str, str]]) -> Inputs:
    """What was told, if it is what we tell; ValueError and the like if not."""
    texts, images, choices = (told[key].items() for key in ("files", "images", "choices"))
    files = {_inner(name): _text(text).encode() for name, text in texts}
    files |= {_inner(name): b64decode(_text(text), validate=True) for name, text in images}
    if len(files) > _MOST or "handbook.yaml" not in files:
        raise ValueError("no book")
    chosen = {key: _text(value) for key, value in choices if key in CHOICES}
    if not all(re.fullmatch(CHOICES[key], value) for key, value in chosen.items()):
        raise ValueError("no choice")
    return Inputs(_plain(told["book"]), files, chosen, tuple(_text(one) for one in told["sets"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _plain(name: object) -> str:
    """A folder's name and nothing that leads elsewhere."""
    text = _text(name)
    if not _PLAIN.fullmatch(text) or text.endswith("."):
        raise ValueError(text)
    return text


def _inner(name: object) -> str:
    """The name of a file in a book's folder, of a kind that a book has."""
    *folders, own = _text(name).split("/")
    if len(folders) > 4 or not _PART.fullmatch(own):
        raise ValueError(name)
    return "/".join([*map(_plain, folders), own])
