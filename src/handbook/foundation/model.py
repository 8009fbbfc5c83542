"""The base of all models read from YAML, and the gate through which mappings become models."""

from __future__ import annotations

from functools import cache
from inspect import get_annotations
from typing import Any, NamedTuple, Self, TypeVar, dataclass_transform

from handbook.foundation.annotated import reader
from handbook.foundation.fault import Fault, Misfits, Reader, fault, misfit
from handbook.foundation.marks import HandbookError, Problem, spelt
from handbook.foundation.nearest import nearest, suggest
from handbook.foundation.typed import WORDS, Before, Day, Flag, Name, Number, Text, Whole, misses, one_of, text_of
from handbook.foundation.values import Mapping

__all__ = [
    "WORDS",
    "Before",
    "Day",
    "Fault",
    "Flag",
    "Model",
    "Name",
    "Number",
    "Text",
    "Whole",
    "fault",
    "fields",
    "key",
    "misses",
    "one_of",
    "text_of",
    "validate",
]


class _Key(NamedTuple):
    written: str
    default: Any


def key(written: str, *, default: Any = ...) -> Any:
    """For a key that cannot be the name of its field: `rest: Break | None = key("break", default=None)`."""
    return _Key(written, default)


class Field(NamedTuple):
    """One field of a model."""

    key: str
    """As it is written in YAML."""
    kind: Any
    """The annotation."""
    read: Reader
    default: Any
    """`...` if the key must be there."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key,))
class Model:
    """Something written in YAML: frozen, and with no key that it does not know.

    Its fields are declared as those of a dataclass. What is made by the program, and not read, is not checked.
    """

    def __init__(self, **values: Any) -> None:
        known = fields(type(self))
        made = {name: values.pop(name, field.default) for name, field in known.items()}
        if values or ... in made.values():
            raise TypeError(f"{type(self).__name__} needs other values than these")
        self.__dict__.update(made)

    @classmethod
    def placed(cls, value: Any, told: object = None) -> Self:
        """The model that a mapping stands for; HandbookError with every problem, a fault if it is no mapping.

        `told` is what the values in it need to know of the book, to be read.
        """
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            raise misfit(value, Mapping)
        misfits, made = Misfits(), object.__new__(cls)
        known = fields(cls)
        unknown = _unknown(known, value)
        for name, field in known.items():
            if field.key in value:
                made.__dict__[name] = misfits.part(field.read, value[field.key], told)
            elif field.default is not ...:
                made.__dict__[name] = field.default
            elif not nearest(field.key, unknown):  # else it is there, misspelt, and told as an unknown key
                misfits.append(Problem("SCHEMA-02", f"`{field.key}` is missing", value.mark, f"add `{field.key}: …`"))
        misfits += [_strange(known, value, one) for one in unknown]
        misfits.close()
        return made

    def replaced(self, **values: Any) -> Self:
        """The same with other values in some fields."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def fields(shape: type[Model]) -> dict[str, Field]:
    """The fields of a model by name, those of its base first."""
    known: Any = shape  # any class can be a key, which mypy doubts of one whose values have a hash of their own
    return _declared(known)


@cache
def _declared(shape: Any) -> dict[str, Field]:
    made: dict[str, Field] = {}
    for base in reversed(shape.__mro__):
        for name, kind in get_annotations(base, eval_str=True).items():
            default = base.__dict__.get(name, ...)
            written = default if isinstance(default, _Key) else _Key(name, default)
            made[name] = Field(written.written, kind, reader(kind), written.default)
    return made


def _unknown(known: dict[str, Field], value: Mapping) -> list[str]:
    keys = {field.key for field in known.values()}
    return [one for one in value if one not in keys]


def _strange(known: dict[str, Field], parent: Mapping, key: str) -> Problem:
    # `max_dose` is no misspelt `dose`: a word more makes another thing of it.
    words = set(key.lower().replace("-", "_").split("_"))
    allowed = [field.key for field in known.values() if not set(field.key.split("_")) < words]
    free = [name for name in allowed if name not in parent]
    hint = suggest(key, free if nearest(key, free) else allowed)
    return Problem("SCHEMA-01", f"{spelt(key)} is not known here", parent.key_mark(key), hint)


_Shape = TypeVar("_Shape", bound=Model)


def validate(shape: type[_Shape], mapping: Mapping, told: object = None) -> _Shape:
    """The model that a mapping stands for; HandbookError with its problems, sorted by place."""
    try:
        return shape.placed(mapping, told)
    except HandbookError as error:
        raise HandbookError(Misfits.in_order(error.problems)) from None
