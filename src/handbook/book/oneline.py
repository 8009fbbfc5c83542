"""Texts that are one stretch of words, a title or a cell, and those that may have paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.foundation.marks import Problem
from handbook.foundation.values import Mapping, Scalar, Sequence

_MANY = frozenset({"p", "lead", "anecdote", "list", "steps", "note", "caution", "warning", "stop", "text", "meaning"})
"""Keys whose texts may have several paragraphs."""
_ONE = frozenset({"h", "quote", "facts", "table"})
"""Keys below which none may."""


def torn(mapping: Mapping) -> Iterator[Problem]:
    """A problem for every text that an empty line parts where there is room for one stretch of words."""
    yield from _in(mapping, "", False)


def _in(value: Any, key: str, many: bool) -> Iterator[Problem]:
    many = key not in _ONE and (many or key in _MANY)
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _in(inner, name, many and name not in _ONE and name in _MANY)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _in(inner, key, many)
    elif isinstance(value, Scalar) and "\n" in value and not many:
        hint = "take out the empty line, or write its parts as entries of their own"
        yield Problem("SYNTAX-21", "an empty line parts this text, and one stretch of words belongs here", value.mark, hint)
