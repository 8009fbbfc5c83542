"""The keys of a style sheet, as the annotations of `sheet` declare them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from handbook.style.written import Flag, OneOf, Reader


class Key(NamedTuple):
    """One key: how its value is read, or the group that it opens, and whether it may be left out."""

    reader: Reader | None
    group: type | None
    optional: bool


@lru_cache(maxsize=32)
def keys(group: type) -> Mapping[str, Key]:
    """The keys of a group, in the order of the sheet."""
    defaults = group._field_defaults  # type: ignore[attr-defined]
    return {name: _key(kind, name in defaults) for name, kind in group.__annotations__.items()}


def _key(kind: Any, optional: bool) -> Key:
    if get_origin(kind) is Union:  # `Ink | None`
        kind = get_args(kind)[0]
    if get_origin(kind) is None and hasattr(kind, "_fields"):
        return Key(None, kind, optional)
    return Key(_reader(kind), None, optional)


def _reader(kind: Any) -> Reader:
    if get_origin(kind) is Annotated:
        reader: Reader = get_args(kind)[1]
        return reader
    if get_origin(kind) is Literal:
        return OneOf(get_args(kind))
    if kind is bool:
        return Flag()
    raise TypeError(f"a style sheet cannot hold {kind}")


@lru_cache(maxsize=32)
def leaves(group: type) -> tuple[tuple[str, bool], ...]:
    """The paths of all values in a group and below, and whether each may be left out."""
    found: list[tuple[str, bool]] = []
    for name, key in keys(group).items():
        if key.group:
            found.extend((f"{name}.{path}", optional) for path, optional in leaves(key.group))
        else:
            found.append((name, key.optional))
    return tuple(found)
