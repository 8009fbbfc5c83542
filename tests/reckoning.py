"""Random regimens, each made as YAML, and beside it as a plain function from a day to doses.

That function knows nothing of the program: what it says is what a reader of the YAML would count out on paper.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time
from decimal import ROUND_HALF_UP
from decimal import Decimal as D
from functools import cache
from typing import NamedTuple

from handbook.book.book import Book
from handbook.book.calendar import Calendar
from handbook.book.prescribed import Regimens
from handbook.foundation.model import validate
from handbook.foundation.reader import read_text
from handbook.foundation.values import Mapping
from handbook.medicine.notation import ENGLISH_FIGURES
from smallbook import book as small

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EDGES = (
    date(2028, 2, 26),
    date(2026, 12, 28),
    date(2027, 12, 30),
    date(2026, 3, 27),
    date(2026, 10, 23),
    date(2100, 2, 26),
)
"""Before a leap day and where there is none, year ends, changes of the clock."""


class Hour(NamedTuple):
    """A time of day: as it is written, as it is called, and when it is: days later, and the time on the clock."""

    written: str
    name: str
    later: int
    clock: time


class Took(NamedTuple):
    """A dose: at which time of day, and how many mg."""

    at: Hour
    mg: D


class Seen(NamedTuple):
    """A day as a rule sees it: days since the rule began, the date, days after the procedure."""

    since: int
    on: date
    after: int


Rule = Callable[[Seen], list[Took]]


class Made(NamedTuple):
    """Lines of YAML and what they mean."""

    lines: list[str]
    rule: Rule
    bound: frozenset[int] = frozenset()
    """Weekdays on which it can begin; empty for any."""
    length: int | None = None
    around: tuple[int, ...] = ()
    """Days after the procedure that it has doses on."""
    courses: tuple[int, int, int] | None = None
    """Days on, days off, how many times."""
    dated: bool = False
    weekly: bool = False
    """Whether a dose stands on a weekday."""


class Stock(NamedTuple):
    """A medicine, and how doses of it are written."""

    id: str
    name: str
    lines: list[str]
    """What a regimen of it must say besides."""
    dose: Callable[[random.Random], tuple[str, D]]
    """As it is written, and in mg."""


def _words(name: str, hour: int) -> Hour:
    return Hour(name, name, 0, time(hour))


WORDS = [_words("morning", 8), _words("noon", 12), _words("evening", 18), _words("bedtime", 22)]
CLOCKS = [
    [
        Hour('"06:00"', "06:00", 0, time(6)),
        Hour('"12:00"', "12:00", 0, time(12)),
        Hour('"24:00"', "24:00", 1, time(0)),
    ],
    [Hour('"22:00"', "22:00", 0, time(22)), Hour('"02:30"', "02:30", 1, time(2, 30))],
    [
        Hour('"08:00"', "08:00", 0, time(8)),
        Hour('"16:00"', "16:00", 0, time(16)),
        Hour('"00:00"', "24:00", 1, time(0)),
    ],
]
OWN_WORDS = Hour('{at: with breakfast, time: "07:30"}', "with breakfast", 0, time(7, 30))


def hours(pick: random.Random) -> list[Hour]:
    """Times of day in their order: words, clock times over midnight, words of the book's own."""
    chance = pick.random()
    if chance < 0.2:
        return pick.choice(CLOCKS)
    if chance < 0.3:
        return [OWN_WORDS, WORDS[3]]
    return sorted(pick.sample(WORDS, pick.randint(1, 3)), key=WORDS.index)


def at_all(times: Sequence[Hour], mg: D) -> list[Took]:
    return [Took(one, mg) for one in times]


# --- how much --------------------------------------------------------------------------------------------

WEIGHTS = ("9.4", "14.3", "50", "71.5", "104")
HEIGHTS = ("74", "98", "160", "171.5", "190")


class Person(NamedTuple):
    """Whose doses they are."""

    kg: D
    cm: D

    @property
    def square(self) -> D:
        """Mosteller, to two decimals."""
        return (self.kg * self.cm / 3600).sqrt().quantize(D("0.01"), ROUND_HALF_UP)


def stocks(person: Person) -> list[Stock]:
    """Tablets, a lozenge of the book's own, and tablets by weight and by surface."""

    def tablets(pick: random.Random) -> tuple[str, D]:
        mg = pick.choice((D("0.5"), D(1), D("2.5"), D(5), D("7.5"), D(10), D(12), D("12.5"), D(20), D(40)))
        return f"{mg} mg", mg

    def lozenges(pick: random.Random) -> tuple[str, D]:
        count = pick.choice((D("0.5"), D(1), D("1.5"), D(2), D(3)))
        told = f"{count} {'lozenge' if count == 1 else 'lozenges'}"
        return pick.choice((told, f"{int(count * 10)} mg")), count * 10

    def by(per: str, size: D, figures: Sequence[str]) -> Callable[[random.Random], tuple[str, D]]:
        def dose(pick: random.Random) -> tuple[str, D]:
            figure = pick.choice(figures)
            steps = (D(figure) * size / D("0.5")).quantize(D(1), ROUND_HALF_UP)
            return f"{figure} mg per {per}", steps * D("0.5")

        return dose

    return [
        Stock("m", "Calmarin", [], tablets),
        Stock("m", "Calmarin", [], tablets),
        Stock("n", "Sorexin", [], lozenges),
        Stock("m", "Calmarin", ["round_to: 0.5 mg"], by("kg", person.kg, ("0.1", "0.25", "0.33", "1"))),
        Stock("m", "Calmarin", ["round_to: 0.5 mg"], by("m2", person.square, ("2.5", "10", "33"))),
    ]


MEDICINES = """pieces: {lozenge: lozenges}
medicines:
  - {id: m, name: Calmarin, route: oral, products: [
      {id: p5, form: tablet, strength: 5 mg, splits: half, pack: 30},
      {id: p1, form: tablet, strength: 1 mg, splits: half}]}
  - {id: n, name: Sorexin, route: oral, products: [{id: z, form: lozenge, strength: 10 mg, splits: half}]}
regimens:
"""


class Written(NamedTuple):
    """A line of the plan, the regimen that it names, and what they mean."""

    stock: Stock
    lines: list[str]
    """Of the regimen."""
    planned: list[str]
    """Of the plan, behind the regimen's id."""
    made: Made
    reserve: bool = False
    """Only when needed."""


def folder(told: Sequence[Written], calendar: Sequence[str]) -> tuple[str, str]:
    """regimens.yaml and calendar.yaml."""
    regimens, plan = MEDICINES, "plan:\n"
    for number, one in enumerate(told):
        lines = [f"id: r{number}", f"title: R{number}", f"medicine: {one.stock.id}", *one.stock.lines, *one.lines]
        regimens += "  - " + "\n    ".join(lines) + "\n"
        plan += "  - " + "\n    ".join([f"regimen: r{number}", *one.planned]) + "\n"
    return regimens, plan + "\n".join(calendar) + "\n"


def read(regimens: str, calendar: str) -> Book:
    """The small book with these regimens and this calendar."""
    from handbook.book.piecetable import with_pieces

    tree = read_text("regimens.yaml", regimens)
    assert isinstance(tree, Mapping)
    figures = with_pieces(ENGLISH_FIGURES._replace(plurals=("one", "other")), tree)
    written = validate(Regimens, tree, told=figures)
    return replace(
        _small(),
        medicines={one.id: one for one in written.medicines},
        regimens={one.id: one for one in written.regimens},
        calendar=validate(Calendar, read_text("calendar.yaml", calendar), told=figures),
    )


@cache
def _small() -> Book:
    return small()
