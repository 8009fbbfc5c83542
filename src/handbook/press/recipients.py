"""The rows of a table as orders: who a set is for, and how it is wanted; every row is read before any is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from handbook.foundation.marks import HandbookError, Mark, Problem, Source, refuse
from handbook.foundation.nearest import nearest, suggest
from handbook.foundation.units import PAPERS
from handbook.foundation.values import Scalar
from handbook.medicine.dates import read_date
from handbook.press.dosed import refuse_undosed
from handbook.press.makers import settle
from handbook.press.order import CalendarOrder, Order
from handbook.press.ownfigures import with_own_figures
from handbook.press.spreadsheet import Record, Spreadsheet, placed

if TYPE_CHECKING:
    from handbook.book.book import Book

PERSONAL = ("recipient", "ward", "room", "lines")
"""Columns of what stands on every sheet as it is written; they are never shown, logged or put into a name unasked."""
_SETTLED = ("regimen", "on", "off", "cycles", "weeks", "weight", "height")
SETTLED = tuple(name for name in _SETTLED if name in CalendarOrder._fields)
COLUMNS = (*PERSONAL, "start", *SETTLED, "language", "paper", "make")
MAKES = ("card", "calendar", "ics", "handbook")
_BETWEEN = " · "


class Row(NamedTuple):
    """A row of the table: its number as the spreadsheet shows it, and its filled cells by column."""

    number: int
    cells: Mapping[str, Scalar]


class Ordered(NamedTuple):
    """What a row asks for: an order, and which files of it."""

    order: Order
    makes: tuple[str, ...]


class Rows(NamedTuple):
    """The rows that have the shape of their heads, and what is wrong with the others (TABLE-04)."""

    whole: tuple[Row, ...]
    problems: tuple[Problem, ...]


def rows_of(table: Spreadsheet) -> Rows:
    """The rows by column; HandbookError (TABLE-03) for the heads, (TABLE-04) if no row can be read under them."""
    heads = _heads(table)
    wide = len(heads)

    def public(record: Record, at: int) -> bool:
        return len(record.cells) == wide and heads[at] not in ("", *PERSONAL)

    source = table.source(public)
    problems = tuple(problem for record in table.rows for problem in _shape(record, heads, source))
    whole = tuple(
        Row(record.number, _cells(record, heads, source)) for record in table.rows if len(record.cells) == wide
    )
    if not table.rows:
        message = f"{table.name} has heads and no rows"
        problems = (Problem("TABLE-04", message, Mark(source, 1, 1, 1, 1), "write a row for each recipient"),)
    if not whole:
        raise HandbookError(problems)
    return Rows(whole, problems)


def _cells(record: Record, heads: Sequence[str], source: Source) -> dict[str, Scalar]:
    return {head: placed(cell, source) for head, cell in zip(heads, record.cells, strict=True) if cell.text}


def _heads(table: Spreadsheet) -> list[str]:
    """The columns' names, empty for one that is not used; TABLE-03 with all that is wrong with them."""
    bare = Source(table.name, table.source(lambda record, at: False).text)
    heads = [placed(cell, bare) for cell in table.heads.cells]
    names = [re.sub(r"[\s_]+", "-", head.lower()) for head in heads]
    if not any(name in COLUMNS or name in _OTHER_WORDS or nearest(name, COLUMNS) for name in names if name):
        hint = f"write names of columns in row 1: {', '.join(COLUMNS)}"
        raise refuse("TABLE-03", "row 1 names no column that is known here", None, hint)
    problems = list(_wrong_heads(table, heads, names))
    if problems:
        raise HandbookError(tuple(problems))
    return names


