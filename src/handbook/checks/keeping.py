"""Choices made elsewhere are written into the book's own YAML: line by line, told beforehand, and nothing else.

The same hand as that of the mends: only the letters of a value change, or a line is added; afterwards the file is
read again, and must say the same in every other place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from handbook.checks.edits import edited
from handbook.checks.mending import rewritten, values_of
from handbook.foundation.files import contents, shown
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.reader import MAX_BYTES, Scalar, read_text
from handbook.foundation.reader import Mapping as Written
from handbook.foundation.values import ends

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+ -]*[A-Za-z0-9.]|[A-Za-z0-9]")
_WORDS_OF_YAML = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


class Line(NamedTuple):
    """A line of a file that would be written: its number, what stands there now, and what would."""

    number: int
    old: str
    new: str


class Lines(NamedTuple):
    """What would be written into one file."""

    file: str
    lines: tuple[Line, ...]
    seal: str
    """Stands for exactly these lines in exactly this file: whoever agrees to them hands it back."""


def proposed(path: Path, values: Mapping[str, str]) -> Lines:
    """The lines that change if these keys of a file get these values; HandbookError USAGE-11 if that cannot be."""
    text = _text(path)
    new = _changed(path, text, values)
    return Lines(shown(path), tuple(_lines(text, new)), _seal(text, new))


def write(path: Path, values: Mapping[str, str], seal: str) -> Lines:
    """Writes the lines that were agreed to; HandbookError USAGE-11 if the file is no longer the one they were for."""
    told = proposed(path, values)
    if told.seal != seal:
        hint = "look at the lines again"
        raise refuse("USAGE-11", f"{shown(path)} was changed since its lines were shown", None, hint)
    if told.lines:
        count = rewritten(path, lambda _, text: (_changed(path, text, values), len(told.lines)))
        if not count:
            raise _unsure(path)
    return told


def _text(path: Path) -> str:
    if not path.is_file():
        hint = f"write a {path.name} first, with what it must say"
        raise refuse("USAGE-11", f"there is no {shown(path)} to write into", None, hint)
    try:
        return contents(path, MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unsure(path) from None


def _changed(path: Path, text: str, values: Mapping[str, str]) -> str:
    """The text with these values, the last edit first, so that the places of the others stay."""
    written = read_text(shown(path), text)
    standing = [(key, written[key]) for key in values if isinstance(written.get(key), Scalar)]
    new = text
    for key, value in sorted(standing, key=lambda one: -one[1].span):
        if str(value) != values[key]:
            new = edited(new, [(*ends(value.span), _typed(values[key]))])
    new += "".join(_added(new, {key: value for key, value in values.items() if key not in written}))
    if not _says(path, written, new, values):
        raise _unsure(path)
    return new


def _added(text: str, values: Mapping[str, str]) -> Iterator[str]:
    end = "\r\n" if "\r\n" in text else "\n"
    if values and text and not text.endswith("\n"):
        yield end
    for key, value in values.items():
        yield f"{key}: {_typed(value)}{end}"


def _typed(value: str) -> str:
    """A value as it is typed in YAML: plain where that is safe, else in quotes."""
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


def _says(path: Path, written: Written, new: str, values: Mapping[str, str]) -> bool:
    """Whether the new text says these values, and in every other place what it said before."""
    try:
        after = dict(values_of(read_text(shown(path), new)))
    except HandbookError:
        return False
    wanted: dict[tuple[object, ...], str] = dict(values_of(written))
    wanted.update({(key,): value for key, value in values.items()})
    return after == wanted


def _lines(old: str, new: str) -> Iterator[Line]:
    before, after = old.splitlines(), new.splitlines()
    for number, line in enumerate(after, 1):
        stood = before[number - 1] if number <= len(before) else ""
        if stood != line or number > len(before):
            yield Line(number, stood, line)


def _seal(old: str, new: str) -> str:
    return sha256(f"{len(old)}\0{old}\0{new}".encode()).hexdigest()


def _unsure(path: Path) -> HandbookError:
    message = f"{shown(path)} cannot be written into without touching what else it says"
    return refuse("USAGE-11", message, None, "write the values there yourself")
