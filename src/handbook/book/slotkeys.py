"""Times of day that an author writes as keys, `{morning: 1 tablet}`: refused with what they are written as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.foundation.model import fault
from handbook.foundation.values import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_KEYS = frozenset(("at", "dose", "time"))


class AsKeys:
    """For `Annotated[tuple[SlotLine, …], AsKeys()]`: told before the entries are read one by one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        own: dict[str, Any] = handler(schema)
        return own

    def read(self, value: Any) -> Any:
        """The value as it is; a fault SCHEMA-03 for times of day as keys, or for one without a list."""
        if isinstance(value, Scalar) and value:
            raise fault("SCHEMA-03", "a text stands here, where a list must be", f"write [{value}]")
        rows = [value] if isinstance(value, Mapping) else list(value) if isinstance(value, Sequence) else []
        times = [row for row in rows if isinstance(row, Mapping) and row and not _KEYS & row.keys()]
        plain = all(isinstance(one, Scalar) for row in times for one in row.values())
        if times and plain and len(times) == len(rows):
            written = ", ".join(f"{{at: {at}, dose: {dose}}}" for row in times for at, dose in row.items())
            raise fault("SCHEMA-03", "a time of day is no key", f"write [{written}]")
        return value
