"""The base of all models read from YAML, and the gate through which mappings become models."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from handbook.foundation.marks import HandbookError
from handbook.foundation.typed import (
    WORDS,
    Before,
    Day,
    Flag,
    Name,
    Number,
    Text,
    Whole,
    fault,
    misses,
    one_of,
    text_of,
    under,
)
from handbook.foundation.values import Mapping

__all__ = [
    "WORDS",
    "Before",
    "Day",
    "Flag",
    "Model",
    "Name",
    "Number",
    "Text",
    "Whole",
    "fault",
    "misses",
    "one_of",
    "text_of",
    "under",
    "validate",
]


class Model(BaseModel):
    """Something written in YAML: frozen, and with no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Shape = TypeVar("Shape", bound=BaseModel)


def validate(shape: type[Shape], mapping: Mapping, told: object = None) -> Shape:
    """The model that a mapping stands for; HandbookError with every problem.

    `told` is what the values in it need to know of the book, to be read.
    """
    try:
        return shape.model_validate(mapping, context=told)
    except ValidationError as error:
        from handbook.foundation.misfits import problems

        raise HandbookError(problems(shape, mapping, error)) from None
