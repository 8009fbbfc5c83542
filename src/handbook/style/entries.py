"""One sheet's values, each with its path (`type.body.size`) and its place; read, unless it is a sum."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from handbook.foundation.marks import Mark, Problem, spelt
from handbook.foundation.nearest import nearest, suggest
from handbook.foundation.regex import Regex
from handbook.foundation.units import PAPERS
from handbook.foundation.values import Mapping as Written
from handbook.foundation.values import Scalar
from handbook.style.chain import Sheet
from handbook.style.fields import Key, keys
from handbook.style.sheet import Style
from handbook.style.sums import is_name, is_sum, named
from handbook.style.written import Reader, Unfit

PENDING = object()
"""Stands for a value that waits for its variables."""
UNSET = object()
"""Stands for a value that `~` or nothing takes away."""

_COMMENT = Regex(r" *(#[0-9a-fA-F]{6})\b")
_OWN = ("extends", "variables", "papers")
_ONCE = ("paper", "describes")  # the same on all papers


class Entry(NamedTuple):
    """A value as one sheet writes it; `rank` is that sheet's place in the row of sheets."""

    path: str
    text: Scalar
    rank: int
    reader: Reader | None
    value: Any


class Layer(NamedTuple):
    """What one sheet says, for every paper or for one."""

    values: dict[str, Entry]
    variables: dict[str, Entry]


class Entries:
    """Reads sheets into layers; gathers the problems, and the variables that any of their values names."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._set: list[tuple[Written, str]] = []
        self._used: set[str] = set()

    def unused(self) -> list[Problem]:
        """A problem for every variable that no value of any sheet names: it is misspelt, or idle."""
        return [
            Problem("STYLE-08", f"no value uses `${name}`", written.key_mark(name), self._meant(name))
            for written, name in self._set
            if name not in self._used
        ]

    def _meant(self, name: str) -> str:
        close = nearest(name, self._used)
        return f"did you mean `{close}`?" if close else f"take it out, or write `${name}` where it is meant"

    def layers(self, sheet: Sheet, rank: int) -> Mapping[str, Layer]:
        """The sheet's layers by paper; the one for every paper under an empty name."""
        written = sheet.values
        everywhere = self._layer(written, rank, (*_OWN, *_top(())))
        layers = {"": everywhere}
        papers = written.get("papers", "")
        for paper, section in self._items(papers, written, "papers"):
            if paper not in PAPERS:
                self._unknown(papers, paper, tuple(PAPERS), "paper")
            elif isinstance(section, Written):
                layers[paper] = self._layer(section, rank, ("variables", *_top(_ONCE)))
            elif not _empty(section):
                self._shape(section.mark, f"papers.{paper}", "keys of its own")
        return layers

    def _layer(self, written: Written, rank: int, known: tuple[str, ...]) -> Layer:
        layer = Layer({}, {})
        top = keys(Style)
        for name, value in written.items():
            if name == "name":
                hint = "take it out: a style has the name of its file"
                self.problems.append(Problem("STYLE-02", "unknown key `name`", written.key_mark(name), hint))
            elif name not in known:
                self._unknown(written, name, known, "key")
            elif name == "variables":
                self._variables(value, written, rank, layer.variables)
            elif name in top:
                self._value(name, value, top[name], rank, layer.values)
        return layer

    def _variables(self, value: Any, written: Written, rank: int, into: dict[str, Entry]) -> None:
        for name, text in self._items(value, written, "variables"):
            if not is_name(f"${name}"):
                what = f"`{name}` cannot be the name of a variable"
                mark, hint = value.key_mark(name), "use small letters, digits and hyphens, a letter first"
                self.problems.append(Problem("STYLE-02", what, mark, hint))
            elif not isinstance(text, Scalar):
                self._shape(text.mark, name, "one value")
            else:
                self._set.append((value, name))
                self._used.update(named(text))
                self._variable(name, text, rank, into)

    def _variable(self, name: str, text: Scalar, rank: int, into: dict[str, Entry]) -> None:
        if not _empty(text):
            into[name] = Entry(name, text, rank, None, PENDING)
        elif not self._unquoted(text):
            self.problems.append(Problem("STYLE-07", f"`{name}` has no value", text.mark, "write a value"))

    def _group(self, written: Written, group: type, path: str, rank: int, into: dict[str, Entry]) -> None:
        known = keys(group)
        for name, value in written.items():
            if name in known:
                self._value(f"{path}.{name}", value, known[name], rank, into)
            else:
                self._unknown(written, name, tuple(known), "key", path)

    def _value(self, path: str, value: Any, key: Key, rank: int, into: dict[str, Entry]) -> None:
        if key.group and isinstance(value, Written):
            self._group(value, key.group, path, rank, into)
        elif not isinstance(value, Scalar):
            self._shape(value.mark, path, "keys of its own" if key.group else "one value")
        elif _empty(value):
            if not self._unquoted(value):
                into[path] = Entry(path, value, rank, key.reader, UNSET)
        elif key.reader is None:
            self._shape(value.mark, path, "keys of its own")
        else:
            into[path] = Entry(path, value, rank, key.reader, self._read(value, key.reader))

    def _unquoted(self, text: Scalar) -> bool:
        """Whether this value is empty because it is a colour without quotes, which is a comment to YAML."""
        mark = text.mark
        hidden = None if text else _COMMENT.match(mark.source.line(mark.line), mark.column - 1)
        if hidden:
            message = f"{hidden[1]} has no quotes, so it is read as a comment"
            self.problems.append(Problem("STYLE-04", message, mark, f'write "{hidden[1]}"'))
        return hidden is not None

    def _read(self, text: Scalar, reader: Reader) -> Any:
        if reader.computed and is_sum(text):
            self._used.update(named(text))
            return PENDING
        try:
            return reader(text)
        except Unfit as wrong:
            self.problems.append(Problem(wrong.code, wrong.message, text.mark, wrong.hint))
            return PENDING

    def _items(self, value: Any, written: Written, name: str) -> Iterable[tuple[str, Any]]:
        if isinstance(value, Written):
            return value.items()
        if not _empty(value):
            self._shape(value.mark, name, "keys of its own")
        return ()

    def _shape(self, mark: Mark, path: str, takes: str) -> None:
        hint = "indent its keys below it" if takes == "keys of its own" else "write the value after the colon"
        self.problems.append(Problem("STYLE-05", f"`{path}` takes {takes}", mark, hint))

    def _unknown(self, written: Written, name: str, known: tuple[str, ...], kind: str, path: str = "") -> None:
        where = f" in `{path}`" if path else ""
        message, hint = f"unknown {kind} {spelt(name)}{where}", suggest(name, known)
        self.problems.append(Problem("STYLE-02", message, written.key_mark(name), hint))


def _top(without: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in keys(Style) if name not in without and name != "name")


def _empty(value: Any) -> bool:
    return isinstance(value, str) and value in ("", "~")
