"""A new book: a small commented one that builds as it is."""

from __future__ import annotations

from importlib.resources import files
