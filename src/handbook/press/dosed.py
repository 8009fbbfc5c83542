"""What the doses come to for a person: too much, or none at all, is refused before anything is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.foundation.marks import HandbookError
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.medicine.plan import Plan


def refuse_excess(plan: Plan, book: Book) -> None:
    """The check has held the book's own plan against its limits; a person's figures may come to more (DOSE-19)."""
    from handbook.checks import of_plan

    found = tuple(problem for problem in of_plan(plan, book) if problem.severity == "error")
    if found:
        raise HandbookError(found)


def by_figures(book: Book) -> dict[str, str]:
    """The regimens on the card whose doses stand on the person's figures, each with which they are."""
    from handbook.book.planned import figures_of

    shown = [book.regimens[id] for id in (book.card.regimens if book.card else ()) if id in book.regimens]
    return {str(one.id): figures for one in shown if (figures := figures_of(one))}


def refuse_undosed(book: Book) -> None:
    """HandbookError (DOSE) if a dose on the card cannot be made for the person of the book, or comes to too much."""
    from handbook.book.planned import planned
    from handbook.book.wishes import Wishes

    for id in by_figures(book):
        try:
            plan = planned(book, Wishes(regimen=Scalar(id)))
        except HandbookError as error:  # how long it lasts is for the calendar to ask
            doses = tuple(one for one in error.problems if one.code.startswith("DOSE"))
            if doses:
                raise HandbookError(doses) from None
        else:
            refuse_excess(plan, book)
