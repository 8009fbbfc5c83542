"""What drawings are made with: rules, solid and light areas, pointers and words, all in the style's inks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Look, Spans
from handbook.foundation.units import WHITE, Colour
from handbook.layout.blocks.figures.lettering import Lettering, balanced, extent, letter
from handbook.layout.pages.page import Fill, Placement, Stroke, Tag
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import FigureLooks

FINEST = 0.35
"""The thinnest line in a drawing, points: what a home printer and a photocopier still hold."""

Points = Sequence[tuple[float, float]]


class Drawn(NamedTuple):
    """A drawing: its height, and what is in it, measured from its top."""

    height: float
    placements: tuple[Placement, ...]


@dataclass(slots=True)
class Below:
    """What is drawn one below the other: its left edge, its width, and how far down it has come."""

    pen: Pen
    x: float
    width: float
    y: float = 0.0
    placements: list[Placement] = field(default_factory=list)

    def write(self, words: Lettering, indent: float = 0.0) -> None:
        """Words in lines of their own."""
        self.placements.extend(words.at(self.x + indent, self.y, self.pen.tag))
        self.y += words.height

    def drawn(self) -> Drawn:
        """All of it."""
        return Drawn(self.y, tuple(self.placements))


class Pen(NamedTuple):
    """The tag and the setting that everything in one drawing shares."""

    tag: Tag
    setting: Setting

    @property
    def looks(self) -> FigureLooks:
        """Inks and lines of drawings."""
        return self.setting.style.figure

    @property
    def size(self) -> float:
        """Size of the words, points: the measure of everything else in a drawing."""
        return self.setting.style.type.figure.size

    @property
    def leading(self) -> float:
        """Line height of the words, points."""
        return self.setting.style.type.figure.leading

    @property
    def line(self) -> float:
        """Width of an ordinary line, points."""
        return max(self.looks.line, FINEST)

    def letter(self, says: str | Spans, measure: float, look: Look = "plain") -> Lettering:
        """Words in lines no wider than the measure."""
        return letter(says, measure, self.setting, look)

    def balance(self, says: str, measure: float, look: Look = "plain") -> Lettering:
        """Words in lines of about one width, none wider than the measure."""
        return balanced(says, measure, self.setting, look)

    def extent(self, says: str | Spans, look: Look = "plain") -> tuple[float, float]:
        """How wide words are on one line, and how wide the widest word is."""
        return extent(says, self.setting, look)

    def rule(
        self, points: Points, width: float = 0.0, ink: Colour | None = None, dash: tuple[float, ...] = ()
    ) -> Stroke:
        """A line in the ink of axes, of ordinary width unless told."""
        return Stroke(tuple(points), max(width or self.line, FINEST), ink or self.looks.axis, dash, tag=self.tag)

    def broken(self, at: float, y: float) -> Stroke:
        """One of the two strokes that break an axis which is not told in full."""
        lean, high = self.size * 0.14, self.size * 0.3
        return self.rule(((at - lean, y + high), (at + lean, y - high)))

    def arrow(self, edge: float, y: float) -> Stroke:
        """The head of an axis that goes on."""
        head = self.size * 0.4
        return self.shape(((edge - head, y - head / 2), (edge, y), (edge - head, y + head / 2)), self.looks.axis)

    def solid(self, x: float, y: float, width: float, height: float, ink: Colour | None = None) -> Fill:
        """An area in the first fill."""
        return Fill(x, y, width, height, ink or self.looks.fill, tag=self.tag)

    def light(self, x: float, y: float, width: float, height: float) -> tuple[Placement, ...]:
        """An area told from a solid one in grey and in black and white: tinted, hatched, and outlined."""
        outline = self.frame(x, y, width, height, ink=self.looks.fill)
        return (*self.shade(x, y, width, height, self.looks.hatch, self.looks.fill), outline)

    def shade(
        self, x: float, y: float, width: float, height: float, hatch: float, ink: Colour
    ) -> tuple[Placement, ...]:
        """The second fill, if the style has one that prints, and hatching over it, if there is any."""
        ground = Fill(x, y, width, height, self.looks.soft, tag=self.tag)
        lines = Fill(x, y, width, height, ink, hatch, max(self.line * 0.7, FINEST), self.tag)
        return (*((ground,) if self.looks.soft != WHITE else ()), *((lines,) if hatch else ()))

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        rule: float = 0.0,
        ink: Colour | None = None,
        dash: tuple[float, ...] = (),
    ) -> Stroke:
        """An outline that stays inside its rectangle."""
        line = max(rule or self.line, FINEST)
        left, top, right, bottom = x + line / 2, y + line / 2, x + width - line / 2, y + height - line / 2
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return Stroke(corners, line, ink or self.looks.axis, dash, closed=True, tag=self.tag)

    def shape(self, points: Points, ink: Colour | None = None) -> Stroke:
        """A filled shape without an outline of its own: the line only takes up what the fill leaves open."""
        own = ink or self.looks.fill
        return Stroke(tuple(points), FINEST, own, closed=True, fill=own, tag=self.tag)
