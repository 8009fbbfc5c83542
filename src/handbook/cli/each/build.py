"""The command `build`: everything that a book makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from handbook.cli import alike, bookfolder
from handbook.cli.alike import PRODUCTS, Single
from handbook.cli.pressing import to_press
from handbook.cli.words import Word
from handbook.foundation.marks import refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar


@click.command(cls=Single)
@alike.book
@click.option("--only", type=Word(), metavar="LIST", help="handbook,card,calendar, or some of them.")
@alike.start
@alike.made
def build(book: Scalar | None, only: Scalar | None, **options: Any) -> None:
    """Make the handbook, the card and the calendar."""
    products = _products(only)
    out = options["out"]
    if out is not None and out.endswith(".pdf"):
        hint = f"write -o {Path(out).parent}"
        raise refuse("USAGE-03", "a folder belongs here, as build makes several files", out.mark, hint)
    to_press("build", bookfolder.chosen(book), products, options)


def _products(only: Scalar | None) -> tuple[str, ...]:
    if only is None:
        return PRODUCTS
    wanted = only.split(",")
    for word in wanted:
        if word not in PRODUCTS:
            mark = only.mark.find(word) if word else only.mark
            raise refuse("USAGE-03", f'"{word}" is not known to --only', mark, suggest(word, PRODUCTS))
    return tuple(product for product in PRODUCTS if product in wanted)
