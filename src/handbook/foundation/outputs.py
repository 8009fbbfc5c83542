"""Output files, written whole or not at all: to a temporary name in the same folder, then renamed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from handbook.foundation.files import shown
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.stopping import heed


class Batch:
    """Files that appear together at the end of a `with`, or, if anything fails, not at all.

    `mend` is what to do where they cannot be written, if not another place can be named with -o.
    """

    def __init__(self, mend: str = "") -> None:
        self._waiting: list[tuple[Path, Path]] = []
        self._mend = mend

    def __enter__(self) -> Self:
        return self

    @contextmanager
    def file(self, path: Path) -> Iterator[BinaryIO]:
        """A new file that will bear this name; HandbookError (ENV) if it cannot be written."""
        target = Path(os.path.realpath(path))
        try:
            if any(path.is_symlink() for path in (target, *target.parents)):  # part of a circle: it is nowhere
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            target.parent.mkdir(parents=True, exist_ok=True)
            _refuse_other(target)
            part = target.with_name(f".{target.name}.{os.urandom(8).hex()}.part")
            # Created here or not at all: a link that lies there would lead the bytes into another file.
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
            self._waiting.append((part, target))
            with os.fdopen(descriptor, "wb") as file:
                _sweep(target, part)
                yield file
        except OSError as error:
            raise unwritable(path, error, self._mend) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._rename()
        finally:
            for part, _ in self._waiting:
                with suppress(OSError):
                    part.unlink(missing_ok=True)

    def _rename(self) -> None:
        heed()
        for part, target in self._waiting:
            try:
                os.replace(part, target)
            except OSError as error:
                raise unwritable(target, error, self._mend) from error


def _refuse_other(target: Path) -> None:
    """OSError for what is there and is no file; most names are new, and looked at once."""
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISLNK(mode):  # it is part of a circle: what it names is nowhere
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if not stat.S_ISREG(mode):  # a device or a pipe, which renaming would replace
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))


_LONG_AGO = 24 * 3600
"""Seconds; no build takes so long."""


def _sweep(target: Path, part: Path) -> None:
    """Takes away what builds left behind that were killed, by the file system's own clock."""
    now = part.stat().st_mtime
    for other in _left(target.parent):
        with suppress(OSError):
            if other.name.startswith(f".{target.name}.") and other.stat().st_mtime < now - _LONG_AGO:
                other.unlink()


@lru_cache(maxsize=64)
def _left(folder: Path) -> tuple[Path, ...]:
    """Files that are not whole; looked for once, because a batch writes thousands of others beside them."""
    return tuple(folder.glob(".*.part"))


_WHY = {
    errno.EACCES: ("you may not write there", "choose another folder with -o"),
    errno.EPERM: ("you may not write there", "choose another folder with -o"),
    errno.EROFS: ("the disk is read-only", "choose another folder with -o"),
    errno.ENOSPC: ("the disk is full", "make room, or choose another folder with -o"),
    errno.EDQUOT: ("your share of the disk is used up", "make room, or choose another folder with -o"),
    errno.EFBIG: ("the file would be larger than allowed", "choose another folder with -o"),
    errno.EISDIR: ("a folder has that name", "choose another name with -o"),
    errno.ELOOP: ("it is a link in a circle", "choose another name with -o"),
    errno.ENXIO: ("it is a device, not a file", "choose another name with -o"),
    errno.ENOTDIR: ("part of the path is a file", "choose another folder with -o"),
    errno.EEXIST: ("part of the path is a file", "choose another folder with -o"),
    errno.ENOENT: ("the folder is not there and cannot be made", "choose another folder with -o"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one with -o"),
}


def unwritable(path: Path, error: OSError, instead: str = "") -> HandbookError:
    """The problem (ENV-02) of a file that could not be written."""
    why, mend = _WHY.get(error.errno or 0, (error.strerror or str(error), "check the disk"))
    return refuse("ENV-02", f"cannot write {shown(path)}: {why}", None, instead or mend)
