"""The commands of `handbook`, each read from its own file when it is called."""

from __future__ import annotations

from importlib import import_module

import click

from handbook.cli import alike
from handbook.cli.usage import UnknownCommand

COMMANDS = ("batch", "build", "calendar", "card", "check", "desk", "explain", "new", "schema", "style")
_COMPLETION = """\b
Completion of commands and options:
  bash  eval "$(_HANDBOOK_COMPLETE=bash_source handbook)"
  zsh   eval "$(_HANDBOOK_COMPLETE=zsh_source handbook)"
  fish  _HANDBOOK_COMPLETE=fish_source handbook | source"""


class _Commands(click.Group):
    """All commands by name; only the help of all of them reads every file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"handbook.cli.each.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise UnknownCommand(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, epilog=_COMPLETION, context_settings={"help_option_names": ["-h", "--help"]})
@alike.version
def handbook() -> None:
    """Structured knowledge about a medicine as a handbook, a quick-card and a tear-off calendar.

    BOOK is a folder with a handbook.yaml; left out, it is the one under ./source.
    """
