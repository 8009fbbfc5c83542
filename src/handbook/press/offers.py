"""What there is to choose from for a book: regimens, styles, card sizes, stock sheets; and what it has written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.marks import HandbookError
from handbook.foundation.units import PAPERS
from handbook.press.memory import Memory
from handbook.press.opening import read, written_styles
from handbook.press.order import DEFAULT_STYLE, Order, sheet_paper, style_folders
from handbook.press.planoffers import CardOffer, PlanOffer, on_card, plans
from handbook.press.wishes import AMONG, LAYOUTS

if TYPE_CHECKING:
    from handbook.book.book import Book


class Offer(NamedTuple):
    """One thing to choose: the word for it in an order, and what it is called."""

    value: str
    says: str


class Offers(NamedTuple):
    """Everything that a page of forms shows of a book."""

    title: str
    language: str
    products: tuple[str, ...]
    plans: tuple[PlanOffer, ...]
    card: CardOffer
    choices: Mapping[str, tuple[Offer, ...]]
    """By the name of a wish: style, paper, size, sheet."""
    written: Mapping[str, Mapping[str, str]]
    """What holds unless it is chosen otherwise, by product and key: what the files say, or what is usual."""
    whole: bool = True
    """False for a book that cannot be read: these are the choices of any book."""


def offers(folder: Path, memory: Memory) -> Offers:
    """What may be wished of a book; HandbookError if it cannot be read."""
    book = read(Order(folder), memory)
    found = plans(book)
    there = {"handbook": True, "card": book.card, "calendar": found}
    products = tuple(name for name, some in there.items() if some)
    title, choices = str(book.edition.title), bare(folder, memory)
    return Offers(title, book.language.tag, products, found, on_card(book), choices, _written(book))


def bare(folder: Path, memory: Memory) -> dict[str, tuple[Offer, ...]]:
    """What may be chosen whatever the book says."""
    from handbook.layout.sheets.stock import sizes, stocks

    return {
        "style": tuple(_styles(folder, memory)),
        "paper": tuple(Offer(name, name) for name in PAPERS),
        "size": (*(Offer(one.name, one.name) for one in sizes()), Offer("pocket", "pocket")),
        "sheet": tuple(Offer(one.name, f"{one.name} ({one.paper})") for one in stocks()),
        "media": tuple(Offer(name, name) for name in AMONG["media"]),
        "week_start": tuple(Offer(name, name) for name in ("mon", "sun", "sat")),
        "ics_titles": tuple(Offer(name, name) for name in AMONG["ics_titles"]),
        "card-layout": tuple(Offer(name, name) for name in LAYOUTS["card"]),
        "calendar-layout": tuple(Offer(name, name) for name in LAYOUTS["calendar"]),
    }


def _styles(folder: Path, memory: Memory) -> Iterator[Offer]:
    from handbook.style.chain import names

    folders = style_folders(folder)
    written = written_styles(folders)
    for name in names(folders):
        yield Offer(name, memory.styles.made(("describes", name, written), partial(_describes, name, folders)))


def _describes(name: str, folders: tuple[Path, ...]) -> str:
    """What a style sheet says of itself; nothing if it cannot be read."""
    from handbook.style.chain import chain

    try:
        return next(
            (str(one.values["describes"]) for one in reversed(chain(name, folders)) if "describes" in one.values), ""
        )
    except HandbookError:
        return ""


def _written(book: Book) -> dict[str, dict[str, str]]:
    from handbook.book.wishes import Wishes, week_start_of

    first = {0: "mon", 5: "sat", 6: "sun"}[week_start_of(book, Wishes())]
    usual = {"style": DEFAULT_STYLE, "media": AMONG["media"][0]}
    printed = {**usual, "paper": sheet_paper(Order(book.folder), book)}
    calendar = {"layout": LAYOUTS["calendar"][0], "ics_titles": AMONG["ics_titles"][0]}
    return {
        "handbook": usual,
        "card": {**printed, **_told(book.card)},
        "calendar": {**printed, **calendar, **_told(book.calendar), "week_start": first},
    }


def _told(model: object) -> dict[str, str]:
    """The keys of a file that hold one word or number; none without the file."""
    if model is None:
        return {}
    found = {name: getattr(model, name) for name in type(model).model_fields}  # type: ignore[attr-defined]
    return {name: str(value) for name, value in found.items() if isinstance(value, str) and value}
