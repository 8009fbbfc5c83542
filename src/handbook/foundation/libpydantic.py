"""Pydantic without what it works out at its import and nothing here uses (15 ms of a start).

Its core describes every kind of schema once more for type checkers, a thousand annotations of them; and other
packages' plugins must not change what a dose may look like: they would be looked for with importlib's metadata, and
with that import e-mail, sockets and archives, before pydantic asks whether it may.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import Any

import typing_extensions

__all__ = ["BaseModel", "ConfigDict", "ValidationError"]

_NO_PLUGINS = ModuleType("pydantic.plugin._loader")
_NO_PLUGINS.get_plugins = lambda: ()  # type: ignore[attr-defined]
sys.modules.setdefault(_NO_PLUGINS.__name__, _NO_PLUGINS)
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class _Undescribed(type):
    """The type of a mapping whose keys are told to nobody."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any], **_: bool) -> _Undescribed:
        return super().__new__(cls, name, bases, space)


_typed_dict = typing_extensions.TypedDict
typing_extensions.TypedDict = _Undescribed("TypedDict", (dict,), {})  # type: ignore[assignment]
try:
    import pydantic_core.core_schema  # noqa: F401
finally:
    typing_extensions.TypedDict = _typed_dict

from pydantic import BaseModel, ConfigDict, ValidationError  # noqa: E402  (after its core)
