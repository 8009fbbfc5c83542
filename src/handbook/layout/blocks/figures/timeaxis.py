"""The time axis: logarithmic, from the first time to the last, with the ticks whose words have room."""

from math import log
from typing import NamedTuple

from handbook.document.drawings import Timeline
from handbook.layout.blocks.figures.lettering import Lettering
from handbook.layout.blocks.figures.pen import Pen
from handbook.layout.pages.page import Placement


class Scale(NamedTuple):
    """A logarithmic axis: hours at both ends, where it starts, its width, and where what follows it ends."""

    low: float
    high: float
    x: float
    width: float
    edge: float

    def at(self, hours: float) -> float:
        """Where a time stands; times outside the axis stand at its ends."""
        held = min(max(hours, self.low), self.high)
        return self.x + self.width * log(held / self.low) / log(self.high / self.low)


class _Tick(NamedTuple):
    """The words of a tick, and where they start."""

    left: float
    words: Lettering


def axis_scale(drawing: Timeline, x: float, width: float, pen: Pen) -> Scale:
    """From the first time to the last; a zone without a scale follows where something runs on beyond it."""
    times = [hours for hours, _ in drawing.ticks]
    times += [stretch.start for stretch in drawing.stretches]
    times += [stretch.end for stretch in drawing.stretches if stretch.end is not None]
    low = min((hours for hours in times if hours > 0), default=1.0)
    high = max([*times, low * 2])
    runs_on = any(stretch.end is None for stretch in drawing.stretches)
    zone = max(pen.size * 4.5, width * 0.12) if runs_on else 0.0
    return Scale(low, high, x + pen.line / 2, width - pen.line - zone, x + width)


def draw_axis(
    placements: list[Placement], drawing: Timeline, scale: Scale, y: float, x: float, width: float, pen: Pen
) -> float:
    """The axis with its ticks; gives the y below its words."""
    end = scale.x + scale.width
    placements.append(pen.rule(((scale.x, y), (end, y))))
    if scale.edge - end > pen.size:
        placements.extend(_broken(end, scale.edge, y, pen))
    reach = pen.size * 0.35
    for hours, _ in drawing.ticks:
        at = scale.at(hours)
        placements.append(pen.rule(((at, y), (at, y + reach))))
    lowest = y + reach
    for left, words in _tick_labels(drawing, scale, x, width, pen):
        placements.extend(words.at(left + words.width / 2, y + reach, pen.tag, "centre"))
        lowest = max(lowest, y + reach + words.height)
    label = pen.letter(drawing.axis, width)
    placements.extend(label.at(x, lowest, pen.tag))
    return lowest + label.height


def _broken(start: float, edge: float, y: float, pen: Pen) -> list[Placement]:
    """Beyond the scale: the break sign, and an arrow for time that goes on."""
    first, second = start + pen.size * 0.3, start + pen.size * 0.6
    line = pen.rule(((second, y), (edge - pen.size * 0.2, y)))
    return [pen.broken(first, y), pen.broken(second, y), line, pen.arrow(edge, y)]


def _tick_labels(drawing: Timeline, scale: Scale, x: float, width: float, pen: Pen) -> list[_Tick]:
    """The words of as many ticks as have room: on one line if they all fit so, else in narrow lines."""
    wide = _apart([_tick_label(tick, scale, x, width, False, pen) for tick in _by_weight(drawing)], pen)
    if len(wide) == len(drawing.ticks):
        return wide
    narrow = _apart([_tick_label(tick, scale, x, width, True, pen) for tick in _by_weight(drawing)], pen)
    return narrow if len(narrow) > len(wide) else wide


def _by_weight(drawing: Timeline) -> list[tuple[float, str]]:
    """The ticks, those first that a reader needs most: both ends, then where something begins."""
    ticks = sorted(drawing.ticks)
    starts = {stretch.start for stretch in drawing.stretches}
    return sorted(ticks, key=lambda tick: 0 if tick in (ticks[0], ticks[-1]) else 1 if tick[0] in starts else 2)


def _apart(ticks: list[_Tick], pen: Pen) -> list[_Tick]:
    """One after the other, each that keeps its distance from those before."""
    kept: list[_Tick] = []
    gap = pen.size * 0.5
    for tick in ticks:
        end = tick.left + tick.words.width + gap
        if all(end <= other.left or other.left + other.words.width + gap <= tick.left for other in kept):
            kept.append(tick)
    return kept


def _tick_label(tick: tuple[float, str], scale: Scale, x: float, width: float, narrow: bool, pen: Pen) -> _Tick:
    """Where the words of a tick start: in the middle under it, but never outside the drawing."""
    hours, says = tick
    words = pen.letter(says, min(pen.extent(says)[1] if narrow else width, width))
    left = scale.at(hours) - words.width / 2
    return _Tick(max(x, min(left, x + width - words.width)), words)
