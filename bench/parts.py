"""Where the time of a short build goes, part by part, and how much memory a long one takes: `python bench/parts.py`.

Each build is a process of its own; a part's time is its own, without the parts that it calls. Imports that happen
inside a part count as imports, each package's own time as its own. The clocks themselves take a few milliseconds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from measure import Failed, cost
from tools import TOOLS, facts, prepare

LONG = 33
"""Times the Semax matter; about 1,500 pages."""


def parts(book: Path, out: Path, rounds: int) -> dict[str, float]:
    """Milliseconds of processor time of every part, the median over the rounds."""
    command = [sys.executable, str(Path(__file__).with_name("clocked.py")), str(book), str(out)]
    subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found = [json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout) for _ in range(rounds)]
    return {part: median(one.get(part, 0.0) for one in found) for part in found[0]}


def memory(times: int, work: Path) -> str:
    """One long build: its pages, its time and the most memory it held."""
    job = prepare(times, work, peers=False)
    try:
        took = cost(TOOLS["handbook"](job), job.folder / "log.txt")
    except Failed as failure:
        return str(failure)
    pages = int(facts(job.pdf("handbook"))["pages"])
    return f"{pages:,} pages: {took.cpu:.1f} s of CPU, {took.memory:,.0f} MB at the most"


def _table(found: dict[str, float]) -> str:
    whole = sum(found.values())
    rows = [("python", found["python"]), *_imports(found)]
    rows += [(part, ms) for part, ms in found.items() if part != "python" and not part.startswith("import ")]
    rows.append(("in all", whole))
    return "\n".join(f"{part:<24}{ms:>8.1f} ms {ms / whole:>6.0%}" for part, ms in rows)


def _imports(found: dict[str, float]) -> list[tuple[str, float]]:
    """The imports, the dearest first, those under 1 ms as one."""
    imports = sorted(((p, ms) for p, ms in found.items() if p.startswith("import ")), key=lambda row: -row[1])
    small = sum(ms for _, ms in imports if ms < 1)
    return [row for row in imports if row[1] >= 1] + [("import of the rest", small)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=Path(__file__).parents[1] / "source" / "semax")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--times", type=int, default=LONG, help="times the Semax matter in the long build; 0: none")
    parser.add_argument("--work", type=Path, help="folder that keeps the made book (default: a temporary one)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as temporary:
        print(_table(parts(chosen.book, Path(temporary), chosen.rounds)))
        if chosen.times:
            print(memory(chosen.times, chosen.work or Path(temporary)))


if __name__ == "__main__":
    main()
