"""Times of day that an author writes as keys, `{morning: 1 tablet}`: refused with what they are written as."""

from __future__ import annotations

from typing import Any

from handbook.foundation.fault import Reader, fault
from handbook.foundation.values import Mapping, Scalar, Sequence

_KEYS = frozenset(("at", "dose", "time"))


class AsKeys:
    """For `Annotated[tuple[SlotLine, …], AsKeys()]`: told before the entries are read one by one."""

    def json_schema(self, own: dict[str, Any]) -> dict[str, Any]:
        """What an editor is told."""
        return own

    def read(self, inner: Reader, value: Any, told: object) -> Any:
        """The times; a fault SCHEMA-03 for times of day as keys, or for one without a list."""
        if isinstance(value, Scalar) and value:
            raise fault("SCHEMA-03", "a text stands here, where a list must be", f"write [{value}]")
        rows = [value] if isinstance(value, Mapping) else list(value) if isinstance(value, Sequence) else []
        times = [row for row in rows if isinstance(row, Mapping) and row and not _KEYS & row.keys()]
        plain = all(isinstance(one, Scalar) for row in times for one in row.values())
        if times and plain and len(times) == len(rows):
            written = ", ".join(f"{{at: {at}, dose: {dose}}}" for row in times for at, dose in row.items())
            raise fault("SCHEMA-03", "a time of day is no key", f"write [{written}]")
        return inner(value, told)
