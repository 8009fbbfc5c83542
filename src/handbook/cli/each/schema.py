"""The command `schema`: what an editor needs to complete the YAML."""

from __future__ import annotations

from pathlib import Path

import click

from handbook.cli import alike
from handbook.cli.alike import Single
from handbook.foundation.report import visible
from handbook.foundation.values import Scalar


@click.command(cls=Single)
@alike.out
@alike.version
def schema(out: Scalar | None) -> None:
    """Write JSON Schemas, so that editors complete and check the YAML."""
    from handbook.press import schemas

    for path in schemas(Path(out or "out/schema")):
        click.echo(visible(str(path)))
