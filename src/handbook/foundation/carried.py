"""What a calendar was made from, carried inside its PDF, so that the next one can be made from the file alone."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.foundation.marks import Mark, refuse

NAME = "handbook-inputs.json"
"""The attachment's name."""
_MAGIC = "handbook-inputs"
_LARGEST = 32 * 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of the book, and the choices that were made."""

    book: str
    files: Mapping[str, str]
    choices: Mapping[str, str]

    def packed(self) -> bytes:
        """As JSON; the same inputs give the same bytes."""
        told = {_MAGIC: 1, "book": self.book, "choices": dict(self.choices), "files": dict(self.files)}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=0).encode()

    def laid_out(self, folder: Path) -> Path:
        """The book written into a folder; the book's own folder there."""
        home = folder / self.book
        for name, text in self.files.items():
            path = (home / name).resolve()
            if home.resolve() not in path.parents:
                raise ValueError(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return home


def of(folder: Path, choices: Mapping[str, str]) -> Inputs:
    """The inputs of a book in a folder: all of its YAML."""
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}
    return Inputs(folder.resolve().name, files, choices)


def inside(path: Path, mark: Mark | None = None) -> Inputs:
    """The inputs that a calendar's PDF carries; USAGE-06 if it is no such file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise refuse("USAGE-06", f"{path}: {reason}", mark, "name a calendar's PDF") from None
    for found in re.finditer(rb"/EmbeddedFile", data):
        told = _told(data, found.start())
        if told is not None:
            return told
    hint = "name a calendar's PDF that handbook made, or give the book: handbook calendar BOOK --start …"
    raise refuse("USAGE-06", f"{path} carries no book to make a calendar from", mark, hint)


def _told(data: bytes, at: int) -> Inputs | None:
    """The inputs in the stream that begins behind this place; None if it holds something else."""
    start = _STREAM.search(data, at)
    if start is None:
        return None
    try:
        unpacked = zlib.decompressobj().decompress(data[start.end() :], _LARGEST)
        told = json.loads(unpacked)
        if told[_MAGIC] != 1:
            return None
        files, choices = told["files"], told["choices"]
        texts = {str(name): str(text) for name, text in files.items()}
        return Inputs(_plain(told["book"]), texts, {str(key): str(value) for key, value in choices.items()})
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None


def _plain(name: object) -> str:
    """A folder's name and nothing that leads elsewhere."""
    text = str(name)
    if not re.fullmatch(r"[\w][\w. -]*", text):
        raise ValueError(text)
    return text
