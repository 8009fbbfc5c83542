"""What is worn on from one dose to the next: a patch that is changed every so many days, or on weekdays."""

from __future__ import annotations

from handbook.medicine.day import Entry
from handbook.medicine.ways.cycle import Cycle
from handbook.medicine.ways.way import At

_PATCH = "{patch}"


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
    return any(way.on(day.earlier(days)) for days in range(1, min(way.apart, back + 1)))
