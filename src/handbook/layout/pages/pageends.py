"""Where pages end: of all ways to part a region's boxes the one whose pages are filled best (M. Plass, 1981).

The space between blocks gives, so that most pages can be filled to the foot. What a page costs grows with how far
its spaces are stretched, and with the square of the lines that stay free all the same. Facing pages are to end
level: where one cannot be filled, the other goes no lower, and what parts them costs too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.layout.pages.galley import SHRINK, STRETCH, Box, Frame, depth_of_heads, fill, parted, walk

_FULL = 0.8
"""Pages emptier than this, as a share of their height, are not thought of unless they must be."""
_KEPT = 8
"""So many ways are followed from page to page; more never found a better one."""

# What a page costs beyond its spaces: itself, each free line squared, each line squared by which it and the one that
# faces it end apart, a word that it parts, a last page of few lines.
_PAGE, _SHORT, _FREE, _UNEVEN, _PARTED, _STUB = 40.0, 100.0, 25.0, 25.0, 20_000.0, 400.0
_FEW = 0.15


class Room(NamedTuple):
    """What the first page still has, and how high the others are; points."""

    frame: Frame
    fresh: bool
    side: float
    """Down to where the outer column is taken, from the top of the frame."""
    whole: float
    number: int = 1
    """The number of the first page: odd ones lie on the right, and face the one before."""


class PageEnd(NamedTuple):
    """The end of a page: the first box that is not on it, and how far down it is filled if its spaces give."""

    box: int
    foot: float
    """From the head of the page's frame, points."""


class _Page(NamedTuple):
    """A page that may be made: where it ends, what it costs, how far down its last box may stand."""

    end: int
    cost: float
    high: float
    low: float


class _Way(NamedTuple):
    """Pages up to one box, the cheapest way to it."""

    cost: float
    page: _Page
    before: _Way | None


def page_ends(boxes: Sequence[Box], room: Room, leading: float) -> list[PageEnd]:
    """The end of each page; HandbookError (LAYOUT-02) for a box that no page can hold.

    The first page may stay empty if it is not fresh. `leading` is the height of a line of running words.
    """
    ways = [_Way(0.0, _Page(0, 0.0, 0.0, 0.0), None)]
    done: _Way | None = None
    number = room.number
    while ways:
        frame, side, fresh = room.frame, room.side, room.fresh
        if number > room.number:
            frame, side, fresh = frame._replace(height=room.whole, above=0.0), 0.0, True
        found: dict[int, _Way] = {}
        for way in ways:
            for page in _pages(boxes, way.page.end, frame, fresh, side, leading):
                page = _from_head(page, room.whole - frame.height)
                total = way.cost + page.cost
                if number % 2 and way.before and page.end < len(boxes):
                    total += _UNEVEN * (_apart(way.page, page) / leading) ** 2
                if page.end not in found or total < found[page.end].cost:
                    found[page.end] = _Way(total, page, way)
        last = found.pop(len(boxes), None)
        if last and (done is None or last.cost < done.cost):
            done = last
        ways = sorted((way for way in found.values() if not done or way.cost < done.cost), key=_cost_of)[:_KEPT]
        number += 1
    return _level(_traced(done), room.number)


def _cost_of(way: _Way) -> tuple[float, int]:
    return way.cost, way.page.end


def _from_head(page: _Page, taken: float) -> _Page:
    return page._replace(high=page.high + taken, low=page.low + taken)


def _apart(left: _Page, right: _Page) -> float:
    """How far apart facing pages end at the least, points."""
    return max(0.0, left.high - right.low, right.high - left.low)


def _level(pages: Sequence[_Page], number: int) -> list[PageEnd]:
    """The ends of the pages, those that face each other as level as they can be."""
    feet = [page.low for page in pages]
    for at in range(number % 2, len(pages) - 2, 2):
        if not _apart(pages[at], pages[at + 1]):
            feet[at] = feet[at + 1] = min(pages[at].low, pages[at + 1].low)
    return [PageEnd(page.end, foot) for page, foot in zip(pages, feet, strict=True)]


def _traced(way: _Way | None) -> list[_Page]:
    pages: list[_Page] = []
    while way is not None and way.before is not None:
        pages.append(way.page)
        way = way.before
    return pages[::-1]


def _pages(
    boxes: Sequence[Box], start: int, frame: Frame, fresh: bool, side: float, leading: float
) -> Iterator[_Page]:
    """The pages that may begin with this box."""
    found: list[tuple[int, float, float]] = []
    spaces = frame.above
    for at, (_, _, gap, bottom) in enumerate(walk(boxes, start, depth_of_heads(boxes, start), side), start):
        if gap and parted(boxes[at - 1], boxes[at]):
            spaces += gap
        if bottom > frame.height + spaces * SHRINK + 0.01:
            break
        if not boxes[at].sticky or at == len(boxes) - 1:
            found.append((at + 1, bottom, spaces))
    if found and found[-1][0] == len(boxes):
        _, bottom, spaces = found[-1]
        cost = _PAGE + (_STUB if bottom < frame.height * _FEW else 0.0)
        if bottom > frame.height:
            cost = _cost(frame.height - bottom, spaces, leading)
        foot = min(bottom, frame.height)
        yield _Page(len(boxes), cost, foot, foot)
        return
    for end, bottom, spaces in [one for one in found if one[1] >= frame.height * _FULL] or found[-3:]:
        cost = _cost(frame.height - bottom, spaces, leading) + _PARTED * boxes[end - 1].hyphenated
        yield _Page(end, cost, bottom - spaces * SHRINK, min(frame.height, bottom + spaces * STRETCH))
    if not fresh:
        yield _Page(start, _cost(frame.height, 0.0, leading), 0.0, 0.0)
    elif not found:
        end = fill(boxes, start, frame, fresh, side).left
        yield _Page(end, _PARTED, frame.height, frame.height)


def _cost(free: float, spaces: float, leading: float) -> float:
    """What a page costs of which so much is free, or that is so much too full."""
    give = spaces * (STRETCH if free > 0 else SHRINK)
    over = abs(free) - give
    if over <= 0.5:
        return _PAGE + _SHORT * (abs(free) / give) ** 3 if give else _PAGE
    return _PAGE + _SHORT + _FREE * (over / leading) ** 2
