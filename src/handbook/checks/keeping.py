"""Choices made elsewhere are written into the book's own YAML: line by line, told beforehand, and nothing else.

The same hand as that of the mends: only the letters of a value change, or a line is added; afterwards the file is
read again, and must say the same in every other place.
"""

import json
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
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
    """The lines that change if these keys (on, person.weight) get these values; USAGE-11 if that cannot be."""
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
    wanted = {tuple(key.split(".")): value for key, value in values.items()}
    edits, fresh = [], {}
    for keys, value in wanted.items():
        edit = _edit(text, written, keys, value)
        if edit:
            edits.append(edit)
        elif _standing(written, keys) is None:
            fresh[keys] = value
    new = edited(text, sorted(edits, reverse=True))
    new += "".join(_added(new, _nested(fresh)))
    if not _says(path, written, new, wanted):
        raise _unsure(path)
    return new


Keys = tuple[str, ...]
"""A key, or the key of a mapping and one within it: person, weight."""


def _standing(written: Written, keys: Keys) -> Scalar | None:
    found: object = written
    for key in keys:
        found = found.get(key) if isinstance(found, Written) else None
    return found if isinstance(found, Scalar) else None


def _edit(text: str, written: Written, keys: Keys, value: str) -> tuple[int, int, str] | None:
    """Other letters for a value that stands there; a key more in a mapping that does; else None."""
    old = _standing(written, keys)
    if old is not None:
        return (*ends(old.span), _typed(value)) if str(old) != value else None
    home = written.get(keys[0]) if len(keys) > 1 else None
    last = list(home.values())[-1] if isinstance(home, Written) and home else None
    if not isinstance(home, Written) or not isinstance(last, Scalar):
        return None
    _, end = ends(last.span)
    if text[ends(home.span)[0]] == "{":
        return end, end, f", {keys[-1]}: {_typed(value)}"
    line = re.compile(r"\r?$", re.MULTILINE).search(text, end)
    at = line.start() if line else len(text)
    margin = " " * (home.key_mark(list(home)[-1]).column - 1)
    return at, at, f"{_line_end(text)}{margin}{keys[-1]}: {_typed(value)}"


def _nested(fresh: Mapping[Keys, str]) -> dict[str, str]:
    """Keys and what is typed behind them; those within one mapping in its braces: {weight: 14 kg}."""
    made: dict[str, list[str]] = {}
    for keys, value in fresh.items():
        typed = _typed(value)
        made.setdefault(keys[0], []).append(typed if len(keys) == 1 else f"{keys[-1]}: {typed}")
    within = {keys[0] for keys in fresh if len(keys) > 1}
    return {key: f"{{{', '.join(some)}}}" if key in within else some[0] for key, some in made.items()}


def _added(text: str, typed: Mapping[str, str]) -> Iterator[str]:
    end = _line_end(text)
    if typed and text and not text.endswith("\n"):
        yield end
    for key, value in typed.items():
        yield f"{key}: {value}{end}"


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _typed(value: str) -> str:
    """A value as it is typed in YAML: plain where that is safe, else in quotes."""
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


def _says(path: Path, written: Written, new: str, values: Mapping[Keys, str]) -> bool:
    """Whether the new text says these values, and in every other place what it said before."""
    try:
        after = dict(values_of(read_text(shown(path), new)))
    except HandbookError:
        return False
    wanted: dict[tuple[object, ...], str] = dict(values_of(written))
    wanted.update(values.items())
    return after == wanted


def _lines(old: str, new: str) -> Iterator[Line]:
    before, after = old.splitlines(), new.splitlines()
    for _, i, end, j, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        stood = before[i:end]
        for number, line in enumerate(after[j:until]):
            if number >= len(stood) or stood[number] != line:
                yield Line(j + number + 1, stood[number] if number < len(stood) else "", line)


def _seal(old: str, new: str) -> str:
    return sha256(f"{len(old)}\0{old}\0{new}".encode()).hexdigest()


def _unsure(path: Path) -> HandbookError:
    message = f"{shown(path)} cannot be written into without touching what else it says"
    return refuse("USAGE-11", message, None, "write the values there yourself")