def _wrong_heads(table: Spreadsheet, heads: Sequence[Scalar], names: Sequence[str]) -> Iterator[Problem]:
    for at, (head, name) in enumerate(zip(heads, names, strict=True)):
        if not name:
            if any(len(record.cells) > at and record.cells[at].text for record in table.rows):
                yield Problem("TABLE-03", f"column {at + 1} has no name", head.mark, "name it, or empty it")
        elif name not in COLUMNS:
            yield Problem("TABLE-03", f'there is no column "{head}"', head.mark, _head_hint(name))
        elif name in names[:at]:
            yield Problem("TABLE-03", f'the column "{head}" stands twice', head.mark, "take one of them out")


_OTHER_WORDS = {
    other: column
    for column, others in (
        ("recipient", "name full-name patient person resident nom nombre имя пациент bewohner"),
        ("start", "date start-date begin first-day datum beginn début inicio fecha начало дата"),
        ("weight", "kg body-weight gewicht poids peso вес"),
        ("height", "cm size größe taille estatura altura рост"),
        ("language", "lang sprache langue idioma язык"),
        ("room", "bed zimmer bett chambre lit habitación cama палата"),
        ("ward", "unit station service planta отделение"),
    )
    for other in others.split()
}
"""What heads are called elsewhere; only ever a hint."""


def _head_hint(name: str) -> str:
    known = _OTHER_WORDS.get(name)
    return f"did you mean `{known}`? known here: {', '.join(COLUMNS)}" if known else suggest(name, COLUMNS)


def _shape(record: Record, heads: Sequence[str], source: Source) -> Iterator[Problem]:
    have, want = len(record.cells), len(heads)
    if have != want:
        first = record.cells[min(have, want) - 1 if have < want else want]
        message = f"row {record.number} has {have} cells, row 1 has {want}"
        hint = "quote a cell that has the delimiter in it, and leave empty cells empty"
        yield Problem("TABLE-04", message, placed(first, source).mark, hint)


# --- a row as an order ------------------------------------------------------------------------------------


class _Read(NamedTuple):
    """The cells of a row as far as they can be read, and what is wrong with the others."""

    start: date | None
    makes: tuple[str, ...]
    problems: tuple[Problem, ...]


def _read(cells: Mapping[str, Scalar], usual: Sequence[str]) -> _Read:
    problems: list[Problem] = []
    start, makes = None, tuple(usual)
    try:
        start = _start(cells["start"]) if "start" in cells else None
    except HandbookError as error:
        problems += error.problems
    try:
        makes = _makes(cells["make"]) if "make" in cells else makes
    except HandbookError as error:
        problems += error.problems
    paper = cells.get("paper")
    if paper is not None and paper not in PAPERS:
        problems.append(Problem("TABLE-05", f'"{paper}" is no paper', paper.mark, suggest(paper, PAPERS)))
    return _Read(start, makes, tuple(problems))


_SERIAL = re.compile(r"[3-7][0-9]{4}(?:\.0+)?")


def _start(cell: Scalar) -> date:
    """A date as it is written; TABLE-09 for the number by which a spreadsheet keeps one."""
    if _SERIAL.fullmatch(cell):
        message = f'"{cell}" may be the number by which a spreadsheet keeps a date'
        hint = "format the column as text, and write the date as 2026-03-02 is written"
        raise refuse("TABLE-09", message, cell.mark, hint)
    return read_date(cell)


def ordered(cells: Mapping[str, Scalar], base: Order, usual: Sequence[str]) -> Ordered:
    """What the cells of a row ask for; HandbookError with all that is wrong with them.

    `usual` are the files of a row that does not say which to make.
    """
    read = _read(cells, usual)
    if read.problems:
        raise HandbookError(read.problems)
    return _ordered(cells, base, read)


def _ordered(cells: Mapping[str, Scalar], base: Order, read: _Read) -> Ordered:
    mark = cells["start"].mark if read.start else None
    settled: dict[str, Any] = {name: cells[name] for name in SETTLED if name in cells}
    products = tuple(name for name in ("handbook", "card", "calendar") if name in read.makes)
    if "ics" in read.makes and "calendar" not in read.makes:
        products = (*products, "calendar")
    calendar = CalendarOrder(read.start, mark, **settled)
    recipient, card = _recipient(cells), base.card
    if recipient and card.copies is None and card.size != "pocket":
        card = card._replace(copies=Scalar("1"))  # not a sheet full of them, as for everybody
    order = base._replace(products=products, card=card, calendar=calendar, recipient=recipient)
    return Ordered(order._replace(paper=str(cells["paper"])) if "paper" in cells else order, read.makes)


