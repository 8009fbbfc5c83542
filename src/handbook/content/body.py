"""The common blocks of a section's body, as they are written: one-key mappings, checked one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import AfterValidator, ConfigDict, Field, ValidatorFunctionWrapHandler, WrapValidator

from handbook.content.edition import OCEBM
from handbook.foundation.marks import Mark
from handbook.foundation.model import Flag, Model, Name, Text, Whole, fault, one_of
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Mapping, Scalar, Sequence

SPECIES = ("human", "animal", "in-vitro", "none")
FIGURES = ("timeline", "potency", "ladder", "course", "image")


def several(value: Any) -> Any:
    """One text where a list may stand is a list of one."""
    return (value,) if isinstance(value, Scalar) else value


def _shaped(*shapes: tuple[type, str]) -> WrapValidator:
    """A shorthand: a value of one of these YAML types stands for the mapping with only this key."""

    def widen(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        key = next((key for kind, key in shapes if isinstance(value, kind)), None)
        return handler(Mapping({key: value}, value.source, value.span) if key else value)

    return WrapValidator(widen)


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
    align: Annotated[Scalar, *one_of("left", "right", "centre")] = Scalar("left")
    keep: Flag = False


class TableBlock(Model):
    """A table: the rows have as many cells as there are columns."""

    id: Name | None = None
    caption: Scalar = Scalar()
    columns: tuple[Annotated[ColumnHead, _shaped((Scalar, "head"))], ...]
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
    text: Annotated[tuple[Text, ...], WrapValidator(lambda value, handler: handler(several(value)))]


class QuoteBlock(Model):
    """Somebody's own words."""

    text: Text
    source: Scalar = Field(Scalar(), alias="from")


class Finding(Model):
    """A study's result: in whom, how it was studied, and how far it can be trusted."""

    within: Text = Field(alias="in")
    species: Annotated[Scalar, *one_of(*SPECIES)]
    design: Text
    level: Annotated[Scalar, *one_of(*OCEBM, "none")]
    says: Text
    refs: tuple[Name, ...] = ()


class FigureBlock(Model):
    """A figure drawn from the book's data, or an image file."""

    kind: Annotated[Scalar, *one_of(*FIGURES)]
    id: Name | None = None
    caption: Scalar = Scalar()
    alt: Scalar = Scalar()
    file: Text | None = None
    """Only `image`: a PNG or JPEG inside the book's folder."""
    regimen: Name | None = None
    """Only `course`."""
    on: Whole | None = None
    off: Whole | None = None


class Block(Model):
    """One block: exactly one of these keys."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    p: Text | None = None
    h: Annotated[SubHeading, _shaped((Scalar, "text"))] | None = None
    list: tuple[Text, ...] | None = None
    steps: tuple[Text, ...] | None = None
    table: Annotated[TableBlock, AfterValidator(_even)] | None = None
    facts: Annotated[FactsBlock, _shaped((Sequence, "rows"))] | None = None
    note: Annotated[CalloutBlock, _shaped((Scalar, "text"), (Sequence, "text"))] | None = None
    caution: Annotated[CalloutBlock, _shaped((Scalar, "text"), (Sequence, "text"))] | None = None
    warning: Annotated[CalloutBlock, _shaped((Scalar, "text"), (Sequence, "text"))] | None = None
    stop: Annotated[CalloutBlock, _shaped((Scalar, "text"), (Sequence, "text"))] | None = None
    quote: Annotated[QuoteBlock, _shaped((Scalar, "text"))] | None = None
    finding: Finding | None = None
    anecdote: Text | None = None
    figure: FigureBlock | None = None


class Part(NamedTuple):
    """One block of a body: which it is, what it holds, and where it was written."""

    kind: str
    value: Any
    mark: Mark


def _part(value: Any, handler: ValidatorFunctionWrapHandler) -> Part:
    names = Block.model_fields
    if not isinstance(value, Mapping):
        handler(value)  # the model's own refusal of a text or a list
    if len(value) != 1:
        known = [key for key in value if key in names]
        what = "an empty block stands here" if not value else f"{' and '.join(value)} stand in one block"
        hint = "start each block with a dash of its own" if known else "write one of: " + ", ".join(names)
        raise fault("SCHEMA-13", what, hint, value.mark)
    kind = next(iter(value))
    if kind not in names:
        raise fault("SCHEMA-01", f"`{kind}` is no kind of block", suggest(kind, names), value.key_mark(kind))
    return Part(kind, getattr(handler(value), kind), value.mark)


if TYPE_CHECKING:
    Body = tuple[Part, ...]
else:
    Body = tuple[Annotated[Block, WrapValidator(_part)], ...]
