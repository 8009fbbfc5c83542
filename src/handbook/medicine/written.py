"""What has a grammar of its own: text in YAML, a value in the book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from handbook.foundation.model import fault
from handbook.foundation.values import Scalar
from handbook.medicine.notation import ENGLISH_FIGURES, Notation

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidationInfo


class Written:
    """Something with a grammar of its own, read from a text; equal wherever it was written."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The value in a text; a fault with its mend if it is none."""
        raise NotImplementedError

    @classmethod
    def placed(cls, value: object, info: ValidationInfo) -> Self:
        """The value where it stands, its figures as the book writes them; a fault with its mend if it is none."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, Scalar):
            raise fault("SCHEMA-03", "a text belongs here", "write it on one line, without brackets")
        made: Self = replace(notation_in(info).reading(cls.read, value), mark=value.mark)  # type: ignore[type-var]
        return made

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.with_info_plain_validator_function(cls.placed)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": (cls.__doc__ or "").split("\n")[0]}


def notation_in(info: ValidationInfo) -> Notation:
    """How the book that is being read writes figures."""
    return info.context if isinstance(info.context, Notation) else ENGLISH_FIGURES
