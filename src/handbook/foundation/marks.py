"""Marks (where a value was written) and problems (what is wrong there, and what to write instead)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Source:
    """A text that values were read from: a file, or `--set` and the like on the command line."""

    __slots__ = ("name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text

    def __repr__(self) -> str:
        return f"Source({self.name!r})"

    def line(self, number: int) -> str:
        """The line with this number, counted from 1; empty past the end."""
        lines = _lines(self)
        return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=8)
def _lines(source: Source) -> list[str]:
    return source.text.splitlines()


class Mark(NamedTuple):
    """A stretch of a source; lines and columns count from 1, the end column is the one after the last."""

    source: Source
    line: int
    column: int
    end_line: int
    end_column: int

    def find(self, words: str, nth: int = 0) -> "Mark":
        """The mark of the nth occurrence of `words` inside this stretch; the stretch itself if not found."""
        return next(islice(self.every(words), nth, None), self)

    def every(self, words: str) -> "Iterator[Mark]":
        """The marks of all occurrences of `words` inside this stretch, in one pass."""
        for number in range(self.line, self.end_line + 1):
            text = self.source.line(number)
            start = self.column - 1 if number == self.line else 0
            stop = self.end_column - 1 if number == self.end_line else len(text)
            at = text.find(words, start, stop)
            while at >= 0:
                yield Mark(self.source, number, at + 1, number, at + 1 + len(words))
                at = text.find(words, at + 1, stop)

    def __str__(self) -> str:
        return f"{self.source.name}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing that is wrong: its code, what was found, where, and what to write instead."""

    code: str
    message: str
    mark: Mark | None = None
    hint: str = ""
    severity: Severity = "error"
    mend: str = ""
    """What to put in place of exactly the marked stretch, where there is no doubt about it."""
    asks: tuple[str, ...] = ()
    """The options that would mend it, if it is only that nobody has said something yet: weeks, weight, start."""

    @property
    def place(self) -> tuple[str, int, int]:
        """What problems are sorted by: file, line, column."""
        return (self.mark.source.name, self.mark.line, self.mark.column) if self.mark else ("", 0, 0)


# The family of a code (what stands before its number) decides the exit status; all others are content.
_STATUS = {"USAGE": 2, "STYLE": 3, "ENV": 4, "BUG": 5}


class HandbookError(Exception):
    """A gate that did not open: all the problems found there."""

    def __init__(self, problems: tuple[Problem, ...] = (), outcome: str = "nothing was written") -> None:
        super().__init__(problems)
        self.problems = problems
        self.outcome = outcome
        """What came of it all the same, in the words of the last line."""

    def __str__(self) -> str:
        return "; ".join(problem.message for problem in self.problems)

    @property
    def status(self) -> int:
        """Exit status: 1 content, 2 usage, 3 style, 4 environment, 5 a bug of ours; the gravest wins."""
        return max((status_of(problem.code) for problem in self.problems), default=1)


def place_of(value: object) -> Mark | None:
    """Where a value was written, if it knows."""
    mark: Mark | None = getattr(value, "mark", None)
    return mark


def many(number: int, noun: str) -> str:
    """A number and its noun as a message says them, in the plural where it needs one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def spelt(word: str) -> str:
    """A word that an author chose as a message shows it: in back-quotes, or in double quotes if it holds one."""
    return f'"{word}"' if "`" in word else f"`{word}`"


def status_of(code: str) -> int:
    """The exit status that a problem with this code leads to."""
    return _STATUS.get(code.split("-")[0], 1)


def refuse(
    code: str, message: str, mark: Mark | None = None, hint: str = "", asks: tuple[str, ...] = ()
) -> HandbookError:
    """A gate closed by one problem."""
    return HandbookError((Problem(code, message, mark, hint, asks=asks),))
