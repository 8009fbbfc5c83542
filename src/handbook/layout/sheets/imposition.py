"""Pages onto sheets: how many cards fit, where each stands, and where its back must stand to meet it."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from handbook.foundation.marks import refuse
from handbook.foundation.units import MM, PAPERS, in_mm
from handbook.layout.pages.page import Placement
from handbook.layout.sheets.frame import Frame, safe_frame
from handbook.layout.sheets.stock import Size, Stock
from handbook.layout.sheets.turning import Seat, as_copy, seated

Making = Literal["fold", "duplex-long", "duplex-short", "single"]
"""Front and back side by side to be folded; backs on the sheet's other side, turned over its long or its
short edge; or two sheets printed on one side."""
Flip = Literal["long", "short"]

MARKS = 6 * MM
"""Room for crop marks and the words on cut and fold lines, outside the cards."""
SLUG = 14 * MM
"""Room at the foot of a sheet for crop marks, ruler and the words on printing."""


class Grid(NamedTuple):
    """Cards, or pairs of front and back, in columns and rows on a sheet; points."""

    paper_width: float
    paper_height: float
    frame: Frame
    width: float
    """Of one card, or of one unfolded pair."""
    height: float
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    paired: bool = False
    """Front and back side by side, the fold between them."""
    stock: bool = False
    """Cut beforehand: no cut lines."""

    def moved(self, dx: float, dy: float) -> "Grid":
        """The grid, nudged: for the lines around nudged cards."""
        return self._replace(left=self.left + dx, top=self.top + dy)

    @property
    def right(self) -> float:
        """Right edge of the last column."""
        return self.left + (self.columns - 1) * self.pitch_x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge of the last row."""
        return self.top + (self.rows - 1) * self.pitch_y + self.height


class Place(NamedTuple):
    """A face of a card on a sheet."""

    face: Literal["front", "back"]
    copy: int
    """From 0; the first is read out, the others are artifacts."""
    seat: Seat


def fit(size: Size, paper: str, making: Making) -> Grid:
    """As many cards as a sheet takes, portrait or landscape; HandbookError PRINT-23 if it takes none."""
    long, short = max(PAPERS[paper]), min(PAPERS[paper])
    grids = [
        grid
        for width, height in ((short, long), (long, short))
        for room in (MARKS, 0.0)
        if (grid := _grid(size, making == "fold", width, height, room))
    ]
    if not grids:
        pair = size.width * (2 if making == "fold" else 1)
        message = f"{in_mm(pair)} × {in_mm(size.height)} mm does not fit on {paper} with its cut lines and ruler"
        fold = ", or do not fold: --layout single" if making == "fold" else ""
        raise refuse("PRINT-23", message, None, f"choose a larger paper or a smaller card{fold}")
    return max(grids, key=lambda grid: grid.columns * grid.rows)


def _grid(size: Size, paired: bool, paper_width: float, paper_height: float, room: float) -> Grid | None:
    frame = safe_frame(paper_width, paper_height)
    width = size.width * (2 if paired else 1)
    highest, lowest = frame.top + MARKS, paper_height - frame.bottom - SLUG
    columns = int((paper_width - frame.left - frame.right - 2 * room + 0.01) / width)
    rows = int((lowest - highest + 0.01) / size.height)
    if not (columns and rows):
        return None
    left = (paper_width - columns * width) / 2
    top = max(highest, min((paper_height - rows * size.height) / 2, lowest - rows * size.height))
    area = (width, size.height, columns, rows, left, top, width, size.height)
    return Grid(paper_width, paper_height, frame, *area, paired)


def on_stock(stock: Stock, size: Size | None = None, making: Making = "single") -> Grid:
    """The grid of a stock sheet; a smaller card stands in the middle of its place.

    HandbookError PRINT-24 if the card is larger than the sheet's, or if it is to be folded.
    """
    width, height = (size.width, size.height) if size else (stock.width, stock.height)
    if making == "fold":
        message = f"the cards of {stock.name} are cut apart beforehand and cannot be folded as a pair"
        raise refuse("PRINT-24", message, None, "write --layout duplex-long, duplex-short or single")
    if width > stock.width + 0.03 or height > stock.height + 0.03:
        cell = f"{in_mm(stock.width)}x{in_mm(stock.height)}"
        message = f"a card of {in_mm(width)} × {in_mm(height)} mm is larger than those of {stock.name}"
        raise refuse("PRINT-24", message, None, f"write --size {cell}, or choose another sheet")
    paper_width, paper_height = PAPERS[stock.paper]
    left, top = stock.left + (stock.width - width) / 2, stock.top + (stock.height - height) / 2
    area = (width, height, stock.columns, stock.rows, left, top, stock.pitch_x, stock.pitch_y)
    return Grid(paper_width, paper_height, safe_frame(paper_width, paper_height), *area, stock=True)


