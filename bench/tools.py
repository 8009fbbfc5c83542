"""The three tools side by side: what each needs, and the command that makes its PDF."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Job(NamedTuple):
    """A book of one size, and where the peers' sources and the PDFs lie."""

    times: int
    book: Path
    folder: Path

    def pdf(self, tool: str) -> Path:
        """The file that a tool makes."""
        if tool == "handbook":
            return self.folder / "out" / f"{self.book.name}-handbook.pdf"
        return self.folder / f"{tool}.pdf"


def _handbook(job: Job) -> list[str]:
    out = str(job.folder / "out")
    return [sys.executable, "-m", "handbook", "build", str(job.book), "--only", "handbook", "-q", "-o", out]


def _typst(job: Job) -> list[str]:
    paths = (HERE / "typst_build.py", job.folder / "main.typ", job.pdf("typst"), job.folder / "fonts")
    return [sys.executable, *map(str, paths)]


def _platypus(job: Job) -> list[str]:
    paths = (HERE / "platypus_build.py", job.folder / "story.json", job.pdf("platypus"), job.folder / "fonts")
    return [sys.executable, *map(str, paths)]


TOOLS: dict[str, Callable[[Job], list[str]]] = {"handbook": _handbook, "typst": _typst, "platypus": _platypus}


def prepare(times: int, work: Path, peers: bool) -> Job:
    """The Semax book itself for 1, else a made book; with the peers' sources if they are wanted. Not timed."""
    book = HERE.parent / "source" / "semax"
    if times > 1:
        book = work / f"book-{times}"
        _run("matter.py", str(times), str(book))
    job = Job(times, book, work / f"built-{times}")
    (job.folder / "out").mkdir(parents=True, exist_ok=True)
    if peers:
        _run("sources.py", str(book), str(job.folder))
    return job


def facts(pdf: Path) -> dict[str, float]:
    """Pages, kilobytes, and whether the file is tagged."""
    read: dict[str, float] = json.loads(_run("pdf_facts.py", str(pdf)))
    return read


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(HERE / script), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
