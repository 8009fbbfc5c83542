"""Each product on its way from a book and a style to a publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation import shipped
from handbook.foundation.marks import HandbookError, place_of, refuse
from handbook.press.dosed import by_figures, refuse_excess, refuse_undosed
from handbook.press.memory import Memory
from handbook.press.order import CalendarOrder, CardOrder, Order, sheet_paper, style_folders
from handbook.press.ownfigures import for_person, measure

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.card import Card
    from handbook.foundation.kept import Kept
    from handbook.foundation.values import Scalar
    from handbook.language.locale import Language
    from handbook.layout.pages.page import Attachment, Page, Publication
    from handbook.medicine.plan import Plan
    from handbook.medicine.product import Product
    from handbook.press.manifest import Needed
    from handbook.products.calendar.compose import CalendarWishes
    from handbook.products.calendar.compose import Made as Calendar
    from handbook.style.sheet import Style
    from handbook.telling.planwords import Supply

Styles = Callable[[str | None], "Style"]
"""The style of an order on a paper."""


class Made(NamedTuple):
    """A product laid out, and what goes beside its PDF."""

    publication: Publication
    ics: Callable[[], bytes] | None = None
    """Writes the .ics file; None without dates."""
    facts: Callable[[], tuple[tuple[str, str], ...]] = tuple
    """A calendar's days as a plain list; told only if somebody asks."""
    inputs: Callable[[], Attachment] | None = None
    """What the PDF carries, so that it can be made anew; packed only if it is written."""
    first: date | None = None
    last: date | None = None
    """The days of the first and the last dose, if they have dates."""
    needs: Callable[[], tuple[Needed, ...]] = tuple
    """The pieces of each product that a calendar's days need; counted only if somebody asks."""

    def of(self, pages: Iterable[Page]) -> Publication:
        """The publication to be written, with these pages."""
        carried = (self.inputs(),) if self.inputs else ()
        return self.publication._replace(pages=pages, attachments=carried)


def make(product: str, order: Order, book: Book, styles: Styles, memory: Memory) -> Made:
    """A product of the order laid out; HandbookError for what cannot be.

    A card or a calendar for which nothing was edited that it shows is the one that was made before.
    """
    kept = memory.of(product)
    kept.turn()
    try:
        return _MAKERS[product](order, book, styles, kept)
    except HandbookError as error:
        from handbook.checks import with_places

        raise HandbookError(tuple(with_places(error.problems, book, product)), error.outcome) from None


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
    if asked.weight or asked.height:
        book = _for_its_person(book, asked, kept)
    copies = int(asked.copies) if asked.copies else None
    nudge = read_nudge(asked.nudge) if asked.nudge else (0.0, 0.0)
    _refuse_other_paper(order, asked.sheet if len(order.products) == 1 else order.card.sheet)
    shop = _for_shop(order, asked.spot)
    wishes = CardWishes(asked.size, asked.sheet, asked.layout, copies, nudge, asked.spot)  # type: ignore[arg-type]
    style, noted = styles(sheet_paper(order, book, book.card.paper if book.card else None)), Noted(book, kept)
    name = order.recipient or ""
    if name:  # a card for one person is made once, of what is kept of all
        return Made(compose(noted.book, style, wishes, shop, name, noted))
    return Made(noted.made((wishes, style, shop), lambda: compose(noted.book, style, wishes, shop, "", noted)))


def _for_its_person(book: Book, asked: CardOrder, kept: Kept) -> Book:
    """The book for a weight and a height that are chosen; HandbookError where no dose comes of them, or too much."""
    own = for_person(book, asked.weight, asked.height, set(by_figures(book).values()), kept)
    refuse_undosed(own)
    return own


def _as_written(asked: CardOrder, card: Card, shop: bool) -> CardOrder:
    """What card.yaml says of its making, where nothing else is asked for.

    A size that is asked for leaves the written stock sheet aside, whose cards have their own; and so the other way.
    """
    if asked.size == "pocket":
        return asked
    size = asked.size or (None if asked.sheet else card.size)
    sheet = asked.sheet or (None if asked.size or shop else card.sheet)
    return asked._replace(size=size, sheet=sheet, layout=asked.layout or card.layout)


def _refuse_other_paper(order: Order, sheet: Scalar | None) -> None:
    """A stock sheet is of one paper: another that is asked for would be passed over in silence."""
    from handbook.layout.sheets.stock import stock_sheet

    stock = stock_sheet(sheet) if sheet and order.paper else None
    if stock and stock.paper != order.paper:
        mark = place_of(order.paper)
        message = f"the sheet {stock.name} is {stock.paper} paper, so --paper {order.paper} means nothing"
        raise refuse("PRINT-26", message, mark, "leave --paper out")


