"""Records: plain tuples with named fields, and things that are told apart by identity and never changed."""

from __future__ import annotations

from collections import namedtuple
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

_T = TypeVar("_T")

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    # typing's own compiles every annotation that is written as text and looks whether it is a type, which the
    # type checker has done: that takes longer than all else that a record needs (10 ms for those of a check).

    class _Record(type):
        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            if name == "NamedTuple":
                return super().__new__(cls, name, bases, space)
            fields = space.get("__annotations__", ())
            defaults = [space.pop(field) for field in fields if field in space]
            made = namedtuple(name, fields, defaults=defaults, module=space["__module__"])
            for key, value in space.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Record):
        """A tuple whose places have names, written like typing's."""


@dataclass_transform(frozen_default=True, eq_default=False)
def record(made: type[_T]) -> type[_T]:
    """A frozen dataclass without equality: frozen for the type checker, since they are made by the ten thousand.

    Frozen for Python, each would take three times as long to make.
    """
    return dataclass(slots=True, eq=False, repr=False)(made)
