"""How far down the outer column is taken, told from the foot of the text so far: below it, more than 0; points."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.layout.pages.galley import SIDE_GAP, Box, depth

UNTAKEN = -1e6
"""Nothing stands there yet."""


def reach_after(reach: float, boxes: Sequence[Box]) -> float:
    """How far the outer column is taken when these boxes have followed, with what stands beside them."""
    for box in boxes:
        reach -= box.before + box.height
        if box.wide:
            reach = 0.0
        elif box.side:
            reach = max(reach, -box.height) + box.side.height + SIDE_GAP
    return reach


def reach_with(reach: float, boxes: Sequence[Box], note: Box) -> float:
    """The same when a note stands beside the first of these last boxes, or below what stands there already."""
    return max(reach, -depth(boxes)) + (note.side.height if note.side else 0.0) + SIDE_GAP
