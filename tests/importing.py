"""What the modules of a folder import: each is read once, however many laws are asked of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

Import = ast.Import | ast.ImportFrom


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """The imports of a module, wherever in it: at the top, in a function, for the type checker alone."""
    return tuple(_imports(ast.parse(path.read_bytes())))


def _imports(within: ast.AST) -> Iterator[Import]:
    """Only statements are looked into: no expression holds an import."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for inner in getattr(within, part, ()):
            if isinstance(inner, ast.Import | ast.ImportFrom):
                yield inner
            else:
                yield from _imports(inner)
