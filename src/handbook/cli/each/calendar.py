"""The command `calendar`: the calendar alone, from any date."""

from __future__ import annotations

from typing import Any

import click

from handbook.cli import alike, bookfolder
from handbook.cli.alike import Single
from handbook.cli.pressing import to_press
from handbook.cli.words import Number, Word
from handbook.foundation.marks import refuse
from handbook.foundation.values import Scalar

CALENDAR_LAYOUTS = ("sheets", "strips", "month")


@click.command(cls=Single)
@alike.book
@alike.start
@click.option("--regimen", type=Word(), metavar="ID", help="Which regimen; the book's choice if left out.")
@click.option("--on", type=Number(), metavar="N", help="Days on: the length of a course.")
@click.option("--off", type=Number(), metavar="N", help="Days off: the break after a course.")
@click.option("--cycles", type=Number(), metavar="N", help="How many courses.")
@click.option("--weeks", type=Number(), metavar="N", help="How many weeks, for what has no end.")
@alike.weight
@alike.height
@click.option("--ics-titles", type=Word("short", "full"), help="Discreet titles of events, or with the medicine.")
@click.option("--layout", type=Word(*CALENDAR_LAYOUTS), help="How the days are laid out.")
@click.option("--week-start", type=Word(), metavar="DAY", help="mon, sun or sat.")
@click.option("--spot", is_flag=True, help="With --media shop: the perforation in a named spot colour.")
@click.option("--ics", is_flag=True, help="Insist on an .ics file; a calendar with dates has one anyway.")
@click.option("--from", "source", type=Word(), metavar="PDF", help="Make the next one from a calendar's own file.")
@alike.made
def calendar(book: Scalar | None, source: Scalar | None, **options: Any) -> None:
    """Make the calendar alone, from any date, or undated."""
    if source is None:
        to_press("build", [bookfolder.only(book)], ("calendar",), options)
        return
    if book is not None:
        raise refuse("USAGE-03", "a book and --from are one too many", source.mark, "leave the book out")
    from handbook.cli.options import reopened

    with reopened(source, options) as (home, known):
        to_press("build", [home], ("calendar",), known)
