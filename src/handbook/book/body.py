"""The common blocks of a section's body, as they are written: one-key mappings, checked one by one."""

from typing import Annotated, Any, NamedTuple, Self, TypeVar

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from handbook.book.edition import OCEBM
from handbook.foundation.marks import HandbookError, Mark, spelt
from handbook.foundation.model import Before, Flag, Model, Name, Text, Whole, fault, one_of, text_of, validate
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Mapping, Scalar, Sequence

SPECIES = ("human", "animal", "in-vitro", "none")
FIGURES = ("timeline", "potency", "ladder", "course", "steps", "week", "cycle", "image")


def several(value: Any) -> Any:
    """One text where a list may stand is a list of one."""
    return (value,) if isinstance(value, Scalar) else value


_Each = TypeVar("_Each")
OneOrMore = Annotated[tuple[_Each, ...], Before(several, lambda listed: listed["items"])]
"""A list, or one entry alone."""
WORDS = {"type": ["string", "number", "boolean"]}
"""What an editor takes a text for that is written without quotes."""


def _head(value: Any) -> Any:
    """A text alone is the head of a column."""
    return Mapping({"head": value}, value.source, value.span) if isinstance(value, Scalar) else value


def _pair(row: tuple[Scalar, ...]) -> tuple[Scalar, ...]:
    if len(row) != 2:
        what = f"this row has {len(row)} entries; it needs two, a key and a value"
        mark = row[0].mark if row else None
        raise fault("SCHEMA-12", what, "write [key, value]; put a text with a comma in quotes", mark)
    return row


Pairs = tuple[Annotated[tuple[Text, ...], AfterValidator(_pair)], ...]


class SubHeading(Model):
    """A heading inside a section, which may have an id for cross references."""

    text: Text
    id: Name | None = None


class ColumnHead(Model):
    """A column of a table."""

    head: Text
    align: Annotated[Scalar, one_of("left", "right", "centre")] = Scalar("left")
    keep: Flag = False


class TableBlock(Model):
    """A table: the rows have as many cells as there are columns."""

    id: Name | None = None
    caption: Scalar = Scalar()
    columns: tuple[Annotated[ColumnHead, Before(_head, lambda _: WORDS)], ...]
    rows: tuple[tuple[Scalar, ...], ...]
    notes: tuple[Text, ...] = ()


def _even(table: TableBlock) -> TableBlock:
    width = len(table.columns)
    for number, row in enumerate(table.rows, 1):
        if len(row) != width:
            what = f"row {number} of this table has {len(row)} cells, and the table has {width} columns"
            mark = row[0].mark if row else None
            raise fault("SCHEMA-12", what, "write a cell for each column; put a text with a comma in quotes", mark)
    return table


class FactsBlock(Model):
    """Keys and values."""

    caption: Scalar = Scalar()
    rows: Pairs


class CalloutBlock(Model):
    """A note, caution, warning or stop with one paragraph or several."""

    title: Scalar = Scalar()
    text: OneOrMore[Text]


class QuoteBlock(Model):
    """Somebody's own words."""

    text: Text
    source: Scalar = Field(Scalar(), alias="from")


class Finding(Model):
    """A study's result: in whom, how it was studied, and how far it can be trusted."""

    within: Text = Field(alias="in")
    species: Annotated[Scalar, one_of(*SPECIES)]
    design: Text
    level: Annotated[Scalar, one_of(*OCEBM, "none")]
    says: Text
    refs: tuple[Name, ...] = ()


class FigureBlock(Model):
    """A figure drawn from the book's data, or an image file."""

    kind: Annotated[Scalar, one_of(*FIGURES)]
    id: Name | None = None
    caption: Scalar = Scalar()
    alt: Scalar = Scalar()
    file: Text | None = None
    """Only `image`: a PNG or JPEG inside the book's folder."""
    regimen: Name | None = None
    """`course`; for `steps`, `week` and `cycle`, if it is not all of the calendar."""
    on: Whole | None = None
    off: Whole | None = None


# What a block is written as: its name, and the shape of its value. Shapes are built when a book first uses them.
_TEXT, _TEXTS = "text", "texts"
BLOCKS: dict[str, type[Model] | str] = {
    "p": _TEXT,
    "h": SubHeading,
    "list": _TEXTS,
    "steps": _TEXTS,
    "table": TableBlock,
    "facts": FactsBlock,
    "note": CalloutBlock,
    "caution": CalloutBlock,
    "warning": CalloutBlock,
    "stop": CalloutBlock,
    "quote": QuoteBlock,
    "finding": Finding,
    "anecdote": _TEXT,
    "figure": FigureBlock,
}


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
        properties = {name: _json_schema(shape, handler) for name, shape in BLOCKS.items()}
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


def _json_schema(shape: type[Model] | str, handler: Any) -> dict[str, Any]:
    if isinstance(shape, str):
        return WORDS if shape == _TEXT else {"type": "array", "items": WORDS, "minItems": 1}
    shape.model_rebuild()
    own: dict[str, Any] = handler(shape.__pydantic_core_schema__)
    short = [one for one in ("text", "rows", "head") if one in shape.model_fields]
    return {"anyOf": [own, {"type": ["string", "number", "boolean", "array"]}]} if short else own


def _part(block: Any, faults: list[InitErrorDetails]) -> Part | None:
    """One block; None if it was refused, with its faults kept."""
    try:
        kind = _kind(block)
        return Part(kind, _value(BLOCKS[kind], block[kind]), block.mark)
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
        hint = "start each block with a dash of its own" if block else f"write one of: {', '.join(BLOCKS)}"
        raise fault("SCHEMA-13", what, hint, block.mark)
    kind = next(iter(block))
    if kind not in BLOCKS:
        raise fault("SCHEMA-01", f"{spelt(kind)} is no kind of block", suggest(kind, BLOCKS), block.key_mark(kind))
    return kind


def _value(shape: type[Model] | str, value: Any) -> Any:
    if shape == _TEXT:
        return _filled(value)
    if shape == _TEXTS:
        if not isinstance(value, Sequence) or not value:
            raise fault("SCHEMA-03", "a list belongs here", "start each entry with `- `, one to a line", value.mark)
        return tuple(_filled(one) for one in value)
    assert not isinstance(shape, str)
    made = validate(shape, _widened(shape, value))
    return _even(made) if isinstance(made, TableBlock) else made


def _filled(value: Any) -> Scalar:
    try:
        return text_of(value, "a text")
    except PydanticCustomError as error:
        told = error.context or {}
        raise fault(error.type, told["message"], told["hint"], value.mark) from None


def _widened(shape: type[Model], value: Any) -> Mapping:
    """The short form of a block, a text or a list alone, as the mapping that it stands for."""
    if isinstance(value, Mapping):
        return value
    key = "rows" if shape is FactsBlock and isinstance(value, Sequence) else "text"
    listed = isinstance(value, Sequence) and shape not in (FactsBlock, CalloutBlock)
    if key not in shape.model_fields or listed:
        keys = ", ".join(field.alias or name for name, field in shape.model_fields.items())
        raise fault("SCHEMA-03", "`key: value` lines must stand here", f"write {keys}", value.mark)
    return Mapping({key: value}, value.source, value.span)
