"""What a figure shows: a drawing from the data, or a picture, before it has any look."""

from typing import Literal, NamedTuple


class Bar(NamedTuple):
    """One row of a bar chart: from `low` to `high`, both equal for a single value."""

    label: str
    low: float
    high: float
    says: str
    """The value in words, printed beside the bar."""


class Bars(NamedTuple):
    """A bar chart over one scale that starts at 0."""

    bars: tuple[Bar, ...]
    axis: str


class Stretch(NamedTuple):
    """One stretch of time on a timeline, in hours; an open end runs on to the edge."""

    label: str
    start: float
    end: float | None
    when: str
    """The time in words, as the book writes it."""


class Timeline(NamedTuple):
    """Stretches on a logarithmic time axis with labelled ticks."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[float, str], ...]
    axis: str


class Ladder(NamedTuple):
    """Rungs from the highest to the lowest, some of them marked."""

    rungs: tuple[tuple[str, str, bool], ...]
    """Label, words, whether marked."""
    marked_says: str


class Strip(NamedTuple):
    """Days in a row: counted ones stay open, resting ones are hatched."""

    parts: tuple[tuple[int, Literal["on", "off"], str], ...]
    """Number of days, kind, words."""
    optional: tuple[int, ...] = ()
    """For each part, how many of its last days are optional."""


class Level(NamedTuple):
    """Days with one and the same dosing, in words."""

    days: int
    when: str
    """Days 1 to 5."""
    amount: str
    counted: str = ""
    """How the amount is counted out."""


class Levels(NamedTuple):
    """Amounts over time: what is taken on each day, and the stretches of days that are told together."""

    days: tuple[tuple[float, float], ...]
    """The least and the most of each day, all in one unit; 0 where nothing is taken."""
    levels: tuple[Level, ...]
    ends: str
    """What follows on the last day."""
    runs_on: bool = False
    """Whether the last level goes on behind it."""
    measure: str = ""
    """What the height stands for, where it is not plain."""


class WeekRow(NamedTuple):
    """A medicine at a time of day, and how much of it on each of seven days; empty on days without it."""

    label: str
    amounts: tuple[str, ...]
    other: tuple[int, ...] = ()
    """The days, from 0, on which the medicine is taken at another time only."""


class WeekView(NamedTuple):
    """Seven days side by side."""

    heads: tuple[str, ...]
    rows: tuple[WeekRow, ...]
    none: str
    """What stands on a day without any dose."""
    notes: tuple[str, ...] = ()
    """How the amounts are counted out, and which days these are."""


class CycleRow(NamedTuple):
    """A medicine, how it is taken, and what each day of a course and its break is to it."""

    label: str
    says: str
    days: tuple[Literal["on", "none", "off"], ...]


class CycleView(NamedTuple):
    """A course and its break, a row of days for each medicine."""

    rows: tuple[CycleRow, ...]
    key: tuple[tuple[Literal["on", "none", "off"], str], ...]
    """What the kinds of days are called."""


class Picture(NamedTuple):
    """An image file that was checked: its bytes, size in pixels as it stands upright, and its resolution."""

    data: bytes
    width: int
    height: int
    dpi: float


Drawing = Bars | Timeline | Ladder | Strip | Levels | WeekView | CycleView | Picture
