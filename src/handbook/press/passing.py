"""What is told of a file while it is written: its pages, as they pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handbook.layout.pages.page import Page


class Counted:
    """Pages, counted as they pass."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._pages, self.count = pages, 0

    def __iter__(self) -> Iterator[Page]:
        for page in self._pages:
            self.count += 1
            yield page
