"""What is ordered: products of a book, and how they are wanted; the rest is as book and style have it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from handbook.foundation import shipped
from handbook.foundation.marks import Mark
from handbook.foundation.overrides import Override
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.book.book import Book

Media = Literal["screen", "print", "shop"]
DEFAULT_STYLE = "reference"


class CardOrder(NamedTuple):
    """How the quick-card is wanted; None leaves it to the book and the style."""

    size: Scalar | None = None
    sheet: Scalar | None = None
    layout: Scalar | None = None
    copies: Scalar | None = None
    nudge: Scalar | None = None
    weight: Scalar | None = None
    """Of the person, for doses by weight or surface; and their height."""
    height: Scalar | None = None
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
    weeks: Scalar | None = None
    weight: Scalar | None = None
    height: Scalar | None = None
    ics_titles: Scalar | None = None
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
    recipient: Scalar | None = None
    """Who a card and a calendar are for, as it stands on them."""
    overrides: tuple[Override, ...] = ()
    card: CardOrder = CardOrder()
    calendar: CalendarOrder = CalendarOrder()
    png: bool = False
    """Whether a picture of each page is wanted beside the PDF."""

    def path(self, product: str, ending: str = ".pdf") -> Path:
        """Where a product goes: into the folder `out`, or to the file if `out` names one."""
        if self.out.suffix == ".pdf":
            return self.out.with_name(self.out.stem + ending)
        return self.out / f"{self.book.resolve().name}-{product}{ending}"


def sheet_paper(order: Order, book: "Book", written: Scalar | None = None) -> str:
    """The paper that cards and calendars are printed on: one asked for, one written, or a sheet of the country."""
    if order.paper and (order.paper in ("a4", "letter") or len(order.products) == 1):
        return order.paper
    if order.paper:
        return {"a5": "a4"}.get(order.paper, "letter")
    if written:
        return str(written)
    return "letter" if book.edition.language.endswith(("-US", "-CA", "-MX")) else "a4"


def style_folders(book: Path | None = None) -> tuple[Path, ...]:
    """Where styles are looked for, the nearest first: ./styles, the book's own, those shipped."""
    own = (book / "styles",) if book else ()
    return (Path("styles"), *own, shipped.styles())
