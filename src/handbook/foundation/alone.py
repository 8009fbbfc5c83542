"""A file that one process at a time works with: the system lets go of it when that process ends, however it ends."""

from __future__ import annotations

import errno
from typing import BinaryIO

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


def alone(file: BinaryIO) -> bool:
    """Takes an open file until it is closed; False if another process has it. Where files cannot be taken, True."""
    try:
        _take(file)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def _take(file: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # Windows, which takes bytes instead: one far behind the last
        import msvcrt

        file.seek(1 << 30)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
