"""Books printed for proofreading: each once in a run of the tests, whoever asks for it."""

from __future__ import annotations

import atexit
from functools import cache, cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from handbook.book.book import Book
from handbook.document.blocks import Document
from handbook.document.resolve import resolve
from handbook.foundation.values import Scalar
from handbook.press import Media, Order, build, style_folders
from handbook.press.memory import Memory, lasting
from handbook.style.load import load as load_style
from handbook.style.sheet import Style
from handbook.telling.matter import matter
from handbook.telling.opening import load as load_book
from handbook.telling.speaker import speak
from proofreading.collation import Pair, collate
from proofreading.copy import Copy
from proofreading.manuscript import Manuscript

SEMAX = Path(__file__).parents[2] / "source" / "semax"


class Printed(Copy):
    """A handbook that the press has made, and what it should say."""

    def __init__(
        self, book: Path, style: str = "reference", paper: str | None = None, media: Media = "screen"
    ) -> None:
        out = _folder() / f"{book.name}-{style}-{paper}-{media}.pdf"
        build([Order(book, ("handbook",), Scalar(style), paper, media, out)], memory=_memory())
        super().__init__(out.read_bytes())
        self.book, self.media = book, media
        self.style: Style = load_style(style, style_folders(book), paper)

    @property
    def bound(self) -> bool:
        """Whether it is for paper: page numbers in place of links."""
        return self.media != "screen"

    @property
    def mirrored(self) -> bool:
        """Whether versos mirror rectos."""
        return self.bound and self.style.page.mirrored

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every word as expected and as printed; AssertionError if they differ."""
        read, document = _resolved(self.book.resolve(), not self.style.page.side)
        return collate(Manuscript(read, document, self.style, self.bound).chunks(), self.words)

    @property
    def document(self) -> Document:
        """The resolved matter."""
        return _resolved(self.book.resolve(), not self.style.page.side)[1]

    def verso(self, page: int) -> bool:
        """Whether a page, counted from 0, lies on the left."""
        return self.mirrored and page % 2 == 1


def printed(
    style: str = "reference", paper: str | None = None, media: Media = "screen", book: Path = SEMAX
) -> Printed:
    """The handbook of a book, printed once."""
    return _printed(book, style, paper, media)


_printed = cache(Printed)


@cache
def _resolved(folder: Path, gathered: bool) -> tuple[Book, Document]:
    book = load_book(folder)
    return book, resolve(matter(speak(book), gathered))


@cache
def _memory() -> Memory:
    """What the editions of a book share; that it changes no byte is proved in press/test_live.py."""
    return lasting()


@cache
def _folder() -> Path:
    folder = Path(mkdtemp(prefix="proofs-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    return folder
