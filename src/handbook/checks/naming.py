"""The medicines that a book names, whichever way it names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.book.book import Book


def medicines(book: Book) -> Iterator[tuple[str, Scalar]]:
    """Where each medicine is named, and its name: under `medicines:`, or beside a dose as its substance."""
    for regimen in book.regimens.values():
        if regimen.substance:
            yield f"regimens.{regimen.id}", regimen.substance
    for medicine in book.medicines.values():
        for name in (medicine.name, medicine.substance):
            if name:
                yield f"medicines.{medicine.id}", name
