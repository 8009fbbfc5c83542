"""Where ragged lines end: filled one after the other, or as even as can be without a stub at the end.

A paragraph is a row of boxes. `widths` are their widths, `follows` says what stands after each, `spaces` how
wide that is; all in points. The answer is the index after the last box of each line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

SPACE, HYPHEN, BREAK, PART, END, TIE, CLING, JOIN = range(8)
"""After a box: a space; a place to hyphenate; a place to break without a sign (after a hard hyphen); a no-break
space that a line may end at if nothing better is found; the end; a no-break space; a space before a dash, which
stays on its line; nothing at all."""


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

    The last line may be short, but a stub there costs as a gap elsewhere does, and one word alone more than that.
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
    """Of the places where each line may end, those that leave the least gaps, squared."""
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
                    if gap > 0 and (line < last or gap > measure * _STUB):
                        cost += (gap / measure) ** 2
                    if line == last and start == end - 1 and gap > measure / 2:
                        cost += _ALONE
                    if cost < least:
                        least, chosen = cost, (*ends, end)
            if chosen:
                found[end] = least, chosen
        ways = found
    return list(ways[latest[-1]][1])


_STUB = 0.75
"""The gap after a last line, as a share of the measure, from which on it looks left over."""
_ALONE = 0.25
"""What one short word on the last line costs, as a gap of half the measure does."""
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
