"""The command line: arguments in, diagnostics and an exit status out."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence

from handbook.cli.commandline import CommandLine
from handbook.cli.screen import print_json, print_problems, silence, unheard
from handbook.foundation.marks import HandbookError, refuse


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command; the exit status: 0 done, 1 content, 2 usage, 3 style, 4 environment, 5 our bug."""
    line = CommandLine(sys.argv[1:] if words is None else words)
    try:
        return _told(_guarded(line))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


def _told(status: int) -> int:
    """The status, once everything that was printed has arrived."""
    try:
        sys.stdout.flush()
    except OSError as error:
        unheard(error)
    return status


def _guarded(line: CommandLine) -> int:
    try:
        return _click(line)
    except HandbookError as error:
        return _tell(error, line)
    except MemoryError:
        hint = "close other programs, or make the book smaller"
        return _tell(refuse("ENV-04", "there is not enough memory", None, hint), line)
    except BrokenPipeError:
        # Whoever reads our output has gone before we were done.
        silence(sys.stdout)
        return 141
    except OSError as error:
        return _tell(_unusable(error), line)
    except Exception as error:
        asked = _asked_to_stop(error)
        if asked:
            raise asked from None
        return _tell(_bug(error, line), line)


def _unusable(error: OSError) -> HandbookError:
    """What the system refused, where nobody told it nearer."""
    if error.filename is None and error.errno == errno.ENOSPC:  # files that we make are told by their names
        hint = "send the output elsewhere"
        return refuse("ENV-05", f"what was asked for cannot be told: {error.strerror}", None, hint)
    try:
        os.getcwd()
    except OSError:
        return refuse("ENV-03", "the folder that you are in is gone", None, "go to another folder")
    what = f"{error.filename or 'a file'} cannot be used: {error.strerror or error}"
    return refuse("ENV-03", what, None, "check that it is there and that you may use it")


def _asked_to_stop(error: BaseException | None) -> BaseException | None:
    """A request to end (Ctrl-C, SIGTERM) that a library caught on its way, and told as an error of its own."""
    while error and not isinstance(error, (KeyboardInterrupt, SystemExit)):
        error = error.__cause__ or error.__context__
    return error


def _click(line: CommandLine) -> int:
    import click

    from handbook.cli.commands import handbook
    from handbook.cli.usage import refused

    try:
        status = handbook.main(list(line.words), prog_name="handbook", standalone_mode=False, obj=line)
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)
        return 2
    except click.ClickException as error:
        raise refused(error, line) from None
    return status if isinstance(status, int) else 0


def _tell(error: HandbookError, line: CommandLine) -> int:
    typed = all(problem.mark and problem.mark.source is line.source for problem in error.problems)
    status = 2 if typed and error.status == 1 else error.status
    try:
        if "--json" in line.words:
            print_json(error.problems)
        else:
            print_problems(error.problems, error.outcome)
            sys.stderr.flush()
    except OSError as lost:
        if "--json" not in line.words:
            silence(sys.stderr)  # there is nobody left to tell
        elif not isinstance(lost, BrokenPipeError):
            silence(sys.stdout)
            print_problems(error.problems)
    return status


def _bug(error: Exception, line: CommandLine) -> HandbookError:
    import tempfile
    import traceback

    trace = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="handbook-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write(f"{line.source.text}\n{trace}")
        hint = f"report it with {file.name}, where the trace is"
    except OSError:
        hint = f"report it with this trace: {trace}"
    what = f"this is a fault of handbook, not of your book ({type(error).__name__})"
    return refuse("BUG-01", what, None, hint)
