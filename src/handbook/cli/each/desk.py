"""The command `desk`: the local page."""

from __future__ import annotations

import click

from handbook.cli import alike, bookfolder
from handbook.cli.alike import Single
from handbook.cli.words import Number
from handbook.foundation.values import Scalar


@click.command(cls=Single)
@alike.book
@click.option("--port", type=Number(), metavar="N", help="Port on 127.0.0.1; any free one if left out.")
@click.option("--no-browser", is_flag=True, help="Only tell the address.")
@alike.version
def desk(book: Scalar | None, port: Scalar | None, no_browser: bool) -> None:
    """Open the local page: see the pages while writing, set the calendar's date, print the card."""
    from handbook.desk import serve

    serve(bookfolder.only(book), port, browser=not no_browser)