def seats(grid: Grid) -> tuple[Seat, ...]:
    """Where the cards of a sheet stand, row by row."""
    return tuple(
        Seat(grid.left + column * grid.pitch_x, grid.top + row * grid.pitch_y, grid.width, grid.height)
        for row in range(grid.rows)
        for column in range(grid.columns)
    )


def back(seat: Seat, grid: Grid, flip: Flip) -> Seat:
    """Where a back stands on the sheet's other side, measured from the far margin.

    Turned over its upright edges, a sheet is mirrored across; turned over its level edges, it is mirrored
    from head to foot, and what stands there must be turned by 180 degrees.
    """
    portrait = grid.paper_width <= grid.paper_height
    if portrait == (flip == "long"):
        return seat._replace(x=grid.paper_width - seat.x - seat.width)
    return seat._replace(y=grid.paper_height - seat.y - seat.height, turn=(seat.turn + 180) % 360)


def halves(seat: Seat) -> tuple[Seat, Seat]:
    """The front and the back of an unfolded pair: the fold lies between them."""
    half = seat.width / 2
    return seat._replace(width=half), seat._replace(x=seat.x + half, width=half)


def lay(
    grid: Grid, making: Making, copies: int | None = None, faces: int = 2, nudge: tuple[float, float] = (0, 0)
) -> tuple[tuple[Place, ...], ...]:
    """The sides to print, in order; one full sheet unless a number of copies is given.

    HandbookError PRINT-25 for fewer than 1 or more than 500 copies, or a nudge beyond the sheet's edge.
    """
    room = seats(grid)
    wanted = len(room) if copies is None else copies
    if not 1 <= wanted <= 500:
        raise refuse("PRINT-25", f"{wanted} copies cannot be laid out", None, "write a number from 1 to 500")
    sides = [
        tuple(Place(place.face, place.copy, place.seat.moved(*nudge)) for place in side)
        for first in range(0, wanted, len(room))
        for side in _sides(grid, making, first, room[: wanted - first], faces)
    ]
    _check_on_paper(grid, sides)
    return tuple(sides)


def _sides(grid: Grid, making: Making, first: int, room: Sequence[Seat], faces: int) -> Iterator[list[Place]]:
    if making == "fold":
        pairs = [halves(seat) for seat in room]
        fronts = [Place("front", first + at, pair[0]) for at, pair in enumerate(pairs)]
        backs = [Place("back", first + at, pair[1]) for at, pair in enumerate(pairs)]
        yield [place for pair in zip(fronts, backs, strict=True) for place in pair]
        return
    yield [Place("front", first + at, seat) for at, seat in enumerate(room)]
    if faces == 2:
        behind = room if making == "single" else [back(seat, grid, _flip(making)) for seat in room]
        yield [Place("back", first + at, seat) for at, seat in enumerate(behind)]


def _flip(making: Making) -> Flip:
    return "short" if making == "duplex-short" else "long"


def _check_on_paper(grid: Grid, sides: Sequence[Sequence[Place]]) -> None:
    for side in sides:
        for place in side:
            x, y, width, height, _ = place.seat
            over = max(-x, -y, x + width - grid.paper_width, y + height - grid.paper_height)
            if over > 0.01:
                message = f"the nudge pushes cards {in_mm(over)} mm off the sheet"
                raise refuse("PRINT-25", message, None, "write a smaller nudge")


def impose(
    side: Sequence[Place], front: Sequence[Placement], back: Sequence[Placement] = ()
) -> tuple[Placement, ...]:
    """The cards of a side in their seats; only the first copy of each face keeps its tags."""
    faces = {"front": (tuple(front), as_copy(front)), "back": (tuple(back), as_copy(back))}
    return tuple(placement for place in side for placement in seated(faces[place.face][place.copy > 0], place.seat))
