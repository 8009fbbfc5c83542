"""What a batch has made: a journal written as it goes, by which it resumes, and a manifest when it is done.

Neither holds a word of the columns that name a person; a row is known again by a digest.
"""

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple, Self

from handbook.foundation.alone import alone
from handbook.foundation.marks import refuse
from handbook.foundation.outputs import Batch, unwritable
from handbook.foundation.reader import shown

JOURNAL, MANIFEST = "batch.journal", "manifest"
_CHUNK = 1 << 20


class Written(NamedTuple):
    """A file that was written: its name in the folder, its SHA-256, and its pages, 0 for what has none."""

    file: str
    sha256: str
    pages: int


class Needed(NamedTuple):
    """What all days of a row need of one product, and the day that one pack of it lasts until."""

    medicine: str
    product: str
    """Its id in the book."""
    number: str
    """How many pieces, as a plain number: 157.5."""
    pieces: str
    """The same in words: 157½ tablets of 5 mg."""
    until: date | None = None


class Entry(NamedTuple):
    """What was made of a row of the table; the key tells the row and all that it was made with."""

    row: int
    key: str
    files: tuple[Written, ...]
    first: date | None = None
    last: date | None = None
    """Days of the first and the last dose."""
    needs: tuple[Needed, ...] = ()


class Journal:
    """The lines of a folder's journal: each is written when a row's files are whole, and never changed."""

    def __init__(self, folder: Path, resume: bool) -> None:
        """USAGE-10 if the folder holds a batch and this one does not resume it."""
        self._path = folder / JOURNAL
        if not resume and self._path.exists():
            message = f"{shown(folder)} holds a batch already"
            hint = "go on with it: --resume; or choose another folder with -o"
            raise refuse("USAGE-10", message, None, hint)
        with _writing(self._path):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("ab")
        if not alone(self._file):
            self._file.close()
            message = f"another batch is at work in {shown(folder)}"
            raise refuse("USAGE-19", message, None, "wait until it is done, or choose another folder with -o")
        with _writing(self._path):
            self.entries = tuple(_read(self._path)) if resume else ()
            if resume and not _ends_a_line(self._path):
                self._file.write(b"\n")  # the batch was stopped in the middle of this line
                self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def note(self, entry: Entry) -> None:
        """Adds a row; the system has it when this returns, so that ending the process loses nothing."""
        with _writing(self._path):
            self._file.write(json.dumps(_told(entry), ensure_ascii=False).encode() + b"\n")
            self._file.flush()

    def whole(self, folder: Path) -> dict[str, Entry]:
        """What the journal names and the folder holds, byte for byte, by key."""
        return {one.key: one for one in self.entries if all(_is_whole(folder, file) for file in one.files)}


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """ENV-02 if the folder is read-only or its disk is full, whatever is done to the journal."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _read(path: Path) -> Iterator[Entry]:
    """The entries of a journal; a line that was cut off, or that is none of ours, counts as not written."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for line in lines:
        try:
            yield _entry(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def _entry(told: dict[str, Any]) -> Entry:
    files = tuple(Written(_name(one["file"]), str(one["sha256"]), int(one["pages"])) for one in told["files"])
    needs = tuple(
        Needed(str(one["medicine"]), str(one["product"]), str(one["number"]), str(one["pieces"]), _date(one["until"]))
        for one in told["needs"]
    )
    return Entry(int(told["row"]), str(told["key"]), files, _date(told["first"]), _date(told["last"]), needs)


def _date(told: str) -> date | None:
    return date.fromisoformat(told) if told else None


def _name(name: str) -> str:
    """The name of a file in the folder itself, and nothing that leads elsewhere."""
    if Path(name).name != name or name in ("", ".", ".."):
        raise ValueError(name)
    return name


def _told(entry: Entry) -> dict[str, object]:
    days = {"first": str(entry.first or ""), "last": str(entry.last or "")}
    files = [file._asdict() for file in entry.files]
    needs = [{**one._asdict(), "until": str(one.until or "")} for one in entry.needs]
    return {"row": entry.row, "key": entry.key, "files": files, **days, "needs": needs}


def _is_whole(folder: Path, file: Written) -> bool:
    digest = hashlib.sha256()
    try:
        with (folder / file.file).open("rb") as opened:
            while chunk := opened.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return False
    return digest.hexdigest() == file.sha256


_HEADS = ("row", "file", "sha256", "pages", "first dose", "last dose", "pieces", "a pack lasts until")


def write_manifest(folder: Path, entries: Sequence[Entry]) -> list[Path]:
    """manifest.csv and manifest.json: every file of every row, in the order of the table."""
    ordered = sorted(entries, key=lambda entry: entry.row)
    paths = [folder / f"{MANIFEST}.csv", folder / f"{MANIFEST}.json"]
    with Batch() as batch:
        for path, lines in zip(paths, (_csv(ordered), _json(ordered)), strict=True):
            with batch.file(path) as file:
                file.writelines(line.encode() for line in lines)  # thousands of rows are never one text
    return paths


def _csv(entries: Iterable[Entry]) -> Iterator[str]:
    row = io.StringIO(newline="")
    writer = csv.writer(row)
    writer.writerow(_HEADS)
    for one in entries:
        days = (one.first or "", one.last or "", *_told_needs(one.needs))
        writer.writerows((one.row, file.file, file.sha256, file.pages or "", *days) for file in one.files)
        yield row.getvalue()
        row.seek(0)
        row.truncate()
    yield row.getvalue()


def _told_needs(needs: Sequence[Needed]) -> tuple[str, str]:
    """Pieces and days by medicine, for a cell each."""
    pieces = "; ".join(f"{one.medicine}: {one.pieces}" for one in needs)
    return pieces, "; ".join(f"{one.medicine}: {one.until}" for one in needs if one.until)


def _json(entries: Iterable[Entry]) -> Iterator[str]:
    yield '{\n "sets": ['
    before = "\n"
    for one in entries:
        told = {name: value for name, value in _told(one).items() if name != "key"}
        yield before + indent(json.dumps(told, indent=1, ensure_ascii=False), "  ")
        before = ",\n"
    yield "\n ]\n}\n" if before != "\n" else "]\n}\n"
