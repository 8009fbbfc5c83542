"""What the sheets of random plans say in their cells, and what their .ics files expand to, is what was reckoned."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal as D

from dateutil.rrule import rrulestr
from icalendar import Calendar as Parsed

from handbook.foundation.marks import HandbookError
from handbook.layout.pages.page import Line, Publication, Tag
from handbook.products.calendar.compose import CalendarWishes, Made, compose
from printsheets import style
from randomplans import Drawn, plan
from reckoning import Took, read

PLANS = 60
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Said = tuple[str, str, D]
"""The time of day, the medicine if it is named, and mg."""


def test_cells_and_ics_say_what_was_reckoned() -> None:
    refused = 0
    for seed in range(PLANS):
        drawn = plan(random.Random(10_000 + seed), weeks=3, most=2)
        layouts = ("sheets", "strips", "month") if drawn.asked else ("sheets", "strips")
        book, layout = read(drawn.regimens, drawn.calendar), layouts[seed % len(layouts)]
        try:
            made = compose(book, style("reference", "a4"), CalendarWishes(layout=layout))  # type: ignore[arg-type]
        except HandbookError as error:
            assert {one.code for one in error.problems} == {"LAYOUT-02"}, drawn  # a word that no day has room for
            refused += 1
            continue
        _same_cells(made, drawn, layout)
        if drawn.asked:
            assert _expanded(made) == _wanted(drawn), drawn
    assert refused < PLANS / 10


# --- cells -----------------------------------------------------------------------------------------------


def _same_cells(made: Made, drawn: Drawn, layout: str) -> None:
    found = [cell for cell in _cells(made.publication) if any(_LABEL.match(part) for part in cell)]
    assert len(found) == drawn.length, drawn
    for number, cell in enumerate(found):
        on = drawn.first + timedelta(number)
        if drawn.asked:
            assert re.sub(r" \d{4}$", "", cell[0]) in _heads(on, layout), drawn
        wanted = [(took.at.name, drawn.told[int(id[1:])].stock.name, took.mg) for id, took in drawn.on(number)]
        said = _said(cell)
        assert [(at, mg) for at, _, mg in said] == [(at, mg) for at, _, mg in wanted], (number, cell, drawn)
        assert all(told in ("", name) for (_, told, _), (_, name, _) in zip(said, wanted, strict=True)), (cell, drawn)
        several = len({id for id, _ in drawn.on(number)}) > 1
        assert not several or all(name for _, name, _ in said), (cell, drawn)


_LABEL = re.compile(r"(?:Break d|D)ay \d+|procedure: ")
_TICK = re.compile(r"(?:(Calmarin|Sorexin) )?(with breakfast|morning|noon|evening|bedtime|\d\d:\d\d)(?: (.+))?")


def _heads(on: date, layout: str) -> tuple[str, ...]:
    """How a day may be headed; in a month by its number, unless it stands with the days of a neighbour."""
    told = f"{on.day} {MONTHS[on.month - 1]}"
    return (str(on.day), told) if layout == "month" else (told,)


def _cells(publication: Publication) -> list[list[str]]:
    """The words of each cell of a table, by its paragraphs."""
    found: dict[Tag, dict[Tag, list[str]]] = {}
    for page in publication.pages:
        for one in page.placements:
            chain = _chain(one.tag) if isinstance(one, Line) and one.tag else []
            cell = next((tag for tag in chain if tag.role == "TD"), None)
            if cell and isinstance(one, Line):
                part = next((tag for tag in chain if tag.role == "P"), cell)
                found.setdefault(cell, {}).setdefault(part, []).append(one.words)
    return [
        [" ".join("".join(words).replace("\u00a0", " ").split()) for words in cell.values()]
        for cell in found.values()
    ]


def _chain(tag: Tag | None) -> list[Tag]:
    return [tag, *_chain(tag.parent)] if tag else []


def _said(cell: list[str]) -> list[Said]:
    """The boxes of a cell; an amount that is told once for several, each time, is that of all of them."""
    made: list[Said] = []
    waiting: list[tuple[str, str]] = []
    medicine = ""
    for part in cell:
        told = part.removesuffix(" new").replace(" new ", " ")
        found = _TICK.fullmatch(told)
        if found:
            medicine = found[1] or medicine
            waiting.append((found[2], medicine))
        amount = found[3] if found else told if " each time" in told else ""
        if amount:
            assert len(waiting) == 1 or "each time" in amount, cell
            made += [(at, name, _mg(amount)) for at, name in waiting]
            waiting = []
    assert not waiting, cell
    return made


_COUNT = r"(half an?|\d+ and a half|\d+(?:\.\d+)?)"


def _mg(words: str) -> D:
    """The amount in brackets, to which the pieces before it come; or what the only piece holds."""
    alone = re.fullmatch(r"(?:\w+ )??1 tablet of (\d+) mg(?: each time)?", words)
    if alone:
        return D(alone[1])
    held = re.search(r"\(([\d,.]+) (mg|micrograms)\)$", words)
    assert held, words
    mg = D(held[1].replace(",", "")) / (1 if held[2] == "mg" else 1000)
    tablets = re.findall(rf"{_COUNT} (?:tablets?) of (\d+) mg", words)
    lozenges = re.findall(rf"{_COUNT} (?:lozenges?)", words)
    counted = sum((_count(number) * D(size) for number, size in tablets), D(0))
    assert counted + sum((_count(number) * 10 for number in lozenges), D(0)) == mg, words
    return mg


def _count(words: str) -> D:
    if words.startswith("half"):
        return D("0.5")
    return D(words.removesuffix(" and a half")) + (D("0.5") if "half" in words else 0)


# --- the .ics file ---------------------------------------------------------------------------------------

Event = tuple[datetime, str, D]


def _wanted(drawn: Drawn) -> Counter[Event]:
    found: Counter[Event] = Counter()
    for number in range(drawn.length):
        for id, took in drawn.on(number):
            found[_moment(drawn, number, took), drawn.told[int(id[1:])].stock.name, took.mg] += 1
    return found


def _moment(drawn: Drawn, number: int, took: Took) -> datetime:
    """Midnight and the hours after it stand on the next date; the clock on the wall, whatever is done to it."""
    return datetime.combine(drawn.first + timedelta(number + took.at.later), took.at.clock)


def _expanded(made: Made) -> Counter[Event]:
    """When, of what and how much: of every event with a time, by its recurrence rule (RFC 5545)."""
    found: Counter[Event] = Counter()
    names: set[str] = set()
    for event in Parsed.from_ical(made.ics or b"").walk("VEVENT"):
        assert str(event["UID"]) not in names
        names.add(str(event["UID"]))
        start = event["DTSTART"].dt
        if isinstance(start, datetime):
            assert start.tzinfo is None
            rule = event.get("RRULE")
            told = str(event["DESCRIPTION"]).split("\n")[0].rsplit(", ", 1)[0].replace("\u00a0", " ")
            for on in rrulestr(rule.to_ical().decode(), dtstart=start) if rule else [start]:
                found[on, told.split()[0], _mg(told)] += 1
    return found
