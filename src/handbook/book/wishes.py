"""What the user wishes of a plan, over what calendar.yaml has chosen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.marks import Mark
from handbook.foundation.values import Scalar
from handbook.medicine.body import Person
from handbook.medicine.counts import whole
from handbook.medicine.dates import read_date, read_week_start
from handbook.medicine.settle import Choices

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.calendar import Calendar


class Wishes(NamedTuple):
    """What the user settles; what is left out is as the book has it."""

    choices: Choices = Choices()
    start: date | None = None
    start_mark: Mark | None = None
    week_start: int | None = None
    """0 Monday, 5 Saturday, 6 Sunday; None for the book's, or the custom of the country."""
    regimen: Scalar | None = None
    weeks: int | str | None = None
    person: Person = Person()


def chosen_of(calendar: Calendar | None, wishes: Wishes, same: bool) -> Choices:
    """The user's numbers over the book's; those chosen for another regimen are dropped."""
    if calendar is None or not same:
        return wishes.choices
    own = (calendar.on or None, calendar.off or None, calendar.cycles or None)
    return Choices(*(mine if wished is None else wished for wished, mine in zip(wishes.choices, own, strict=True)))


def person_of(calendar: Calendar | None, wishes: Wishes) -> Person:
    figures = calendar.person if calendar else None
    return Person(
        wishes.person.weight or (figures.weight if figures else None),
        wishes.person.height or (figures.height if figures else None),
    )


def weeks_of(wishes: Wishes, calendar: Calendar | None) -> int | None:
    own = calendar.weeks if calendar else None
    choice = own or None if wishes.weeks is None else wishes.weeks
    return None if choice is None else whole("weeks", choice)


def week_start_of(book: Book, wishes: Wishes) -> int:
    if wishes.week_start is not None:
        return wishes.week_start
    own = book.calendar.week_start if book.calendar else ""
    return read_week_start(own) if own else book.language.first_weekday


def start_of(calendar: Calendar | None, wishes: Wishes) -> tuple[date | None, Mark | None]:
    if wishes.start or calendar is None or not calendar.start:
        return wishes.start, wishes.start_mark
    return read_date(calendar.start), calendar.start.mark
