"""Short forms in YAML: a text where keys may stand, as the mapping that it stands for."""

from __future__ import annotations

from typing import Any

from handbook.foundation.fault import Reader
from handbook.foundation.values import Mapping, Scalar


class Short:
    """For `Annotated[Model, Short("at")]`: a text alone is the value of this key."""

    def __init__(self, key: str) -> None:
        self.key = key

    def widened(self, value: Any) -> Any:
        """The mapping that a text stands for; anything else as it is."""
        return Mapping({self.key: value}, value.source, value.span) if isinstance(value, Scalar) else value

    def read(self, inner: Reader, value: Any, told: object) -> Any:
        """The model of a value, short or not."""
        return inner(self.widened(value), told)

    def json_schema(self, own: dict[str, Any]) -> dict[str, Any]:
        """What an editor is told."""
        return {"anyOf": [own, {"type": ["string", "number"]}]}
