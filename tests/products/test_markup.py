"""One reading of markup: whatever text of a book holds a {dose:…}, no product prints its braces."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf

import pdfcheck
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import read
from handbook.foundation.values import Mapping, Scalar, Sequence, ends
from handbook.press import CalendarOrder, Order, build
from handbook.telling.opening import load

CAREFUL = Path(__file__).parent.parent / "books" / "careful"
MARKED = "{dose:daily}"
IDS = ("id", "kind", "form", "regimen", "regimens")
GRAMMARS = ("week_start", "on", "off", "cycles", "slots")
"""Read by a grammar of their own when the calendar is made, and refused there."""


def scalars(value: Any, key: str = "") -> Iterator[tuple[str, Scalar]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from scalars(inner, name)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from scalars(inner, key)
    elif key not in IDS and key not in GRAMMARS:
        yield key, value


def marked(path: Path, text: str, chosen: list[Scalar]) -> None:
    """Writes the file with the mark behind these of its values."""
    for one in sorted(chosen, key=lambda one: -one.span):
        start, end = ends(one.span)
        words = str(one).replace("\\", "\\\\").replace('"', '\\"')
        text = f'{text[:start]}"{words} {MARKED}"{text[end:]}'
    path.write_text(text, "utf-8")


def accepted(book: Path, path: Path, text: str) -> list[Scalar]:
    """The values of a file that may have the mark behind them, each tried alone."""
    taken = []
    for _, one in scalars(read(path)):
        marked(path, text, [one])
        try:
            load(book)
            taken.append(one)
        except HandbookError as error:
            assert all(problem.mark for problem in error.problems)
    path.write_text(text, "utf-8")
    return taken


def printed(path: Path) -> str:
    if path.suffix == ".ics":
        return path.read_text("utf-8").replace("\r\n ", "")
    with pikepdf.open(path) as pdf:
        texts = [words for _, words in pdfcheck.blocks(pdf)]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                texts += [str(value) for value in thing.values() if isinstance(value, pikepdf.String)]
        return " ".join([*texts, pdf.Root.Metadata.read_bytes().decode()])


def test_no_text_of_a_book_is_printed_with_its_braces(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(CAREFUL, book)
    files = {path: path.read_text("utf-8") for path in sorted(book.rglob("*.yaml"))}
    taken = {path: accepted(book, path, text) for path, text in files.items()}
    assert sum(map(len, taken.values())) > 60
    for path, text in files.items():
        marked(path, text, taken[path])
    order = Order(book, out=tmp_path / "out", calendar=CalendarOrder(start=date(2026, 3, 2)))
    build([order])
    for path in (tmp_path / "out").iterdir():
        assert not re.search(r"\\?\{ ?dose|\{dose", printed(path)), path.name
