"""What click finds wrong with a command line, told as problems like all others."""

from __future__ import annotations

import re

import click

from handbook.cli.commandline import CommandLine
from handbook.foundation.marks import HandbookError, Mark, Problem, spelt
from handbook.foundation.nearest import suggest


class UnknownCommand(click.UsageError):
    """A command that there is none of."""

    def __init__(self, name: str, known: list[str], context: click.Context) -> None:
        super().__init__(f"there is no command {spelt(name)}", context)
        self.name, self.known = name, known


def refused(error: click.ClickException, line: CommandLine) -> HandbookError:
    """The problem (USAGE) behind an error of click."""
    return HandbookError((_problem(error, line),))


def _problem(error: click.ClickException, line: CommandLine) -> Problem:
    hint = _usage(error, line)
    if isinstance(error, UnknownCommand):
        return Problem("USAGE-01", error.message, line.mark(error.name), suggest(error.name, error.known))
    if isinstance(error, click.NoSuchOption):
        return _no_option(error, line)
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else "a word"
        return Problem("USAGE-04", f"{name} is missing", line.whole, hint)
    if isinstance(error, click.BadParameter):
        return Problem("USAGE-03", _sentence(error.message), _place(error, line), hint)
    if isinstance(error, click.BadOptionUsage):
        what = f"{error.option_name} needs a value" if "requires" in error.message else _sentence(error.message)
        return Problem("USAGE-03", what, line.mark(error.option_name), hint)
    return _too_many(error, line, hint)


def _too_many(error: click.ClickException, line: CommandLine, hint: str) -> Problem:
    extra = re.search(r"\((\S+).*\)", error.message) if "unexpected" in error.message else None
    if not extra:
        return Problem("USAGE-04", _sentence(error.message), line.whole, hint)
    before = line.words[line.words.index(extra[1]) - 1] if extra[1] in line.words else ""
    if extra[1] in ("kg", "g", "cm", "m") and re.fullmatch(r"[0-9.,]+", before):
        hint = f'put the figure and its unit in quotation marks: "{before} {extra[1]}"'
    return Problem("USAGE-04", f"{extra[1]} is a word too many", line.mark(extra[1]), hint)


def _no_option(error: click.NoSuchOption, line: CommandLine) -> Problem:
    name = error.option_name
    known = [word for word in _options(error.ctx) if word.startswith("--")]
    mark = line.mark(name)
    if mark == line.whole:  # one letter out of a bundle such as -qx
        bundle = next((word for word in line.words if word[:1] == "-" and name[-1] in word), name)
        mark = line.mark(bundle)
    hint = suggest(name, known, list_all=False) if name.startswith("--") else _usage(error, line)
    if error.ctx and error.ctx.parent is None and name not in known and len(line.words) > 1:
        hint = f"write it after the command: handbook {line.words[1]} {name}"
    return Problem("USAGE-02", f"there is no option {spelt(name)} here", mark, hint)


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for param in context.command.get_params(context) for name in param.opts]


def _place(error: click.BadParameter, line: CommandLine) -> Mark:
    for name in error.param.opts if error.param else ():
        mark = line.mark(name)
        if mark != line.whole:
            return mark
    return line.whole


def _usage(error: click.ClickException, line: CommandLine) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else " ".join(["handbook", *line.words[:1]])
    return f"see {command} --help"


def _sentence(message: str) -> str:
    return (message[:1].lower() + message[1:]).rstrip(".")
