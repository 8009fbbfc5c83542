"""What is told on the terminal: problems as text or as JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from handbook.foundation.marks import Problem

_NARROWEST, _PIPE = 20, 100  # columns


def print_json(problems: Sequence[Problem], **more: object) -> None:
    """Problems, and whatever else a command has to tell, as JSON on stdout."""
    import json

    from handbook.foundation.report import as_json, by_place

    print(json.dumps({"problems": [as_json(one) for one in by_place(problems)], **more}, indent=1))


def print_problems(problems: Sequence[Problem], outcome: str = "nothing was written") -> None:
    """Problems as text on stderr."""
    from handbook.foundation.report import Look, text

    lively = is_terminal(sys.stderr)
    colour = lively and "NO_COLOR" not in os.environ
    print(text(problems, Look(_columns(lively), colour, lively), outcome), file=sys.stderr)


def unheard(error: OSError) -> None:
    """What was done could not be told: nothing if its reader has gone on purpose, else HandbookError ENV-05."""
    silence(sys.stdout)
    if not isinstance(error, BrokenPipeError):
        why = error.strerror or str(error)
        hint = "what was to be made is made; send the output elsewhere"
        print_problems([Problem("ENV-05", f"what was done cannot be told: {why}", None, hint)], "")
        raise SystemExit(4)


def silence(stream: TextIO) -> None:
    """From now on the stream leads nowhere, so that Python does not complain when it flushes at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads this stream as it is written."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _columns(lively: bool) -> int:
    typed = os.environ.get("COLUMNS", "")
    if typed.isascii() and typed.isdecimal() and int(typed[:6]):
        return max(int(typed[:6]), _NARROWEST)
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns if lively else 0
    except (OSError, ValueError):
        width = 0
    return max(width, _NARROWEST) if width else _PIPE
