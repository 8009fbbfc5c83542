"""The words of a day in lines, with its boxes to tick: set and measured, not yet placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.blocks import Span
from handbook.foundation.kept import Same
from handbook.foundation.units import MM, WHITE
from handbook.layout.days.cells import (
    BESIDE,
    PAD,
    SIGN,
    TICK,
    WRITE,
    DayCell,
    DayGrid,
    DayLooks,
    Tick,
    WeekRow,
    resuming,
    tied,
    width_of,
)
from handbook.layout.days.hours import hour_sign
from handbook.layout.pages.page import Arc, Fill, Sign, Stroke
from handbook.layout.type.inline import SetText, set_text
from handbook.layout.type.lines import is_plain, spaced_text
from handbook.layout.type.setting import Setting

if TYPE_CHECKING:
    from handbook.style.sheet import Type

_ABOVE = 0.8 * MM
"""Above each box to tick, and above what else happens."""
_AIR = 0.5 * MM
"""Between a box and the amount under it: nearer to its own box than to the next one."""
_PARTED = 2.4 * MM
"""Above each box whose words run on below it: nearer, they would seem to belong to the next one."""


class Words(NamedTuple):
    """A text and where its top left corner stands."""

    text: SetText
    x: float
    y: float
    ground: float = 0.0
    """On hatching each line gets a white ground, at most so wide, so that it can be read."""
    plain: bool = False
    """Whether it is heard as it stands, and leads nowhere."""


Drawn = Words | Fill | Stroke | Arc | Sign


class Part(NamedTuple):
    """What is heard by itself: words and what is drawn with them, from the part's own top left corner."""

    drawn: tuple[Drawn, ...]
    depth: float


class SetDay(NamedTuple):
    """A day's parts, one under the other, each with the top at which it stands."""

    parts: tuple[tuple[float, Part], ...]
    depth: float
    whole: bool = False
    """Whether the words are those of the cell itself, as those of another month's day."""


class SetWeek(NamedTuple):
    """Seven days that are set, and how high they are."""

    row: WeekRow
    days: tuple[SetDay, ...]
    height: float


def set_week(row: WeekRow, grid: DayGrid, setting: Setting, looks: DayLooks) -> SetWeek:
    """A week, as high as its fullest day."""
    days = tuple([_set_day(cell, grid.inner, setting, looks) for cell in row.cells])
    return SetWeek(row, days, max(day.depth for day in days))


def set_line(words: str, kind: Type, width: float, setting: Setting, says: str = "") -> SetText:
    """Words in lines, each with a space at its end, so that what follows in the same element reads as a new word."""
    texts = setting.texts
    return texts.made(
        ("spaced", words, kind, width, says),
        lambda: spaced_text(set_text((Span(words, says=says),), kind, width + 0.01, setting)),
    )


def _set_day(cell: DayCell | None, width: float, setting: Setting, looks: DayLooks) -> SetDay:
    if cell is None or cell.kind == "outside":
        words, says = (cell.head, cell.says) if cell else ("", "")
        part = _words(words, looks.outside, width, setting, says=says)
        return SetDay(((PAD, part),) if words else (), PAD + part.depth, True)
    date = _date(cell, width, setting, looks)
    parts = [(PAD, date)]
    y = PAD + date.depth
    for above, part in _below(cell, width, setting, looks):
        parts.append((y + above, part))
        y += above + part.depth
    return SetDay(tuple(parts), y + PAD)


def _below(cell: DayCell, width: float, setting: Setting, looks: DayLooks) -> tuple[tuple[float, Part], ...]:
    """The parts of a day below its date; the same few come again from course to course, and from person to person."""
    key = ("day", cell.kind, cell.labels, cell.ticks, cell.loud, cell.events, width, Same(looks))
    return setting.texts.made(key, lambda: tuple(_parts(cell, width, setting, looks)))


