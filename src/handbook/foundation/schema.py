"""The JSON Schema (draft 2020-12) of a model: what an editor needs to complete and check the YAML."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import cleandoc
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from handbook.foundation.annotated import optional
from handbook.foundation.model import Field, Model, fields
from handbook.foundation.values import Mapping, Scalar, Sequence

Schema = dict[str, Any]
_PLAIN: dict[type, Schema] = {
    # A number written without quotes is a number to an editor, and text to us.
    Scalar: {"type": ["string", "number", "boolean", "null"]},
    Sequence: {"type": "array"},
    Mapping: {"type": "object"},
    bool: {"enum": [True, False, "yes", "no", "true", "false"]},
}


def json_schema(shape: type[Model]) -> Schema:
    """The schema of a file that is read by this model."""
    known = _Known()
    own = known.model(shape)
    return {"$defs": known.models, **own} if known.models else own


def definitions(shapes: Iterable[type[Model]]) -> dict[str, Schema]:
    """The schemas of several models and of all that is in them, by name."""
    known = _Known()
    for shape in shapes:
        known.of(shape)
    return known.models


def reference(shape: type[Model]) -> Schema:
    """How a schema names that of a model."""
    return {"$ref": f"#/$defs/{shape.__name__}"}


class _Known:
    """The schemas of the models that were met, each told once."""

    def __init__(self) -> None:
        self.models: dict[str, Schema] = {}

    def of(self, kind: Any) -> Schema:
        """The schema of an annotation."""
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Annotated:
            made = self.of(parts[0])
            for mark in parts[1:]:
                made = mark.json_schema(made)
            return made
        if origin in (Union, UnionType):
            one = self.of(optional(kind))
            return {"anyOf": [*one.get("anyOf", [one]), {"type": "null"}]}
        if origin is tuple:
            return {"type": "array", "items": self.of(parts[0])}
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if not issubclass(kind, Model):
            told: Schema = kind.json_schema(self.of)
            return told
        if kind.__name__ not in self.models:
            self.models[kind.__name__] = {}  # its place, for a model that holds itself
            self.models[kind.__name__] = self.model(kind)
        return reference(kind)

    def model(self, shape: type[Model]) -> Schema:
        """The schema of a model, in full."""
        known = fields(shape)
        made: Schema = {"title": shape.__name__, "type": "object", "additionalProperties": False}
        if shape.__doc__:
            made["description"] = cleandoc(shape.__doc__)
        made["properties"] = {one.key: self._property(one) for one in known.values()}
        required = [one.key for one in known.values() if one.default is ...]
        return {**made, "required": required} if required else made

    def _property(self, field: Field) -> Schema:
        made = self.of(field.kind)
        if "$ref" not in made:
            made["title"] = field.key.replace("_", " ").title()
        if field.default is None or isinstance(field.default, str | bool):
            made["default"] = field.default
        elif field.default is not ...:
            made["default"] = [] if isinstance(field.default, tuple) else {}
        return made
