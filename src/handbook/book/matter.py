"""What the blocks of a section's body hold, as they are written: a model for each that is more than words."""

from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field

from handbook.book.edition import OCEBM
from handbook.foundation.model import WORDS, Before, Flag, Model, Name, Text, Whole, fault, one_of, under, validate
from handbook.foundation.values import Mapping, Scalar, Sequence

SPECIES = ("human", "animal", "in-vitro", "none")
FIGURES = ("timeline", "potency", "ladder", "course", "steps", "week", "cycle", "image")


def several(value: Any) -> Any:
    """One text where a list may stand is a list of one."""
    return (value,) if isinstance(value, Scalar) else value


_Each = TypeVar("_Each")
OneOrMore = Annotated[tuple[_Each, ...], Before(several, lambda listed: listed["items"])]
"""A list, or one entry alone."""


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
    columns: tuple[Annotated[ColumnHead, Before(under("head"), lambda _: WORDS)], ...]
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


SHAPES: dict[str, type[Model]] = {
    "h": SubHeading,
    "table": TableBlock,
    "facts": FactsBlock,
    "note": CalloutBlock,
    "caution": CalloutBlock,
    "warning": CalloutBlock,
    "stop": CalloutBlock,
    "quote": QuoteBlock,
    "finding": Finding,
    "figure": FigureBlock,
}
"""The model of each block; built when a book first uses it."""


def read(kind: str, value: Any) -> Model:
    """What a block of a kind holds; HandbookError with every fault of it."""
    shape = SHAPES[kind]
    made = validate(shape, _widened(shape, value))
    return _even(made) if isinstance(made, TableBlock) else made


def json_schema(kind: str, handler: Any) -> dict[str, Any]:
    """What an editor is told of a block: its model, and the short form if it has one."""
    shape = SHAPES[kind]
    shape.model_rebuild()
    own: dict[str, Any] = handler(shape.__pydantic_core_schema__)
    short = [one for one in ("text", "rows", "head") if one in shape.model_fields]
    return {"anyOf": [own, {"type": ["string", "number", "boolean", "array"]}]} if short else own


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
