"""The small book for tests, loaded once, and a way to write variants of it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from handbook.book.book import Book
from handbook.document.blocks import Blocks, Spans, Table
from handbook.foundation.marks import HandbookError, Problem
from handbook.telling.opening import load
from handbook.telling.speaker import speak
from handbook.telling.voice import Voice

SMALL = Path(__file__).parent / "books" / "small"


@cache
def book() -> Book:
    return load(SMALL)


@cache
def voice() -> Voice:
    return speak(book())


def variant(folder: Path, **files: str | None) -> Path:
    """A copy of the small book with some files written anew; `sections_risk` is sections/risk.yaml."""
    made = folder / "book"
    shutil.copytree(SMALL, made)
    for name, text in files.items():
        path = made / f"{name.replace('sections_', 'sections/').replace('_', '-')}.yaml"
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")
    return made


def problems(folder: Path) -> tuple[Problem, ...]:
    try:
        load(folder)
    except HandbookError as error:
        return error.problems
    return ()


def told(folder: Path) -> list[str]:
    """The problems as `LINK-04 regimens.yaml:3:7`, from the book's folder on."""
    return [
        f"{one.code} {str(one.mark).removeprefix(f'{folder}/') if one.mark else ''}".strip()
        for one in problems(folder)
    ]


def text(spans: Spans) -> str:
    """The words of spans, with plain spaces."""
    return "".join(span.text for span in spans).replace("\u00a0", " ")


def rows(table: Table) -> list[list[str]]:
    return [[text(cell) for cell in row] for row in table.rows]


def kinds(blocks: Blocks) -> list[str]:
    return [type(block).__name__ for block in blocks]