def _for_shop(order: Order, spot: bool) -> bool:
    """Whether a print shop gets the file; only it can use spot colours."""
    shop = order.media == "shop"
    if spot and not shop:
        hint = "write --media shop, or leave --spot out"
        raise refuse("USAGE-03", "--spot is for a print shop: its colours are plates, not ink", None, hint)
    return shop


def _calendar(order: Order, book: Book, styles: Styles, kept: Kept) -> Made:
    from handbook.book.noted import Noted
    from handbook.products.calendar.compose import compose

    asked, wishes, name = order.calendar, _wishes(order, book.language), order.recipient or ""
    paper = sheet_paper(order, book, book.calendar.paper if book.calendar else None)
    style, noted = styles(paper), Noted(book, kept)
    if name:
        made = compose(noted.book, style, wishes, name, noted)
    else:
        key = (_worded(asked), wishes.shop, style)
        made = noted.made(key, lambda: compose(noted.book, style, wishes, noted=noted))
    refuse_excess(made.plan, book)
    if asked.ics and made.write is None:
        message = "a calendar without dates has no .ics file"
        raise refuse("SCHED-19", message, None, "give a start date, such as --start 2026-03-02")
    first, last = made.plan.first_dose, made.plan.last_dose
    ends = (first.date if first else None, last.date if last else None)
    needs = partial(_needs, made.plan, book)
    facts, inputs = partial(_listed, made, book), partial(_inputs, order, book, paper)
    return Made(made.publication, made.write, facts, inputs, *ends, needs)


def _listed(made: Calendar, book: Book) -> tuple[tuple[str, str], ...]:
    """The plain list beside the sheets, which only the desk shows."""
    from handbook.products.calendar.plainlist import plain_list

    return plain_list(made, book)


def _needs(plan: Plan, book: Book) -> tuple[Needed, ...]:
    """What the sheets say is needed, by product."""
    from handbook.telling.planwords import supplies
    from handbook.telling.speaker import speak

    counted = zip(plan.totals, supplies(plan, speak(book)), strict=True)
    return tuple(_needed(product, number, said, plan) for (_, product, number), said in counted)


def _needed(product: Product, number: Decimal, said: Supply, plan: Plan) -> Needed:
    from handbook.press.manifest import Needed

    ends = plan.runs_out(product)
    words = said.pieces.replace("\u00a0", " ")
    return Needed(said.medicine, product.id, str(number), words, ends.date if ends else None)


def settle(order: Order, book: Book) -> date | None:
    """The start of a calendar's plan, settled without laying it out; HandbookError (SCHED) for what is open in it."""
    return plan_of(order, book).start


def plan_of(order: Order, book: Book) -> Plan:
    """The plan that a calendar is ordered of; HandbookError (SCHED, DOSE) for what is open in it."""
    from handbook.book.planned import planned

    plan = planned(book, _wishes(order, book.language).wishes)
    refuse_excess(plan, book)
    return plan


def _wishes(order: Order, speech: Language) -> CalendarWishes:
    from handbook.book.wishes import Wishes
    from handbook.medicine.body import Person
    from handbook.medicine.dates import read_week_start
    from handbook.medicine.settle import Choices
    from handbook.products.calendar.compose import CalendarWishes
    from handbook.products.calendar.layouts import Shop

    asked = order.calendar
    shop = Shop(asked.spot) if _for_shop(order, asked.spot) else None
    chosen = Choices(asked.on, asked.off, asked.cycles)
    wished = Wishes(
        chosen,
        asked.start,
        asked.start_mark,
        read_week_start(asked.week_start) if asked.week_start else None,
        asked.regimen,
        asked.weeks,
        Person(*(measure(getattr(asked, kind), kind, speech) for kind in ("weight", "height"))),
    )
    return CalendarWishes(wished, asked.layout, shop, asked.ics_titles)  # type: ignore[arg-type]


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
    inputs = carried.of(book.name, {**book.files, **_own_styles(order)}, choices, sets)
    return Attachment(carried.NAME, inputs.packed(), "application/json", book.language.say("inputs"))


def _own_styles(order: Order) -> dict[str, bytes]:
    """The sheets of a user's own style, by the names that they have in a book's folder."""
    folders, ours = style_folders(order.book), shipped.styles().resolve()
    if not any(folder.is_dir() and folder.resolve() != ours for folder in folders):
        return {}
    from handbook.style.chain import chain

    found = [sheet for sheet in chain(order.style, folders) if sheet.path.resolve().parent != ours]
    return {f"styles/{sheet.path.name}": sheet.values.source.text.encode() for sheet in found if sheet.values.source}


_MAKERS: dict[str, Callable[[Order, Book, Styles, Kept], Made]] = {
    "handbook": _handbook,
    "card": _card,
    "calendar": _calendar,
}
