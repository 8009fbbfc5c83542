"""Problems for the page: as `check` tells them, with what stands there and why it is a problem."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any

from handbook.foundation.explain import explanation, explanations
from handbook.foundation.marks import Problem
from handbook.foundation.report import Look, as_json, by_place, problem_text, summary
from handbook.foundation.values import Scalar

_LOOK = Look(width=96)
_UNFOLDED = 100_000
"""The page folds lines itself, as wide as it is."""
MOST = 200
"""Nobody mends more in one go; the summary counts them all."""


def told(problems: Sequence[Problem]) -> Mapping[str, Any]:
    """The problems in the order of their places, each with its excerpt, and how many there are."""
    shown = by_place(problems)[:MOST]
    return {
        "summary": summary(problems, ""),
        "errors": sum(problem.severity == "error" for problem in problems),
        "problems": [_told(problem) for problem in shown],
    }


def bug(error: Exception) -> Mapping[str, Any]:
    """A fault of ours: told like all others, its trace on the terminal that the desk was started in."""
    traceback.print_exception(error, file=sys.stderr)
    what = f"this is a fault of handbook, not of your book ({type(error).__name__})"
    return told([Problem("BUG-01", what, None, "report it with what stands on the terminal")])


def _told(problem: Problem) -> dict[str, object]:
    place = str(problem.mark) if problem.mark and problem.mark.source.text else ""
    if problem.mark and not place:
        place = problem.mark.source.name
    return {**as_json(problem), "place": place, "excerpt": problem_text(problem, _LOOK), "why": _why(problem.code)}


def _why(code: str) -> str:
    return explanation(Scalar(code), _UNFOLDED) if code in explanations() else ""
