"""Lines, pages and tables of a book in numbers, in each style; two checkouts side by side.

python bench/typography.py                                   # the Semax book in all four styles
python bench/typography.py --before OTHER/src                # the same beside another checkout
python bench/typography.py --book FOLDER --style reference   # another book, one style
python bench/typography.py --told                            # with the lines and places that are counted
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import setlines
from setlines import Matter, Sheet

STYLES = ("reference", "clinic", "large-print", "mono")


def laid_out(book: Path, style: str, paper: str | None) -> tuple[Any, list[Matter], list[Sheet]]:
    """The masters of a handbook in print, its elements and its pages."""
    from handbook.foundation.units import PAPERS
    from handbook.layout.pages.masters import Masters
    from handbook.press.order import style_folders
    from handbook.products.handbook.compose import compose
    from handbook.style.load import load as load_style
    from handbook.telling.opening import load

    looks = load_style(style, style_folders(book), paper)
    masters = Masters(*PAPERS[looks.paper], looks, looks.page.mirrored)
    return masters, *setlines.read(compose(load(book), looks, "print").pages)


def counted(masters: Any, matters: list[Matter], sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    """Each row of the table."""
    yield "pages", str(len(sheets))
    yield from _lines(matters)
    yield from _words(matters)
    yield from _pages(masters, sheets)
    high, rows = setlines.high_rows(matters)
    yield "table rows with 4 lines or more", f"{high} of {rows}"
    boxes, on = setlines.callouts(matters)
    yield "callouts", f"{boxes} on {on} pages"
    yield from _reading(matters)


def _reading(matters: list[Matter]) -> Iterator[tuple[str, str]]:
    """How hard the running words are to read; of an English book."""
    from handbook.checks.readability import grade

    texts = ["".join(row.text for row in matter.rows) for matter in setlines.paragraphs(matters)]
    years = grade(text.replace(setlines.HYPHEN, "") for text in texts)
    yield "words in paragraphs; Flesch-Kincaid grade", f"{sum(len(text.split()) for text in texts)}; {years or 0:.1f}"


def _lines(matters: list[Matter]) -> Iterator[tuple[str, str]]:
    rows = setlines.justified(matters)
    loose = [row.looseness for row in rows]
    wide = sum(one > 0.6 for one in loose)
    share = f" ({wide / len(rows):.0%})" if rows else ""
    yield "justified lines; gaps over +60 %; over +100 %", f"{len(rows)}; {wide}{share}; {sum(g > 1 for g in loose)}"
    tight = f"{min(loose):+.0%}" if loose else "-"
    yield "loosest gap; tightest", f"{max(loose):+.0%}; {tight}" if loose else "-"
    stacks = setlines.stacks(matters)
    hyphens = sum(row.text.endswith(setlines.HYPHEN) for row in rows)
    share = f"{hyphens / len(rows):.0%}" if rows else "0"
    yield "lines that end in a hyphen; pairs; triples", f"{share}; {stacks.count(2)}; {sum(n > 2 for n in stacks)}"


def _words(matters: list[Matter]) -> Iterator[tuple[str, str]]:
    own = list(setlines.paragraphs(matters))
    parted = sum(map(setlines.hyphen_before_the_end, own))
    yield "paragraphs with a hyphen before their last line", f"{parted} of {len(own)}"
    yield "runts in text", str(sum(map(setlines.runt, own)))
    cells = setlines.cells(matters)
    lone = sum(map(setlines.lone_word, cells))
    yield "cells whose last line is one short word", f"{lone} of {len(cells)} ({lone / max(1, len(cells)):.0%})"


def _pages(masters: Any, sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    frame = masters.frame(1)
    leading = masters.style.type.body.leading
    free = [max(0.0, frame.y + frame.height - sheet.depth) for sheet in sheets]
    full = [1 - gap / frame.height for gap in free]
    inner = setlines.inner(sheets)
    yield "pages under 60 % full; under 40 %", f"{sum(f < 0.6 for f in full)}; {sum(f < 0.4 for f in full)}"
    short = sum(f < 0.6 and more for f, more in zip(full, inner, strict=True))
    yield "of them inside a section", str(short)
    feet = [gap / leading for gap, more in zip(free, inner, strict=True) if more]
    mean = sum(feet) / max(1, len(feet))
    yield "lines free at the foot of inner pages; over 4", f"{mean:.1f}; {sum(f > 4 for f in feet)} of {len(feet)}"
    yield from _spreads(sheets, inner, leading)
    yield "headings with under 3 lines after them", str(setlines.low_headings(sheets))


def _spreads(sheets: list[Sheet], inner: Sequence[bool], leading: float) -> Iterator[tuple[str, str]]:
    facing = [n for n in range(len(sheets) - 1) if sheets[n].number % 2 == 0]
    apart = [abs(sheets[n].depth - sheets[n + 1].depth) for n in facing]
    far = sum(one > 4 * leading for one in apart)
    level = sum(one <= 3 for one in apart)
    yield "facing pages that end level; over 4 lines apart", f"{level} of {len(facing)}; {far}"
    both = [gap for n, gap in zip(facing, apart, strict=True) if inner[n] and inner[n + 1]]
    yield "of them both inside a section", f"{sum(one <= 3 for one in both)} of {len(both)}"
    met = whole = 0
    for n in facing:
        right = sheets[n + 1].baselines
        met += sum(any(abs(y - other) < 0.5 for other in right) for y in sheets[n].baselines)
        whole += len(sheets[n].baselines)
    yield "baselines of facing pages in register", f"{met / max(1, whole):.0%}"


def told(matters: list[Matter]) -> Iterator[str]:
    """The lines that are counted as faults."""
    for row in setlines.justified(matters):
        if row.looseness > 0.6:
            yield f"page {row.page}: {row.looseness:+.0%} {row.text}"
    for matter in setlines.paragraphs(matters):
        if setlines.runt(matter) or setlines.hyphen_before_the_end(matter):
            yield f"page {matter.rows[-1].page}: ends {matter.rows[-2].text!r} / {matter.rows[-1].text!r}"
    for cell in filter(setlines.lone_word, setlines.cells(matters)):
        yield f"page {cell.rows[-1].page}: cell {' / '.join(row.text for row in cell.rows)}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--book", type=Path, default=Path("source/semax"))
    parser.add_argument("--style", action="append", help="one style, or several; all four if left out")
    parser.add_argument("--paper", help="a4, letter, a5, half-letter; that of the style if left out")
    parser.add_argument("--before", type=Path, help="the src folder of another checkout")
    parser.add_argument("--told", action="store_true")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    table: dict[str, dict[str, str]] = {}
    for style in asked.style or STYLES:
        masters, matters, sheets = laid_out(asked.book, style, asked.paper)
        table[style] = dict(counted(masters, matters, sheets))
        if asked.told:
            print(f"--- {style}", *told(matters), sep="\n", file=sys.stderr)
    if asked.json:
        print(json.dumps(table))
        return
    before = _elsewhere(asked) if asked.before else {}
    _print(table, before)


def _elsewhere(asked: argparse.Namespace) -> dict[str, dict[str, str]]:
    """The same table of another checkout, made by a process of its own."""
    src: Path = asked.before
    options = [option for option in sys.argv[1:] if option != "--told"]
    place = next(n for n, option in enumerate(options) if option.startswith("--before"))
    del options[place : place + (1 if "=" in options[place] else 2)]
    options += ["--book", str(asked.book.resolve()), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(src.resolve())}
    # Where it runs, its own style sheets lie.
    command = [sys.executable, str(Path(__file__).resolve()), *options]
    where = src.resolve().parent
    made = subprocess.run(command, env=environment, cwd=where, stdout=subprocess.PIPE, check=True).stdout
    found: dict[str, dict[str, str]] = json.loads(made)
    return found


def _print(table: dict[str, dict[str, str]], before: dict[str, dict[str, str]]) -> None:
    print("|", *(f"| {style}" for style in table), "|")
    print("|---", *("|--:" for _ in table), "|", sep="")
    for row in next(iter(table.values())):
        now = [table[style][row] for style in table]
        then = [before.get(style, {}).get(row, "") for style in table]
        print("|", row, *(f"| {_beside(one, other)}" for one, other in zip(then, now, strict=True)), "|")


def _beside(then: str, now: str) -> str:
    return now if not then or then == now else f"{then} → {now}"


if __name__ == "__main__":
    main()
