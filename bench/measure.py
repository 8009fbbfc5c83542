"""One build as a process of its own: wall time, processor time and peak memory, as the kernel counts them."""

from __future__ import annotations

import os
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


def cost(command: Sequence[str], log: Path) -> Cost:
    """Run a command to its end; SystemExit with the tail of its output if it fails.

    The kernel counts a child's memory from the fork on, so whoever calls this must be small: it loads
    no book and opens no PDF.
    """
    with log.open("wb") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)}\nended with {process.returncode}:\n{tail}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
