"""One build as a process of its own: wall time, processor time and peak memory, as the kernel counts them."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What a process took: seconds, seconds of all its threads, and the most memory it held, in MB."""

    wall: float
    cpu: float
    memory: float


class Failed(Exception):
    """A build that came to no good end; says how it ended and the last it said."""


def memory_limit() -> int:
    """Bytes that one build may hold: four fifths of the machine, so that it is stopped before others are."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 4 // 5


def cost(command: Sequence[str], log: Path) -> Cost:
    """Run a command to its end within the memory limit.

    Failed, if it does not end well. The kernel counts a child's memory from the fork on, so whoever calls
    this must be small: it loads no book and opens no PDF.
    """
    with log.open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, preexec_fn=_limited)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = usage.ru_maxrss / 1024
    if process.returncode:
        where = f"after {wall:.0f} s at {memory:,.0f} MB"
        if memory > memory_limit() / 2**20 * 0.9:
            raise Failed(f"reached the limit of {memory_limit() / 2**30:.0f} GB of memory {where}")
        words = log.read_text(encoding="utf-8", errors="replace").split("\n")
        raise Failed(f"ended with {process.returncode} {where}: {' '.join(words[-8:]).strip()[-400:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory)


def _limited() -> None:
    limit = memory_limit()
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
