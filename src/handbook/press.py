"""The whole road: read, check, compose, paint; nothing is written unless every gate opens."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbook.foundation import shipped
from handbook.foundation.marks import HandbookError, Mark, Problem, refuse
from handbook.foundation.outputs import Batch
from handbook.foundation.overrides import Override
from handbook.foundation.progress import Progress
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.checks.pages import Watch
    from handbook.content.book import Book
    from handbook.layout.page import Attachment, Page, Publication
    from handbook.style.sheet import Style

Styles = Callable[[str | None], "Style"]
"""The style of an order on a paper."""
Media = Literal["screen", "print", "shop"]
DEFAULT_STYLE = "reference"


class CardOrder(NamedTuple):
    """How the quick-card is wanted; None leaves it to the book and the style."""

    size: Scalar | None = None
    sheet: Scalar | None = None
    layout: Scalar | None = None
    copies: Scalar | None = None
    nudge: Scalar | None = None
    spot: bool = False
    """Cut and fold in named spot colours, for a print shop."""


class CalendarOrder(NamedTuple):
    """How the calendar is wanted; None leaves it to the book. Without a start it is undated."""

    start: date | None = None
    start_mark: Mark | None = None
    regimen: Scalar | None = None
    on: Scalar | None = None
    off: Scalar | None = None
    cycles: Scalar | None = None
    layout: Scalar | None = None
    week_start: Scalar | None = None
    spot: bool = False
    """The perforation as a named spot colour, for a print shop."""
    ics: bool = False
    """Whether an .ics file is insisted on; a calendar with dates has one anyway."""


class Order(NamedTuple):
    """What is to be made of one book."""

    book: Path
    products: tuple[str, ...] = ("handbook", "card", "calendar")
    style: Scalar = Scalar(DEFAULT_STYLE)
    paper: str | None = None
    media: Media = "screen"
    out: Path = Path("out")
    overrides: tuple[Override, ...] = ()
    card: CardOrder = CardOrder()
    calendar: CalendarOrder = CalendarOrder()

    def path(self, product: str, ending: str = ".pdf") -> Path:
        """Where a product goes: into the folder `out`, or to the file if `out` names one."""
        if self.out.suffix == ".pdf":
            return self.out.with_suffix(ending)
        return self.out / f"{self.book.resolve().name}-{product}{ending}"


class Done(NamedTuple):
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
        self._told: set[Problem] = set()

    def take(self, order: Order, batch: Batch | None) -> None:
        """One book through all gates; what is found is kept, and `open_or_refuse` tells it."""
        book = style = None
        styles = cache(partial(_style, order))
        with self._gate("read"):
            book = _read(order)
        with self._gate("style"):
            style = styles(order.paper)
        if book is None:
            return
        with self._gate("check"):
            self._sort(_check(book))
        for product in order.products if style is not None else ():
            self._make(order, product, book, styles, batch)

    def _make(self, order: Order, product: str, book: Book, styles: Styles, batch: Batch | None) -> None:
        made = None
        absent = (product == "card" and not book.card) or (product == "calendar" and not book.calendar)
        if absent and len(order.products) > 1:
            return  # a book without a card or a plan is still a book
        with self._gate(f"lay out {product}"):
            made = _PRODUCTS[product](order, book, styles)
        if made is None:
            return
        with self._gate(f"make {product}"):
            seen = _watch(made, book, product)
            if batch is None or self.errors:
                deque(seen, maxlen=0)  # every page is laid out and looked at, none is kept
            else:
                self.outputs += _write(batch, order, product, made.of(seen), made.ics)
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
            raise HandbookError((*self.errors, *self.warnings))


def _read(order: Order) -> Book:
    from handbook.content.book import load

    return load(order.book, order.overrides)


def _style(order: Order, paper: str | None) -> Style:
    from handbook.style.load import load

    return load(order.style, style_folders(order.book), paper)


def _sheet_paper(order: Order, book: Book) -> str:
    """The paper that cards and calendars are printed on: a full sheet of the country, unless one is asked for."""
    if order.paper and (order.paper in ("a4", "letter") or len(order.products) == 1):
        return order.paper
    if order.paper:
        return {"a5": "a4"}.get(order.paper, "letter")
    return "letter" if book.edition.language.endswith(("-US", "-CA", "-MX")) else "a4"


def style_folders(book: Path | None = None) -> tuple[Path, ...]:
    """Where styles are looked for, the nearest first: ./styles, the book's own, those shipped."""
    own = (book / "styles",) if book else ()
    return (Path("styles"), *own, shipped.styles())


def _check(book: Book) -> Sequence[Problem]:
    from handbook.checks import run

    return run(book)


def _watch(made: Made, book: Book, product: str) -> Watch:
    from handbook.checks import watch

    return watch(made.publication, book, product)


