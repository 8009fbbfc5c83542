"""A build in a process of its own that waits in the middle of its file, so that something can befall it there."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

_WAITING = """
import os, sys, time
from handbook.__main__ import main
from handbook.paint import pdf

paint = pdf.paint

def half(publication, file, kept=None):
    file.write(b"%PDF-1.7 half a file")
    file.flush()
    while not os.path.exists("go on"):
        time.sleep(0.002)
    file.seek(0)
    paint(publication, file, kept)

pdf.paint = half
sys.argv[1:] = ["build", "book", "--only", "handbook"]
sys.exit(main())
"""


def parts(folder: Path) -> list[Path]:
    """The files in its `out` that are not whole."""
    return list((folder / "out").glob(".*.part"))


def midway(folder: Path) -> subprocess.Popen[bytes]:
    """The process that builds the `book` of a folder, as soon as half a file is there."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WAITING], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    while process.poll() is None and not [part for part in parts(folder) if part.stat().st_size]:
        time.sleep(0.002)
    assert process.poll() is None, process.communicate()[1].decode()
    return process


def gone_on(folder: Path, process: subprocess.Popen[bytes]) -> bytes:
    """What the process says until its end, now that it may go on."""
    (folder / "go on").touch()
    return process.communicate(timeout=60)[1]
