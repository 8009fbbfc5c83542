"""The commands of `handbook` and their options."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from handbook import __version__
from handbook.cli import bookfolder
from handbook.cli.commandline import CommandLine
from handbook.cli.pressing import to_press
from handbook.cli.usage import UnknownCommand
from handbook.cli.words import BookFolder, Number, Output, Word
from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.report import visible
from handbook.foundation.values import Scalar

PRODUCTS = ("handbook", "card", "calendar")
CARD_LAYOUTS = ("fold", "duplex-long", "duplex-short", "single")
CALENDAR_LAYOUTS = ("sheets", "strips", "month")
STARTERS = ("tablet", "taper", "weekly", "cycle", "plan", "as-needed", "drops")
PAPERS = ("a4", "letter", "a5", "half-letter")
_COMPLETION = """\b
Completion of commands and options:
  bash  eval "$(_HANDBOOK_COMPLETE=bash_source handbook)"
  zsh   eval "$(_HANDBOOK_COMPLETE=zsh_source handbook)"
  fish  _HANDBOOK_COMPLETE=fish_source handbook | source"""


class _Command(click.Command):
    """A command of whose options each is given once, unless it may be repeated."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        for param in given:
            single = isinstance(param, click.Option) and not param.multiple and not param.is_flag
            if single and given.count(param) > 1:
                name = param.opts[-1]
                line = ctx.find_object(CommandLine)
                mark = line.mark(name, last=True) if line else None
                raise refuse("USAGE-03", f"{name} is given more than once", mark, "give it once")
        return super().parse_args(ctx, args)


class _Commands(click.Group):
    command_class = _Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise UnknownCommand(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)


Command = Callable[..., Any]


