"""The weeks of a calendar shared out among its sheets, and how much room the words at their foot leave them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from handbook.foundation.marks import HandbookError, refuse
from handbook.foundation.units import MM

Parts = list[tuple[int, int]]
"""Following weeks, sheet by sheet: the first of each, and the one behind its last."""


class Shared(NamedTuple):
    """The weeks of each course or month, sheet by sheet."""

    parts: list[Parts]
    run_in: bool
    """Whether the words at the foot stand one behind the other, which leaves the days more room."""

    @property
    def sheets(self) -> int:
        """How many sheets they make."""
        return sum(map(len, self.parts))


def roomiest(share: Callable[[bool], list[Parts]]) -> Shared:
    """The weeks shared out above a foot in rows, or above one that is run in if that saves a third of the sheets.

    A course on one sheet hangs on one door; but rows are found sooner, and so they stay where little is saved.
    HandbookError LAYOUT-02 if a week has no room above either.
    """
    try:
        rows = Shared(share(False), False)
    except HandbookError as refused:
        if refused.problems[0].code != "LAYOUT-02":
            raise
        return Shared(share(True), True)
    if rows.sheets == len(rows.parts):
        return rows
    run_in = Shared(share(True), True)
    return run_in if 3 * run_in.sheets <= 2 * rows.sheets else rows


def shared(heights: Sequence[float], room: Callable[[int, int], float]) -> Parts:
    """Following weeks, sheet by sheet: as few as hold them, each about as full as the others.

    `room` is what a sheet has for the weeks from one to another, below a head that tells of their days alone.
    HandbookError LAYOUT-02 if a week is higher than its sheet has room for.
    """
    for count in range(1, len(heights)):
        ends = _evenly(heights, count)
        parts = list(zip([0, *ends[:-1]], ends, strict=True))
        if all(sum(heights[first:end]) <= room(first, end) for first, end in parts):
            return parts
    alone = [(at, at + 1) for at in range(len(heights))]
    over = max(high - room(*part) for high, part in zip(heights, alone, strict=True))
    if over > 0:
        message = f"a week of the calendar is {over / MM:.0f} mm higher than its sheet has room for"
        raise refuse("LAYOUT-02", message, None, "choose a style with smaller type")
    return alone


def _evenly(heights: Sequence[float], count: int) -> list[int]:
    """Where each of a number of sheets ends."""
    target, total = sum(heights) / count, 0.0
    ends: list[int] = []
    for index, height in enumerate(heights):
        if total and total + height / 2 > target * (len(ends) + 1) and len(ends) < count - 1:
            ends.append(index)
        total += height
    return [*ends, len(heights)]
