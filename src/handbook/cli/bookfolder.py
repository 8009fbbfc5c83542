"""Which book a command means."""

from __future__ import annotations

import sys
from os.path import exists, isdir, isfile  # unlike those of pathlib, never refused by a locked folder
from pathlib import Path

from handbook.foundation import shipped
from handbook.foundation.marks import refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar

_SOURCE = Path("source")
_FILE = "handbook.yaml"


def found() -> list[Path]:
    """The books that lie in the current folder or under ./source, sorted by name."""
    if isfile(_FILE):
        return [Path()]
    return sorted(path.parent for path in _SOURCE.glob(f"*/{_FILE}"))


def chosen(named: Scalar | None) -> list[Path]:
    """The book that was named, or else all there are; HandbookError (USAGE-05) if there is none."""
    if named is not None:
        return [_named(named)]
    books = found()
    if books:
        return books
    if isdir(_SOURCE):
        hint = "write one with `handbook new NAME`, or name its folder"
        raise refuse("USAGE-05", "no folder under source/ has a handbook.yaml", None, hint)
    said = "no book here: taking the sample book that comes with the program, which is none of yours"
    print(said, file=sys.stderr)
    return [shipped.sample()]


def only(named: Scalar | None) -> Path:
    """The one book that was named or is there; HandbookError (USAGE-05) if there is none, or there are several.

    A card or a calendar goes into a pocket or onto a wall: the sample's is made only for who names the sample.
    """
    if named is None and not isdir(_SOURCE) and not found():
        hint = f"name a book; the sample that comes with the program is {shipped.sample()}"
        raise refuse("USAGE-05", "there is no book here", None, hint)
    books = chosen(named)
    if len(books) > 1:
        listed = ", ".join(str(book) for book in books)
        raise refuse("USAGE-05", f"there are {len(books)} books here", None, f"name one of them: {listed}")
    return books[0]


def _named(named: Scalar) -> Path:
    book = Path(named)
    if isfile(book / _FILE):
        return book
    if book.name == _FILE and isfile(book):
        raise refuse("USAGE-05", f"{named} is a file, not a book", named.mark, f"name its folder: {book.parent}")
    if isdir(book):
        return book  # the book's own gate tells what a book must have
    what = "is not a folder" if exists(book) else "is not there"
    raise refuse("USAGE-05", f"{named} {what}", named.mark, _guess(named))


def _guess(named: Scalar) -> str:
    inside = _SOURCE / named
    if isfile(inside / _FILE):
        return f"did you mean `{inside}`?"
    known = [str(book) for book in found()]
    return suggest(named, known) if known else "name a folder with a handbook.yaml"
