"""The command `explain`: why a problem is one."""

from __future__ import annotations

import click

from handbook.cli import alike
from handbook.cli.alike import Single
from handbook.cli.words import Word
from handbook.foundation.values import Scalar


@click.command(cls=Single)
@click.argument("code", required=False, type=Word())
@alike.version
def explain(code: Scalar | None) -> None:
    """Tell why a problem is one, and how to mend it; without a code, list them all."""
    from handbook.foundation.explain import codes, explanation

    click.echo(explanation(code) if code else codes())
