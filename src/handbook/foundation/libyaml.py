"""PyYAML for its binding to libyaml: its twin in Python compiles patterns that are never used here (15 ms)."""

from __future__ import annotations

import re
from typing import Any

_compile = re.compile


class _Later:
    """A pattern that is compiled when it is first asked for anything."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        return getattr(_compile(*self._given), name)


re.compile = _Later  # type: ignore[assignment]
try:
    import yaml
finally:
    re.compile = _compile

__all__ = ["yaml"]
