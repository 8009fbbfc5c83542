"""JSON Schemas of every kind of YAML file, for editors that complete and check what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from handbook.book.filed import FILES, model_of
from handbook.foundation.model import Model
from handbook.telling.kinds import KINDS

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def shapes() -> dict[str, type[Model]]:
    """Each file's model by the file's name; those of sections as section-KIND."""
    return {name: model_of(name) for name in FILES} | {f"section-{name}": one.shape for name, one in KINDS.items()}


def schemas() -> dict[str, dict[str, Any]]:
    """A schema (draft 2020-12) by the name of the file it is for; `section` holds for every file of sections/."""
    files = {name: {"$schema": _DRAFT, **model_of(name).model_json_schema()} for name in FILES}
    return {**files, "section": _section()}


def _section() -> dict[str, Any]:
    """One schema for all kinds of section: `kind` tells which keys the rest may have."""
    by_kind, whole = models_json_schema([(kind.shape, "validation") for kind in KINDS.values()])
    references: Mapping[Any, Any] = by_kind
    rules = [
        {
            "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
            "then": references[kind.shape, "validation"],
        }
        for name, kind in KINDS.items()
    ]
    return {
        "$schema": _DRAFT,
        "title": "A section",
        "type": "object",
        "required": ["kind", "title"],
        "properties": {"kind": {"enum": list(KINDS)}},
        "allOf": rules,
        "$defs": whole["$defs"],
    }
