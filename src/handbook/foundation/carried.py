"""What a calendar was made from, carried inside its PDF, so that the next one can be made from the file alone."""

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from handbook.foundation.files import contents, shown
from handbook.foundation.marks import HandbookError, Mark, refuse
from handbook.foundation.regex import Regex
from handbook.foundation.units import PAPERS

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
    "paper": "|".join(PAPERS),
}
"""What a file may choose for the calendar that is made from it, and how: nothing that says where to write."""
_MAGIC, _VERSION = "handbook-inputs", 1
_LARGEST, _MOST = 32 * 1024 * 1024, 2000
"""Of the file and of all that it carries, in bytes; and how many files it may carry."""
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_OWN_NAME = b"(" + NAME.encode() + b")"
_EMBEDDED = re.compile(rb"/EF\s*<<[^<>]{0,200}?/U?F\s+(\d{1,9})\s+0\s+R")
_NEAR = 400
"""A file specification is no longer, in bytes: the attachment's name and its stream stand so close."""
_TEXT = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_LINE = re.compile(rb"(?:%s: )?(?:%s|\d{1,9}|[\[\]{}]|\[\]|\{\})?,?" % (_TEXT, _TEXT))
_TRIES = 200
_STREAM = re.compile(rb"stream\r?\n")
_PLAIN = Regex(r"\w[\w. -]{0,120}")
_PART = Regex(r"\w[\w. -]{0,120}\.(?:yaml|png|jpe?g)", re.IGNORECASE)


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


def of(book: str, files: Mapping[str, bytes], choices: Mapping[str, str], sets: Iterable[str] = ()) -> Inputs:
    """The inputs of a book: what was read of it and of its style, by the names that they shall have there."""
    return Inputs(book, dict(sorted(files.items())), choices, tuple(sets))


def inside(path: Path, mark: Mark | None = None) -> Inputs:
    """The inputs that a calendar's PDF carries; USAGE-09 if it is no such file."""
    try:
        data = contents(path, _LARGEST, "calendar's PDF")
    except HandbookError as error:
        raise _refused(error.problems[0].message, mark) from None
    if len(data) > _LARGEST:
        raise _refused(f"{shown(path)} is too large for a calendar", mark)
    told = _told(data)
    if told is None:
        raise _refused(f"{shown(path)} carries no book to make a calendar from", mark)
    return told


def _refused(message: str, mark: Mark | None) -> HandbookError:
    hint = "name a calendar's PDF that handbook made, or give the book: handbook calendar BOOK --start 2026-03-02"
    return refuse("USAGE-09", message, mark, hint)


def _told(data: bytes) -> Inputs | None:
    """The inputs in the attachment of our name; None if there is none, or it holds something else."""
    number = next(filter(None, map(_attached, _readable(data))), None)
    begun = re.search(rb"(?<!\d)%s 0 obj\b" % number, data) if number else None
    unpacked = _unpacked(data, begun.end()) if begun else None
    if unpacked is None or not _plain_lines(unpacked):
        return None
    try:
        told = json.loads(unpacked)
        return _read(told) if told[_MAGIC] == _VERSION else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError):
        return None


def _readable(data: bytes) -> Iterator[bytes]:
    """The file, and then what its streams of objects hold (ISO 32000-1, 7.5.7); all of bounded size."""
    yield data
    room = _LARGEST
    for found in islice(_OBJECTS.finditer(data), _TRIES):
        objects = _unpacked(data, found.end(), room) or b""
        room -= len(objects)
        yield objects


def _attached(objects: bytes) -> bytes | None:
    """The number of the stream that a file specification names for our attachment."""
    at = objects.find(_OWN_NAME)
    found = _EMBEDDED.search(objects, max(at - _NEAR, 0), at + _NEAR) if at >= 0 else None
    return found[1] if found else None


def _unpacked(data: bytes, at: int, most: int = _LARGEST) -> bytes | None:
    """What the stream holds that begins behind this place, as much of it as there is room for."""
    start = _STREAM.search(data, at, at + 2000)
    try:
        return zlib.decompressobj().decompress(memoryview(data)[start.end() :], most) if start and most > 0 else None
    except zlib.error:
        return None


def _plain_lines(packed: bytes) -> bool:
    """Whether every line holds one value, as we write them, and they are not too many to be unpacked."""
    return packed.count(b"\n") <= 2 * _MOST + 200 and all(_LINE.fullmatch(line) for line in packed.split(b"\n"))


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
