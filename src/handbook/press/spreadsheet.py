"""A table as spreadsheets save it (RFC 4180 and its cousins): cells that know their place.

Problems are told with the line of the table, and a table names people: so cells are hidden in what is shown, but for
those of the columns that the reader asks to see.
"""

import errno
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from handbook.foundation.marks import HandbookError, Mark, Source, refuse
from handbook.foundation.reader import MAX_BYTES, shown
from handbook.foundation.values import Scalar, mark_of, span

DELIMITERS = (",", ";", "\t")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SEP = re.compile(r"sep=([,;\t])\r?\n")
"""The line that Excel writes and reads to name the delimiter."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_VISIBLE = re.compile(r"[^\s,;\"]")


class Cell(NamedTuple):
    """A cell's text, without its quotes and the spaces around it, and where it stands."""

    text: str
    start: int
    end: int


class Record(NamedTuple):
    """A row as the spreadsheet numbers it: the heads are row 1."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is written in it, as in rows that a spreadsheet saves below the last one."""
        return not any(cell.text for cell in self.cells)


class Spreadsheet(NamedTuple):
    """The rows of a table, and the source that their marks point into."""

    name: str
    text: str
    heads: Record
    rows: tuple[Record, ...]

    def source(self, public: Callable[[Record, int], bool]) -> Source:
        """The table as problems may show it: every cell below the heads is dotted out but for the public ones."""
        made = list(self.text)
        for record in self.rows:
            for at, cell in enumerate(record.cells):
                if not public(record, at):
                    made[cell.start : cell.end] = _dotted(self.text[cell.start : cell.end])
        return Source(self.name, "".join(made))


def placed(cell: Cell, source: Source) -> Scalar:
    """A cell as a text that knows its place."""
    return Scalar(cell.text, source, span(cell.start, cell.end))


def read_table(path: Path, encoding: str | None, known: Sequence[str]) -> Spreadsheet:
    """The table in a file; TABLE-01 for its letters, TABLE-02 for its quotes, ENV-01 if it cannot be read.

    Which delimiter it has is told by its heads: the one that parts them into most of the `known` names.
    """
    name, text = shown(path), _decoded(path, encoding)
    hidden = _HIDDEN.search(text)
    if hidden:
        what = f"a character that cannot be seen (U+{ord(hidden[0]):04X}) stands here"
        raise refuse("TABLE-01", what, _mark(name, text, *hidden.span()), "delete it and type the text again")
    sep = _SEP.match(text)
    start = sep.end() if sep else 0
    delimiter = sep[1] if sep else _delimiter(text, known)
    records = list(_records(name, text, start, delimiter))
    if not records or records[0].empty:
        raise refuse("TABLE-03", f"{name} has no heads", _mark(name, text, 0, 0), "write names of columns in row 1")
    return Spreadsheet(name, text, records[0], tuple(one for one in records[1:] if not one.empty))


_HEAD = 1000
"""Bytes that tell an encoding of two or four bytes a letter."""


# --- letters ----------------------------------------------------------------------------------------------


def _decoded(path: Path, encoding: str | None) -> str:
    try:
        large = path.stat().st_size > MAX_BYTES
        raw = b"" if large or not path.is_file() else path.read_bytes()
        if not path.is_file():
            raise IsADirectoryError(errno.ENXIO, "it is no file")
    except OSError as error:
        why = "is a folder, not a table" if path.is_dir() else f"cannot be read ({error.strerror or error})"
        raise refuse("ENV-01", f"{shown(path)} {why}", None, "name a table saved as CSV") from None
    if large:
        message = f"{shown(path)} is larger than {MAX_BYTES // 1_000_000} MB"
        raise refuse("TABLE-01", message, None, "divide the table")
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise refuse("TABLE-01", f"{shown(path)} is a workbook, not a text", None, "save it as “CSV UTF-8”")
    utf32 = raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff"))
    if not utf32 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _tried(path, raw, "utf-16")
    if raw.count(0, 0, _HEAD) * 3 > len(raw[:_HEAD]):
        message = f"{shown(path)} is not UTF-8: it has empty bytes, as UTF-16 and UTF-32 have"
        raise refuse("TABLE-01", message, None, "save the table as “CSV UTF-8”")
    return _tried(path, raw, {"windows-1252": "cp1252"}.get(encoding or "", "utf-8-sig"))


