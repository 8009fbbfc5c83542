"""Handbook side by side with Typst and plain ReportLab Platypus: `python bench/run.py`.

The Semax book, and books of 10, 100 and 500 times its matter in varied words, are built by all three tools in
turn, each build a process of its own. Typst makes tagged PDF/UA-1, as handbook does (which makes PDF/A-2a as
well); Platypus has no tags. Needs `pip install typst` and the `dev` extra.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from measure import Cost, Failed, cost
from table import Result, table
from tools import TOOLS, Job, facts, prepare

SIZES = (1, 10, 100, 500)
QUICK = (1, 10)


def rounds_for(times: int, asked: int | None) -> int:
    """How often a book is built by each tool: small ones more often."""
    return asked or (5 if times <= 10 else 3 if times <= 100 else 1)


def measured(job: Job, tools: Sequence[str], rounds: int) -> Iterator[Result]:
    """Every tool's result: a first build each that does not count for small books, then A B C A B C …"""
    log = job.folder / "log.txt"
    costs: dict[str, list[Cost]] = {tool: [] for tool in tools}
    for turn in range(-1 if job.times <= 10 else 0, rounds):
        for tool in list(costs):
            _say(f"{job.times} × {tool} {max(turn + 1, 0)}/{rounds}")
            try:
                found = cost(TOOLS[tool](job), log)
            except Failed as failure:
                del costs[tool]
                _say(f"{job.times} × {tool} {failure}\n")
                yield Result(job.times, tool, (), 0, 0, False, str(failure))
                continue
            if turn >= 0:
                costs[tool].append(found)
    for tool in costs:
        about = facts(job.pdf(tool))
        pages, size, tagged = int(about["pages"]), about["kilobytes"], bool(about["tagged"])
        yield Result(job.times, tool, tuple(costs[tool]), pages, size, tagged)


def machine() -> dict[str, str]:
    """What the figures depend on."""
    names = ("handbook-builder", "reportlab", "uharfbuzz", "typst")
    found = {name: _version(name) for name in names}
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "system": platform.platform(terse=True),
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GB",
        "python": platform.python_version(),
        **found,
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _say(words: str) -> None:
    if sys.stderr.isatty() or words.endswith("\n"):
        print(f"\r\x1b[K{words}", end="", file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", help="times the Semax matter, such as 1,10,100,500", default="")
    parser.add_argument("--only", help="tools, such as handbook,typst", default=",".join(TOOLS))
    parser.add_argument("--rounds", type=int, help="builds that count, for each tool and size")
    parser.add_argument("--quick", action="store_true", help="sizes 1 and 10, two rounds")
    parser.add_argument("--work", type=Path, help="folder that keeps the made books (default: a temporary one)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every round to a file")
    chosen = parser.parse_args()
    default = QUICK if chosen.quick else SIZES
    chosen.sizes = [int(size) for size in chosen.sizes.split(",")] if chosen.sizes else list(default)
    chosen.only = [tool for tool in TOOLS if tool in chosen.only.split(",")]
    if not chosen.only:
        parser.error(f"--only takes some of {', '.join(TOOLS)}")
    if chosen.quick and not chosen.rounds:
        chosen.rounds = 2
    return chosen


def _all(chosen: argparse.Namespace, work: Path) -> Iterator[Result]:
    for times in chosen.sizes:
        _say(f"{times} × preparing")
        job = prepare(times, work, peers=bool({"typst", "platypus"} & set(chosen.only)))
        yield from measured(job, chosen.only, rounds_for(times, chosen.rounds))


def _place(result: Result) -> tuple[int, int]:
    return result.times, list(TOOLS).index(result.tool)


def main() -> None:
    """Build, measure, print."""
    chosen = _arguments()
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as temporary:
        results = sorted(_all(chosen, chosen.work or Path(temporary)), key=_place)
    _say("")
    about = machine()
    print(", ".join(f"{name} {value}" for name, value in about.items()) + "\n")
    print(table(results))
    if chosen.json:
        rows = [result._asdict() | {"costs": [c._asdict() for c in result.costs]} for result in results]
        chosen.json.write_text(json.dumps({"machine": about, "results": rows}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
