"""Paths: points, circles, hatching, turned things."""

from __future__ import annotations

from itertools import pairwise
from math import hypot, sqrt

import pytest

from handbook.paint import paths


def coordinates(steps: list[bytes]) -> list[list[float]]:
    return [[float(word) for word in step.split() if word not in (b"m", b"l", b"c", b"h")] for step in steps]


def test_line_through_points() -> None:
    assert paths.through([(0, 0), (1.005, 2)], closed=True) == [b"0 0 m", b"1 2 l", b"h"]


def test_an_upright_rectangle_is_one_operator_and_no_other_shape_is() -> None:
    corners = [(1, 9), (4, 9), (4, 2), (1, 2)]
    assert paths.through(corners, closed=True) == [b"1 9 3 -7 re"]
    for odd in ([(1, 9), (4, 8), (4, 2), (1, 2)], [(1, 9), (4, 9), (3, 2), (1, 2)], [*corners, (0, 5)]):
        assert paths.through(odd, closed=True)[-1] == b"h"
    assert paths.through(corners, closed=False)[-1] == b"1 2 l"


def test_circle_is_round_to_a_thousandth() -> None:
    start, *quarters = coordinates(paths.circle(100, 50, 100))[:-1]
    assert (start, quarters[-1][4:]) == ([200, 50], [200, 50])
    at = start
    for quarter in quarters:
        a, b, end = quarter[:2], quarter[2:4], quarter[4:]
        middle = [(p + 3 * q + 3 * r + s) / 8 for p, q, r, s in zip(at, a, b, end, strict=True)]
        assert hypot(middle[0] - 100, middle[1] - 50) == pytest.approx(100, rel=0.001)
        at = end


def test_hatching_stays_inside_and_keeps_its_distance() -> None:
    segments = [
        [float(word) for word in step.split() if len(word) > 1 or word.isdigit()]
        for step in paths.hatching((10, 20, 70, 50), 4.0).split(b"\n")[:-1]
    ]
    assert len(segments) == pytest.approx(90 / (4 * sqrt(2)), abs=1)
    shifts = []
    for x1, y1, x2, y2 in segments:
        assert all(10 <= x <= 70 for x in (x1, x2))
        assert all(20 <= y <= 50 for y in (y1, y2))
        assert x2 - x1 == pytest.approx(y2 - y1, abs=0.02)
        shifts.append((x1 - y1) / sqrt(2))
    assert [b - a for a, b in pairwise(shifts)] == pytest.approx([4.0] * (len(shifts) - 1), abs=0.02)


def test_hatching_goes_on_in_the_next_rectangle() -> None:
    one, two = (paths.hatching(box, 3.0).split(b"\n")[:-1] for box in ((0, 0, 10, 10), (10, 0, 20, 10)))
    leaves = {step.split()[4] for step in one if step.split()[3] == b"10"}
    enters = {step.split()[1] for step in two if step.split()[0] == b"10"}
    corners = {b"0", b"10"}
    assert leaves - corners == enters - corners != set()


@pytest.mark.parametrize(
    ("turn", "matrix"),
    [
        (0, (20, 0, 0, 10, 5, 7)),
        (90, (0, -10, 20, 0, 5, 17)),
        (180, (-20, 0, 0, -10, 25, 17)),
        (270, (0, 10, -20, 0, 25, 7)),
    ],
)
def test_picture_fills_its_rectangle_turned(turn: int, matrix: tuple[float, ...]) -> None:
    assert paths.seat((5, 7, 25, 17), turn) == pytest.approx(matrix)
