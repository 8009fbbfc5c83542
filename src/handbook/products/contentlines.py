"""Content lines of an .ics file (RFC 5545, 3.1): values as they are written, components, long lines folded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

_MOST = 74
"""Octets of a line before it is folded; 75 are allowed, with the space that a line which goes on begins with."""
_FOLD = b"\r\n "
_BACKSLASH = b"\\"


def text(words: str) -> str:
    """A TEXT value (3.3.11): backslash, semicolon and comma escaped, a new line as a backslash and an n."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def moment(when: datetime) -> str:
    """A DATE-TIME value (3.3.5): floating, or in UTC if its zone is."""
    return f"{_digits(when)}T{when:%H%M%S}{'Z' if when.tzinfo else ''}"


def whole_day(name: str, on: date) -> str:
    """A property whose value is a DATE (3.3.4)."""
    return f"{name};VALUE=DATE:{_digits(on)}"


def _digits(on: date) -> str:
    return f"{on.year:04}{on.month:02}{on.day:02}"


def component(name: str, lines: Iterable[str]) -> list[str]:
    """A component (3.6): its properties, and the components in it, between its first and its last line."""
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def written(lines: Iterable[str]) -> bytes:
    """Lines as octets, each ended and none too long."""
    return b"".join([_folded(line.encode()) + b"\r\n" for line in lines])


def _folded(line: bytes) -> bytes:
    """Folded between characters, and never within an escaped one: readers are known that unescape too early."""
    parts = []
    while len(line) > _MOST:
        end = _MOST
        while line[end] & 0xC0 == 0x80:  # the middle of a character in UTF-8
            end -= 1
        if (end - len(line[:end].rstrip(_BACKSLASH))) % 2:  # the last of them begins an escape; a pair is one itself
            end -= 1
        parts.append(line[:end])
        line = line[end:]
    return _FOLD.join([*parts, line])
