"""The files of a book, each with the model that it is read by."""

from __future__ import annotations

from importlib import import_module

from handbook.foundation.model import Model

_MODELS = {
    "handbook": ("edition", "Frame"),
    "regimens": ("prescribed", "Regimens"),
    "glossary": ("apparatus", "Glossary"),
    "references": ("apparatus", "References"),
    "notes": ("apparatus", "EditorsNotes"),
    "card": ("card", "Card"),
    "calendar": ("calendar", "Calendar"),
}
"""The module and the model that each file is read by."""
FILES = tuple(_MODELS)
"""The files that a book may have beside its sections."""


def model_of(name: str) -> type[Model]:
    """The model of one of the FILES, loaded when it is asked for: few books have all of them."""
    module, model = _MODELS[name]
    found: type[Model] = getattr(import_module(f"handbook.book.{module}"), model)
    return found
