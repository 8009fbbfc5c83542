"""What the days of a calendar say, where their columns stand, and the type in which their words have room."""

from collections.abc import Iterable, Sequence
from math import floor
from typing import Literal, NamedTuple

from handbook.document.blocks import Span
from handbook.foundation.marks import refuse
from handbook.foundation.regex import Regex
from handbook.foundation.units import MM
from handbook.layout.days.hours import Hour
from handbook.layout.type.measure import natural_width
from handbook.layout.type.setting import Setting
from handbook.style.sheet import Type

TICK = 5 * MM
"""The side of a box to tick: what a pen needs."""
PAD, BESIDE = 1.5 * MM, 1.2 * MM
"""Inside a cell all round; between a box and its word."""
WRITE = 7 * MM
SIGN = 4 * MM
"""Side of the sign of a time of day."""
_LEAST = 7.0
"""No label is made smaller than this to stand on one line: a small x of 1.2 mm; points."""
_DATE = 14.5
"""A date is as large as this if it has room: it is read from where the sheet hangs; points."""
_LARGE = 12.0
"""In a style whose smallest type is as large as this, only a word that has no room is made smaller, and only to this
(12 points: RNIB, clear print)."""


class Tick(NamedTuple):
    """A box to tick and its words."""

    words: str
    """Beside the box."""
    below: str = ""
    """Under it, in the width of the day: how much."""
    flag: str = ""
    """A word that stands out: new."""
    name: str = ""
    """Over it: what is taken."""
    hour: Hour | None = None
    """The sign of its time of day, drawn beside the words where it has room."""
    says: str = ""
    """What stands under it, as it is heard, where a word of it is hyphenated."""
    of_all: bool = False
    """What stands under it is told of the boxes before it too, and so is heard by itself."""


class DayCell(NamedTuple):
    """What one day says."""

    kind: Literal["on", "none", "off", "resume", "outside"]
    head: str = ""
    """The date; empty to be written in."""
    year: str = ""
    """Follows the date where it would not be clear."""
    labels: tuple[str, ...] = ()
    ticks: tuple[Tick, ...] = ()
    loud: str = ""
    """A word that stands out: the weekday of what is taken once a week."""
    events: tuple[str, ...] = ()
    """What else happens."""
    says: str = ""
    """What the date is short for: the number of a day in a month."""


class WeekRow(NamedTuple):
    """Seven cells, and what stands in the margin before them (a week's number)."""

    cells: Sequence[DayCell | None]
    margin: str = ""
    says: str = ""
    """What the margin is short for."""


class DayGrid(NamedTuple):
    """Where the columns of a calendar stand; points."""

    x: float
    width: float
    margin: float = 0.0
    """Width of the column for the weeks' numbers."""

    @property
    def column(self) -> float:
        """Width of a day."""
        return (self.width - self.margin) / 7

    @property
    def inner(self) -> float:
        """Width of a day's words."""
        return self.column - 2 * PAD

    def left(self, day: int) -> float:
        """The left edge of a day's column."""
        return self.x + self.margin + day * self.column


class DayLooks(NamedTuple):
    """The type of a calendar's days, the same in all of them."""

    head: Type
    year: Type
    on: Type
    off: Type
    outside: Type
    margin: Type
    tick: Type
    amount: Type
    loud: Type
    wrapped: bool
    """The words of a box run on below it, where beside it the longest of them would have no room."""
    hours: bool
    """Every time of day has a sign and room for it: a box without one would seem to be of another kind."""


def day_looks(cells: Iterable[DayCell], grid: DayGrid, setting: Setting) -> DayLooks:
    """Type in which each label of these days stands on one line, if it can be without getting too small.

    HandbookError LAYOUT-02 if a day is too narrow for its longest word.
    """
    types, ink = setting.style.type, setting.style.ink
    days = [cell for cell in cells if cell.kind != "outside"]
    plain = types.cell._replace(align="left", hyphenate=False, colour=ink)
    head = types.h3._replace(before=0.0, after=0.0, colour=ink, figures="tabular", align="left", hyphenate=False)
    labels = {kind: _longest(label for cell in days if cell.kind == kind for label in cell.labels) for kind in _KINDS}
    ticks = _longest(tick.words for cell in days for tick in cell.ticks)
    timed = {(tick.words, tick.hour) for cell in days for tick in cell.ticks}
    strong = plain._replace(weight=types.key.weight, figures="tabular")
    below = _longest(word for cell in days for tick in cell.ticks for word in (*tick.below.split(" "), tick.flag))
    names = (word for cell in days for tick in cell.ticks for word in tick.name.split(" "))
    louds = _longest(
        [*(word for cell in days for word in (cell.loud, *" ".join(cell.events).split(" "))), *names],
    )
    on = _fitted(plain, (*labels["on"], *labels["resume"]), grid.inner, setting)
    again = _fitted(resuming(on, setting), labels["resume"], grid.inner, setting)
    on = on._replace(size=again.size, leading=again.leading)
    off = _fitted(
        types.meta._replace(colour=ink, align="left"), (*labels["off"], *labels["none"]), grid.inner, setting
    )
    narrow = grid.inner - TICK - BESIDE
    looks = DayLooks(
        _dated(head, _longest(cell.head for cell in days), grid.inner, setting),
        off,
        on,
        off,
        types.meta._replace(align="left"),
        types.meta._replace(colour=ink, align="left"),
        plain,
        _fitted(strong, below, grid.inner, setting),
        _fitted(strong, louds, grid.inner, setting),
        any(width_of(tick, plain, setting)[1] > narrow for tick in ticks),
        all(hour and width_of(word, plain, setting)[0] <= narrow - SIGN - BESIDE for word, hour in timed),
    )
    words = [
        (looks.amount, below),
        (looks.loud, louds),
        (looks.off, labels["none"]),
        (looks.on, labels["on"]),
        (resuming(looks.on, setting), labels["resume"]),
        (looks.off, labels["off"]),
        (plain, ticks),
    ]
    _check_room(words, grid, setting)
    return setting.texts.made(("looks", looks), lambda: looks)  # the same one each time, so that it can be a key


