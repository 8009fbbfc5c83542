"""The kinds of values on the command line; each is a text that knows its place there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from handbook.cli import bookfolder
from handbook.cli.commandline import CommandLine
from handbook.foundation.marks import refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Kind = click.ParamType[Scalar]
else:
    Kind = click.ParamType  # generic in click's newer releases only


class Word(Kind):
    """A text that knows its place on the command line; if words are given, one of them."""

    name = "word"

    def __init__(self, *words: str) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Scalar:
        if isinstance(value, Scalar):
            return value
        assert ctx is not None
        scalar = _placed(ctx.find_object(CommandLine), param, value)
        _refuse_empty(scalar, param)
        if self.words and scalar not in self.words:
            names = " ".join(param.opts[-1:]) if param else ""
            message = f'"{scalar}" is not known to {names}'
            raise refuse("USAGE-03", message, scalar.mark, suggest(scalar, self.words))
        return scalar

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return "|".join(self.words) or None

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


def _refuse_empty(scalar: Scalar, param: click.Parameter | None) -> None:
    """An empty value is mostly a variable of a script that was never set."""
    if not scalar.strip():
        name = " ".join(param.opts[-1:]) if param else "this word"
        raise refuse("USAGE-03", f"{name} is empty", scalar.mark, "write a value, or leave the option out")


class Number(Word):
    """A whole number that knows its place, from the least that makes sense on."""

    name = "number"

    def __init__(self, least: int = 0) -> None:
        super().__init__()
        self.least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Scalar:
        scalar = super().convert(value, param, ctx)
        if not (scalar.isascii() and scalar.isdecimal() and len(scalar) < 6):
            raise refuse("USAGE-03", f'"{scalar}" is not a whole number', scalar.mark, "write digits: 14")
        if int(scalar) < self.least:
            raise refuse("USAGE-03", f"{scalar} is too few", scalar.mark, f"write {self.least} or more")
        return scalar


class BookFolder(Word):
    """A book; completes with those that are here."""

    name = "book"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        known = [str(book) for book in bookfolder.found() if str(book).startswith(incomplete)]
        return [CompletionItem(book) for book in known] or [CompletionItem(incomplete, type="dir")]


class Output(Word):
    """A folder or file to write; completes with files."""

    name = "path"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


def _placed(line: CommandLine | None, param: click.Parameter | None, value: str) -> Scalar:
    if line is None:
        return Scalar(value)
    options = [name for name in param.opts if name.startswith("-")] if param else []
    found = [line.value(option, value) for option in options or [""]]
    return min(found, key=lambda one: one.mark.end_column - one.mark.column)
