"""What has a grammar of its own: text in YAML, a value in the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from handbook.foundation.model import fault
from handbook.foundation.records import replaced
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Written:
    """Something with a grammar of its own: text in YAML, a value in the book; equal wherever it was written.

    What dataclasses would write into each kind anew is here once for all.
    """

    __slots__ = ()

    @property
    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__ if name != "mark")  # type: ignore[attr-defined]

    def __setattr__(self, name: str, value: object) -> None:
        """Once only: what a book states is never changed."""
        if hasattr(self, name):
            raise AttributeError(f"{name} of {self!r} cannot be changed")
        object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._said == self._said

    def __hash__(self) -> int:
        return hash(self._said)

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._said}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The value in a text; a fault with its mend if it is none."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls._placed)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": (cls.__doc__ or "").split("\n")[0]}

    @classmethod
    def _placed(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Scalar):
            raise fault("SCHEMA-03", "a text belongs here", "write it on one line, without brackets")
        return replaced(cls.read(value), mark=value.mark)
