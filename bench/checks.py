"""What the check of a book costs, and how it grows: `python bench/checks.py`.

Made books of about 10 to 500 sections are read once and checked by every rule that reads the book; CPU seconds.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from matter import make

from handbook.checks import run
from handbook.telling.opening import load

SIZES = (1, 5, 10, 20, 40)
ROUNDS = 3


def seconds(folder: Path) -> tuple[int, int, float]:
    """Sections, kilobytes of YAML, and the least CPU time of a few rounds."""
    book = load(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*.yaml")) // 1000
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run(book)
        taken.append(time.process_time() - start)
    return len(book.sections), size, min(taken)


def main() -> None:
    """Prints one line a book."""
    print("sections  KB of YAML  check, s  ms a section")
    with tempfile.TemporaryDirectory() as work:
        for times in SIZES:
            sections, size, taken = seconds(make(times, Path(work) / str(times)))
            print(f"{sections:8} {size:11} {taken:9.3f} {1000 * taken / sections:13.2f}")


if __name__ == "__main__":
    main()
