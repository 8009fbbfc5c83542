"""What a command orders goes to the press, and what came of it is told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from handbook.cli.screen import is_terminal, print_json, print_problems, unheard
from handbook.foundation.marks import HandbookError
from handbook.foundation.report import visible


def to_press(
    road: str, found: list[Path], products: tuple[str, ...], options: dict[str, Any], strict: bool = False
) -> None:
    """Orders for each book go down a road of the press, and what came of it is told; HandbookError."""
    from handbook import press
    from handbook.cli.options import order
    from handbook.foundation.progress import Progress

    quiet, as_json = options.pop("quiet"), options.pop("as_json")
    verbose = options.pop("verbose")
    progress = Progress(lively=is_terminal(sys.stderr) and not quiet)
    orders = [order(book, products, options) for book in found]
    try:
        done = (press.build if road == "build" else press.check)(orders, progress)
    finally:
        progress.close()
        if verbose:
            click.echo(progress.table(), err=True)
    if strict and done.warnings:
        raise HandbookError(tuple(warning._replace(severity="error") for warning in done.warnings))
    try:
        _tell(done, quiet, as_json)
        sys.stdout.flush()
    except OSError as error:
        unheard(error)


def _tell(done: Any, quiet: bool, as_json: bool) -> None:
    outputs = [str(path) for path in done.outputs]
    if as_json:
        print_json(done.warnings, outputs=outputs)
        return
    if done.warnings:
        print_problems(done.warnings, "")
    elif not outputs:
        click.echo("no problems", err=True)
    for path in outputs if not quiet else ():
        click.echo(visible(path))
