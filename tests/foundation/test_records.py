"""Records are what typing's NamedTuple and frozen dataclasses are, and sooner made."""

from __future__ import annotations

import copy
import pickle
from functools import cached_property
from typing import ClassVar

import pytest

from handbook.foundation.records import NamedTuple, record, replaced


class Point(NamedTuple):
    """A place."""

    x: float
    y: float
    name: str = ""

    @property
    def far(self) -> float:
        """From the corner."""
        return self.x + self.y

    @classmethod
    def corner(cls) -> Point:
        """Where both are nothing."""
        return cls(0.0, 0.0, "corner")


class Marked(Point):
    """A place that can carry more."""

    seen: bool = False


class Empty(NamedTuple):
    """Nothing."""


def test_a_record_is_a_tuple_whose_places_have_names() -> None:
    point = Point(1.0, y=2.0)
    assert point == (1.0, 2.0, "") and hash(point) == hash((1.0, 2.0, ""))
    assert (point.x, point.y, point.name, point.far) == (1.0, 2.0, "", 3.0)
    assert Point._fields == Point.__match_args__ == ("x", "y", "name") and Point._field_defaults == {"name": ""}
    assert repr(point) == "Point(x=1.0, y=2.0, name='')" and point._asdict() == {"x": 1.0, "y": 2.0, "name": ""}
    assert Point.corner() == Point._make([0.0, 0.0, "corner"]) and isinstance(Point.corner(), Point)
    assert Empty() == () and Point.__doc__ == "A place."
    match point:
        case Point(x, y):
            assert (x, y) == (1.0, 2.0)


def test_a_record_is_changed_by_making_another() -> None:
    point = Point(1.0, 2.0)
    assert point._replace(name="here") == Point(1.0, 2.0, "here") and point.name == ""
    with pytest.raises(ValueError, match="Point has no z"):
        point._replace(z=1.0)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        point.x = 3.0  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 3.0  # type: ignore[attr-defined]


@pytest.mark.parametrize("given", [(), (1.0,), (1.0, 2.0, "", 4.0)])
def test_a_record_takes_what_it_has_places_for(given: tuple[float, ...]) -> None:
    with pytest.raises(TypeError, match=r"Point\.__new__"):
        Point(*given)  # type: ignore[arg-type,call-arg]


def test_what_is_made_from_a_record_may_carry_more() -> None:
    made = Marked(1.0, 2.0)
    made.seen = True
    assert made == Point(1.0, 2.0) and made.seen and not Marked(1.0, 2.0).seen


def test_records_can_be_copied_and_kept() -> None:
    point = Point(1.0, 2.0, "here")
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point
    assert type(pickle.loads(pickle.dumps(point))) is Point


@record
class Node:
    """Something that is told apart by identity."""

    role: str
    parent: Node | None = None
    KINDS: ClassVar[tuple[str, ...]] = ("a", "b")


@record
class Lazy:
    """Something that remembers."""

    size: int
    more: int = 1

    @cached_property
    def twice(self) -> list[int]:
        """Made once."""
        return [self.size * 2 + self.more]


def test_identities_are_told_apart_and_have_no_room_for_more() -> None:
    node = Node("a")
    assert node != Node("a") and len({node, Node("a")}) == 2 and node.parent is None and Node.KINDS == ("a", "b")
    assert Node("b", node).parent is node and Node(role="c").role == "c"
    with pytest.raises(AttributeError):
        node.more = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        Node()  # type: ignore[call-arg]


def test_one_like_another_but_for_some_fields() -> None:
    made = replaced(Node("a", Node("b")), role="c")
    assert made.role == "c" and made.parent is not None and made.parent.role == "b"


def test_what_is_worked_out_is_kept() -> None:
    lazy = Lazy(2)
    assert lazy.twice is lazy.twice and lazy.twice == [5] and Lazy(1, 2).twice == [4]
