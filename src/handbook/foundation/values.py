"""Text, lists and mappings that know where they were written."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from handbook.foundation.marks import Mark, Source

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

# A value's stretch of its source is kept as one number, start and end offset in 30 bits each: a mark as an
# object of its own would weigh more than most of the texts it belongs to.
_BITS = 30
_MASK = (1 << _BITS) - 1


def span(start: int, end: int) -> int:
    """The stretch between two offsets into a source, packed."""
    return start << _BITS | end


def ends(packed: int) -> tuple[int, int]:
    """The two offsets of a packed stretch."""
    return packed >> _BITS, packed & _MASK


def mark_of(source: Source | None, packed: int) -> Mark | None:
    """The mark of a packed stretch, or None for a value that was made and not read."""
    if source is None:
        return None
    starts, length = _line_starts(source), len(source.text)
    start, end = min(packed >> _BITS, length), min(packed & _MASK, length)
    line, end_line = bisect_right(starts, start), bisect_right(starts, end)
    return Mark(source, line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)


@lru_cache(maxsize=256)
def _line_starts(source: Source) -> array[int]:
    starts = array("L", [0])
    for line in source.text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    if source.text and source.text[-1] not in "\r\n":
        starts.pop()
    return starts


class _Placed:
    """What every value read from YAML has: its source and its stretch of it."""

    __slots__ = ()
    source: Source | None
    span: int

    @property
    def mark(self) -> Mark:
        """Where this value was written."""
        return mark_of(self.source, self.span) or Mark(_NOWHERE, 1, 1, 1, 1)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(_JSON_SCHEMAS[cls.__name__])


_NOWHERE = Source("made by the program", "")

# A number written without quotes is a number to an editor, and text to us.
_JSON_SCHEMAS: dict[str, dict[str, Any]] = {
    "Scalar": {"type": ["string", "number", "boolean", "null"]},
    "Sequence": {"type": "array"},
    "Mapping": {"type": "object"},
}


class Scalar(str, _Placed):
    """A text as written in YAML, without its quotes; an empty value is an empty text."""

    __slots__ = ("source", "span")

    def __new__(cls, text: str = "", source: Source | None = None, span: int = 0) -> Scalar:
        made = str.__new__(cls, text)
        made.source, made.span = source, span
        return made

    def like(self, text: str) -> Scalar:
        """Another text that stands at the same place."""
        return Scalar(text, self.source, self.span)


class Sequence(list[Any], _Placed):
    """A YAML list of Scalars, Sequences and Mappings."""

    __slots__ = ("source", "span")

    def __init__(self, values: Any = (), source: Source | None = None, span: int = 0) -> None:
        super().__init__(values)
        self.source, self.span = source, span


class Mapping(dict[str, Any], _Placed):
    """A YAML mapping from plain text keys to Scalars, Sequences and Mappings, in the order written."""

    __slots__ = ("_foreign", "key_spans", "source", "span")

    def __init__(self, values: Any = (), source: Source | None = None, span: int = 0) -> None:
        super().__init__(values)
        self.source, self.span = source, span
        self.key_spans: list[int] = []
        self._foreign: dict[str, Mark] | None = None

    def key_mark(self, key: str) -> Mark:
        """Where this key was written; the place of the mapping for a key that it lacks."""
        if self._foreign and key in self._foreign:
            return self._foreign[key]
        for name, packed in zip(self, self.key_spans, strict=False):
            if name == key:
                return mark_of(self.source, packed) or self.mark
        return self.mark

    def marks(self) -> Iterator[tuple[str, Mark, Any]]:
        """Every key with its mark and its value."""
        return ((key, self.key_mark(key), value) for key, value in self.items())

    def having(self, key: str, value: Any, key_mark: Mark) -> Mapping:
        """A copy in which this key, written there, has this value (`--set`, a style sheet's `extends`)."""
        copy = Mapping(self, self.source, self.span)
        copy.key_spans = self.key_spans
        copy._foreign = {**(self._foreign or {}), key: key_mark}
        copy[key] = value
        return copy
