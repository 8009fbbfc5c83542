"""What is told of a file while it is written: its digest and its pages, as they pass."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from handbook.layout.pages.page import Page


class Weighed:
    """A file that is written from start to end, and its SHA-256."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._digest = file, hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Writes, and takes in."""
        self._digest.update(data)
        return self._file.write(data)

    @property
    def sha256(self) -> str:
        """Of all that was written."""
        return self._digest.hexdigest()


class Counted:
    """Pages, counted as they pass."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages, self.count = pages, 0

    def __iter__(self) -> Iterator[Page]:
        for page in self._pages:
            self.count += 1
            yield page
