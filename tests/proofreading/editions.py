"""The editions that are proofread: every style, every use, papers of either shape."""

from __future__ import annotations

Edition = tuple[str, str | None, str]
"""Style, paper (none for the style's own), media."""

SCREEN: list[Edition] = [
    *((style, None, "screen") for style in ("reference", "clinic", "large-print", "mono")),
    *(("reference", paper, "screen") for paper in ("letter", "half-letter")),
]
BOUND: list[Edition] = [
    *((style, None, "print") for style in ("reference", "clinic", "mono")),
    ("reference", None, "shop"),
]
EDITIONS = [*SCREEN, *BOUND]


def named(edition: Edition) -> str:
    """What an edition is called in the report of the tests."""
    return "-".join(part for part in edition if part)
