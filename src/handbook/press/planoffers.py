"""The plans that a calendar can be made of, and what each leaves to whoever makes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.values import Scalar
from handbook.press.ownfigures import STANDS_ON

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.prescribed import WrittenRegimen
    from handbook.medicine.plan import Plan

_LONGEST = "160"
"""Weeks, the most that a calendar takes: a plan that goes on behind them has no end."""
_OPEN = ("SCHED-01", "SCHED-21", "DOSE")
"""What can be answered beside the calendar: a number, a date, a person's figures. The rest is for the book."""


class PlanOffer(NamedTuple):
    """A plan to choose."""

    value: str
    """The id of its regimen; empty for what the book has chosen."""
    says: str
    weight: bool
    """Whether a dose needs the person's weight."""
    height: bool
    courses: bool
    """Whether the lengths of courses and breaks are counted."""
    weeks: bool
    """Whether it has no end of its own."""
    event: str
    """What its days lie around, so that the date is that of the event; empty for what begins on its first day."""
    written: dict[str, str]
    """What holds unless it is chosen otherwise, as far as that is known: on, off, cycles, weeks, weight, height."""


def open_in(problems: Sequence[Problem]) -> tuple[str, ...]:
    """The wishes that must be told first; none if anything else is wrong, so that no answer would mend it."""
    errors = [one for one in problems if one.severity == "error"]
    open_ones = all(one.asks for one in errors)
    return tuple(dict.fromkeys(name for one in errors for name in one.asks)) if open_ones else ()


class CardOffer(NamedTuple):
    """What the card leaves to whoever prints it."""

    weight: bool = False
    """Whether a dose on it needs the person's weight."""
    height: bool = False
    written: Mapping[str, str] = MappingProxyType({})
    """The person's figures as the book has them."""


def on_card(book: Book) -> CardOffer:
    """What is asked for the card; a book without a calendar knows of no person."""
    from handbook.press.dosed import by_figures

    figures = set(by_figures(book).values()) if book.calendar else set()
    return CardOffer(bool(figures & STANDS_ON["weight"]), bool(figures & STANDS_ON["height"]), _person(book))


def plans(book: Book) -> tuple[PlanOffer, ...]:
    """The book's own plan first, if it has one, then every regimen that has days to tick off."""
    return tuple(_plans(book))


def _plans(book: Book) -> Iterator[PlanOffer]:
    own = book.calendar.regimens if book.calendar else ()
    if own:
        known = [book.regimens[id] for id in own if id in book.regimens]
        yield _offer(book, "", sorted(known, key=lambda one: one.as_needed))  # the lead first
    for regimen in book.regimens.values():
        if own != (regimen.id,) and _possible(book, str(regimen.id)):
            yield _offer(book, str(regimen.id), [regimen])


def _offer(book: Book, value: str, regimens: Sequence[WrittenRegimen]) -> PlanOffer:
    from handbook.book.planned import figures_of

    figures = {figures_of(one) for one in regimens}
    courses = bool(regimens) and _in_courses(regimens[0])
    plan = _planned(book, value, _LONGEST)
    return PlanOffer(
        value,
        " + ".join(str(one.title) for one in regimens),
        bool(figures & STANDS_ON["weight"]),
        bool(figures & STANDS_ON["height"]),
        courses,
        plan.goes_on if plan else not courses,
        plan.around if plan else "",
        _written(book, _planned(book, value) if courses else None),
    )


def _in_courses(regimen: WrittenRegimen) -> bool:
    return bool(regimen.course and (regimen.rest or not regimen.course.ongoing))


def _possible(book: Book, value: str) -> bool:
    """Whether days can be made of a regimen, once the numbers are given that it leaves open."""
    try:
        _made(book, value)
    except HandbookError as error:
        return all(one.code.startswith(_OPEN) for one in error.problems)
    return True


def _planned(book: Book, value: str, weeks: str = "") -> Plan | None:
    try:
        return _made(book, value, weeks)
    except HandbookError:
        return None


def _made(book: Book, value: str, weeks: str = "") -> Plan:
    from handbook.book.planned import planned
    from handbook.book.wishes import Wishes

    return planned(book, Wishes(regimen=Scalar(value) if value else None, weeks=weeks or None))


def _written(book: Book, plan: Plan | None) -> dict[str, str]:
    calendar = book.calendar
    found: dict[str, object] = {"weeks": calendar.weeks if calendar else None, **_person(book)}
    if plan:
        lead = plan.lead
        counts = {"on": lead.on, "off": lead.off, "cycles": lead.cycles}
        found |= {name: count.number for name, count in counts.items() if count}
    return {name: str(one) for name, one in found.items() if one is not None}


def _person(book: Book) -> dict[str, str]:
    """The figures of the book's person, in kilograms and centimetres."""
    person = book.calendar.person if book.calendar else None
    sizes = {"weight": person.weight, "height": person.height} if person else {}
    return {name: str(one.size) for name, one in sizes.items() if one}
