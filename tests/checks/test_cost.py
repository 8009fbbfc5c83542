"""The check costs little, and no more than in proportion to the book."""

import shutil
from pathlib import Path

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


def test_the_cost_grows_with_the_book_and_no_faster(tmp_path: Path) -> None:
    books = small, large = grown(0, tmp_path / "small"), grown(30, tmp_path / "large")
    lengths = [sum(path.stat().st_size for path in one.folder.rglob("*.yaml")) for one in books]
    growth = lengths[1] / lengths[0]
    assert growth > 2
    few, many = calls(lambda: run(small)), calls(lambda: run(large))
    assert many < 1.2 * growth * few
