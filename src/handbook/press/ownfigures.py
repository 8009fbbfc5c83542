"""Weight and height that somebody gives: a row's own in a batch, or chosen over those of the book's plan."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import refuse
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.language.locale import Language
    from handbook.medicine.body import Measure

STANDS_ON = {"weight": {"kg", "m2", "weight"}, "height": {"m2", "height"}}
"""Which doses a figure is needed for."""


def with_own_figures(book: Book, cells: Mapping[str, Scalar]) -> Book:
    """The book with the row's weight and height in place of those in calendar.yaml, and with none if it has none.

    HandbookError DOSE-21 for a weight or a height that is none.
    """
    weight, height = (measure(cells.get(name), name, book.language) for name in ("weight", "height"))
    calendar = book.calendar
    if calendar is None or (calendar.person is None and weight is None and height is None):
        return book
    return _of(book, weight, height)


def for_person(book: Book, weight: Scalar | None, height: Scalar | None, needed: Set[str], kept: Kept) -> Book:
    """The book with a weight and a height over those of its person; the same book for the same figures.

    `needed` is what its doses stand on. HandbookError DOSE-21 for a figure that is none, USAGE-20 for one that no
    dose stands on.
    """
    given = {"weight": weight, "height": height}
    read = {name: measure(value, name, book.language) for name, value in given.items()}
    for name, value in given.items():
        if value is not None and not (needed & STANDS_ON[name] and book.calendar):
            what = f"a {name} means nothing here: no dose that is shown stands on it"
            raise refuse("USAGE-20", what, value.mark, "leave it out")
    person = book.calendar.person if book.calendar else None
    sizes = (read[name] or (getattr(person, name) if person else None) for name in ("weight", "height"))
    key = ("person", Same(book.calendar), *(str(value or "") for value in given.values()))
    return replace(book, calendar=kept.made(key, lambda: _of(book, *sizes).calendar))


def _of(book: Book, weight: Measure | None, height: Measure | None) -> Book:
    from handbook.book.calendar import Figures

    assert book.calendar
    given = {"weight": weight, "height": height}  # each of its own kind: `measure` has seen to it
    person = Figures.model_construct(**given) if weight or height else None  # type: ignore[arg-type]
    return replace(book, calendar=book.calendar.model_copy(update={"person": person}))


def measure(value: Scalar | None, kind: str, speech: Language) -> Measure | None:
    """A weight or a height from the command line; DOSE-21 for what is none."""
    from pydantic_core import PydanticCustomError

    from handbook.medicine.body import FORMS, Measure
    from handbook.medicine.notation import notation

    if value is None:
        return None
    as_one = f"write it as {'14 kg' if kind == 'weight' else '98 cm'} is written"
    try:
        made = notation(speech).reading(Measure.read, value)
    except PydanticCustomError as error:
        told = error.context or {}
        hint = _with_unit(value, kind) or (as_one if told["hint"] == FORMS else told["hint"])
        raise refuse(error.type, told["message"], value.mark, hint) from None
    if made.kind != kind:
        raise refuse("DOSE-21", f'"{value}" is no {kind}', value.mark, as_one)
    return replace(made, mark=value.mark)


def _with_unit(value: Scalar, kind: str) -> str:
    """How a figure is given that was typed without its unit; in quotation marks where it is one word of a command."""
    from handbook.medicine.body import is_number

    unit, units = ("kg", "kilograms") if kind == "weight" else ("cm", "centimetres")
    if not is_number(value):
        return ""
    typed = f"{value} {unit}"
    asked = f'--{kind} "{typed}"' if value.mark and value.mark.source.name == "command line" else typed
    return f"write {asked}, if these are {units}"
