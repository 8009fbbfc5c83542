"""What went wrong with a row, told without a word of the cells that name a person."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path

from handbook.foundation.marks import Problem
from handbook.foundation.values import Scalar
from handbook.press.recipients import PERSONAL

_DISCREET: Mapping[str, tuple[str, str]] = {
    "LAYOUT-01": (
        "the fonts have no sign for a letter of name and lines{told}",
        "write them in Latin, Greek or Cyrillic letters",
    ),
    "LAYOUT-03": (
        "with name and lines {message}",
        "shorten them, or choose a larger card: --size a7, --size a6",
    ),
    "LAYOUT-04": (
        "a word of name and lines is wider than the card or the sheet, and cannot be divided",
        "write a space or a hyphen where it may be divided",
    ),
}


def discreet(problem: Problem) -> Problem:
    """A problem of a cell that names a person, told without what is written there."""
    if problem.mark is None or problem.mark.source.name not in PERSONAL:
        return problem
    message, hint = _DISCREET.get(problem.code, (problem.message, problem.hint))
    told = re.search(r" \(U\+[0-9A-F]+\)", problem.message)
    filled = message.format(message=problem.message, told=told[0] if told else "")
    return problem._replace(message=filled, hint=hint)


def fault(error: Exception) -> Problem:
    """A fault of ours: where it happened, without its own words, which may name a person."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    message = f"this is a fault of handbook, not of your table ({type(error).__name__} at {where})"
    return Problem("BUG-01", message, None, "report it with this line")


def told_at(problem: Problem, cells: Mapping[str, Scalar]) -> Problem:
    """A problem that came back from a worker, at its place in the table."""
    cell = cells.get(problem.mark.source.name) if problem.mark else None
    return problem._replace(mark=cell.mark) if cell is not None else problem
