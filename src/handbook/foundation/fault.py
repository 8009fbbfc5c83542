"""Faults: why a value is refused, told by a reader that sees the value and not its surroundings."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from handbook.foundation.marks import HandbookError, Mark, Problem
from handbook.foundation.values import Mapping, Scalar, Sequence, ends

Reader = Callable[[Any, object], Any]
"""Reads a value from YAML; the second is what the values of a book need to know of it. Raises what is wrong."""
_T = TypeVar("_T")
_MOST = 200
"""Nobody mends more at once."""


class Fault(ValueError):
    """One thing that is wrong with a value: a problem at the value, unless it names a place of its own.

    `mend` is what to write in place of the whole value, if there is no doubt about it.
    """

    def __init__(self, code: str, message: str, hint: str = "", mark: Mark | None = None, mend: str = "") -> None:
        super().__init__(code, message, hint, mark, mend)
        self.code, self.message, self.hint, self.mark, self.mend = code, message, hint, mark, mend

    def at(self, value: Any) -> Problem:
        """The problem of a value that has this fault."""
        return Problem(
            self.code, self.message, self.mark or value.mark, self.hint, mend=_as_written(self.mend, value)
        )


def fault(code: str, message: str, hint: str = "", mark: Mark | None = None, mend: str = "") -> Fault:
    """What a reader raises."""
    return Fault(code, message, hint, mark, mend)


def _as_written(mend: str, value: Any) -> str:
    """What to write in place of a value, in the quotes that it has; empty if it is folded or escaped."""
    if not mend or not isinstance(value, Scalar) or value.source is None:
        return ""
    start, end = ends(value.span)
    written = value.source.text[start:end]
    before, _, after = written.partition(value)
    return f"{before}{mend}{after}" if written == before + value + after and before == after else ""


class Misfits(list[Problem]):
    """What is found wrong with the parts of one value, while all of them are read."""

    def part(self, read: Callable[[Any, object], _T], value: Any, told: object) -> _T | None:
        """A part; None if it was refused, with its problems kept."""
        try:
            return read(value, told)
        except Fault as error:
            self.append(error.at(value))
        except HandbookError as error:
            self.extend(error.problems)
        return None

    @property
    def full(self) -> bool:
        """Whether there are so many that no more need be looked for."""
        return len(self) >= _MOST

    def close(self) -> None:
        """HandbookError if there are any."""
        if self:
            raise HandbookError(tuple(self))

    @staticmethod
    def in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """The first of them, sorted by place, each told once."""
        told: dict[tuple[object, str], Problem] = {}
        for one in problems[:_MOST]:
            told.setdefault((one.place, one.message), one)
        return tuple(sorted(told.values(), key=lambda one: one.place))


def misfit(value: Any, wanted: type) -> Fault:
    """The fault of a value of another shape: a list where a text must be, nothing where a list must be."""
    what = f"{_found(value)} stands here, where {_WORDS[wanted]} must be"
    return fault("SCHEMA-05" if value == "" else "SCHEMA-03", what, _mend(value, wanted))


_WORDS: dict[type, str] = {Scalar: "a text", Sequence: "a list", Mapping: "`key: value` lines"}


def _found(value: Any) -> str:
    if value == "":
        return "nothing"
    return {Scalar: "a text", Sequence: "a list"}.get(type(value), "`key: value`")


def _mend(value: Any, wanted: type) -> str:
    if wanted is Mapping:
        no_space = isinstance(value, Scalar) and re.match(r"[\w-]+:\S", value)
        return "put a space after the colon" if no_space else "write `key: value`, one to a line"
    if wanted is Sequence:
        return "start each entry with `- `, one to a line" if value else "write entries, or delete the key"
    if isinstance(value, Mapping):
        return "put the whole text in quotes; its colon made it a key and a value"
    return "write one text; without [ ] and without `- `"
