"""Short forms in YAML: a text where keys may stand, as the mapping that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.foundation.values import Mapping, Scalar

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


class Short:
    """For `Annotated[Model, Short("at")]`: a text alone is the value of this key."""

    def __init__(self, key: str) -> None:
        self.key = key

    def widened(self, value: Any) -> Any:
        """The mapping that a text stands for; anything else as it is."""
        return Mapping({self.key: value}, value.source, value.span) if isinstance(value, Scalar) else value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.widened, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        own = handler(schema)
        return {"anyOf": [own, {"type": ["string", "number"]}]}
