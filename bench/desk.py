"""What the desk costs: `python bench/desk.py [BOOK]`, CPU and wall of edit → picture, date → sheets, start.

Milliseconds of the process that does the work, median and least of ten; the wall of a loaded machine says little.
Beside it the cold road, which is what a viewer that builds anew would take, and Typst kept warm: `pip install typst`.
`python bench/desk.py 4` measures a book of four times the matter of the Semax book, some 150 pages.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

import matter

from handbook.press.live import Live
from handbook.press.memory import none
from handbook.press.raster import SCREEN

ROUNDS = 10


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall of one piece of work, milliseconds."""
    cpu, wall = _spent(), time.perf_counter()
    work()
    return (_spent() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def _spent() -> float:
    """CPU seconds of this process and of those that it waited for; `os.times` counts in hundredths."""
    all_of = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in all_of)


def row(name: str, works: list[Callable[[], object]], before: Callable[[], object] = lambda: None) -> None:
    """One line of the table; what comes before each work is not counted."""
    found = []
    for work in works:
        before()
        found.append(clocked(work))
    cpu, wall = [one for one, _ in found], [one for _, one in found]
    print(f"{name:<44} {statistics.median(cpu):8.0f} {min(cpu):8.0f} {statistics.median(wall):8.0f}")


class Desk:
    """A book under the pen."""

    def __init__(self, folder: Path, live: Live) -> None:
        self.live = live
        self.path = sorted((folder / "sections").glob("*.yaml"))[0]
        self.text = self.path.read_text("utf-8")
        self.sheets: dict[str, tuple[str, ...]] = {}
        self.changed = 0

    def edit(self, number: int, words: int = 1) -> None:
        """A word in the first section, or so many that what follows moves."""
        self.path.write_text(self.text.replace(" the ", f" the{number} " * words, 1), "utf-8")

    def look(self, product: str = "handbook", **wishes: str) -> None:
        """The pages, and a picture of the first that changed."""
        ids = tuple(sheet.id for sheet in self.live.proof(product, wishes).sheets)
        before = self.sheets.get(product, ())
        self.sheets[product] = ids
        new = [name for name in ids if name not in before]
        self.changed = len(new)
        for name in new[:1] if product == "handbook" else new:
            self.live.picture(name)


def measured(book: Path) -> None:
    """The table of one book."""
    with TemporaryDirectory() as folder:
        own = Path(folder) / book.name
        shutil.copytree(book, own)
        desk = Desk(own, Live(own))
        desk.look()
        desk.look()
        print(f"{book}, {len(desk.sheets['handbook'])} pages{'':<10} CPU median    least     wall")
        edits = iter(range(1000))

        def word() -> None:
            desk.edit(next(edits))
            desk.look()

        row("nothing changed", [desk.look] * ROUNDS)
        row("a word -> picture of its page", [word] * ROUNDS)
        print(f"    pages that changed: {desk.changed}")
        row("another style -> its first page", [lambda: desk.look(style="mono")])
        desk.look()
        days = iter(range(1, 29))
        desk.look("calendar", start="2026-02-01")
        row(
            "a new start date -> all its sheets",
            [lambda: desk.look("calendar", start=f"2026-03-{next(days):02}")] * ROUNDS,
        )

        def checked(words: int) -> None:
            desk.edit(next(edits), words)
            desk.look()
            desk.live.check("handbook", {})

        def whole() -> object:
            return desk.live.take("handbook", {})

        whole()
        row("the whole PDF after a word", [whole] * ROUNDS, lambda: checked(1))
        lengths = iter(range(100, 1000, 40))
        row("the whole PDF after a paragraph, pages move", [whole] * 5, lambda: checked(next(lengths)))
        row("the check after a word", [lambda: desk.live.check("handbook", {})] * 3, word)
        cold = Desk(own, Live(own, none()))
        row("the same edit without memory", [lambda: (cold.edit(next(edits)), cold.look())] * 3)
        row("a process that opens the desk", [lambda: _opened(own)] * 3)
        peer(own, Path(folder) / "typst")


def peer(book: Path, folder: Path) -> None:
    """A like viewer: Typst kept warm with the same words on the same pages; what `typst watch` does after an edit.

    It makes a tagged PDF as we do. It cannot draw one page alone, so its pictures are those of all.
    """
    if not find_spec("typst"):
        print("    typst is not installed: pip install typst")
        return
    import sources
    import typst

    sources.write(book, folder)
    main = folder / "main.typ"
    text = main.read_text("utf-8")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder / "fonts")])
    compiler = typst.Compiler(str(main), font_paths=fonts)
    edits, seen = iter(range(1000)), []

    def watched(kind: str) -> None:
        main.write_text(text.replace(" the ", f" the{next(edits)} ", 1), "utf-8")
        made = compiler.compile(str(main), format=kind, ppi=SCREEN)
        assert made not in seen, "the edit was not seen"
        seen.append(made)

    for kind, name, rounds in (("pdf", "the whole PDF", ROUNDS), ("png", "pictures of all pages", 3)):
        watched(kind)
        row(f"Typst, warm: a word -> {name}", [partial(watched, kind)] * rounds)


def _opened(book: Path) -> None:
    """From the command to the first page: a process that reads the book and draws its first page."""
    script = (
        "from handbook.press.live import Live; from pathlib import Path; import sys; import handbook.desk.server;"
        "live = Live(Path(sys.argv[1])); live.picture(live.proof('handbook', {}).sheets[0].id)"
    )
    subprocess.run([sys.executable, "-c", script, str(book)], check=True)


if __name__ == "__main__":
    gc.disable()
    for name in sys.argv[1:] or ["source/semax"]:
        with TemporaryDirectory() as made:
            measured(matter.make(int(name), Path(made) / f"times{name}") if name.isdecimal() else Path(name))
