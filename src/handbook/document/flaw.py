"""Words that could not be read, on their way with all others to where the whole book is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handbook.document.blocks import Span
from handbook.foundation.marks import HandbookError, Problem


class Flaw(Span):
    """Words that could not be read, with the problem; a document with a flaw is never laid out."""

    problem: Problem | None = None

    def _replace(self, **changes: Any) -> Flaw:
        """Changed, and no less a flaw."""
        made = super()._replace(**changes)
        made.problem = self.problem
        return made


def flaw(text: str, problem: Problem) -> Flaw:
    """A flaw in place of these words."""
    made = Flaw(text)
    made.problem = problem
    return made


def in_words(of: Iterable[Span]) -> str:
    """The words of spans alone, which no flaw may be lost among; HandbookError with every one."""
    told = tuple(of)
    flaws = tuple(span.problem for span in told if isinstance(span, Flaw) and span.problem)
    if flaws:
        raise HandbookError(flaws)
    return "".join(span.text for span in told)
