"""The command `check`: every problem of a book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from handbook.cli import alike, bookfolder
from handbook.cli.alike import PRODUCTS, Single
from handbook.cli.pressing import to_press
from handbook.foundation.marks import HandbookError
from handbook.foundation.report import visible
from handbook.foundation.values import Scalar


@click.command(cls=Single)
@alike.book
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--fix", is_flag=True, help="Mend in the YAML what is mechanical: spaces, separators, units, old keys.")
@alike.style
@alike.paper
@alike.sets
@alike.talk
def check(book: Scalar | None, strict: bool, fix: bool, **options: Any) -> None:
    """Find every problem of a book; writes nothing, unless --fix mends the book itself."""
    found = bookfolder.chosen(book)
    mended = _mend(found, options["quiet"] or options["as_json"]) if fix else 0
    try:
        to_press("check", found, PRODUCTS, options, strict)
    except HandbookError as error:
        outcome = f"{_places(mended)} mended, the rest is left to you" if mended else error.outcome
        raise HandbookError(error.problems, outcome) from error


def _mend(found: list[Path], quiet: bool) -> int:
    """Mends what is mechanical; how many places."""
    from handbook import press

    counts = press.mend(found)
    for path, count in counts.items():
        if not quiet:
            click.echo(f"{visible(str(path))}: {_places(count)} mended")
    for line in () if quiet else press.unmended(found):
        click.echo(visible(line))
    return sum(counts.values())


def _places(count: int) -> str:
    return f"{count} {'place' if count == 1 else 'places'}"
