"""How a value is read that a model declares so: `tuple[Text, ...]`, `Annotated[Amount, InKeys("dose")] | None`.

A type reads itself: it has a class method `placed(value, told)`. A mark in `Annotated` stands over the reader of
what it marks: it has `read(inner, value, told)`, and `json_schema(own)` for what an editor is told of it.
"""

from __future__ import annotations

from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from handbook.foundation.fault import Misfits, Reader, misfit
from handbook.foundation.typed import flag
from handbook.foundation.values import Mapping, Scalar, Sequence


def reader(kind: Any) -> Reader:
    """The reader of an annotation; TypeError for one that nothing from YAML can be."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        read = reader(parts[0])
        for mark in parts[1:]:
            read = partial(mark.read, read)
        return read
    if origin in (Union, UnionType):
        return reader(optional(kind))
    if origin is tuple and parts[1:] == (...,):
        return partial(_listed, reader(parts[0]))
    if kind in (Scalar, Sequence, Mapping):
        return partial(_as_it_is, kind)
    if kind is bool:
        return flag
    if not hasattr(kind, "placed"):
        raise TypeError(f"nothing in YAML is read as {kind}")
    read_by: Reader = kind.placed
    return read_by


def optional(kind: Any) -> Any:
    """What stands beside None in `Amount | None`: nothing in YAML is None, so it is only the default."""
    (one,) = (part for part in get_args(kind) if part is not NoneType)
    return one


def _as_it_is(shape: type, value: Any, told: object) -> Any:
    if not isinstance(value, shape):
        raise misfit(value, shape)
    return value


def _listed(read: Reader, value: Any, told: object) -> tuple[Any, ...]:
    """The entries of a list; HandbookError with every problem of them, up to a number."""
    if not isinstance(value, list | tuple):
        raise misfit(value, Sequence)
    misfits, made = Misfits(), []
    for one in value:
        made.append(misfits.part(read, one, told))
        if misfits.full:
            break
    misfits.close()
    return tuple(made)
