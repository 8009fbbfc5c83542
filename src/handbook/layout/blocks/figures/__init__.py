"""Drawings from the data: bars, a timeline, a ladder, a strip of days, pictures."""

from __future__ import annotations

from typing import assert_never

from handbook.document.blocks import Bars, Drawing, Ladder, Picture, Strip, Timeline
from handbook.layout.blocks.figures.bars import bars
from handbook.layout.blocks.figures.ladder import ladder
from handbook.layout.blocks.figures.pen import Drawn, Pen
from handbook.layout.blocks.figures.picture import picture
from handbook.layout.blocks.figures.strip import strip
from handbook.layout.blocks.figures.timeline import timeline
from handbook.layout.pages.page import Tag
from handbook.layout.type.setting import Setting

__all__ = ["Drawn", "draw"]


def draw(drawing: Drawing, x: float, width: float, tag: Tag, setting: Setting) -> Drawn:
    """The drawing between x and x + width, its top at 0, in points; everything in it belongs to the tag."""
    pen = Pen(tag, setting)
    match drawing:
        case Bars():
            return bars(drawing, x, width, pen)
        case Timeline():
            return timeline(drawing, x, width, pen)
        case Ladder():
            return ladder(drawing, x, width, pen)
        case Strip():
            return strip(drawing, x, width, pen)
        case Picture():
            return picture(drawing, x, width, pen)
        case _:
            assert_never(drawing)
