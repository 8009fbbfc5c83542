"""Sets a second from one table: `python bench/batch.py`, in this process, on two, on Dask, and beside Typst.

A set is a calendar of three sheets, a card and an `.ics` file, for names, dates and days that differ. Each turn is a
process of its own, A B C A B C. Starting (imports, processes or a cluster, the book read by each) is told apart, as
the same command with one row takes it: each figure is there of the whole command and of a started one. Some two
minutes on two cores with nothing beside. Needs `pip install typst` and the extras `dev` and `cluster`; what is not
installed is left out.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

from measure import Cost, cost

BOOK = Path(__file__).parents[1] / "source" / "semax"
GIVEN = ("Ada", "Bruno", "Chloé", "Dörte", "Ewa", "Фёдор", "Gül", "Håkon", "Łukasz", "Noël", "Renée", "Tomáš", "Zoë")
FAMILY = ("Abel", "Brandt", "Çelik", "Dvořák", "Fournier", "Grünwald", "Novák", "Ødegård", "Şahin", "Tóth", "Weiß")


def table(path: Path, rows: int) -> Path:
    """People who are not: no two rows are alike, so that no tool can answer one from another."""
    chance = random.Random(rows)
    lines = ["recipient,ward,room,start,on,off,cycles"]
    for at in range(rows):
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}-{chance.choice(FAMILY)}"
        start = date(2026, 1, 1) + timedelta(chance.randrange(700))
        on, off = chance.randint(10, 13), chance.choice((13, 14))  # a sheet each, whatever day they begin on
        lines.append(f"{name},Ward {chance.randint(1, 9)},Room {at},{start},{on},{off},3")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def tools(sheet: Path, work: Path) -> dict[str, tuple[str, ...]]:
    """The command of each engine that is installed."""
    batch = (sys.executable, "-m", "handbook", "batch", str(sheet), str(BOOK), "-q", "-o")
    found = {
        "in the process": (*batch, str(work / "one")),
        "two processes": (*batch, str(work / "two"), "--workers", "2"),
    }
    if find_spec("distributed"):
        found["Dask, two workers"] = (*batch, str(work / "dask"), "--scheduler", "local", "--workers", "2")
    if find_spec("typst"):
        script = Path(__file__).with_name("typst_sets.py")
        found["Typst, sheets only"] = (sys.executable, str(script), str(sheet), str(work / "typst"))
    return found


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    costs: dict[str, list[Cost]] = {}
    starts: dict[str, list[Cost]] = {}
    for _ in range(asked.rounds):
        for rows, found in ((1, starts), (asked.rows, costs)):
            with tempfile.TemporaryDirectory() as folder:
                work = Path(folder)
                sheet = table(work / "ward.csv", rows)
                for name, command in tools(sheet, work).items():
                    found.setdefault(name, []).append(cost(command, work / "log.txt"))
    print("| engine | start s | sets a second | started | CPU ms a set | started | peak MB of one process |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, found in costs.items():
        print(f"| {name} | {_row(found, starts[name], asked.rows)} |")
    if "Dask, two workers" in costs:
        pool, dask = (_wall(costs[name]) - _wall(starts[name]) for name in ("two processes", "Dask, two workers"))
        print(f"\nOnce both are started, Dask takes {dask / pool:.2f} times as long as two processes.")


def _wall(found: Sequence[Cost]) -> float:
    return statistics.median(one.wall for one in found)


def _cpu(found: Sequence[Cost]) -> float:
    return statistics.median(one.cpu for one in found) * 1000


def _row(found: Sequence[Cost], start: Sequence[Cost], rows: int) -> str:
    more = max(1, rows - 1)
    rate, cpu = more / (_wall(found) - _wall(start)), (_cpu(found) - _cpu(start)) / more
    whole = f"{_wall(start):.1f} | {rows / _wall(found):.1f} | {rate:.1f} | {_cpu(found) / rows:.0f}"
    return f"{whole} | {cpu:.0f} | {max(one.memory for one in found):.0f}"


if __name__ == "__main__":
    main()
