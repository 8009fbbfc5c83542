"""The careful pharmacist: what a book says of doses, courses, sources and words, and how its pages came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handbook.foundation.kept import Kept
from handbook.foundation.marks import Problem

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.checks.laidout import Watch
    from handbook.foundation.pausing import Pause
    from handbook.layout.pages.page import Publication
    from handbook.medicine.plan import Plan

__all__ = ["of_plan", "once", "run", "watch", "with_places"]


def run(book: Book, pause: Pause | None = None) -> Sequence[Problem]:
    """The problems of a book by the rules that read its words and figures, without those that it waives.

    It pauses between texts and rules, if it is told how.
    """
    from handbook.checks.gate import checked

    return checked(book, pause=pause)


def of_plan(plan: Plan, book: Book) -> Sequence[Problem]:
    """What a plan as somebody wishes it has too much of (DOSE-19), as the book weighs it and unless it waives it."""
    from handbook.checks.gate import of_plan

    return of_plan(plan, book)


_SAME = {"DOSE-19": "DOSE-11"}
"""A day of the plan is over its limit because the regimen itself is."""


def once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Problems of one weight without those that another rule tells of the same place: a fault is told once."""
    told = {(problem.code, problem.mark) for problem in problems}
    return tuple(problem for problem in problems if (_SAME.get(problem.code), problem.mark) not in told)


def with_places(problems: Sequence[Problem], book: Book, product: str) -> Sequence[Problem]:
    """Problems of laying out a product, each with the place in the book's files that it comes from."""
    from handbook.checks.traced import traced

    return traced(problems, book, product)


def watch(publication: Publication, book: Book, product: str, kept: Kept | None = None) -> Watch:
    """What looks at laid-out pages for TYPE-01 and PRINT-01; `product` is handbook, card or calendar.

    Where something is kept, a page that was looked at is not looked at again.
    """
    from handbook.checks.laidout import Watch

    return Watch(publication, book, product, Kept() if kept is None else kept)
