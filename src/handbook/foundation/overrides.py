"""`--set PATH=VALUE`: a value of the book replaced for one build, keeping its place on the command line."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from handbook.foundation.entry import settled, unseen
from handbook.foundation.marks import HandbookError, refuse, spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Mapping, Scalar, ends, span
from handbook.foundation.values import Sequence as Listed


class Override(NamedTuple):
    """A path of keys, ids or numbers, and the value that is to stand there."""

    path: tuple[Scalar, ...]
    value: Scalar


def read_override(text: Scalar) -> Override:
    """The override in `edition.version=2`; HandbookError (USAGE-06) if it is none."""
    hidden = unseen(text)
    if hidden:
        raise refuse("SYNTAX-14", hidden.says, text.mark, "delete it and type the text again")
    path, equals, value = text.partition("=")
    if not equals or not all(path.split(".")):
        raise refuse("USAGE-06", f'"{text}" sets nothing', text.mark, "write PATH=VALUE: edition.version=2")
    parts, at = [], 0
    for word in path.split("."):
        parts.append(_part(text, at, word))
        at += len(word) + 1
    given = _part(text, len(path) + 1, value)
    return Override(tuple(parts), given.like(settled(given)))


def _part(text: Scalar, at: int, word: str) -> Scalar:
    start, end = ends(text.span)
    if end - start != len(text):  # the shell needed quotes, so offsets do not agree
        return Scalar(word, text.source, text.span)
    return Scalar(word, text.source, span(start + at, start + at + len(word)))


def route(overrides: Iterable[Override], files: Sequence[str], default: str) -> dict[str, list[Override]]:
    """Overrides by file: the first word names one of the files, or else a key of the default file."""
    routed: dict[str, list[Override]] = {}
    for one in overrides:
        first = one.path[0]
        named = first in files and len(one.path) > 1
        inner = Override(one.path[1:], one.value) if named else one
        routed.setdefault(first if named else default, []).append(inner)
    return routed


def apply(mapping: Mapping, overrides: Iterable[Override]) -> Mapping:
    """A copy of a mapping with these values set; HandbookError (USAGE-06) where a path leads nowhere."""
    for override in overrides:
        mapping = _set(mapping, override.path, override.value)
    return mapping


def _set(node: Any, path: tuple[Scalar, ...], value: Scalar) -> Any:
    key, rest = path[0], path[1:]
    if isinstance(node, Mapping):
        if rest and key not in node:
            raise _astray(key, list(node))
        return node.having(str(key), _set(node[key], rest, value) if rest else value, key.mark)
    if isinstance(node, Listed):
        at = _index(node, key)
        inner = _set(node[at], rest, value) if rest else value
        return Listed([*node[:at], inner, *node[at + 1 :]], node.source, node.span)
    raise refuse("USAGE-06", f"{spelt(key)} lies inside a text", key.mark, "set the text itself")


def _index(node: Listed, key: Scalar) -> int:
    """The place of an entry in a list, by its id or by its number counted from 1."""
    ids = [str(entry.get("id", "")) if isinstance(entry, Mapping) else "" for entry in node]
    if key in ids:
        return ids.index(key)
    if key.isascii() and key.isdecimal() and 0 < int(key[:9]) <= len(node):
        return int(key) - 1
    raise _astray(key, [name for name in ids if name] or [str(number + 1) for number in range(len(node))])


def _astray(key: Scalar, known: list[str]) -> HandbookError:
    return refuse("USAGE-06", f"there is no {spelt(key)} to set a value in", key.mark, suggest(key, known))
