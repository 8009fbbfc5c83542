"""A request to end (Ctrl-C, SIGTERM), remembered: what is raised in the midst of an import may be lost there.

Python raises in whatever runs when a signal comes, and some of that (a finaliser, a callback of the import system)
passes over what it raises. So it is asked for again where a step begins, and before any file gets its name.
"""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn


class _Asked:
    """Whether this process was asked to end, and by which signal."""

    signal: int = 0


def listen() -> None:
    """From now on, both signals end the program at once, or at its next step."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    _Asked.signal = number
    _leave(number)


def heed() -> None:
    """Ends the program if it was asked to, and the request was lost."""
    if _Asked.signal:
        _leave(_Asked.signal)


def _leave(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
