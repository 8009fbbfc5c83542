"""Pictures: at their own size where the page has room for it."""

from __future__ import annotations

from handbook.document.drawings import Picture
from handbook.foundation.units import MM
from handbook.layout.blocks.figures.pen import Drawn, Pen
from handbook.layout.pages.page import Image

TALLEST = 108 * MM
"""No picture is higher: three fifths of the text area of an A5 page."""


def picture(drawing: Picture, x: float, width: float, pen: Pen) -> Drawn:
    """The picture at its own size or smaller, never larger, in the middle of the width."""
    natural = drawing.width * 72 / drawing.dpi, drawing.height * 72 / drawing.dpi
    scale = min(1.0, width / natural[0], TALLEST / natural[1])
    own, height = natural[0] * scale, natural[1] * scale
    return Drawn(height, (Image(x + (width - own) / 2, 0.0, own, height, drawing.data, pen.tag),))
