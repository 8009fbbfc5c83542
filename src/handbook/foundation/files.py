"""One door for every file that is read: a plain file of a bounded size, from a folder that no link leaves."""

from __future__ import annotations

import errno
import os
import stat
from os.path import realpath  # unlike that of pathlib, never stopped by links in a circle
from pathlib import Path

from handbook.foundation.marks import HandbookError, refuse


def shown(path: Path) -> str:
    """A path as problems show it: from the current folder where it lies below that."""
    try:
        return str(path.relative_to(Path.cwd())) if path.is_absolute() else str(path)
    except (ValueError, OSError):
        return str(path)


def contents(path: Path, most: int, kind: str = "YAML file") -> bytes:
    """The bytes of a plain file, at most one more than `most`; HandbookError (ENV-01).

    Nothing is waited for (a named pipe would keep us until somebody writes) and no device is read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise refuse("ENV-01", f"{shown(path)} is not a file", None, f"name a {kind}")
            return file.read(most + 1)
    except OSError as error:
        raise _unreadable(path, error, kind) from None


def _unreadable(path: Path, error: OSError, kind: str) -> HandbookError:
    why, mend = {
        FileNotFoundError: ("is not there", "check the name"),
        PermissionError: ("may not be read by you", "change its permissions"),
        IsADirectoryError: ("is a folder, not a file", f"name a {kind}"),
    }.get(type(error), (f"cannot be read ({error.strerror or error})", "check the disk"))
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        why, mend = "is a link that leads nowhere", "mend the link"
    elif error.errno == errno.ELOOP:
        why, mend = "is a link in a circle", "mend the link"
    elif error.errno == errno.ENXIO:
        why, mend = "is not a file", f"name a {kind}"
    return refuse("ENV-01", f"{shown(path)} {why}", None, mend)


def kept_inside(path: Path, home: Path, what: str = "the book") -> Path:
    """The path, if no link of it leads out of the folder `home`; HandbookError BOOK-05."""
    return _inside(path, realpath(path), realpath(home), what)


def _inside(path: Path, real: str, home: str, what: str) -> Path:
    if not real.startswith(os.path.join(home, "")):
        message = f"{shown(path)} is a link that leads out of {what}"
        raise refuse("BOOK-05", message, None, f"put the file itself into the folder of {what}")
    return path


class Shelf:
    """A book's folder as it is read: each file once, so that one build tells of one state of the book."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._home = folder, realpath(folder)
        self._real: dict[str, str] = {}
        """Where each folder of the book truly is; of most files only the name is asked then."""
        self.read: dict[str, bytes] = {}
        """What was read, by name in the folder."""

    def bytes(self, name: str, most: int, kind: str = "YAML file") -> bytes:
        """The bytes of a file of the book; HandbookError (BOOK-05, ENV-01)."""
        if name not in self.read:
            path = _inside(self.folder / name, self._truly(name), self._home, "the book")
            self.read[name] = contents(path, most, kind)
        return self.read[name]

    def _truly(self, name: str) -> str:
        path, (above, own) = os.path.join(self.folder, name), os.path.split(name)
        if own in (".", "..") or os.path.islink(path):
            return realpath(path)
        if above not in self._real:
            self._real[above] = realpath(os.path.join(self.folder, above))
        return os.path.join(self._real[above], own)
