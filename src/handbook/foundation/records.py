"""Records: plain tuples with named fields, and things that are told apart by identity and never changed."""

from __future__ import annotations

from functools import cached_property, lru_cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

_T = TypeVar("_T")

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    # typing's own compiles a function for each record, and every annotation that is written as text, to see
    # whether it is a type, which the type checker has done: 20 ms for the 190 records of a check, here 3.
    from collections import _tuplegetter

    @lru_cache(maxsize=32)
    def _maker(count: int) -> CodeType:
        """The code that makes a tuple of so many fields."""
        names = "".join(f", f{place}" for place in range(count))
        return eval(f"lambda cls{names}: new(cls, ({names[2:]}{',' * bool(count)}))").__code__

    class _Record(type):
        def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> type:
            if bases[0].__bases__ != (tuple,):  # NamedTuple itself, and what is made from a record
                return super().__new__(cls, name, bases, space)
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space[field] for field in fields if field in space}
            code = _maker(len(fields)).replace(co_varnames=("cls", *fields), co_qualname=f"{name}.__new__")
            new = FunctionType(code, {"new": tuple.__new__}, "__new__", tuple(defaults.values()))
            space |= {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
            space |= {"__slots__": (), "__new__": new, "__match_args__": fields}
            space |= {"_fields": fields, "_field_defaults": defaults}
            return super().__new__(cls, name, bases, space)

    class NamedTuple(tuple, metaclass=_Record):
        """A tuple whose places have names: as typing's, and sooner made."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values):
            return tuple.__new__(cls, values)

        def _replace(self, **values):
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"{type(self).__name__} has no {', '.join(values)}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            said = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({said})"

        def __getnewargs__(self):
            return tuple(self)


@dataclass_transform(frozen_default=True, eq_default=False)
def record(made: type[_T]) -> type[_T]:
    """A class whose things are told apart by identity; a dataclass, but frozen only for the type checker.

    They are made by the ten thousand: frozen for Python, each would take three times as long. A dataclass would
    also compile functions for each class, 5 ms for those of a check.
    """
    written = vars(made)
    fields = tuple(name for name, kind in made.__annotations__.items() if not str(kind).startswith("ClassVar"))
    defaults = {name: written[name] for name in fields if name in written}
    own = f"{made.__name__}.__init__"
    code = _filler(len(fields)).replace(co_varnames=("self", *fields), co_names=fields, co_qualname=own)
    space = {name: kept for name, kept in written.items() if name not in ("__dict__", "__weakref__", *defaults)}
    space["__init__"] = FunctionType(code, {}, "__init__", tuple(defaults.values()))
    space["__match_args__"] = fields
    if not any(isinstance(kept, cached_property) for kept in written.values()):
        space["__slots__"] = fields
    remade: type[_T] = type(made.__name__, made.__bases__, space)
    return remade


@lru_cache(maxsize=32)
def _filler(count: int) -> CodeType:
    """The code that keeps so many fields."""
    space: dict[str, Any] = {}
    names = "".join(f", f{place}" for place in range(count))
    kept = "; ".join(f"self.f{place} = f{place}" for place in range(count))
    exec(f"def __init__(self{names}): {kept or 'pass'}", space)
    code: CodeType = space["__init__"].__code__
    return code


def replaced(one: _T, **changes: Any) -> _T:
    """A record like this one, but for some fields."""
    fields: tuple[str, ...] = one.__match_args__  # type: ignore[attr-defined]
    return type(one)(**{name: getattr(one, name) for name in fields} | changes)
