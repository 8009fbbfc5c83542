"""What was wished on the page is kept in the book: the lines are told first, and the book must stay whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.foundation.marks import refuse
from handbook.foundation.overrides import Override
from handbook.foundation.values import Scalar
from handbook.press.memory import none
from handbook.press.opening import read
from handbook.press.order import Order

if TYPE_CHECKING:
    from handbook.checks.keeping import Lines

KEPT: Mapping[str, tuple[str, ...]] = {
    "card": ("size", "sheet", "layout", "paper"),
    "calendar": ("regimen", "on", "off", "cycles", "start", "week_start", "layout", "paper"),
}
"""The wishes that a book's own file can hold; a printer's nudge and a number of copies belong to no book."""


def shown_lines(book: Path, product: str, wishes: Mapping[str, str]) -> Lines:
    """The lines that would be written; HandbookError if the book would not stand with them."""
    from handbook.checks.keeping import proposed

    values = _values(product, wishes)
    _try_out(book, product, values)
    return proposed(book / f"{product}.yaml", values)


def kept_in_book(book: Path, product: str, wishes: Mapping[str, str], agreed: str) -> str:
    """Writes the lines that were agreed to; the file's name."""
    from handbook.checks.keeping import write

    values = _values(product, wishes)
    _try_out(book, product, values)
    return write(book / f"{product}.yaml", values, agreed).file


def _values(product: str, wishes: Mapping[str, str]) -> dict[str, str]:
    values = {name: wishes[name] for name in KEPT.get(product, ()) if wishes.get(name)}
    if not values:
        what = "nothing was chosen that a book could keep"
        raise refuse("USAGE-11", what, None, "choose something that differs from the book first")
    return values


def _try_out(book: Path, product: str, values: Mapping[str, str]) -> None:
    """Reads the book as if they were written: a value that it cannot have is told before anything is."""
    sets = tuple(Override((Scalar(product), Scalar(key)), Scalar(value)) for key, value in values.items())
    read(Order(book, overrides=sets), none())
