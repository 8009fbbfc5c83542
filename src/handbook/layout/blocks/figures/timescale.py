"""The scale of days under a drawing: even, or with its longest stretches shortened where words need the room."""

from collections.abc import Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """A stretch of days on the scale, points."""

    x: float
    width: float
    shortened: bool
    """Whether it is shorter than its days are on the rest of the scale."""

    @property
    def middle(self) -> float:
        """Half-way."""
        return self.x + self.width / 2


def columns(days: Sequence[int], x: float, width: float, needs: Sequence[float]) -> tuple[Column, ...] | None:
    """Stretches one beside the other, each as wide as its words need; None if they have no room at all.

    Days have one width everywhere. Where a short stretch has too little room so, the longest are shown as fewer
    days, as few as it takes, and are to be marked with a break.
    """
    for most in sorted({*range(1, min(max(days), 400) + 1), max(days)}, reverse=True):
        shown = [min(one, most) for one in days]
        share = width / sum(shown)
        if all(one * share >= need for one, need in zip(shown, needs, strict=True)):
            return _laid(days, shown, x, share)
    return None


def _laid(days: Sequence[int], shown: Sequence[int], x: float, share: float) -> tuple[Column, ...]:
    made: list[Column] = []
    for one, own in zip(days, shown, strict=True):
        made.append(Column(x, own * share, own < one))
        x += own * share
    return tuple(made)
