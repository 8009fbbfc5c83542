"""One reading of markup: whatever text of a book holds a {dose:…}, no product prints its braces."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import pdfcheck
from handbook.foundation.kept import Kept
from handbook.foundation.marks import HandbookError
from handbook.foundation.reader import read
from handbook.foundation.values import Mapping, Scalar, Sequence, ends
from handbook.press import CalendarOrder, CardOrder, Order, build
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
    """The values of a file that may have the mark behind them, each tried alone; the other files are read once."""
    taken, kept = [], Kept(turns=1)
    for _, one in scalars(read(path)):
        marked(path, text, [one])
        try:
            kept.turn()
            load(book, kept=kept)
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


MEDICINES = """\
medicines:
  - id: lum
    name: Lumarelan
    substance: lumarelum
    route: oral
    products: [{id: t5, form: tablet, strength: 5 mg, splits: half}]
"""
TABLETS = """\
  - id: tabs
    title: Tablets
    medicine: lum
    frequency: 2 per day
    reason: calm
    with: food
    timing: with a drink
    note: Seldom.
    slots: [{at: morning, dose: 5 mg}, {at: tea, dose: 10 mg, time: "17:00"}]
    course: 10 days
    also_stated: [{id: other, dose: 5 mg, note: Elsewhere.}]
"""
PLAN = """\
plan:
  - {regimen: daily}
  - {regimen: tabs, reason: sleep, slots: [{at: morning, dose: 5 mg}, {at: tea, dose: 5 mg, time: "19:00"}]}
events: [{title: Blood test, on: day 8}]
"""


def with_a_plan(book: Path) -> None:
    """Gives the book a medicine with products, a regimen that says all it can in words, a plan and an event."""
    for name, old, new in (
        ("regimens", "course_limit:", f"{MEDICINES}course_limit:"),
        ("calendar", "regimen: daily\n", PLAN),
        ("sections/dosing", "[daily, flight]", "[daily, flight, tabs]"),
        ("card", "[daily, flight]", "[daily, flight, tabs]"),
    ):
        path = book / f"{name}.yaml"
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")
    with (book / "regimens.yaml").open("a", encoding="utf-8") as file:
        file.write(TABLETS)


@pytest.mark.parametrize("planned", [False, True])
def test_no_text_of_a_book_is_printed_with_its_braces(tmp_path: Path, planned: bool) -> None:
    book = tmp_path / "book"
    shutil.copytree(CAREFUL, book)
    if planned:
        with_a_plan(book)
    files = {path: path.read_text("utf-8") for path in sorted(book.rglob("*.yaml"))}
    taken = {path: accepted(book, path, text) for path, text in files.items()}
    assert sum(map(len, taken.values())) > 60
    for path, text in files.items():
        marked(path, text, taken[path])
    large = CardOrder(Scalar("a6"))  # with a dose behind every text the card says more than a wallet's holds
    order = Order(book, out=tmp_path / "out", card=large, calendar=CalendarOrder(start=date(2026, 3, 2)))
    build([order])
    for path in (tmp_path / "out").iterdir():
        assert not re.search(r"\\?\{ ?dose|\{dose", printed(path)), path.name
