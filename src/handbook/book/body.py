"""The body of a section, as it is written: one-key mappings, checked one by one."""

from typing import Any, NamedTuple, Self

from pydantic import ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from handbook.foundation.marks import HandbookError, Mark, spelt
from handbook.foundation.model import WORDS, fault, text_of
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Mapping, Scalar, Sequence

_TEXT, _TEXTS = ("p", "anecdote"), ("list", "steps")
KINDS = (
    "p", "h", "list", "steps", "table", "facts", "note", "caution", "warning", "stop", "quote", "finding", "anecdote",
    "figure",
)  # fmt: skip
"""What a block is written as. What holds more than words has a model in `matter`, loaded when it is met."""


class Part(NamedTuple):
    """One block of a body: which it is, what it holds, and where it was written."""

    kind: str
    value: Any
    mark: Mark


class Body(tuple[Part, ...]):
    """The blocks of a section, in order."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: Any) -> dict[str, Any]:
        properties = {kind: _json_schema(kind, handler) for kind in KINDS}
        block = {"type": "object", "properties": properties, "additionalProperties": False}
        return {"type": "array", "items": block | {"minProperties": 1, "maxProperties": 1}}

    @classmethod
    def read(cls, value: Any) -> Self:
        """The blocks in a list of one-key mappings; every fault in any of them is told."""
        if not isinstance(value, Sequence):
            raise fault("SCHEMA-03", "blocks must be a list", "start each block with `- `")
        faults: list[InitErrorDetails] = []
        parts = [_part(block, faults) for block in value]
        if faults:
            raise ValidationError.from_exception_data("Body", faults)
        return cls(part for part in parts if part)


def _json_schema(kind: str, handler: Any) -> dict[str, Any]:
    if kind in _TEXT:
        return WORDS
    if kind in _TEXTS:
        return {"type": "array", "items": WORDS, "minItems": 1}
    from handbook.book.matter import json_schema

    return json_schema(kind, handler)


def _part(block: Any, faults: list[InitErrorDetails]) -> Part | None:
    """One block; None if it was refused, with its faults kept."""
    try:
        kind = _kind(block)
        return Part(kind, _value(kind, block[kind]), block.mark)
    except PydanticCustomError as error:
        faults.append({"type": error, "loc": (), "input": block})
    except HandbookError as error:
        for one in error.problems:
            faults.append({"type": fault(one.code, one.message, one.hint, one.mark), "loc": (), "input": block})
    return None


def _kind(block: Any) -> str:
    if not isinstance(block, Mapping):
        raise fault("SCHEMA-03", "a block is a name and what it holds", "write `- p: …` for a paragraph", block.mark)
    if len(block) != 1:
        what = "an empty block stands here" if not block else f"{' and '.join(block)} stand in one block"
        hint = "start each block with a dash of its own" if block else f"write one of: {', '.join(KINDS)}"
        raise fault("SCHEMA-13", what, hint, block.mark)
    kind = next(iter(block))
    if kind not in KINDS:
        raise fault("SCHEMA-01", f"{spelt(kind)} is no kind of block", suggest(kind, KINDS), block.key_mark(kind))
    return kind


def _value(kind: str, value: Any) -> Any:
    if kind in _TEXT:
        return _filled(value)
    if kind in _TEXTS:
        if not isinstance(value, Sequence) or not value:
            raise fault("SCHEMA-03", "a list belongs here", "start each entry with `- `, one to a line", value.mark)
        return tuple(_filled(one) for one in value)
    from handbook.book.matter import read

    return read(kind, value)


def _filled(value: Any) -> Scalar:
    try:
        return text_of(value, "a text")
    except PydanticCustomError as error:
        told = error.context or {}
        raise fault(error.type, told["message"], told["hint"], value.mark) from None
