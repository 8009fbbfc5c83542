"""Weight and height in a batch are the row's own: the person of the book's plan is somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.foundation.values import Scalar
from handbook.press.makers import measure

if TYPE_CHECKING:
    from handbook.book.book import Book


def with_own_figures(book: Book, cells: Mapping[str, Scalar]) -> Book:
    """The book with the row's weight and height in place of those in calendar.yaml, and with none if it has none.

    HandbookError DOSE-21 for a weight or a height that is none.
    """
    from handbook.book.calendar import Figures

    weight, height = (measure(cells.get(name), name, book.language) for name in ("weight", "height"))
    calendar = book.calendar
    if calendar is None or (calendar.person is None and weight is None and height is None):
        return book
    person = Figures.model_construct(weight=weight, height=height) if weight or height else None
    return replace(book, calendar=calendar.model_copy(update={"person": person}))
