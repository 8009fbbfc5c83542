"""The check costs little, and no more than in proportion to the book."""

import shutil
from pathlib import Path

import pytest

from effort import calls
from handbook.book.book import Book
from handbook.checks import run
from handbook.telling.opening import load

ROOT = Path(__file__).parent.parent.parent
SEMAX = ROOT / "source" / "semax"
KINDS = ("evidence", "mechanism", "risk", "limitations", "facts")


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


@pytest.mark.parametrize("factor", [4])
def test_the_cost_grows_with_the_book_and_no_faster(factor: int, tmp_path: Path) -> None:
    small, large = grown(40, tmp_path / "small"), grown(40 * factor, tmp_path / "large")
    words = [sum(len(one.title) + 1 for one in book.sections) for book in (small, large)]
    assert words[1] > 2 * words[0]
    few, many = (calls(lambda book=book: run(book)) for book in (small, large))
    assert many < 1.2 * factor * few
