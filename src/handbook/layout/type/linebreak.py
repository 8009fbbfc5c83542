"""Where lines end: optimum-fit for justified text (Knuth and Plass, 1981), an even rag for the rest.

A paragraph is a row of boxes. `widths` are their widths, `follows` says what stands after each, `spaces` how
wide that is; all in points. The answer is the index after the last box of each line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

SPACE, HYPHEN, BREAK, END, TIE, CLING, JOIN = range(7)
"""After a box: a space; a place to hyphenate; a place to break without a sign (after a hard hyphen); the end;
a no-break space; a space before a dash, which stays on its line; nothing at all."""

STRETCH, SHRINK = 0.5, 0.2
"""How far a space gives, as a share of its width; at most `tolerance` times the stretch."""
_LINE, _HYPHEN, _DOUBLE_HYPHEN, _CONTRAST = 10.0, 2500.0, 6000.0, 3000.0
_STUB = 20000.0


def greedy(widths: Sequence[float], follows: Sequence[int], spaces: Sequence[float], measure: float) -> list[int]:
    """Lines filled one after the other; a box wider than the measure stands alone and juts out."""
    ends: list[int] = []
    count, start, legal = len(widths), 0, 0
    line = legal_line = 0.0
    at = 0
    while at < count:
        line += widths[at]
        if line > measure + 0.01 and legal > start:
            ends.append(legal)
            line -= legal_line
            start, legal_line = legal, 0.0
        kind = follows[at]
        line += spaces[at]
        at += 1
        if kind <= END and kind != HYPHEN:
            legal, legal_line = at, line
    ends.append(count)
    return ends


def even_rag(widths: Sequence[float], follows: Sequence[int], spaces: Sequence[float], measure: float) -> list[int]:
    """As few lines as `greedy` needs, but as even as can be (the sum of squared gaps is the least).

    Lines that are even enough already are left as they are: more cannot be seen, and would take longer.
    """
    first = greedy(widths, follows, spaces, measure)
    if len(first) < 2 or len(widths) > 400:
        return first
    count = len(widths)
    sums = _sums(widths, spaces)
    if _even_enough(first, sums, spaces, measure):
        return first
    legal = [0] + [i + 1 for i in range(count) if follows[i] in (SPACE, BREAK, END)]
    begins = [sums[at] for at in legal]
    finish = [0.0] + [sums[at] - spaces[at - 1] for at in legal[1:]]
    latest = [bisect_left(legal, end) for end in first]
    room = measure + 0.01
    # What may end a line: nothing before the earliest place from which the rest still fits into the lines left.
    earliest, at = latest[:], latest[-1]
    for line in range(len(first) - 2, -1, -1):
        after, at = at, at - 1
        while at and finish[after] - begins[at - 1] <= room:
            at -= 1
        earliest[line] = at
    return [legal[at] for at in _least_gaps(begins, finish, earliest, latest, measure)]


def _least_gaps(
    begins: Sequence[float], finish: Sequence[float], earliest: list[int], latest: list[int], measure: float
) -> list[int]:
    """Of the places where each line may end, those that leave the least gaps, squared; the last line has none."""
    room, last = measure + 0.01, len(latest) - 1
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(last + 1):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in range(earliest[line], latest[line] + 1):
            least = inf
            chosen: tuple[int, ...] = ()
            for start, (cost, ends) in ways.items():
                gap = measure - finish[end] + begins[start]
                if start < end and (gap > measure - room or end == start + 1):
                    if gap > 0 and line < last:
                        cost += (gap / measure) ** 2
                    if cost < least:
                        least, chosen = cost, (*ends, end)
            if chosen:
                found[end] = least, chosen
        ways = found
    return list(ways[latest[-1]][1])


_EVEN = 0.12
"""The largest gap at a line's end, as a share of the measure, that looks even; the last line may be half full."""


def _even_enough(ends: list[int], sums: Sequence[float], spaces: Sequence[float], measure: float) -> bool:
    start = 0
    for end in ends[:-1]:
        if sums[end] - sums[start] - spaces[end - 1] < measure * (1 - _EVEN):
            return False
        start = end
    return sums[ends[-1]] - sums[start] > measure / 2


def _sums(widths: Sequence[float], spaces: Sequence[float]) -> list[float]:
    total = 0.0
    sums = [0.0]
    for width, space in zip(widths, spaces, strict=True):
        total += width + space
        sums.append(total)
    return sums


class _Node:
    """A feasible line end, with the cheapest way to it."""

    __slots__ = ("cost", "end", "flagged", "glue", "previous", "ratio", "total")

    def __init__(
        self,
        end: int,
        cost: float,
        previous: _Node | None,
        ratio: float,
        flagged: bool,
        total: float,
        glue: float,
    ) -> None:
        self.end, self.cost, self.previous, self.ratio = end, cost, previous, ratio
        self.flagged, self.total, self.glue = flagged, total, glue


def justified(
    widths: Sequence[float],
    follows: Sequence[int],
    spaces: Sequence[float],
    measure: float,
    tolerance: float,
    hyphen: float = 0.0,
) -> list[int] | None:
    """The line ends of least demerits; None if some line would stretch beyond the tolerance.

    `hyphen` is the width of a line-end hyphen.
    """
    count = len(widths)
    active = [_Node(0, 0.0, None, 0.0, False, 0.0, 0.0)]
    total = glue = 0.0
    for at in range(count):
        total += widths[at]
        kind = follows[at]
        if kind > END:
            total += spaces[at]
            glue += spaces[at]
            continue
        width = total + hyphen if kind == HYPHEN else total
        last = kind == END
        chosen: _Node | None = None
        least = 1e18
        ratio = 0.0
        gone = 0
        for node in active:
            slack = measure - (width - node.total)
            give = glue - node.glue
            if slack < 0:
                if -slack > give * SHRINK + 0.01:
                    gone += 1
                    continue
                r = slack / (give * SHRINK) if give else 0.0
            elif last:
                r = 0.0
            elif give:
                r = slack / (give * STRETCH)
                if r > tolerance:
                    continue
            elif slack > 0.01:
                continue
            else:
                r = 0.0
            size = r if r >= 0 else -r
            demerits = _LINE + 100.0 * size * size * size
            demerits *= demerits
            if kind == HYPHEN:
                demerits += _HYPHEN
                if node.flagged:
                    demerits += _DOUBLE_HYPHEN
            if last:
                if slack > measure * 0.88:
                    demerits += _STUB
                if node.flagged:
                    demerits += _DOUBLE_HYPHEN
            if not -1.0 <= r - node.ratio <= 1.0:
                demerits += _CONTRAST
            demerits += node.cost
            if demerits < least:
                least, chosen, ratio = demerits, node, r
        if gone:
            del active[:gone]
        if kind == SPACE:
            total += spaces[at]
            glue += spaces[at]
        if chosen is not None:
            node = _Node(at + 1, least, chosen, ratio, kind == HYPHEN, total, glue)
            if last:
                return _trace(node)
            active.append(node)
        if not active:
            return None
    return None


def _trace(node: _Node) -> list[int]:
    ends: list[int] = []
    at: _Node | None = node
    while at is not None and at.previous is not None:
        ends.append(at.end)
        at = at.previous
    return ends[::-1]
