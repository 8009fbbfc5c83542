"""Drawings from the data: bars, a timeline, a ladder, days in strips, levels, weeks and cycles, pictures."""

from __future__ import annotations

from typing import assert_never

from handbook.document.drawings import Bars, CycleView, Drawing, Ladder, Levels, Picture, Strip, Timeline, WeekView
from handbook.layout.blocks.figures.pen import Drawn, Pen
from handbook.layout.pages.page import Tag
from handbook.layout.type.setting import Setting

__all__ = ["Drawn", "draw"]


def draw(drawing: Drawing, x: float, width: float, tag: Tag, setting: Setting) -> Drawn:
    """The drawing between x and x + width, its top at 0, in points; everything in it belongs to the tag."""
    pen = Pen(tag, setting)
    match drawing:
        case Bars():
            from handbook.layout.blocks.figures.bars import bars

            return bars(drawing, x, width, pen)
        case Timeline():
            from handbook.layout.blocks.figures.timeline import timeline

            return timeline(drawing, x, width, pen)
        case Ladder():
            from handbook.layout.blocks.figures.ladder import ladder

            return ladder(drawing, x, width, pen)
        case Strip():
            from handbook.layout.blocks.figures.strip import strip

            return strip(drawing, x, width, pen)
        case Levels():
            from handbook.layout.blocks.figures.levels import levels

            return levels(drawing, x, width, pen)
        case WeekView():
            from handbook.layout.blocks.figures.weekview import week_view

            return week_view(drawing, x, width, pen)
        case CycleView():
            from handbook.layout.blocks.figures.cycleview import cycle_view

            return cycle_view(drawing, x, width, pen)
        case Picture():
            from handbook.layout.blocks.figures.picture import picture

            return picture(drawing, x, width, pen)
        case _:
            assert_never(drawing)
