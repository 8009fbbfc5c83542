"""What has a grammar of its own: text in YAML, a value in the book."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

from handbook.foundation.model import fault
from handbook.foundation.values import Scalar
from handbook.medicine.notation import ENGLISH_FIGURES, Notation


class Written:
    """Something with a grammar of its own, read from a text; equal wherever it was written."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The value in a text; a fault with its mend if it is none."""
        raise NotImplementedError

    @classmethod
    def placed(cls, value: object, told: object = None) -> Self:
        """The value where it stands, its figures as the book writes them; a fault with its mend if it is none."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, Scalar):
            raise fault("SCHEMA-03", "a text belongs here", "write it on one line, without brackets")
        made: Self = replace(notation_in(told).reading(cls.read, value), mark=value.mark)  # type: ignore[type-var]
        return made

    @classmethod
    def json_schema(cls, of: Any) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": (cls.__doc__ or "").split("\n")[0]}


def notation_in(told: object) -> Notation:
    """How the book that is being read writes figures."""
    return told if isinstance(told, Notation) else ENGLISH_FIGURES