def _parts(cell: DayCell, width: float, setting: Setting, looks: DayLooks) -> Iterator[tuple[float, Part]]:
    """The parts of a day and the space above each: loud weekday, labels, boxes, events."""
    ground = cell.kind == "off"
    if cell.loud:
        says = cell.loud.replace("-", "") if "-" in cell.loud else ""  # a hyphen is for the eye alone
        yield 0.0, _words(cell.loud, looks.loud, width, setting, says=says)
    kind = looks.off if ground or cell.kind == "none" else looks.on
    if cell.kind == "resume":
        kind = resuming(looks.on, setting)
    for label in cell.labels:
        yield 0.0, _words(tied(label), kind, width, setting, ground)
    for tick in cell.ticks:
        above = _PARTED if looks.wrapped else _ABOVE
        if not tick.of_all:
            yield above, _dose(tick, width, setting, looks)
            continue
        beside = bool(tick.flag) and _flag_fits(tick, width, setting, looks)
        yield above, _dose(tick._replace(below="", flag=tick.flag if beside else ""), width, setting, looks)
        yield _AIR, _words(tick.below, looks.amount, width, setting, says=tick.says)
        if tick.flag and not beside:
            yield 0.0, _flag(tick.flag, setting, looks)
    for event in cell.events:
        yield _ABOVE, _event(event, width, setting, looks)


def _words(words: str, kind: Type, width: float, setting: Setting, ground: bool = False, says: str = "") -> Part:
    if not words:
        return Part((), 0.0)
    text = set_line(words, kind, width, setting, says)
    return Part((Words(text, 0.0, 0.0, width if ground else 0.0, is_plain(text)),), _depth(text))


def _depth(text: SetText) -> float:
    return len(text.lines) * text.leading


def _date(cell: DayCell, width: float, setting: Setting, looks: DayLooks) -> Part:
    """The date, with its year on the same line if there is room; or a line to write it on."""
    ground = cell.kind == "off"
    if not cell.head:
        if ground:
            return Part((), 0.0)
        line = ((0.0, WRITE - 1), (width, WRITE - 1))
        return Part((Stroke(line, 0.35, setting.style.figure.axis, (1, 1.5)),), WRITE)
    date = _words(cell.head, looks.head, width, setting, ground, cell.says)
    if not cell.year:
        return date
    taken = width_of(cell.head, looks.head, setting)[0] + looks.head.size * 0.25
    if taken + width_of(cell.year, looks.year, setting)[0] > width:
        return _under(date, _words(cell.year, looks.year, width, setting, ground))
    drop = (looks.head.leading - looks.year.leading) / 2 + (looks.head.size - looks.year.size) * 0.33
    year = _words(cell.year, looks.year, width - taken, setting, ground)
    return Part((*date.drawn, *_moved(year.drawn, taken, drop)), date.depth)


def _dose(tick: Tick, width: float, setting: Setting, looks: DayLooks) -> Part:
    """The same few doses stand in all cells."""
    return setting.texts.made(("dose", tick, width, Same(looks)), lambda: _set_dose(tick, width, setting, looks))


def _set_dose(tick: Tick, width: float, setting: Setting, looks: DayLooks) -> Part:
    """What is taken, a box to tick with its words, how much; a changed amount with a word on a dark ground.

    That word stands beside those of the box if it has room, else below the amount, so that amounts side by side
    in a week stand in one line.
    """
    made = (_wrapped if looks.wrapped else _beside)(tick.words, width, setting, looks)
    flag = _flag(tick.flag, setting, looks) if tick.flag else None
    free = _free(tick.words, width, setting, looks)
    if flag and _flag_fits(tick, width, setting, looks):
        high = (made.depth - flag.depth) / 2
        into = min(max(_wide(flag) + _APART - free, 0.0), _INTO)
        made = Part((*made.drawn, *_moved(flag.drawn, width - _wide(flag) + into, high)), made.depth)
        flag = None
    elif tick.hour and looks.hours:
        sign = hour_sign(tick.hour, SIGN, setting.style.ink)
        made = Part((*made.drawn, *_moved((sign,), width - free + BESIDE, (made.depth - SIGN) / 2)), made.depth)
    if tick.name:
        made = _under(_words(tick.name, looks.loud, width, setting), made)
    if tick.below:
        made = _under(made, _words(tick.below, looks.amount, width, setting, says=tick.says), _AIR)
    return _under(made, flag) if flag else made


