"""The values of a style in force on one paper: its sheets laid over one another, the last one on top."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from handbook.foundation.marks import HandbookError, Problem, refuse, spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.units import PAPERS
from handbook.style.chain import Sheet, chain
from handbook.style.entries import UNSET, Entries, Entry, Layer
from handbook.style.sums import Variables, is_name, named


class Overlay(NamedTuple):
    """What holds of each key and variable, with the sheet and place that each value comes from."""

    sheet: Sheet
    paper: str
    values: dict[str, Entry]
    variables: dict[str, Entry]
    problems: tuple[Problem, ...]
    """What is wrong with the sheets as they are written, whatever they come to."""

    def sums(self) -> Variables:
        """The variables, ready to be worked out."""
        return Variables({name: entry.text for name, entry in self.variables.items()})

    def culprit(self, entry: Entry) -> Entry:
        """The entry to be changed if this one's value is wrong.

        That is the value, or the variable on its way, that was written last, for what lies below it was right
        before; within one sheet, the variable that a value merely repeats.
        """
        blamed, repeats = entry, True
        for variable, merely in self._behind(entry, set()):
            repeats = repeats and merely
            if variable.rank > blamed.rank or (variable.rank == blamed.rank and repeats):
                blamed = variable
        return blamed

    def _behind(self, entry: Entry, seen: set[str]) -> Iterator[tuple[Entry, bool]]:
        for name in named(entry.text):
            if name not in seen and name in self.variables:
                seen.add(name)
                yield self.variables[name], is_name(entry.text)
                yield from self._behind(self.variables[name], seen)


class Opened(NamedTuple):
    """The sheets of a style as they are written, the last one that which was asked for."""

    sheet: Sheet
    layers: Sequence[Mapping[str, Layer]]
    """What each sheet says for all papers, and for one."""
    problems: tuple[Problem, ...]


def opened(name: str, folders: Sequence[Path]) -> Opened:
    """The sheets of a style; HandbookError (STYLE, SYNTAX) for sheets that are not there or cannot be read."""
    sheets = chain(name, folders)
    reading = Entries()
    layers = [reading.layers(sheet, rank) for rank, sheet in enumerate(sheets)]
    return Opened(sheets[-1], layers, (*reading.problems, *reading.unused()))


def overlay(style: Opened, paper: str | None = None) -> Overlay:
    """The sheets of a style laid over one another for a paper, or for its own; HandbookError STYLE-05.

    A sheet's words for one paper hold over its words for all papers, and a sheet over those that it extends.
    """
    if paper is not None and paper not in PAPERS:
        raise refuse("STYLE-05", f"unknown paper {spelt(paper)}", None, suggest(paper, PAPERS))
    chosen = paper or _paper(by_paper[""] for by_paper in style.layers)
    row = [by_paper[part] for by_paper in style.layers for part in ("", chosen) if part in by_paper]
    values = _over(layer.values for layer in row)
    variables = _over(layer.variables for layer in row)
    return Overlay(style.sheet, chosen, values, variables, style.problems)


def stop(problems: Iterable[Problem]) -> None:
    """HandbookError if there are problems: each place's first, in the order of their places."""
    first: dict[tuple[str, tuple[str, int, int]], Problem] = {}
    for problem in problems:
        first.setdefault((problem.code, problem.place), problem)
    if first:
        raise HandbookError(tuple(sorted(first.values(), key=lambda problem: problem.place)))


def _paper(layers: Iterable[Layer]) -> str:
    written = [str(layer.values["paper"].text) for layer in layers if "paper" in layer.values]
    return written[-1] if written else ""


def _over(layers: Iterable[dict[str, Entry]]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for layer in layers:
        for path, entry in layer.items():
            if entry.value is UNSET:
                for below in [other for other in found if other.startswith(f"{path}.")]:
                    del found[below]
            found[path] = entry
    return found
