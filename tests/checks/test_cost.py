"""The check costs little, and no more than in proportion to the book."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handbook.book.book import Book
from handbook.checks import run
from handbook.telling.opening import load

ROOT = Path(__file__).parent.parent.parent
SEMAX = ROOT / "source" / "semax"
KINDS = ("evidence", "mechanism", "risk", "limitations", "facts")
COLD = """
import time
from pathlib import Path
from handbook.checks import run
from handbook.telling.opening import load
assert not [one for one in run(load(Path({book!r}))) if one.severity == "error"]
print(time.process_time())
"""


def grown(sections: int, folder: Path) -> Book:
    """The Semax book with some of its sections many times over."""
    shutil.copytree(SEMAX, folder)
    frame = (folder / "handbook.yaml").read_text(encoding="utf-8")
    names = [f"{KINDS[number % len(KINDS)]}-{number}" for number in range(sections)]
    for name in names:
        text = (folder / "sections" / f"{name.split('-')[0]}.yaml").read_text(encoding="utf-8")
        (folder / "sections" / f"{name}.yaml").write_text(text.replace("      id: ", f"      id: {name}-"), "utf-8")
    listed = frame.replace("  - limitations\n", "".join(f"  - {name}\n" for name in ("limitations", *names)), 1)
    (folder / "handbook.yaml").write_text(listed, encoding="utf-8")
    return load(folder)


def cost(book: Book) -> float:
    taken = []
    for _ in range(3):
        start = time.process_time()
        run(book)
        taken.append(time.process_time() - start)
    return min(taken)


def test_reading_and_checking_semax_is_quick() -> None:
    command = [sys.executable, "-c", COLD.format(book=str(SEMAX))]
    taken = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(3)]
    assert min(taken) < 0.4, taken


@pytest.mark.parametrize("factor", [4])
def test_the_cost_grows_with_the_book_and_no_faster(factor: int, tmp_path: Path) -> None:
    small, large = grown(40, tmp_path / "small"), grown(40 * factor, tmp_path / "large")
    words = [sum(len(one.title) + 1 for one in book.sections) for book in (small, large)]
    assert words[1] > 2 * words[0]
    assert cost(large) < 1.6 * factor * cost(small)