_APART, _INTO = 2.5, PAD - 1.0
"""Between a word and the dark ground behind it; how far that ground may reach into the margin of the cell."""


def _flag(words: str, setting: Setting, looks: DayLooks) -> Part:
    """A word in white on a dark ground."""
    wide = width_of(words, looks.amount, setting)[0]
    told = _words(words, looks.amount._replace(colour=WHITE), wide + 1, setting)
    dark = Fill(0.0, 0.5, wide + 3, looks.amount.leading, setting.style.ink)
    return Part((dark, *_moved(told.drawn, 1.5, 0.5)), told.depth + 1.0)


def _flag_fits(tick: Tick, width: float, setting: Setting, looks: DayLooks) -> bool:
    """Whether the word that stands out has room beside those of the box."""
    return _wide(_flag(tick.flag, setting, looks)) + _APART <= _free(tick.words, width, setting, looks) + _INTO


def _wide(flag: Part) -> float:
    return max(one.width for one in flag.drawn if isinstance(one, Fill))


def _free(words: str, width: float, setting: Setting, looks: DayLooks) -> float:
    """Room behind the words of a box, if they stand beside it on one line."""
    return width - TICK - BESIDE - width_of(words, looks.tick, setting)[0]


def _event(words: str, width: float, setting: Setting, looks: DayLooks) -> Part:
    """What else happens, behind a heavy rule at its side."""
    told = _words(words, looks.loud, width - 4, setting)
    rule = Stroke(((0.8, 0.0), (0.8, told.depth)), 1.6, setting.style.ink)
    return Part((rule, *_moved(told.drawn, 4.0, 0.0)), told.depth)


def _beside(words: str, width: float, setting: Setting, looks: DayLooks) -> Part:
    """A box to tick, and what it is for beside it."""
    told = _words(words, looks.tick, width - TICK - BESIDE, setting)
    high = max(TICK, told.depth)
    square = _square(0.0, (high - TICK) / 2, setting)
    return Part((square, *_moved(told.drawn, TICK + BESIDE, (high - told.depth) / 2)), high)


def _wrapped(words: str, width: float, setting: Setting, looks: DayLooks) -> Part:
    """The box, beside it as many words as have room there, the rest below."""
    every = words.split()
    narrow = width - TICK - BESIDE
    count = len(every)
    while count and width_of(" ".join(every[:count]), looks.tick, setting)[0] > narrow:
        count -= 1
    high = max(TICK, looks.tick.leading)
    first = _words(" ".join(every[:count]), looks.tick, narrow, setting)
    beside = _moved(first.drawn, TICK + BESIDE, (high - looks.tick.leading) / 2)
    head = Part((_square(0.0, (high - TICK) / 2, setting), *beside), high)
    return _under(head, _words(" ".join(every[count:]), looks.tick, width, setting))


def _square(x: float, y: float, setting: Setting) -> Stroke:
    corners = ((x, y), (x + TICK, y), (x + TICK, y + TICK), (x, y + TICK))
    return Stroke(corners, 0.8, setting.style.ink, closed=True, fill=WHITE)


def _under(above: Part, below: Part, air: float = 0.0) -> Part:
    down = above.depth + air
    return Part((*above.drawn, *_moved(below.drawn, 0.0, down)), down + below.depth)


def _moved(drawn: Iterable[Drawn], dx: float, dy: float) -> Iterator[Drawn]:
    for one in drawn:
        if isinstance(one, Stroke):
            yield one._replace(points=tuple((x + dx, y + dy) for x, y in one.points))
        else:
            yield one._replace(x=one.x + dx, y=one.y + dy)
