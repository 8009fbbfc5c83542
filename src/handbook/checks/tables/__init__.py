"""Small tables of facts that the checks look up; each file says where its facts come from."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=4)
def lines(name: str) -> tuple[str, ...]:
    """The lines of a table, without its comments."""
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
