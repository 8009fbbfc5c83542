"""Options of the command line turned into an order for the press."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from handbook.foundation.files import shown
from handbook.foundation.marks import HandbookError, Problem, Source
from handbook.foundation.overrides import read_override
from handbook.foundation.values import Scalar
from handbook.medicine.dates import is_relative, read_date
from handbook.press import CalendarOrder, CardOrder, Order


def order(book: Path, products: tuple[str, ...], options: dict[str, Any]) -> Order:
    """The order for one book; HandbookError (USAGE, SCHED) if an option cannot be read."""
    given = {name: value for name, value in options.items() if value is not None}
    plain: dict[str, Any] = {name: given[name] for name in ("style", "paper", "media") if name in given}
    if "out" in given:
        plain["out"] = Path(given["out"])
    plain["png"] = given.get("png", False)
    overrides = tuple(read_override(text) for text in given.get("sets", ()))
    card, calendar = CardOrder(), CalendarOrder()
    if products == ("card",):
        card = CardOrder(**_some(given, CardOrder._fields))
    elif "calendar" in products:
        calendar = CalendarOrder(**{**_some(given, CalendarOrder._fields), **_start(given.get("start"))})
    return Order(book, products, **plain, overrides=overrides, card=card, calendar=calendar)


@contextmanager
def reopened(source: Scalar, options: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The book that a calendar's file carries, in a folder of its own, and its choices under those given now."""
    from tempfile import TemporaryDirectory

    from handbook.foundation import carried

    inputs = carried.inside(Path(source), source.mark)
    known = {key: source.like(value) for key, value in inputs.choices.items()}
    given = {key: value for key, value in options.items() if value not in (None, False, ())}
    given["sets"] = (*(source.like(text) for text in inputs.sets), *options.get("sets", ()))
    with TemporaryDirectory(prefix="handbook-") as folder:
        home = inputs.laid_out(Path(folder))
        try:
            yield home, {**options, **known, **given}
        except HandbookError as error:
            raise HandbookError(tuple(_inside(one, home, source) for one in error.problems)) from None


def _inside(problem: Problem, home: Path, source: Scalar) -> Problem:
    """A problem of the carried book, placed in the file that carries it: the folder it was read from is gone soon."""
    there, here = f"{shown(home)}/", f"{source}: "
    mark = problem.mark
    if mark and mark.source.name.startswith(there):
        mark = mark._replace(source=Source(here + mark.source.name.removeprefix(there), mark.source.text))
    message, hint = problem.message.replace(there, here), problem.hint.replace(there, here)
    return problem._replace(mark=mark, message=message, hint=hint)


def _some(given: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: given[name] for name in names if name in given}


def _start(text: Scalar | None) -> dict[str, Any]:
    if text is None:
        return {}
    # The one place where the clock is read: the words themselves ask for it.
    today = date.today() if is_relative(text) else None
    return {"start": read_date(text, today), "start_mark": text.mark}
