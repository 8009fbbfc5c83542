"""What inputs cost that once grew faster than their size: `python bench/growth.py`; each at a size and at twice it.

A line is an input, how many of it, the seconds of processor time that the command takes, and twice as many.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

BOOK = Path(__file__).parent.parent / "tests" / "problems" / "book"
_WORDS = 500
"""So many words stand in a paragraph; a text may have 100,000 letters."""


class Input(NamedTuple):
    """Something of which a book may hold very many."""

    name: str
    many: int
    written: Callable[[Path, int], None]
    command: str = "build"


def _add(book: Path, lines: str) -> None:
    """A section of its own with these blocks."""
    (book / "sections/grown.yaml").write_text(f"kind: prose\ntitle: Grown\nbody:\n{lines}\n", "utf-8")
    frame = book / "handbook.yaml"
    frame.write_text(frame.read_text("utf-8").replace("sections:\n", "sections:\n  - grown\n", 1), "utf-8")


def _said(words: str) -> Callable[[Path, int], None]:
    """The same words again and again, in paragraphs."""
    line = f'  - p: "{words * _WORDS}"\n'
    return lambda book, count: _add(book, line * (count // _WORDS))


def _numbered(words: str) -> Callable[[Path, int], None]:
    """A block for each number."""
    return lambda book, count: _add(book, "".join(words.format(at=at) for at in range(count)))


def _behind(file: str, line: str) -> Callable[[Path, int], None]:
    """Lines with a number behind a file's own."""

    def write(book: Path, count: int) -> None:
        path = book / file
        path.write_text(path.read_text("utf-8") + "".join(line.format(at=at) for at in range(count)), "utf-8")

    return write


def _misspelt(book: Path, count: int) -> None:
    """Terms, and as many others that are almost called like one of them."""
    _behind("glossary.yaml", "  - {{id: t{at}q, term: thing{at}q, meaning: A thing.}}\n")(book, count)
    _add(book, "".join(f"  - p: See {{term:t{at}x}}.\n" for at in range(count)))


def _table(book: Path, count: int) -> None:
    """One table of so many rows, whose words differ."""
    rows = "".join(f"        - [Row {at}, Some words {at % 97}, {at % 7} of them]\n" for at in range(count))
    _add(book, f"  - table:\n      caption: Long\n      columns: [Name, Words, Number]\n      rows:\n{rows}")


def _cited(book: Path, count: int) -> None:
    """So many references, each cited once."""
    written = "  - {{id: r{at}, authors: [Roe R], title: Paper {at}, journal: J Test, year: 2001, doi: 10.1/{at}}}\n"
    _behind("references.yaml", written)(book, count)
    _add(book, "".join(f"  - p: What paper {at} says {{ref:r{at}}}.\n" for at in range(count)))


def _regimens(book: Path, count: int) -> None:
    """So many regimens in the table of doses."""
    more = "dose: 200 mcg, frequency: 1 per day, slots: [morning], max_per_day: 200 mcg, audience: self"
    more += ", course: 10 days, break: 10 days"
    _behind("regimens.yaml", f"  - {{{{id: g{{at}}, title: Goal {{at}}, form: drops, {more}}}}}\n")(book, count)
    path = book / "sections/dosing.yaml"
    path.write_text(f"kind: dosing\ntitle: Doses\nregimens: [daily, {', '.join(f'g{at}' for at in range(count))}]\n")


def _cases(book: Path, count: int) -> None:
    """So many cases of one regimen."""
    case = "  - {{id: c{at}, title: Case {at}, regimen: daily, body: [{{p: Words {at}.}}]}}\n"
    _add(book, "")
    lines = "".join(case.format(at=at) for at in range(count))
    (book / "sections/grown.yaml").write_text(f"kind: use-cases\ntitle: Grown\ncases:\n{lines}", "utf-8")


def _titled(book: Path, count: int) -> None:
    """A section whose title has so many words, and the book too."""
    path = book / "sections/overview.yaml"
    path.write_text(path.read_text("utf-8").replace("What it is", "What it is " * count), "utf-8")
    frame = book / "handbook.yaml"
    frame.write_text(frame.read_text("utf-8").replace("title: Examplin", "title: " + "Examplin " * count, 1), "utf-8")


INPUTS = (
    Input("words in braces that are not known", 45_000, _said("{x:y} ")),
    Input("amounts in prose", 10_000, _said("200 mcg ")),
    Input("unknown terms", 60_000, _said("{term:bad} ")),
    Input("terms that are mentioned", 30_000, _said("{term:break} ")),
    Input("doses looked up", 15_000, _said("{dose:daily} ")),
    Input(
        "glossary entries", 2500, _behind("glossary.yaml", "  - {{id: t{at}, term: thing{at}, meaning: A thing.}}\n")
    ),
    Input("misspelt terms among as many", 1000, _misspelt),
    Input("headings", 2000, _numbered("  - h: Heading {at}\n  - p: Some words.\n")),
    Input("paragraphs", 5000, _numbered("  - p: Some words that say little, number {at}.\n")),
    Input("unknown keys", 20_000, _behind("handbook.yaml", "key{at}: 1\n")),
    Input("addresses without end", 40, lambda book, count: _add(book, f'  - p: "{"a@" * count}"')),
    Input("figures in groups", 12_000, _said(" 000")),
    Input("figures apart", 24_000, _said("1 ")),
    Input("rows of a table", 5000, _table),
    Input("references that are cited", 2500, _cited),
    Input("regimens in the table of doses", 500, _regimens),
    Input("cases", 1000, _cases),
    Input("words of a title", 1000, _titled),
    Input("items of a list", 10_000, lambda book, count: _add(book, "  - list:\n" + "      - Some words.\n" * count)),
)


def main() -> int:
    """Prints the table; of the inputs that the words of the command line name a part of, if there are any."""
    for one in INPUTS:
        if sys.argv[1:] and not any(word in one.name for word in sys.argv[1:]):
            continue
        once, twice = (_seconds(one, one.many * times) for times in (1, 2))
        print(f"{one.name:36} {one.many:8,} {once:7.2f} s {2 * one.many:8,} {twice:7.2f} s", flush=True)
    return 0


def _seconds(one: Input, count: int) -> float:
    with TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        shutil.copytree(BOOK, book)
        one.written(book, count)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "handbook", one.command, "book"]
        subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=600)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
