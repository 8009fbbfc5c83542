"""What commands have in common: how they read their options, and the options that several of them have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from handbook import __version__
from handbook.cli.commandline import CommandLine
from handbook.cli.words import BookFolder, Output, Word
from handbook.foundation.marks import refuse
from handbook.foundation.units import PAPERS

PRODUCTS = ("handbook", "card", "calendar")


class Single(click.Command):
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


Function = Callable[..., Any]


def _stack(*decorators: Callable[[Function], Function]) -> Callable[[Function], Function]:
    def decorate(command: Function) -> Function:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


book = click.argument("book", required=False, type=BookFolder())
quiet = click.option("-q", "--quiet", is_flag=True, help="No progress; problems are still shown.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Show how long each step took.")
json = click.option("--json", "as_json", is_flag=True, help="Problems and outputs as JSON on stdout.")
version = click.version_option(__version__, prog_name="handbook", message="%(prog)s %(version)s")
talk = _stack(quiet, verbose, json, version)
paper = click.option("--paper", type=Word(*PAPERS), help="Paper; the style's own if left out.")
style = click.option("--style", type=Word(), metavar="NAME", help="Style sheet.")
media = click.option("--media", type=Word("screen", "print", "shop"), help="What the file is for.")
start = click.option("--start", type=Word(), metavar="DATE", help="2026-03-02, today, next monday …")
weight = click.option(
    "--weight", type=Word(), metavar="KG", help="Of the person, for doses by weight or surface: 14 kg."
)
height = click.option("--height", type=Word(), metavar="CM", help="Of the person, for doses by surface: 98 cm.")
sets = click.option("--set", "sets", type=Word(), multiple=True, metavar="PATH=VALUE", help="Change a value.")
png = click.option("--png", is_flag=True, help="A picture of each page beside the PDF; needs handbook-builder[desk].")
out = click.option("-o", "--out", type=Output(), metavar="PATH", help="Where to write; ./out if left out.")
made = _stack(style, paper, media, sets, png, out, talk)
"""The options of every command that makes a product."""
