"""What was wished on the page is kept in the book: the lines are told first, and the book must stay whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.foundation.marks import refuse
from handbook.foundation.overrides import Override
from handbook.foundation.values import Scalar
from handbook.press.makers import plan_of
from handbook.press.memory import none
from handbook.press.opening import read
from handbook.press.order import CalendarOrder, Order
from handbook.press.wishes import ordered

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.checks.keeping import Lines
    from handbook.medicine.plan import Plan

KEPT: Mapping[str, Mapping[str, str]] = {
    "card": {name: name for name in ("size", "sheet", "layout", "paper")},
    "calendar": {
        "weight": "person.weight",
        "height": "person.height",
        **{
            name: name
            for name in (
                "regimen", "on", "off", "cycles", "weeks", "start", "week_start", "layout", "ics_titles", "paper"
            )
        },
    },
}  # fmt: skip
"""The wishes that a book's own file can hold, and their keys there; a printer's nudge belongs to no book."""


def shown_lines(book: Path, product: str, wishes: Mapping[str, str]) -> Lines:
    """The lines that would be written; HandbookError if the book would not stand with them."""
    from handbook.checks.keeping import proposed

    values = _values(product, wishes)
    _try_out(book, product, values, wishes)
    return proposed(book / f"{product}.yaml", values)


def kept_in_book(book: Path, product: str, wishes: Mapping[str, str], agreed: str) -> str:
    """Writes the lines that were agreed to; the file's name."""
    from handbook.checks.keeping import write

    values = _values(product, wishes)
    _try_out(book, product, values, wishes)
    return write(book / f"{product}.yaml", values, agreed).file


def _values(product: str, wishes: Mapping[str, str]) -> dict[str, str]:
    values = {key: wishes[name] for name, key in KEPT.get(product, {}).items() if wishes.get(name)}
    if not values:
        what = "nothing was chosen that a book could keep"
        person = product == "card" and (wishes.get("weight") or wishes.get("height"))
        hint = "weight and height stand in calendar.yaml: keep them with the calendar" if person else ""
        raise refuse("USAGE-11", what, None, hint or "choose something that differs from the book first")
    return values


def _try_out(book: Path, product: str, values: Mapping[str, str], wishes: Mapping[str, str]) -> None:
    """Reads the book as if they were written: a value that it cannot have is told before anything is."""
    plain = {key: value for key, value in values.items() if "." not in key}
    sets = tuple(Override((Scalar(product), Scalar(key)), Scalar(value)) for key, value in plain.items())
    kept = read(Order(book, overrides=sets), none())
    if product == "calendar":
        _same_days(kept, ordered(book, product, wishes), read(Order(book), none()))


def _same_days(kept: Book, shown: Order, now: Book) -> None:
    """USAGE-11 unless the book would make the very days that are shown: its other lines may be of another regimen."""
    person = CalendarOrder(weight=shown.calendar.weight, height=shown.calendar.height)
    if _days(plan_of(Order(shown.book, calendar=person), kept)) == _days(plan_of(shown, now)):
        return
    what = "with these lines the book would make another calendar than the one that is shown"
    hint = "calendar.yaml holds days on or off, courses or events of another regimen: change or delete them there"
    raise refuse("USAGE-11", what, None, hint)


def _days(plan: Plan) -> list[tuple[object, ...]]:
    """What stands on each day, wherever its numbers were chosen."""
    doses = ([(one.entry.id, *one.slot[:2], one.amount) for one in day.doses] for day in plan.days)
    return [(*day[:3], *day[4:], told) for day, told in zip(plan.days, doses, strict=True)]
