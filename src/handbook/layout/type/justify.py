"""Where justified lines end: optimum-fit (Knuth and Plass, 1981), with letters that give a little too.

Word spaces give first of all; letters widen and stand apart by so little that nobody sees it, which is what keeps
spaces even in short paragraphs (pdfTeX's font expansion). Signs at the edge hang into the margin by a part of
their width. A line that can be filled in no good way shares its fault with its paragraph: an emergency stretch is
added to all of them, step by step.
"""

from collections.abc import Sequence
from typing import NamedTuple

from handbook.layout.type.linebreak import END, HYPHEN, PART, SPACE

STRETCH, SHRINK = 0.5, 0.25
"""How far a space gives, as a share of its width; at most `tolerance` times the stretch."""

# Demerits, of which a line at the end of its stretch has 12,100.
_LINE, _CONTRAST = 10.0, 3000.0
_HYPHEN = 2500.0
# Two hyphens one below the other are seen, three are a ladder.
_HYPHENS = (0.0, 12_000.0, 1_000_000.0)
# A word's rest alone on the last line, or a hyphen above a short one, looks like a mistake.
_HYPHEN_LAST = 50_000.0
_SHORT_LAST = 20_000.0
_PARTED = 4_000.0


class Boxes(NamedTuple):
    """A paragraph as a row of boxes; all lengths in points."""

    widths: Sequence[float]
    follows: Sequence[int]
    """What stands after each box, see `linebreak`."""
    spaces: Sequence[float]
    """How wide that is."""
    gives: Sequence[float]
    """How much wider or narrower the letters of each box may be made."""
    leads: Sequence[float]
    """How far each box would hang into the left margin at the start of a line."""
    trails: Sequence[float]
    """How far each box, or the hyphen after it, would hang into the right margin at the end of one."""


class Fit(NamedTuple):
    """What lines are held to."""

    measure: float
    tolerance: float = 1.0
    hyphen: float = 0.0
    """The width of a line-end hyphen, points."""
    runt: float = 0.0
    """A last line shorter than this is none, nor one that is but the rest of a word; points, 0 if both may be."""
    emergency: float = 0.0
    """Stretch that every line gets beyond its own, points."""


class _Node:
    """A feasible line end, with the cheapest way to it, and what stands before the next line."""

    __slots__ = ("cost", "end", "give", "hyphens", "letters", "previous", "ratio", "take", "total")

    def __init__(self, end: int, cost: float, previous: "_Node | None", ratio: float, hyphens: int) -> None:
        self.end, self.cost, self.previous, self.ratio, self.hyphens = end, cost, previous, ratio, hyphens
        self.total = self.give = self.take = self.letters = 0.0


def justified(boxes: Boxes, fit: Fit) -> list[int] | None:
    """The index after the last box of each line, of least demerits; None if no way keeps to the fit."""
    widths, follows, spaces, gives, leads, trails = boxes
    measure, tolerance, hyphen, runt, emergency = fit
    count = len(widths)
    first = _Node(0, 0.0, None, 0.0, 0)
    first.total = leads[0]
    active = [first]
    total = give = take = letters = 0.0
    for at in range(count):
        total += widths[at]
        letters += gives[at]
        kind = follows[at]
        if kind > END:
            space = spaces[at]
            total += space
            give += space * STRETCH
            take += space * SHRINK
            continue
        last = kind == END
        width = total if last else total - trails[at]
        if kind == HYPHEN:
            width += hyphen
        chosen: _Node | None = None
        least = 1e18
        ratio = 0.0
        gone = 0
        for node in active:
            slack = measure - width + node.total
            room = give - node.give
            # A line without a space is part of one word, which letters alone are not to make fit.
            own = letters - node.letters if room else 0.0
            if slack < 0:
                room = take - node.take + own
                if -slack > room + 0.01:
                    gone += node is active[gone]
                    continue
                r = slack / room if room else 0.0
            elif last:
                if (
                    runt
                    and node.previous is not None
                    and (measure - slack < runt or (node.hyphens and node.end == at))
                ):
                    continue
                r = 0.0
            else:
                if room:
                    room += emergency
                r = slack / (room + own) if room + own else 0.0 if slack < 0.01 else 99.0
                if r > 1.0:  # the letters give no more: spaces take the rest
                    r = (slack - own) / room if room else 99.0
                if r > tolerance:
                    continue
            size = r if r >= 0 else -r
            demerits = _LINE + 100.0 * size * size * size
            demerits *= demerits
            if kind == HYPHEN:
                demerits += _HYPHEN + _HYPHENS[node.hyphens]
            elif kind == PART:
                demerits += _PARTED
            elif last:
                if node.hyphens:
                    demerits += _HYPHEN_LAST
                if slack > measure * 0.88:
                    demerits += _SHORT_LAST
            if not -1.0 <= r - node.ratio <= 1.0:
                demerits += _CONTRAST
            demerits += node.cost
            if demerits < least:
                least, chosen, ratio = demerits, node, r
        if gone:
            del active[:gone]
        if kind in (SPACE, PART):
            space = spaces[at]
            total += space
            give += space * STRETCH
            take += space * SHRINK
        if chosen is not None:
            hyphens = min(chosen.hyphens + 1, 2) if kind == HYPHEN else 0
            node = _Node(at + 1, least, chosen, ratio, hyphens)
            if last:
                return _trace(node)
            node.total, node.give, node.take, node.letters = total + leads[at + 1], give, take, letters
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
