"""Changes to the letters of a file, by their place in it."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Some letters of a file, from one offset to another, and what to write instead."""

    start: int
    end: int
    mend: str


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """A text with other letters from one offset to another, the last edit first."""
    for start, end, mend in edits:
        text = text[:start] + mend + text[end:]
    return text
