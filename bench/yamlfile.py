"""YAML as an author writes it: block style, long prose folded at 100 columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,;()%/-]*")
_WIDTH = 100


def written(value: Mapping[str, Value]) -> str:
    """The text of a YAML file with this mapping."""
    return "\n".join(_mapping(value, 0)) + "\n"


def _mapping(value: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, item in value.items():
        yield from _entry(f"{' ' * indent}{key}:", item, indent)


def _entry(start: str, value: Value, indent: int) -> Iterator[str]:
    """A key or a dash, and its value on the same line or on the lines below."""
    if isinstance(value, str):
        yield from _text(start, value, indent)
    elif isinstance(value, Mapping):
        yield start
        yield from _mapping(value, indent + 2)
    elif _short(value):
        yield f"{start} {_flow(value)}"
    else:
        yield start
        yield from _sequence(value, indent + 2)


def _sequence(values: Sequence[Value], indent: int) -> Iterator[str]:
    pad = " " * indent
    for value in values:
        if isinstance(value, Mapping):
            lines = _mapping(value, indent + 2)
            yield pad + "- " + next(lines).lstrip()
            yield from lines
        elif isinstance(value, str):
            yield from _text(pad + "-", value, indent)
        else:
            yield f"{pad}- {_flow(value)}"


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    if len(text) + len(start) < _WIDTH:
        yield f"{start} {_scalar(text)}"
        return
    yield start + " >-"
    yield from _folded(text, " " * (indent + 2))


def _folded(text: str, pad: str) -> Iterator[str]:
    line: list[str] = []
    width = len(pad)
    for word in text.split(" "):
        if width + len(word) > _WIDTH and line:
            yield pad + " ".join(line)
            line, width = [], len(pad)
        line.append(word)
        width += len(word) + 1
    yield pad + " ".join(line)


def _short(values: Sequence[Value]) -> bool:
    """Whether a list fits on one line: words only, and few of them."""
    return all(isinstance(value, str) for value in values) and sum(len(str(v)) + 2 for v in values) < 60


def _flow(value: Value) -> str:
    if isinstance(value, str):
        return _scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(_flow(item) for item in value) + "]"


def _scalar(text: str, flow: bool = False) -> str:
    """A value as it is where YAML allows it, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and text == text.strip() and not (flow and "," in text)
    return text if plain else json.dumps(text, ensure_ascii=False)
