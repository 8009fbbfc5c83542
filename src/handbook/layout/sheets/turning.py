"""Moving and turning what is placed: a card onto its seat on a sheet, a panel onto a folded guide."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from handbook.layout.pages.page import Arc, Area, Fill, Image, Line, Placement, Sign, Stroke


class Seat(NamedTuple):
    """Where a card or panel stands on a sheet: its rectangle there, and how it is turned."""

    x: float
    y: float
    width: float
    height: float
    turn: int = 0
    """Degrees clockwise: 0, 90, 180 or 270."""

    def moved(self, dx: float, dy: float) -> "Seat":
        """The seat, moved to the right and down."""
        return self._replace(x=self.x + dx, y=self.y + dy)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the upright card comes to lie on the sheet."""
        match self.turn:
            case 0:
                return self.x + x, self.y + y
            case 90:
                return self.x + self.width - y, self.y + x
            case 180:
                return self.x + self.width - x, self.y + self.height - y
            case 270:
                return self.x + y, self.y + self.height - x
        raise ValueError(f"a card is not turned by {self.turn} degrees")

    def box(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Where a rectangle of the upright card comes to lie: left, top, width, height."""
        (x1, y1), (x2, y2) = self.point(x, y), self.point(x + width, y + height)
        return min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)


def seated(placements: Iterable[Placement], seat: Seat) -> tuple[Placement, ...]:
    """The placements of an upright card, whose top left corner is (0, 0), as they stand on a sheet."""
    found = (one for placement in placements for one in _apart(placement))
    return tuple(_seated(placement, seat) for placement in found)


def _apart(placement: Placement) -> Iterable[Line | Fill | Stroke | Arc | Image | Area]:
    """A sign in its parts, for it can be moved and not turned."""
    return placement.parts() if isinstance(placement, Sign) else (placement,)


def _seated(placement: Line | Fill | Stroke | Arc | Image | Area, seat: Seat) -> Placement:
    if isinstance(placement, Line):
        x, y = seat.point(placement.x, placement.y)
        return placement._replace(x=x, y=y, turn=(placement.turn + seat.turn) % 360)
    if isinstance(placement, Stroke):
        return placement._replace(points=tuple(seat.point(x, y) for x, y in placement.points))
    if isinstance(placement, Arc):
        x, y = seat.point(placement.x, placement.y)
        return placement._replace(x=x, y=y)
    x, y, width, height = seat.box(placement.x, placement.y, placement.width, placement.height)
    if isinstance(placement, Image):
        turn = (placement.turn + seat.turn) % 360
        return placement._replace(x=x, y=y, width=width, height=height, turn=turn)
    return placement._replace(x=x, y=y, width=width, height=height)


def as_copy(placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """The placements once more, as artifacts: a card is read out once, however often it stands on a sheet."""
    return tuple(_silent(placements))


def _silent(placements: Iterable[Placement]) -> Iterator[Placement]:
    for placement in placements:
        match placement:
            case Line():
                runs = tuple([run if run.tag is None else run._replace(tag=None) for run in placement.runs])
                yield placement._replace(runs=runs, tag=None, artifact=placement.artifact or "Layout")
            case Fill() | Stroke() | Arc() | Image():
                yield placement if placement.tag is None else placement._replace(tag=None)
            case Sign():
                yield placement
            case Area():
                continue
