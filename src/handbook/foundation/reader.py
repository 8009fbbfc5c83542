"""YAML in, values out that know their place; one pass over libyaml's events both guards and composes."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

from handbook.foundation.composer import compose
from handbook.foundation.marks import HandbookError, Mark, Source, refuse
from handbook.foundation.values import Mapping, Scalar, Sequence, mark_of, span

__all__ = ["Mapping", "Scalar", "Sequence", "raw", "read", "read_raw", "read_text", "shown"]

MAX_BYTES = 16_000_000  # a book of a thousand pages is a quarter of it

# Control characters, other line separators, and the invisible marks that make a text read differently from
# how it is stored (bidirectional overrides, zero-width space, a byte order mark in the middle).
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def read(path: Path) -> Mapping:
    """The mapping in a YAML file; HandbookError (SYNTAX, ENV) with every problem found."""
    return read_raw(path, raw(path))


def read_raw(path: Path, data: bytes) -> Mapping:
    """The mapping in the bytes of a YAML file; HandbookError (SYNTAX) with every problem found."""
    return read_text(shown(path), _decode(path, data))


def read_text(name: str, text: str) -> Mapping:
    """The mapping in a YAML text that is called `name` in problems; HandbookError (SYNTAX)."""
    source = Source(name, str(text))  # libyaml takes no subclass of str
    hidden = _HIDDEN.search(text)
    if hidden:
        mark = mark_of(source, span(*hidden.span()))
        what = f"a character that cannot be seen (U+{ord(hidden[0]):04X}) stands here"
        raise refuse("SYNTAX-14", what, mark, "delete it and type the text again")
    return _top(source, compose(source))


def shown(path: Path) -> str:
    """A path as problems show it: from the current folder where it lies below that."""
    try:
        return str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):
        return str(path)


def raw(path: Path) -> bytes:
    """The bytes of a YAML file, one more than MAX_BYTES at the most; HandbookError ENV-01 if it cannot be read."""
    try:
        # Without O_NONBLOCK a named pipe would keep us waiting for a writer.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise refuse("ENV-01", f"{shown(path)} is not a file", None, "name a YAML file")
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> HandbookError:
    why, mend = {
        FileNotFoundError: ("is not there", "check the name"),
        PermissionError: ("may not be read by you", "change its permissions"),
        IsADirectoryError: ("is a folder, not a file", "name a YAML file"),
    }.get(type(error), (f"cannot be read ({error.strerror or error})", "check the disk"))
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        why, mend = "is a link that leads nowhere", "mend the link"
    return refuse("ENV-01", f"{shown(path)} {why}", None, mend)


def _decode(path: Path, raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        what = f"{shown(path)} is larger than {MAX_BYTES // 1_000_000} MB"
        raise refuse("SYNTAX-15", what, None, "split the file")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("SYNTAX-14", f"{shown(path)} is saved as UTF-16", None, "save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(shown(path), raw.decode("utf-8", "replace").removeprefix("\ufeff"))
        at = source.text.find("\ufffd")
        mark = mark_of(source, span(at, at + 1))
        what = f"this is not UTF-8 (byte {raw[error.start]:#04x})"
        raise refuse("SYNTAX-14", what, mark, "save the file as UTF-8") from None


def _top(source: Source, node: Any) -> Mapping:
    if isinstance(node, Mapping):
        return node
    if node is None or node == "":
        start = Mark(source, 1, 1, 1, 1)
        raise refuse("SYNTAX-13", f"{source.name} is empty", start, "write `key: value` lines")
    if isinstance(node, Scalar) and re.match(r"[\w-]+:\S", node):
        raise refuse("SYNTAX-06", "a space is missing after the colon", node.mark, "write `key: value`")
    found = "a list" if isinstance(node, Sequence) else "a text"
    hint = "write `key: value` lines at the left edge"
    raise refuse("SYNTAX-13", f"{found} stands here, where `key: value` lines belong", node.mark, hint)