class Made(NamedTuple):
    """A product laid out, and what goes beside its PDF."""

    publication: Publication
    ics: bytes | None = None
    inputs: Callable[[], Attachment] | None = None
    """What the PDF carries, so that it can be made anew; packed only if it is written."""

    def of(self, pages: Iterable[Page]) -> Publication:
        """The publication to be written, with these pages."""
        carried = (self.inputs(),) if self.inputs else ()
        return replace(self.publication, pages=pages, attachments=carried)


def _handbook(order: Order, book: Book, styles: Styles) -> Made:
    from handbook.products.handbook import compose

    return Made(compose(book, styles(order.paper), order.media))


def _card(order: Order, book: Book, styles: Styles) -> Made:
    from handbook.layout.stock import read_nudge
    from handbook.products.bookcard import compose
    from handbook.products.quickcard import CardWishes

    asked = order.card
    copies = int(asked.copies) if asked.copies else None
    nudge = read_nudge(asked.nudge) if asked.nudge else (0.0, 0.0)
    shop = _for_shop(order, asked.spot)
    wishes = CardWishes(asked.size, asked.sheet, asked.layout, copies, nudge, asked.spot)  # type: ignore[arg-type]
    return Made(compose(book, styles(_sheet_paper(order, book)), wishes, shop))


def _for_shop(order: Order, spot: bool) -> bool:
    """Whether a print shop gets the file; only it can use spot colours."""
    shop = order.media == "shop"
    if spot and not shop:
        hint = "write --media shop, or leave --spot out"
        raise refuse("USAGE-03", "--spot is for a print shop: its colours are plates, not ink", None, hint)
    return shop


def _calendar(order: Order, book: Book, styles: Styles) -> Made:
    from handbook.content.dates import read_week_start
    from handbook.content.plan import Choices
    from handbook.products.bookcalendar import CalendarWishes, choice, compose
    from handbook.products.calendar import Shop

    asked = order.calendar
    shop = Shop(asked.spot) if _for_shop(order, asked.spot) else None
    chosen = Choices(
        choice(asked.on, "--on"),
        choice(asked.off, "--off"),
        choice(asked.cycles, "--cycles"),
        start=asked.start,
        start_mark=asked.start_mark,
        week_start=read_week_start(asked.week_start) if asked.week_start else None,
    )
    wishes = CalendarWishes(chosen, asked.regimen, asked.layout or "sheets", shop)  # type: ignore[arg-type]
    made = compose(book, styles(_sheet_paper(order, book)), wishes)
    if asked.ics and made.ics is None:
        message = "a calendar without dates has no .ics file"
        raise refuse("SCHED-19", message, None, "give a start date, such as --start 2026-03-02")
    return Made(made.publication, made.ics, partial(_inputs, order, book))


def _inputs(order: Order, book: Book) -> Attachment:
    """The book and the choices, carried in the calendar's file."""
    from handbook.foundation import carried
    from handbook.layout.page import Attachment

    told = {key: getattr(order.calendar, key, None) for key in carried.CHOICES}
    told |= {"style": order.style, "paper": _sheet_paper(order, book)}
    choices = {key: str(value) for key, value in told.items() if value is not None}
    sets = (f"{'.'.join(one.path)}={one.value}" for one in order.overrides)
    others = {**{str(name): order.book / name for name in book.pictures}, **_own_styles(order)}
    inputs = carried.of(order.book, choices, sets, others)
    return Attachment(carried.NAME, inputs.packed(), "application/json", book.say("inputs"))


def _own_styles(order: Order) -> dict[str, Path]:
    """The sheets of a user's own style, by the names that they have in a book's folder."""
    folders, ours = style_folders(order.book), shipped.styles().resolve()
    if not any(folder.is_dir() and folder.resolve() != ours for folder in folders):
        return {}
    from handbook.style.chain import chain

    found = [sheet.path for sheet in chain(order.style, folders)]
    return {f"styles/{path.name}": path for path in found if path.resolve().parent != ours}


_PRODUCTS: dict[str, Callable[[Order, Book, Styles], Made]] = {
    "handbook": _handbook,
    "card": _card,
    "calendar": _calendar,
}


def mend(books: Sequence[Path]) -> dict[Path, int]:
    """Mends what can be mended mechanically in the YAML of these books; how many places, by file."""
    from handbook.checks.mending import mend as mended

    return {path: count for book in books for path, count in mended(book).items()}


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


def _write(batch: Batch, order: Order, product: str, publication: Publication, ics: bytes | None) -> list[Path]:
    from handbook.paint.pdf import paint

    written = [order.path(product)]
    with batch.file(written[0]) as file:
        paint(publication, file)
    if ics:
        written.append(order.path(product, ".ics"))
        with batch.file(written[1]) as file:
            file.write(ics)
    return written


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
