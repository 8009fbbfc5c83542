"""The house: no module reaches itself, no name stands for two things, no file is longer than one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import handbook
from importing import imports

SOURCE = Path(handbook.__file__).parent
LONGEST = 300
NAMELESS = {"utils", "helpers", "common", "core", "manager", "misc"}


@cache
def modules() -> dict[str, Path]:
    """Every module by its whole name."""
    made = {}
    for path in SOURCE.rglob("*.py"):
        parts = ("handbook", *path.relative_to(SOURCE).with_suffix("").parts)
        made[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return made


def imported(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """The modules that one imports."""
    for node in imports(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in known else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_no_module_reaches_itself() -> None:
    known = modules()
    assert len(known) > 200
    arrows = {name: {one for one in imported(path, known) if one in known} - {name} for name, path in known.items()}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_relative_imports_are_not_used() -> None:
    nodes = ((path, node) for path in modules().values() for node in imports(path))
    assert not [path for path, node in nodes if isinstance(node, ast.ImportFrom) and node.level]


def test_no_two_names_differ_by_an_s_and_none_says_nothing() -> None:
    names = {path.stem for path in modules().values() if path.stem != "__init__"}
    assert not {name for name in names if f"{name}s" in names}
    assert not names & NAMELESS


def test_no_file_is_longer_than_one_sitting() -> None:
    lengths = {name: len(path.read_text("utf-8").splitlines()) for name, path in modules().items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
