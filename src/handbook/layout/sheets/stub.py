"""The binding stub of a tear-off sheet: staples and punched holes above, the line to tear along below."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from handbook.foundation.units import MM
from handbook.layout.pages.page import Arc, Placement, Stroke
from handbook.layout.sheets.frame import Frame
from handbook.layout.sheets.linework import CUT, DASH, FINE, GREY, Marks, Note

STUB = 25 * MM
"""Height of the stub, down to the tear line: the binding margin that satisfies both kinds of punch (print.md A7)."""
STAPLES = 12 * MM
CLEAR = 3 * MM
"""No words nearer to the tear line."""

Punch = Literal["iso-838", "us-3"]


class Holes(NamedTuple):
    """What a punch makes: diameter, distance from the edge, distances from the middle of the edge."""

    diameter: float
    depth: float
    along: tuple[float, ...]
    least: float
    """The shortest edge that is punched so."""


# ISO 838: two holes of 6 mm, 80 mm apart, 12 mm from the edge, sheets of 100 mm and more. United States: three
# holes, 108 mm apart; edge distance and diameter vary with the punch, so the guide is the usual half inch and a
# circle that contains the common diameters.
PUNCHES: dict[Punch, Holes] = {
    "iso-838": Holes(6 * MM, 12 * MM, (-40 * MM, 40 * MM), 100 * MM),
    "us-3": Holes(8 * MM, 12.7 * MM, (-108 * MM, 0.0, 108 * MM), 234 * MM),
}


class Strip(NamedTuple):
    """A rectangle that is kept free, or kept for words."""

    x: float
    y: float
    width: float
    height: float


class Stub(NamedTuple):
    """The head of a sheet, from its edge to the tear line."""

    words: Strip
    """For title, version and course: where every printer prints, below staples and holes, clear of the tear line."""
    marks: Marks


def stub(width: float, frame: Frame, shop: bool = False) -> Stub:
    """The stub at the head of a sheet of this width, with the guides of every punch that its edge has room for."""
    lowest = (holes.depth + holes.diameter / 2 for punch, holes in PUNCHES.items() if punched(width, punch))
    top = max(STAPLES, frame.top, *lowest)
    words = Strip(frame.left, top, width - frame.left - frame.right, STUB - CLEAR - top)
    marks = Marks(tuple(_guides(width))) + _tear(width, frame, shop)
    return Stub(words, marks)


def _tear(width: float, frame: Frame, shop: bool) -> Marks:
    line = Stroke(((frame.left, STUB), (width - frame.right, STUB)), CUT, GREY, DASH, spot="Perf" if shop else "")
    return Marks((line,), (Note("tear", width - frame.right, STUB - MM, "right"),))


def punched(edge: float, punch: Punch) -> tuple[float, ...]:
    """Where a punch makes its holes along an edge of this length, from its end; none if the edge is too short."""
    holes = PUNCHES[punch]
    return tuple(edge / 2 + at for at in holes.along) if edge >= holes.least - 0.01 else ()


def _guides(width: float) -> Iterator[Placement]:
    for punch, holes in PUNCHES.items():
        for x in punched(width, punch):
            y = holes.depth
            yield Arc(x, y, holes.diameter / 2, FINE, GREY, dash=(1.5, 1.5))
            arm = MM
            yield Stroke(((x - arm, y), (x + arm, y)), FINE, GREY)
            yield Stroke(((x, y - arm), (x, y + arm)), FINE, GREY)