def on_one_line(cells: Iterable[DayCell], looks: DayLooks, grid: DayGrid, setting: Setting) -> bool:
    """Whether the last label of each day with doses stands on one line: of two days beside one another both do."""
    last = _longest(cell.labels[-1] for cell in cells if cell.kind == "on" and cell.labels)
    return all(width_of(label, looks.on, setting)[0] <= grid.inner for label in last)


_KINDS: tuple[Literal["on", "none", "off", "resume"], ...] = ("on", "none", "off", "resume")


def _longest(words: Iterable[str]) -> list[str]:
    """The words that can be the widest: the few with most letters, and those with the longest word."""
    every = sorted(set(words))
    wordy = sorted(every, key=lambda one: max(map(len, one.split()), default=0))
    return list(dict.fromkeys((*sorted(every, key=len)[-4:], *wordy[-2:])))


def resuming(on: Type, setting: Setting) -> Type:
    """The type of a day on which something begins again: firmer than that of others, as large."""
    return setting.style.type.key._replace(size=on.size, leading=on.leading)


def width_of(words: str, kind: Type, setting: Setting) -> tuple[float, float]:
    return natural_width((Span(tied(words)),), kind, setting)


def _fitted(kind: Type, words: Sequence[str], width: float, setting: Setting) -> Type:
    """The type, made so small that each of the words stands on one line; as it is if that were too small.

    In large type lines are broken rather than made smaller; there it is the longest single word that must fit.
    """
    least = smallest(setting)
    widest = max((width_of(word, kind, setting)[least == _LARGE] for word in words), default=0.0)
    if widest <= width:
        return kind
    size = floor(kind.size * width / widest * 10) / 10
    return kind._replace(size=size, leading=size * 1.25) if size >= least else kind


def _dated(kind: Type, words: Sequence[str], width: float, setting: Setting) -> Type:
    """The type of dates, as large as all of them have room for on one line, but not larger than need be."""
    widest = max((width_of(word, kind, setting)[0] for word in words), default=0.0)
    if widest > width or kind.size >= _DATE:
        return _fitted(kind, words, width, setting)
    size = floor(min(_DATE, kind.size * width / widest if widest else _DATE) * 10) / 10
    return kind._replace(size=size, leading=max(kind.leading, size * 1.1))


def beside_boxes(words: Iterable[str], grid: DayGrid, setting: Setting) -> bool:
    """Whether the first word of each has room beside its box."""
    kind, room = setting.style.type.cell, grid.inner - TICK - BESIDE
    return all(width_of(one.split(" ")[0], kind, setting)[0] <= room for one in set(words) if one)


def smallest(setting: Setting) -> float:
    """The size below which no words of a day are set; points."""
    return _LARGE if setting.style.type.meta.size >= _LARGE else _LEAST


def _check_room(words: Iterable[tuple[Type, Sequence[str]]], grid: DayGrid, setting: Setting) -> None:
    for kind, some in words:
        for one in some:
            over = width_of(one, kind, setting)[1] - grid.inner
            if over > 0.1:
                message = f"a day of the calendar is {over / MM:.1f} mm too narrow for “{one}”"
                raise refuse("LAYOUT-02", message, None, "choose a style with smaller type, or write shorter words")


_COUNT = Regex(r"(\d+) (\S+) (\d+)")


def tied(words: str) -> str:
    """4 of 14 is never parted."""
    return _COUNT.sub("\\1\u00a0\\2\u00a0\\3", words)


def fitting_names(names: Sequence[str], short: Sequence[str], grid: DayGrid, setting: Setting) -> Sequence[str]:
    """The names of the weekdays in full, if all of them have room over their columns."""
    kind = setting.style.type.cell_head
    return names if all(width_of(name, kind, setting)[0] <= grid.inner for name in names) else short
