"""A regular expression that costs nothing until a text is held against it.

The check knows more than two hundred; a small book meets a third of them, and to compile one takes as long as
to read a hundred texts with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

Found = Callable[..., re.Match[str] | None]


class Regex:
    """A pattern and its flags, compiled when it is first asked; it answers what a compiled one does."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as the library has it."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def search(self) -> Found:
        """The first place in a text, or None."""
        return self.compiled.search

    @cached_property
    def match(self) -> Found:
        """What a text begins with, or None."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Found:
        """The whole text, or None."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Every place in a text, in turn."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """What stands in every place of a text."""
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """The parts of a text between the places."""
        return self.compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """The text with something else in each place."""
        return self.compiled.sub