def _stack(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


_book = click.argument("book", required=False, type=BookFolder())
_quiet = click.option("-q", "--quiet", is_flag=True, help="No progress; problems are still shown.")
_verbose = click.option("-v", "--verbose", is_flag=True, help="Show how long each step took.")
_json = click.option("--json", "as_json", is_flag=True, help="Problems and outputs as JSON on stdout.")
_version = click.version_option(__version__, prog_name="handbook", message="%(prog)s %(version)s")
_talk = _stack(_quiet, _verbose, _json, _version)
_paper = click.option("--paper", type=Word(*PAPERS), help="Paper; the style's own if left out.")
_style = click.option("--style", type=Word(), metavar="NAME", help="Style sheet.")
_media = click.option("--media", type=Word("screen", "print", "shop"), help="What the file is for.")
_start = click.option("--start", type=Word(), metavar="DATE", help="2026-03-02, today, next monday …")
_weight = click.option(
    "--weight", type=Word(), metavar="KG", help="Of the person, for doses by weight or surface: 14 kg."
)
_height = click.option("--height", type=Word(), metavar="CM", help="Of the person, for doses by surface: 98 cm.")
_sets = click.option("--set", "sets", type=Word(), multiple=True, metavar="PATH=VALUE", help="Change a value.")
_png = click.option(
    "--png", is_flag=True, help="A picture of each page beside the PDF; needs handbook-builder[desk]."
)
_out = click.option("-o", "--out", type=Output(), metavar="PATH", help="Where to write; ./out if left out.")


@click.group(cls=_Commands, epilog=_COMPLETION, context_settings={"help_option_names": ["-h", "--help"]})
@_version
def handbook() -> None:
    """Structured knowledge about a medicine as a handbook, a quick-card and a tear-off calendar.

    BOOK is a folder with a handbook.yaml; left out, it is the one under ./source.
    """


@handbook.command()
@_book
@click.option("--only", type=Word(), metavar="LIST", help="handbook,card,calendar, or some of them.")
@_style
@_paper
@_media
@_start
@_sets
@_png
@_out
@_talk
def build(book: Scalar | None, only: Scalar | None, **options: Any) -> None:
    """Make the handbook, the card and the calendar."""
    products = _products(only)
    out = options["out"]
    if out is not None and out.endswith(".pdf"):
        hint = f"write -o {Path(out).parent}"
        raise refuse("USAGE-03", "a folder belongs here, as build makes several files", out.mark, hint)
    to_press("build", bookfolder.chosen(book), products, options)


@handbook.command()
@_book
@click.option("--size", type=Word(), metavar="NAME", help="wallet, us-card, a7, index, a6, pocket, 85x54 …")
@click.option("--sheet", type=Word(), metavar="NAME", help="Label or card sheet to print on.")
@click.option("--layout", type=Word("fold", "duplex-long", "duplex-short", "single"), help="How its sides lie.")
@click.option("--copies", type=Number(1), metavar="N", help="How many; a full sheet if left out.")
@click.option("--nudge", type=Word(), metavar="X,Y", help="Millimetres right and down, for a printer that is off.")
@_weight
@_height
@click.option("--spot", is_flag=True, help="With --media shop: cut and fold in named spot colours.")
@_style
@_paper
@_media
@_sets
@_png
@_out
@_talk
def card(book: Scalar | None, **options: Any) -> None:
    """Make the quick-card alone."""
    to_press("build", [bookfolder.only(book)], ("card",), options)


@handbook.command()
@_book
@_start
@click.option("--regimen", type=Word(), metavar="ID", help="Which regimen; the book's choice if left out.")
@click.option("--on", type=Number(), metavar="N", help="Days on: the length of a course.")
@click.option("--off", type=Number(), metavar="N", help="Days off: the break after a course.")
@click.option("--cycles", type=Number(), metavar="N", help="How many courses.")
@click.option("--weeks", type=Number(), metavar="N", help="How many weeks, for what has no end.")
@_weight
@_height
@click.option("--ics-titles", type=Word("short", "full"), help="Discreet titles of events, or with the medicine.")
@click.option("--layout", type=Word(*CALENDAR_LAYOUTS), help="How the days are laid out.")
@click.option("--week-start", type=Word(), metavar="DAY", help="mon, sun or sat.")
@click.option("--spot", is_flag=True, help="With --media shop: the perforation in a named spot colour.")
@click.option("--ics", is_flag=True, help="Insist on an .ics file; a calendar with dates has one anyway.")
@click.option("--from", "source", type=Word(), metavar="PDF", help="Make the next one from a calendar's own file.")
@_style
@_paper
@_media
@_sets
@_png
@_out
@_talk
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


@handbook.command()
@_book
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--fix", is_flag=True, help="Mend in the YAML what is mechanical: spaces, separators, units, old keys.")
@_style
@_paper
@_sets
@_talk
def check(book: Scalar | None, strict: bool, fix: bool, **options: Any) -> None:
    """Find every problem of a book; writes nothing, unless --fix mends the book itself."""
    found = bookfolder.chosen(book)
    mended = _mend(found, options["quiet"] or options["as_json"]) if fix else 0
    try:
        to_press("check", found, PRODUCTS, options, strict)
    except HandbookError as error:
        outcome = f"{_places(mended)} mended, the rest is left to you" if mended else error.outcome
        raise HandbookError(error.problems, outcome) from error


def _mend(found: list[Path], quiet: bool) -> int:
    """Mends what is mechanical; how many places."""
    from handbook import press

    counts = press.mend(found)
    for path, count in counts.items():
        if not quiet:
            click.echo(f"{visible(str(path))}: {_places(count)} mended")
    return sum(counts.values())


def _places(count: int) -> str:
    return f"{count} {'place' if count == 1 else 'places'}"


@handbook.command()
@_book
@click.option("--port", type=Number(), metavar="N", help="Port on 127.0.0.1; any free one if left out.")
@click.option("--no-browser", is_flag=True, help="Only tell the address.")
@_version
def desk(book: Scalar | None, port: Scalar | None, no_browser: bool) -> None:
    """Open the local page: see the pages while writing, set the calendar's date, print the card."""
    from handbook.desk import serve

    serve(bookfolder.only(book), port, browser=not no_browser)


@handbook.command()
@click.argument("code", required=False, type=Word())
@_version
def explain(code: Scalar | None) -> None:
    """Tell why a problem is one, and how to mend it; without a code, list them all."""
    from handbook.foundation.explain import codes, explanation

    click.echo(explanation(code) if code else codes())


@handbook.command()
@_out
@_version
def schema(out: Scalar | None) -> None:
    """Write JSON Schemas, so that editors complete and check the YAML."""
    from handbook.press import schemas

    for path in schemas(Path(out or "out/schema")):
        click.echo(visible(str(path)))


@handbook.command()
@click.argument("name", type=Word())
@click.option("--like", type=Word(*STARTERS), help="How its medicine is taken; tablet if left out.")
@_version
def new(name: Scalar, like: Scalar | None) -> None:
    """Begin a book: a small commented one under ./source."""
    from handbook.press import begin

    folder = begin(name, like or STARTERS[0])
    click.echo(f"{folder} is begun. Next:\n  handbook build {folder}")


@handbook.command()
@click.argument("name", type=Word(), required=False)
@_paper
@_version
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


def _products(only: Scalar | None) -> tuple[str, ...]:
    if only is None:
        return PRODUCTS
    wanted = only.split(",")
    for word in wanted:
        if word not in PRODUCTS:
            mark = only.mark.find(word) if word else only.mark
            raise refuse("USAGE-03", f'"{word}" is not known to --only', mark, suggest(word, PRODUCTS))
    return tuple(product for product in PRODUCTS if product in wanted)
