"""The command `style`: the styles, and where each of their values comes from."""

from __future__ import annotations

import click

from handbook.cli import alike
from handbook.cli.alike import Single
from handbook.cli.words import Word
from handbook.foundation.report import visible
from handbook.foundation.values import Scalar


@click.command(cls=Single)
@click.argument("name", type=Word(), required=False)
@alike.paper
@alike.version
def style(name: Scalar | None, paper: Scalar | None) -> None:
    """List the styles, or tell every value of one and where it was written."""
    from handbook.press import style_folders
    from handbook.style.chain import names
    from handbook.style.load import load
    from handbook.style.origins import origins

    folders = style_folders()
    if name is None:
        for known in names(folders):
            click.echo(f"{known:14} {visible(load(known, folders).describes)}")
        return
    for origin in origins(name, folders, paper):
        where = str(origin.mark or "left to its default")
        click.echo(f"{origin.path:28} {visible(origin.value):16} {visible(where)}")
