"""What is drawn around the cards of a sheet: a solid line is cut, a dashed one folded."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from handbook.foundation.units import BLACK, MM
from handbook.layout.pages.page import Page, Sign, Stroke
from handbook.layout.sheets.imposition import Grid, Place, halves, seats
from handbook.layout.sheets.linework import CUT, CYAN, DASH, FINE, GREY, MAGENTA, Marks, Note
from handbook.layout.sheets.stock import Size
from handbook.layout.sheets.turning import Seat

AWAY, LONG = 2 * MM, 4 * MM
"""Crop marks: how far from the card they begin, and how long they are."""
RULER = 100 * MM
_STEPS = 8
"""Short lines that a quarter circle is drawn with."""


def cutting(grid: Grid) -> Marks:
    """Cut lines from edge to edge of the cards, with crop marks outside them; none on stock."""
    if grid.stock:
        return Marks()
    across, down = _edges(grid)
    cuts = [((x, grid.top), (x, grid.bottom)) for x in across]
    cuts += [((grid.left, y), (grid.right, y)) for y in down]
    lines = [Stroke(line, CUT, GREY) for line in cuts]
    lines += [Stroke(line, FINE, BLACK) for line in _crops(grid, across, down)]
    return Marks(tuple(lines), (Note("cut", grid.left + MM, grid.top - AWAY),))


def _edges(grid: Grid) -> tuple[list[float], list[float]]:
    """The edges of the columns and of the rows; where cards touch, one line serves two."""
    across = {round(seat.x + side, 3) for seat in seats(grid) for side in (0, seat.width)}
    down = {round(seat.y + side, 3) for seat in seats(grid) for side in (0, seat.height)}
    return sorted(across), sorted(down)


_Line = tuple[tuple[float, float], tuple[float, float]]


def _crops(grid: Grid, across: list[float], down: list[float]) -> Iterator[_Line]:
    near, far = AWAY, AWAY + LONG
    for x in across:
        yield (x, grid.top - far), (x, grid.top - near)
        yield (x, grid.bottom + near), (x, grid.bottom + far)
    if grid.left - far < grid.frame.left - 0.01:
        return  # no room at the sides
    for y in down:
        yield (grid.left - far, y), (grid.left - near, y)
        yield (grid.right + near, y), (grid.right + far, y)


def folding(grid: Grid) -> Marks:
    """The fold lines of unfolded pairs, running on a little beyond the cards; none for single cards."""
    if not grid.paired:
        return Marks()
    folds = sorted({round(halves(seat)[1].x, 3) for seat in seats(grid)})
    lines = tuple(Stroke(((x, grid.top - AWAY - LONG), (x, grid.bottom + AWAY)), CUT, GREY, DASH) for x in folds)
    return Marks(lines, (Note("fold", folds[0] + MM, grid.top - AWAY),))


def corners(side: tuple[Place, ...], radius: float) -> Marks:
    """A quarter circle in every corner of every face, to cut the corners round by."""
    lines = [Stroke(arc, FINE, GREY) for place in side for arc in _quarters(place.seat, radius)]
    return Marks(tuple(lines) if radius else ())


def _quarters(seat: Seat, radius: float) -> Iterator[tuple[tuple[float, float], ...]]:
    right, bottom = seat.x + seat.width, seat.y + seat.height
    for x, y, first in (
        (seat.x + radius, seat.y + radius, 2),
        (right - radius, seat.y + radius, 3),
        (right - radius, bottom - radius, 0),
        (seat.x + radius, bottom - radius, 1),
    ):
        angles = [(first + step / _STEPS) * pi / 2 for step in range(_STEPS + 1)]
        yield tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles)


def dies(page: Page, size: Size) -> tuple[Stroke, ...]:
    """What a print shop cuts and folds by: the edge of a trimmed page in Cut, the fold of a pair in Fold.

    Rounded corners are cut on single cards only; a pair is folded first.
    """
    seat = Seat(0.0, 0.0, page.width, page.height)
    paired = page.width > size.width + 0.01
    fold = ((size.width, 0.0), (size.width, page.height))
    edge: tuple[tuple[float, float], ...]
    if paired or not size.corner:
        edge = ((0.0, 0.0), (page.width, 0.0), (page.width, page.height), (0.0, page.height))
    else:
        edge = tuple(point for arc in _quarters(seat, size.corner) for point in arc)
    cut = Stroke(edge, 1.0, MAGENTA, closed=True, spot="Cut")
    return (cut, Stroke(fold, 1.0, CYAN, DASH, spot="Fold")) if paired else (cut,)


def ruler(grid: Grid) -> Marks:
    """A line of 100 mm with a tick each millimetre, at the foot of the sheet; none where it has no room."""
    frame = grid.frame
    baseline = grid.paper_height - frame.bottom - 0.5 * MM
    low_enough = baseline - 6 * MM >= grid.bottom + (0 if grid.stock else AWAY + LONG)
    left = (grid.paper_width - RULER) / 2
    if not low_enough or left < frame.left:
        return Marks()
    line = Stroke(((left, baseline), (left + RULER, baseline)), FINE, BLACK)
    words = baseline - 3.2 * MM
    start = max(frame.left, left - 40 * MM)  # both side by side in any language
    notes = (Note("print-size", start, words), Note("ruler", left + RULER, words, "right"))
    return Marks((line, Sign(left, baseline, _TICKS)), notes)


def _tick(at: int) -> Stroke:
    x, height = at * MM, (2.4 if at % 10 == 0 else 1.8 if at % 5 == 0 else 1.0) * MM
    return Stroke(((x, 0.0), (x, -height)), FINE, BLACK)


_TICKS = tuple([_tick(at) for at in range(101)])
"""Those of a ruler, from the start of its line: the same on every sheet, so drawn once."""


def sheet_marks(grid: Grid, side: tuple[Place, ...], corner: float = 0.0) -> Marks:
    """All that is drawn on the front of a sheet besides the cards; give it a nudged grid with nudged cards."""
    rounded = Marks() if grid.stock else corners(side, corner)
    return cutting(grid) + folding(grid) + rounded + ruler(grid)
