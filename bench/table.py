"""The results as a table in Markdown, aligned so that it reads as plain text too."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from measure import Cost


class Result(NamedTuple):
    """All rounds of one tool with one book."""

    times: int
    tool: str
    costs: tuple[Cost, ...]
    pages: int
    kilobytes: float
    tagged: bool
    failure: str = ""
    """Why there are no costs, in the tool's last words."""

    def middle(self, field: int) -> float:
        """The median over the rounds of a field of the cost."""
        return median(cost[field] for cost in self.costs)


HEAD = (
    "matter",
    "tool",
    "pages",
    "wall s",
    "CPU s",
    "wall ms/page",
    "CPU ms/page",
    "peak MB",
    "file KB",
    "wall ×",
    "CPU ×",
    "memory ×",
)


def table(results: Sequence[Result]) -> str:
    """A row for each tool and book; `×` compares with handbook, round by round, and takes the median."""
    rows = [HEAD, *(_row(result, _of(results, result.times, "handbook")) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "|" + "|".join(_rule(column, width) for column, width in enumerate(widths)) + "|")
    lines += [f"\n{r.times} × {r.tool}: {r.failure}" for r in results if r.failure]
    return "\n".join(lines)


def ratio(result: Result, base: Result, field: int) -> float:
    """How many times as much as the base, pair by pair; the median of the pairs."""
    return median(one[field] / other[field] for one, other in zip(result.costs, base.costs, strict=False))


def _of(results: Sequence[Result], times: int, tool: str) -> Result | None:
    return next((result for result in results if (result.times, result.tool) == (times, tool)), None)


def _row(result: Result, base: Result | None) -> tuple[str, ...]:
    matter = "Semax" if result.times == 1 else f"{result.times} ×"
    if not result.costs:
        return (matter, result.tool, *["—"] * 7, "", "", "")
    wall, cpu, memory = (result.middle(field) for field in range(3))
    ratios = ["", "", ""]
    if base and base.costs and base is not result:
        ratios = [f"{ratio(result, base, field):.2f}" for field in range(3)]
    return (
        matter,
        result.tool,
        f"{result.pages:,}",
        f"{wall:.2f}",
        f"{cpu:.2f}",
        f"{wall * 1000 / result.pages:.1f}",
        f"{cpu * 1000 / result.pages:.1f}",
        f"{memory:,.0f}",
        f"{result.kilobytes:,.0f}",
        *ratios,
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.ljust(width) if column < 2 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "| " + " | ".join(cells) + " |"


def _rule(column: int, width: int) -> str:
    return "-" * (width + 2) if column < 2 else "-" * (width + 1) + ":"