def _tried(path: Path, raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise _unreadable(path, raw, codec, error.start) from None


def _unreadable(path: Path, raw: bytes, codec: str, at: int) -> HandbookError:
    """Where the letters are none; what they might be is told and not taken, for a name is no place to guess."""
    if codec != "utf-8-sig":
        own = "Windows-1252" if codec == "cp1252" else codec.upper()
        return refuse("TABLE-01", f"{shown(path)} is not {own}", None, "save the table as “CSV UTF-8”")
    before = raw[:at].decode("utf-8", "replace").removeprefix("\ufeff")
    text = before + "\ufffd" + raw[at + 1 :].decode("latin-1")
    letter = raw[at : at + 1].decode("cp1252", "replace")
    message = f"this is not UTF-8 (byte {raw[at]:#04x})"
    hint = "save the table as “CSV UTF-8”"
    if letter != "\ufffd":
        hint += f"; or, if a “{letter}” belongs here, add --encoding windows-1252"
    return refuse("TABLE-01", message, _mark(shown(path), text, len(before), len(before) + 1), hint)


def _mark(name: str, text: str, start: int, end: int) -> Mark | None:
    """A place in a table that is not read yet, so that no word of it may be shown below the heads."""
    return mark_of(Source(name, _below_heads(text)), span(start, end))


def _below_heads(text: str) -> str:
    sep = _SEP.match(text)
    first = _LINE_END.search(text, sep.end() if sep else 0)
    return text if first is None else text[: first.end()] + _dotted(text[first.end() :])


def _dotted(text: str) -> str:
    return _VISIBLE.sub("·", text)


# --- cells ------------------------------------------------------------------------------------------------


def _delimiter(text: str, known: Sequence[str]) -> str:
    line = _LINE_END.split(text, maxsplit=1)[0]

    def names(delimiter: str) -> tuple[int, int]:
        heads = [head.strip().strip('"').strip().lower() for head in line.split(delimiter)]
        return sum(head in known for head in heads), len(heads)

    return max(DELIMITERS, key=names)


def _records(name: str, text: str, at: int, delimiter: str) -> Iterator[Record]:
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    space = "[ \t]*".replace(delimiter, "")  # a tab that parts cells is no space around one
    in_quotes = re.compile(rf'{space}"((?:[^"]|"")*)"{space}')
    number, cells = 1, list[Cell]()
    while at < len(text):
        cell, at = _cell(name, text, at, bare, in_quotes)
        cells.append(cell)
        if text[at : at + 1] == delimiter:
            at += 1
            if at < len(text):
                continue
            cells.append(Cell("", at, at))
        yield Record(number, tuple(cells))
        number, cells = number + 1, []
        end = _LINE_END.match(text, at)
        at = end.end() if end else at


def _cell(name: str, text: str, at: int, bare: re.Pattern[str], in_quotes: re.Pattern[str]) -> tuple[Cell, int]:
    """The cell that begins here, and where it ends; TABLE-02 for quotes that do not close, or close too early."""
    plain = bare.match(text, at)
    assert plain
    if not plain[0].lstrip().startswith('"'):
        return _stripped(plain[0], at), plain.end()
    quoted = in_quotes.match(text, at)
    if quoted is None:
        start = text.index('"', at)
        message, hint = "these quotes are never closed", 'write " at the end of the cell, and "" for quotes inside it'
        raise refuse("TABLE-02", message, _mark(name, text, start, start + 1), hint)
    after = bare.match(text, quoted.end())
    if after and after[0]:
        message, hint = "something follows behind the quotes", 'write "" for quotes inside a cell'
        raise refuse("TABLE-02", message, _mark(name, text, *after.span()), hint)
    inner = quoted[1].replace('""', '"').strip()
    return Cell(inner, quoted.start(1), quoted.end(1)), quoted.end()


def _stripped(cell: str, at: int) -> Cell:
    inner = cell.strip()
    start = at + (len(cell) - len(cell.lstrip()) if inner else 0)
    return Cell(inner, start, start + len(inner))
