"""The command `card`: the quick-card alone."""

from __future__ import annotations

from typing import Any

import click

from handbook.cli import alike, bookfolder
from handbook.cli.alike import Single
from handbook.cli.pressing import to_press
from handbook.cli.words import Number, Word
from handbook.foundation.values import Scalar

CARD_LAYOUTS = ("fold", "duplex-long", "duplex-short", "single")


@click.command(cls=Single)
@alike.book
@click.option("--size", type=Word(), metavar="NAME", help="wallet, us-card, a7, index, a6, pocket, 85x54 …")
@click.option("--sheet", type=Word(), metavar="NAME", help="Label or card sheet to print on.")
@click.option("--layout", type=Word(*CARD_LAYOUTS), help="How its sides lie.")
@click.option("--copies", type=Number(1), metavar="N", help="How many; a full sheet if left out.")
@click.option("--nudge", type=Word(), metavar="X,Y", help="Millimetres right and down, for a printer that is off.")
@alike.weight
@alike.height
@click.option("--spot", is_flag=True, help="With --media shop: cut and fold in named spot colours.")
@alike.made
def card(book: Scalar | None, **options: Any) -> None:
    """Make the quick-card alone."""
    to_press("build", [bookfolder.only(book)], ("card",), options)
