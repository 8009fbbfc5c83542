"""The whole road: read, check, compose, paint; nothing is written unless every gate opens."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.outputs import Batch
from handbook.foundation.pausing import Pause, paced
from handbook.foundation.progress import Progress
from handbook.foundation.values import Scalar
from handbook.press.makers import Made, Styles, make
from handbook.press.memory import Memory, none
from handbook.press.opening import read, styles_of
from handbook.press.order import DEFAULT_STYLE, CalendarOrder, CardOrder, Media, Order, style_folders
from handbook.press.writing import clear_away, write

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.checks.laidout import Watch
    from handbook.foundation.kept import Kept

__all__ = [
    "DEFAULT_STYLE",
    "CalendarOrder",
    "CardOrder",
    "Done",
    "Media",
    "Order",
    "begin",
    "build",
    "check",
    "mend",
    "schemas",
    "style_folders",
]


class Done(NamedTuple):
    """What was written, and what is worth a warning."""

    outputs: tuple[Path, ...] = ()
    warnings: tuple[Problem, ...] = ()


def build(orders: Sequence[Order], progress: Progress | None = None, memory: Memory | None = None) -> Done:
    """Makes every product that was ordered; HandbookError with all problems if any gate stays shut.

    A process that builds again and again hands in the same memory each time; what is made is the same without.
    """
    run = _Run(progress or Progress(), memory or none())
    with _collector_off(), Batch() as batch:
        for order in orders:
            run.take(order, batch)
        run.open_or_refuse()
    for order in orders:
        clear_away(order, run.outputs)
    return Done(tuple(run.outputs), tuple(run.warnings))


def check(
    orders: Sequence[Order],
    progress: Progress | None = None,
    memory: Memory | None = None,
    pause: Pause | None = None,
) -> Done:
    """Goes the same road up to the laid-out pages and writes nothing; HandbookError with all problems.

    It pauses between rules, texts, products and pages, if it is told how.
    """
    run = _Run(progress or Progress(), memory or none(), pause)
    with _collector_off():
        for order in orders:
            run.take(order, None)
        run.open_or_refuse()
    return Done(warnings=tuple(run.warnings))


class _Run:
    """One walk along the road: collects the problems of all gates, so that they are shown at once."""

    def __init__(self, progress: Progress, memory: Memory, pause: Pause | None = None) -> None:
        self.progress, self.memory, self.pause = progress, memory, pause
        self.errors: list[Problem] = []
        self.warnings: list[Problem] = []
        self.outputs: list[Path] = []
        self._told: set[Problem] = set()

    def take(self, order: Order, batch: Batch | None) -> None:
        """One book through all gates; what is found is kept, and `open_or_refuse` tells it."""
        book = styles = None
        with self._gate("read"):
            book = read(order, self.memory)
        with self._gate("style"):
            styles = styles_of(order, self.memory)
        if book is None:
            return
        with self._gate("check"):
            self._sort(self._checked(book, order))
        for product in paced(order.products if styles is not None else (), self.pause):
            self._make(order, product, book, styles, batch)

    def _checked(self, book: Book, order: Order) -> Sequence[Problem]:
        """What the check finds in a book; of the very same files it was found before."""
        kept = self.memory.books
        if kept.forgets:
            return _check(book, self.pause)
        key = ("checked", book.folder, order.overrides, tuple(book.files.items()))
        return kept.made(key, lambda: tuple(_check(book, self.pause)))

    def _make(self, order: Order, product: str, book: Book, styles: Styles, batch: Batch | None) -> None:
        made = None
        absent = (product == "card" and not book.card) or (product == "calendar" and not book.calendar)
        if absent and len(order.products) > 1:
            return  # a book without a card or a plan is still a book
        with self._gate(f"lay out {product}"):
            made = make(product, order, book, styles, self.memory)
        if made is None:
            return
        with self._gate(f"make {product}"):
            kept = self.memory.of(product)
            seen = _watch(made, book, product, kept)
            if batch is None or self.errors:
                _look_through(seen, self.pause)
            else:
                written = write(batch, order, product, made.of(seen), made.ics, kept)
                self.outputs += written.paths
                self._sort(written.warnings)
            self._sort(seen.problems())

    def _sort(self, problems: Sequence[Problem]) -> None:
        """Errors and warnings apart; what two gates tell alike is told once."""
        for problem in problems:
            if problem not in self._told:
                self._told.add(problem)
                (self.errors if problem.severity == "error" else self.warnings).append(problem)

    @contextmanager
    def _gate(self, name: str) -> Iterator[None]:
        try:
            with self.progress.step(name):
                yield
        except HandbookError as error:
            self._sort(error.problems)

    def open_or_refuse(self) -> None:
        """HandbookError with every problem, if there was an error at any gate."""
        self.progress.close()
        if self.errors:
            from handbook.checks import once

            raise HandbookError((*once(self.errors), *self.warnings))


def _check(book: Book, pause: Pause | None) -> Sequence[Problem]:
    from handbook.checks import run

    return run(book, pause)


def _look_through(pages: Watch, pause: Pause | None) -> None:
    """Every page is laid out and looked at, none is kept."""
    for _ in pages:
        if pause:
            pause()


def _watch(made: Made, book: Book, product: str, kept: Kept) -> Watch:
    from handbook.checks import watch

    return watch(made.publication, book, product, kept)


def mend(books: Sequence[Path]) -> dict[Path, int]:
    """Mends what can be mended mechanically in the YAML of these books; how many places, by file."""
    from handbook.checks.mending import mend as mended

    return {path: count for book in books for path, count in mended(book).items()}


def unmended(books: Sequence[Path]) -> list[str]:
    """What is still said by old keys, as it can be brought over only if its author says more; a line each."""
    from handbook.checks.mending import unnamed

    return [
        f"{mark}: `form: {form}` is left as it is; with `substance: …` beside it, --fix makes a product of it"
        for book in books
        for mark, form in unnamed(book)
    ]


def schemas(folder: Path) -> list[Path]:
    """Writes the JSON Schema (draft 2020-12) of every kind of YAML file into a folder."""
    written = []
    with Batch() as batch:
        for name, data in _schemas().items():
            written.append(folder / name)
            with batch.file(written[-1]) as file:
                file.write(data)
    return written


def begin(name: Scalar, like: str = "tablet") -> Path:
    """Begins a book of a kind under ./source, with the schemas beside it that its files name; its folder."""
    from handbook.foundation import starter

    return starter.begin(name, schemas=_schemas(), like=like)


def _schemas() -> dict[str, bytes]:
    import json

    from handbook.telling.shapes import schemas

    made = schemas().items()
    return {f"{name}.schema.json": json.dumps(one, indent=1, ensure_ascii=False).encode() for name, one in made}


@contextmanager
def _collector_off() -> Iterator[None]:
    """A build makes few cycles and many objects: the cyclic collector would take a fifth of a large one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