def _makes(cell: Scalar) -> tuple[str, ...]:
    words = [word.lower() for word in re.split(r"[\s,;+/]+", cell) if word]
    for word in words:
        if word not in MAKES:
            message = f'"{word}" is nothing that can be made'
            raise refuse("TABLE-05", message, cell.mark.find(word), suggest(word, MAKES))
    return tuple(name for name in MAKES if name in words)


def _recipient(cells: Mapping[str, Scalar]) -> Scalar | None:
    """Name and lines in one, in the order of the columns; a cell's own lines follow one another."""
    found = [cells[name] for name in PERSONAL if name in cells]
    lines = [" ".join(line.split()) for cell in found for line in cell.splitlines()]
    return found[0].like(_BETWEEN.join(line for line in lines if line)) if found else None


def faults(row: Row, base: Order, usual: Sequence[str], book: Book) -> tuple[Problem, ...]:
    """All that is wrong with a row before it is laid out."""
    read = _read(row.cells, usual)
    problems = [*read.problems, *_foreign(row.cells, book)]
    asked = _ordered(row.cells, base, read)
    try:
        own = with_own_figures(book, row.cells)
        start = settle(asked.order, own) if "calendar" in asked.order.products else None
        if "card" in asked.order.products and ("weight" in row.cells or "height" in row.cells):
            refuse_undosed(own)
        if "ics" in read.makes and "make" in row.cells and start is None and not read.problems:
            hint = "give the row a start such as 2026-03-02, or take ics out"
            message = "a calendar without dates has no .ics file"
            problems.append(Problem("SCHED-19", message, row.cells["make"].mark.find("ics"), hint))
    except HandbookError as error:
        problems += error.problems
    return tuple(in_row(row, problem) for problem in problems)


def _foreign(cells: Mapping[str, Scalar], book: Book) -> Iterator[Problem]:
    """A language that is not the book's: its sentences are there in that one alone."""
    language, own = cells.get("language"), str(book.edition.language)
    if language is not None and language.lower() not in (own.lower(), own.lower().split("-")[0]):
        message = f'the book is in {own}, and its card cannot be made in "{language}"'
        hint = f"write {own}, or make these rows from the book in that language"
        yield Problem("TABLE-05", message, language.mark, hint)


def in_row(row: Row, problem: Problem) -> Problem:
    """A problem that names its row, at the row's first cell if it is told at a place of the book."""
    first = next(iter(row.cells.values()))
    ours = problem.mark is not None and problem.mark.source is first.source
    hint = _for_tables(problem.hint)
    mark = problem.mark if ours else first.mark
    return problem._replace(message=f"row {row.number}: {problem.message}", mark=mark, hint=hint, mend="")


_CHOSEN = re.compile(r"^(choose .*?): write `(\w+):` in calendar\.yaml, or --\w+$")
_GIVEN = re.compile(r"^give (?:it|them): (--.*), or `person:` in calendar\.yaml$")


def _for_tables(hint: str) -> str:
    """A hint for the command line, said for columns; a row's figures are never those of calendar.yaml."""
    given = _GIVEN.match(hint)
    if given:
        names = re.findall(r"--(\w+)", given[1])
        where = "it in a column" if len(names) == 1 else "them in columns"
        return f"write {where} {' and '.join(f'`{name}`' for name in names)}"
    hint = _CHOSEN.sub(r"\1 in a column `\2`", hint)
    hint = re.sub(r", (a week day such as \S+), or today, tomorrow, next monday$", r", or \1", hint)
    return re.sub(r"^give one: --start (.*)$", r"write \1 in a column `start`", hint)
