"""A request to end (Ctrl-C, SIGTERM, a closed terminal), remembered: raised in the midst of an import it may be lost.

Python raises in whatever runs when a signal comes, and some of that (a finaliser, a callback of the import system)
passes over what it raises. So it is asked for again where a step begins, and before any file gets its name.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import NoReturn

HANGUP = getattr(signal, "SIGHUP", None)
"""What a terminal sends that is closed; Windows has none."""


class _Asked:
    """Whether this process was asked to end, and by which signal."""

    signal: int = 0


def listen() -> None:
    """From now on, these signals end the program at once, or at its next step."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    if HANGUP and signal.getsignal(HANGUP) is signal.SIG_DFL:  # nohup wants it passed over
        signal.signal(HANGUP, _end)
    sys.unraisablehook = _passed_over


def _end(number: int, frame: FrameType | None) -> NoReturn:
    _Asked.signal = number
    _leave(number)


def _passed_over(lost: sys.UnraisableHookArgs) -> None:
    """Says nothing of a request to end that Python passed over: it is asked for again at the next step."""
    if not (_Asked.signal and isinstance(lost.exc_value, (KeyboardInterrupt, SystemExit))):
        sys.__unraisablehook__(lost)


def heed() -> None:
    """Ends the program if it was asked to, and the request was lost."""
    if _Asked.signal:
        _leave(_Asked.signal)


def _leave(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
