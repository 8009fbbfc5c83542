"""The editions that are proofread: every style on its own paper and on the one that suits it least, every use.

No law of a page asks for style, paper and use at once, so that not every three of them need be printed together.
"""

from __future__ import annotations

Edition = tuple[str, str | None, str]
"""Style, paper (none for the style's own), media."""

SCREEN: list[Edition] = [
    *((style, None, "screen") for style in ("reference", "clinic", "large-print")),
    ("mono", "letter", "screen"),
    ("large-print", "half-letter", "screen"),
]
BOUND: list[Edition] = [
    *((style, None, "print") for style in ("reference", "mono")),
    ("clinic", "a5", "print"),
    ("reference", None, "shop"),
]
EDITIONS = [*SCREEN, *BOUND]


def named(edition: Edition) -> str:
    """What an edition is called in the report of the tests."""
    return "-".join(part for part in edition if part)
