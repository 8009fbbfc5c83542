"""Each product on its way from a book and a style to a publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation import shipped
from handbook.foundation.marks import refuse
from handbook.press.memory import Memory
from handbook.press.order import CalendarOrder, CardOrder, Order, sheet_paper, style_folders

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.card import Card
    from handbook.foundation.kept import Kept
    from handbook.layout.pages.page import Attachment, Page, Publication
    from handbook.style.sheet import Style

Styles = Callable[[str | None], "Style"]
"""The style of an order on a paper."""


class Made(NamedTuple):
    """A product laid out, and what goes beside its PDF."""

    publication: Publication
    ics: bytes | None = None
    facts: tuple[tuple[str, str], ...] = ()
    """A calendar's days as a plain list."""
    inputs: Callable[[], Attachment] | None = None
    """What the PDF carries, so that it can be made anew; packed only if it is written."""

    def of(self, pages: Iterable[Page]) -> Publication:
        """The publication to be written, with these pages."""
        carried = (self.inputs(),) if self.inputs else ()
        return replace(self.publication, pages=pages, attachments=carried)


def make(product: str, order: Order, book: Book, styles: Styles, memory: Memory) -> Made:
    """A product of the order laid out; HandbookError for what cannot be.

    A card or a calendar for which nothing was edited that it shows is the one that was made before.
    """
    kept = memory.of(product)
    kept.turn()
    return _MAKERS[product](order, book, styles, kept)


def _handbook(order: Order, book: Book, styles: Styles, kept: Kept) -> Made:
    from handbook.products.handbook.compose import compose

    return Made(compose(book, styles(order.paper), order.media, kept))


def _card(order: Order, book: Book, styles: Styles, kept: Kept) -> Made:
    from handbook.book.noted import Noted
    from handbook.layout.sheets.stock import read_nudge
    from handbook.products.card.compose import compose
    from handbook.products.card.quickcard import CardWishes

    asked = order.card
    if book.card:
        asked = _as_written(asked, book.card, order.media == "shop")
    copies = int(asked.copies) if asked.copies else None
    nudge = read_nudge(asked.nudge) if asked.nudge else (0.0, 0.0)
    shop = _for_shop(order, asked.spot)
    wishes = CardWishes(asked.size, asked.sheet, asked.layout, copies, nudge, asked.spot)  # type: ignore[arg-type]
    style, noted = styles(sheet_paper(order, book, book.card.paper if book.card else None)), Noted(book, kept)
    return Made(noted.made((wishes, style, shop), lambda: compose(noted.book, style, wishes, shop)))


def _as_written(asked: CardOrder, card: Card, shop: bool) -> CardOrder:
    """What card.yaml says of its making, where nothing else is asked for.

    A size that is asked for leaves the written stock sheet aside, whose cards have their own; and so the other way.
    """
    if asked.size == "pocket":
        return asked
    size = asked.size or (None if asked.sheet else card.size)
    sheet = asked.sheet or (None if asked.size or shop else card.sheet)
    return asked._replace(size=size, sheet=sheet, layout=asked.layout or card.layout)


def _for_shop(order: Order, spot: bool) -> bool:
    """Whether a print shop gets the file; only it can use spot colours."""
    shop = order.media == "shop"
    if spot and not shop:
        hint = "write --media shop, or leave --spot out"
        raise refuse("USAGE-03", "--spot is for a print shop: its colours are plates, not ink", None, hint)
    return shop


def _calendar(order: Order, book: Book, styles: Styles, kept: Kept) -> Made:
    from handbook.book.noted import Noted
    from handbook.medicine.dates import read_week_start
    from handbook.medicine.plan import Choices
    from handbook.products.calendar.compose import CalendarWishes, choice, compose
    from handbook.products.calendar.layouts import Shop
    from handbook.products.calendar.plainlist import plain_list

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
    calendar = book.calendar
    layout = asked.layout or (calendar.layout if calendar else None) or "sheets"
    paper = sheet_paper(order, book, calendar.paper if calendar else None)
    wishes = CalendarWishes(chosen, asked.regimen, str(layout), shop)  # type: ignore[arg-type]
    style, noted = styles(paper), Noted(book, kept)
    made = noted.made((_worded(asked), layout, shop, style), lambda: compose(noted.book, style, wishes))
    if asked.ics and made.ics is None:
        message = "a calendar without dates has no .ics file"
        raise refuse("SCHED-19", message, None, "give a start date, such as --start 2026-03-02")
    facts = plain_list(made.schedule, book.language)
    return Made(made.publication, made.ics, facts, partial(_inputs, order, book, paper))


def _worded(asked: CalendarOrder) -> tuple[str, ...]:
    """What is asked of a calendar, wherever it was typed."""
    return tuple(str(value) for name, value in asked._asdict().items() if name != "start_mark")


def _inputs(order: Order, book: Book, paper: str) -> Attachment:
    """The book and the choices, carried in the calendar's file."""
    from handbook.foundation import carried
    from handbook.layout.pages.page import Attachment

    told = {key: getattr(order.calendar, key, None) for key in carried.CHOICES}
    told |= {"style": order.style, "paper": paper}
    choices = {key: str(value) for key, value in told.items() if value is not None}
    sets = (f"{'.'.join(one.path)}={one.value}" for one in order.overrides)
    others = {**{str(name): order.book / name for name in book.pictures}, **_own_styles(order)}
    inputs = carried.of(order.book, choices, sets, others)
    return Attachment(carried.NAME, inputs.packed(), "application/json", book.language.say("inputs"))


def _own_styles(order: Order) -> dict[str, Path]:
    """The sheets of a user's own style, by the names that they have in a book's folder."""
    folders, ours = style_folders(order.book), shipped.styles().resolve()
    if not any(folder.is_dir() and folder.resolve() != ours for folder in folders):
        return {}
    from handbook.style.chain import chain

    found = [sheet.path for sheet in chain(order.style, folders)]
    return {f"styles/{path.name}": path for path in found if path.resolve().parent != ours}


_MAKERS: dict[str, Callable[[Order, Book, Styles, Kept], Made]] = {
    "handbook": _handbook,
    "card": _card,
    "calendar": _calendar,
}
