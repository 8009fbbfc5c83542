"""The command `batch`: sets for many people from one table."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbook.cli import alike, bookfolder
from handbook.cli.alike import Single
from handbook.cli.screen import is_terminal, print_json, print_problems
from handbook.cli.words import BookFolder, Number, Output, Word
from handbook.foundation.marks import HandbookError, many, place_of, refuse
from handbook.foundation.units import PAPERS
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from handbook.press.batch import Ask, Done, Ticker


@click.command(cls=Single)
@click.argument("table", type=Output(), metavar="TABLE.csv")
@click.argument("book", required=False, type=BookFolder())
@click.option("--workers", type=Number(), metavar="N", help="How many processes; 1 if left out.")
@click.option("--scheduler", type=Word(), metavar="ADDRESS", help="A Dask scheduler; `local` begins one here.")
@click.option("--one-file", is_flag=True, help="All sheets in one file, every set on leaves of its own.")
@click.option("--proof", type=Number(), metavar="N", help="Make the first N rows only.")
@click.option("--resume", is_flag=True, help="Go on with a batch that was stopped.")
@click.option("--name-pattern", "pattern", type=Word(), metavar="P", help="Names of files: {row}-{start} …")
@click.option("--carry", is_flag=True, help="Calendars carry their book and dates, for calendar --from.")
@click.option("--encoding", type=Word("utf-8", "windows-1252"), help="Of the table, if it is not UTF-8.")
@alike.style
@click.option("--paper", type=Word(*PAPERS), help="Paper of rows that name none.")
@click.option("--size", type=Word(), metavar="NAME", help="Size of the cards.")
@click.option("-o", "--out", type=Output(), metavar="DIR", help="Where to write; ./out/TABLE if left out.")
@alike.quiet
@alike.json
@alike.version
def batch(table: Scalar, book: Scalar | None, quiet: bool, as_json: bool, **options: Any) -> None:
    """Make sets for many people: one row of TABLE.csv a set."""
    _refuse_idle(options)
    ask = _ask(table, book, options)
    rate = _Rate(is_terminal(sys.stderr) and not quiet)
    try:
        done = _run(ask, options, rate)
    finally:
        rate.close()
    _tell(done, ask, quiet, as_json)


def _run(ask: Ask, options: dict[str, Any], tick: Ticker) -> Done:
    from handbook.press import engines
    from handbook.press.batch import run

    if options["one_file"]:
        from handbook.press.onefile import run as run_one

        return run_one(ask, tick)
    workers = int(options["workers"] or 1)
    if options["scheduler"]:
        from handbook.press.cluster import on_dask

        return run(ask, on_dask(options["scheduler"], workers), tick)
    return run(ask, engines.on_processes(workers) if workers > 1 else engines.in_process, tick)


def _refuse_idle(options: dict[str, Any]) -> None:
    """Options that say two things at once, or nothing."""
    given = [name for name in ("workers", "scheduler", "resume", "pattern") if options[name]]
    if options["one_file"] and given:
        name = {"pattern": "name-pattern"}.get(given[0], given[0])
        mark = place_of(options[given[0]])
        message = f"one file is made in one go, so --{name} means nothing"
        raise refuse("USAGE-03", message, mark, f"leave --{name} out")
    if options["scheduler"] and options["workers"] and options["scheduler"] != "local":
        mark = options["workers"].mark
        raise refuse("USAGE-03", "a scheduler has its own workers", mark, "leave --workers out")
    for name in ("workers", "proof"):
        if options[name] is not None and int(options[name]) == 0:
            raise refuse("USAGE-03", f"--{name} is 0", options[name].mark, "write 1 or more")


def _ask(table: Scalar, book: Scalar | None, options: dict[str, Any]) -> Ask:
    from handbook.press.batch import Ask
    from handbook.press.order import CardOrder, Order

    given = {name: options[name] for name in ("style", "paper") if options[name] is not None}
    out = options["out"]
    if out is not None and out.endswith((".pdf", ".csv")):
        raise refuse("USAGE-03", "a folder belongs here", out.mark, f"write -o {Path(out).with_suffix('')}")
    folder = Path(out) if out is not None else Path("out") / Path(table).stem
    if not os.path.lexists(table):
        raise refuse("TABLE-14", f"{table} is not there", table.mark, "check the spelling, or save the table as CSV")
    base = Order(bookfolder.only(book), out=folder, card=CardOrder(options["size"]), **given)
    more = {name: options[name] for name in ("encoding", "pattern") if options[name] is not None}
    proof = int(options["proof"]) if options["proof"] is not None else None
    return Ask(Path(table), base, proof=proof, resume=options["resume"], carry=options["carry"], **more)


class _Rate:
    """How far a batch is: sets, sets a second, time left; a line that is written over, on a terminal alone."""

    def __init__(self, lively: bool) -> None:
        self._lively, self._begun, self._shown, self._wide = lively, time.monotonic(), 0.0, 0

    def __call__(self, made: int, of: int) -> None:
        now = time.monotonic()
        if not self._lively or (now - self._shown < 0.2 and made < of):
            return
        self._shown = now
        rate = made / max(now - self._begun, 0.01)
        left = f" · {rate:.0f} a second · {(of - made) / rate:,.0f} s left" if made else ""
        self._write(f"{made:,} of {of:,} sets{left}")

    def _write(self, words: str) -> None:
        print(f"\r{words:<{self._wide}}", end="", file=sys.stderr, flush=True)
        self._wide = len(words)

    def close(self) -> None:
        """Takes the line away."""
        if self._wide:
            self._write("")
            print("\r", end="", file=sys.stderr, flush=True)


def _tell(done: Done, ask: Ask, quiet: bool, as_json: bool) -> None:
    errors = tuple(problem for problem in done.problems if problem.severity == "error")
    outcome = f"{_rows(done.failed)} not made; {many(len(done.entries), 'set')} whole in {ask.base.out}"
    if as_json:
        print_json(done.problems, outputs=[str(path) for path in done.outputs], sets=len(done.entries))
    elif done.problems:
        print_problems(done.problems, outcome)
    if errors:
        raise click.exceptions.Exit(HandbookError(errors).status)
    if not quiet and not as_json:
        from handbook.foundation.reader import shown

        before = f", {done.kept} of them from before" if done.kept else ""
        click.echo(f"{many(len(done.entries), 'set')} in {ask.base.out}{before}")
        for path in done.outputs:
            click.echo(shown(path))


def _rows(count: int) -> str:
    return "1 row was" if count == 1 else f"{count} rows were"
