"""The whole road: read, check, compose, paint; nothing is written unless every gate opens."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from handbook.foundation import shipped
from handbook.foundation.marks import HandbookError, Mark, Problem
from handbook.foundation.outputs import Batch
from handbook.foundation.overrides import Override
from handbook.foundation.progress import Progress
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.content.book import Book
    from handbook.layout.page import Publication
    from handbook.style.sheet import Style

Media = Literal["screen", "print", "shop"]
DEFAULT_STYLE = "reference"


@dataclass(frozen=True, slots=True)
class CardWishes:
    """How the quick-card is wanted; None leaves it to the book and the style."""

    size: Scalar | None = None
    sheet: Scalar | None = None
    layout: Scalar | None = None


@dataclass(frozen=True, slots=True)
class CalendarWishes:
    """How the calendar is wanted; None leaves it to the book. Without a start it is undated."""

    start: date | None = None
    start_mark: Mark | None = None
    regimen: Scalar | None = None
    on: Scalar | None = None
    off: Scalar | None = None
    cycles: Scalar | None = None
    layout: Scalar | None = None
    week_start: Scalar | None = None
    ics: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of one book."""

    book: Path
    products: tuple[str, ...] = ("handbook", "card", "calendar")
    style: Scalar = field(default_factory=lambda: Scalar(DEFAULT_STYLE))
    paper: str | None = None
    media: Media = "screen"
    out: Path = Path("out")
    overrides: tuple[Override, ...] = ()
    card: CardWishes = CardWishes()
    calendar: CalendarWishes = CalendarWishes()

    def path(self, product: str, ending: str = ".pdf") -> Path:
        """Where a product goes: into the folder `out`, or to the file if `out` names one."""
        if self.out.suffix == ".pdf":
            return self.out.with_suffix(ending)
        return self.out / f"{self.book.resolve().name}-{product}{ending}"


@dataclass(frozen=True, slots=True)
class Done:
    """What was written, and what is worth a warning."""

    outputs: tuple[Path, ...] = ()
    warnings: tuple[Problem, ...] = ()


def build(orders: Sequence[Order], progress: Progress | None = None) -> Done:
    """Makes every product that was ordered; HandbookError with all problems if any gate stays shut."""
    run = _Run(progress or Progress())
    with _collector_off(), Batch() as batch:
        for order in orders:
            run.take(order, batch)
        run.open_or_refuse()
    return Done(tuple(run.outputs), tuple(run.warnings))


def check(orders: Sequence[Order], progress: Progress | None = None) -> Done:
    """Goes the same road up to the laid-out pages and writes nothing; HandbookError with all problems."""
    run = _Run(progress or Progress())
    with _collector_off():
        for order in orders:
            run.take(order, None)
        run.open_or_refuse()
    return Done(warnings=tuple(run.warnings))


class _Run:
    """One walk along the road: collects the problems of all gates, so that they are shown at once."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.errors: list[Problem] = []
        self.warnings: list[Problem] = []
        self.outputs: list[Path] = []

    def take(self, order: Order, batch: Batch | None) -> None:
        """One book through all gates; what is found is kept, and `open_or_refuse` tells it."""
        book = style = None
        with self._gate("read"):
            book = _read(order)
        with self._gate("style"):
            style = _style(order)
        if book is None:
            return
        with self._gate("check"):
            self._sort(_check(book))
        for product in order.products if style is not None else ():
            self._make(order, product, book, style, batch)

    def _make(self, order: Order, product: str, book: Book, style: Style, batch: Batch | None) -> None:
        publication = None
        with self._gate(f"lay out {product}"):
            publication = _PRODUCTS[product](order, book, style)
        if publication is None or batch is None or self.errors:
            return
        with self._gate(f"paint {product}"):
            self.outputs += _write(batch, order.path(product), publication)

    def _sort(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
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
            raise HandbookError((*self.errors, *self.warnings))


def _read(order: Order) -> Book:
    from handbook.content.book import load

    return load(order.book, order.overrides)


def _style(order: Order) -> Style:
    from handbook.style.load import load

    return load(order.style, style_folders(order.book), order.paper)


def style_folders(book: Path | None = None) -> tuple[Path, ...]:
    """Where styles are looked for, the nearest first: ./styles, the book's own, those shipped."""
    own = (book / "styles",) if book else ()
    return (Path("styles"), *own, shipped.styles())


def _check(book: Book) -> Sequence[Problem]:
    from handbook.checks import run

    return run(book)


def _handbook(order: Order, book: Book, style: Style) -> Publication:
    from handbook.products.handbook import compose

    return compose(book, style, order.media)


def _card(order: Order, book: Book, style: Style) -> Publication:
    from handbook.products.quickcard import compose

    wishes = order.card
    return compose(book, style, order.media, size=wishes.size, sheet=wishes.sheet, layout=wishes.layout)


def _calendar(order: Order, book: Book, style: Style) -> Publication:
    from handbook.products.calendar import compose

    return compose(book, style, order.media, order.calendar)


_PRODUCTS: dict[str, Callable[[Order, Book, Style], Publication]] = {
    "handbook": _handbook,
    "card": _card,
    "calendar": _calendar,
}


def schemas(folder: Path) -> list[Path]:
    """Writes the JSON Schema (draft 2020-12) of every kind of YAML file into a folder."""
    import json

    from handbook.content.shapes import shapes

    written = []
    with Batch() as batch:
        for name, shape in shapes().items():
            written.append(folder / f"{name}.schema.json")
            with batch.file(written[-1]) as file:
                file.write(json.dumps(shape.model_json_schema(), indent=1, ensure_ascii=False).encode())
    return written


def _write(batch: Batch, path: Path, publication: Publication) -> list[Path]:
    from handbook.paint.pdf import paint

    with batch.file(path) as file:
        paint(publication, file)
    return [path]


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
