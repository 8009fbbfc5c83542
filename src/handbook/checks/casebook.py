"""The cases of a book that name their regimens: what is told there is told of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handbook.checks.sentences import Sentence

if TYPE_CHECKING:
    from handbook.book.book import Book


def cases_of(book: Book) -> Mapping[str, tuple[str, ...]]:
    """The ids of the regimens of each case that names its own, by its place: section and case."""
    found: dict[str, tuple[str, ...]] = {}
    for section in book.sections:
        for case in (*getattr(section, "cases", ()), *getattr(section, "partners", ())):
            ids = tuple(str(id) for id in case.regimen if id in book.regimens)
            if ids:
                found[f"{section.id}.{case.id}"] = ids
    return found


def case_of(one: Sentence) -> str:
    """The place of the case that a sentence would stand in."""
    return ".".join(one.words.place.split(".")[1:3])


def close(one: Sentence, cases: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a sentence stands where few regimens are spoken of: in a case, on the card or calendar, in a note."""
    return one.words.place.startswith(("card", "calendar", "regimens.", "forms.")) or case_of(one) in cases
