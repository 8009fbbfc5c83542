"""The command `new`: a book is begun."""

from __future__ import annotations

import click

from handbook.cli import alike
from handbook.cli.alike import Single
from handbook.cli.words import Word
from handbook.foundation.values import Scalar

STARTERS = ("tablet", "taper", "weekly", "cycle", "plan", "as-needed", "drops")


@click.command(cls=Single)
@click.argument("name", type=Word())
@click.option("--like", type=Word(*STARTERS), help="How its medicine is taken; tablet if left out.")
@alike.version
def new(name: Scalar, like: Scalar | None) -> None:
    """Begin a book: a small commented one under ./source."""
    from handbook.press import begin

    folder = begin(name, like or STARTERS[0])
    click.echo(f"{folder} is begun. Next:\n  handbook build {folder}")
