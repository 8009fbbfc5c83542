"""What is worn on from one dose to the next: a patch that is changed every so many days, or on weekdays."""

from __future__ import annotations

from handbook.medicine.day import Entry
from handbook.medicine.ways.cycle import Cycle
from handbook.medicine.ways.every import Every
from handbook.medicine.ways.way import At, Way
from handbook.medicine.ways.weekly import Weekly

_PATCH = "{patch}"
_WEEK = 7


def worn_on(entry: Entry, day: At) -> bool:
    """Whether a patch of an earlier day is still worn on a day that has none of its own, until it is changed.

    Only of a medicine that comes in nothing but patches, and within one course; of steps nothing is said.
    """
    way, back = entry.way, day.number - 1
    if not entry.products or any(product.counted != _PATCH for product in entry.products) or way.on(day):
        return False
    if isinstance(way, Cycle):
        turn = way.turn(day.number)
        back = turn.position - 1 if turn and not turn.rest else 0
    return any(way.on(day.earlier(days)) for days in range(1, min(_apart(way), back + 1)))


def _apart(way: Way) -> int:
    """How many days lie between two changes at the most; 0 where no rule of days tells it."""
    inner = getattr(way, "way", None)
    if inner is not None:
        return _apart(inner)
    return way.days if isinstance(way, Every) else _WEEK if isinstance(way, Weekly) else 0
