"""The one door from a book to a plan: regimens settled with the user's wishes, for a person, from a start."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handbook.book.intakes import Dispenser, products_of
from handbook.book.patterns import way_of
from handbook.book.wishes import Wishes, chosen_of, person_of, start_of, week_start_of, weeks_of
from handbook.foundation.marks import HandbookError, Mark, Problem, refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar
from handbook.medicine.body import Person
from handbook.medicine.dates import FIRST_YEAR, LAST_YEAR, in_years, read_date
from handbook.medicine.day import Entry, Event
from handbook.medicine.frequency import Break, Duration, Lasting
from handbook.medicine.ondays import On
from handbook.medicine.plan import Plan, begin
from handbook.medicine.settle import Choices, Length, Settled, Stated, attempt, settle
from handbook.medicine.ways.asneeded import AsNeeded
from handbook.medicine.ways.cycle import Cycle, For, OnDays
from handbook.medicine.ways.way import Way

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.calendar import EventLine
    from handbook.book.prescribed import SlotLine, WrittenRegimen


class _Line(NamedTuple):
    """A regimen of the plan, and what the plan says of it."""

    regimen: WrittenRegimen
    on: On | None = None
    reason: str = ""
    slots: tuple[SlotLine, ...] = ()


def planned(book: Book, wishes: Wishes | None = None) -> Plan:
    """The plan of a book's calendar; HandbookError with all that is open or wrong in it.

    BOOK-31 no regimen named, LINK-04 one that is not there; SCHED-01, -11 to -18, -20 to -26, DOSE-17 to -23.
    """
    wishes, calendar = wishes or Wishes(), book.calendar
    lines = _lines(book, wishes)
    same = wishes.regimen is None or (calendar is not None and wishes.regimen in calendar.regimens[:1])
    chosen = chosen_of(calendar, wishes, same)
    person = person_of(calendar, wishes)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line in lines:
        lead = entries[0] if entries else None
        slots = line.slots or (calendar.slots if calendar and same and lead is None else ())
        made = attempt(problems, partial(_entry, book, line, chosen, person, lead, slots))
        if made:
            entries.append(made)
    weeks = attempt(problems, weeks_of, wishes, calendar)
    if problems:
        raise HandbookError(tuple(problems))
    return _joined(book, entries, wishes, weeks, lines[0].regimen)


# --- what is planned -------------------------------------------------------------------------------------


def _lines(book: Book, wishes: Wishes) -> list[_Line]:
    calendar = book.calendar
    if wishes.regimen is not None:
        return [_Line(_known(book, wishes.regimen))]
    if calendar is None or not calendar.regimens:
        hint = "name a regimen: --regimen ID, or write a calendar.yaml"
        raise refuse("BOOK-31", f"{book.name} has no calendar.yaml, so it is open what to plan", None, hint)
    if calendar.regimen is not None:
        return [_Line(_known(book, calendar.regimen))]
    return [_Line(_known(book, one.regimen), one.on, str(one.reason), one.slots) for one in calendar.plan]


def _known(book: Book, id: Scalar) -> WrittenRegimen:
    if id not in book.regimens:
        mark: Mark | None = getattr(id, "mark", None)
        raise refuse("LINK-04", f"there is no regimen `{id}`", mark, suggest(id, book.regimens))
    return book.regimens[id]


# --- one regimen -----------------------------------------------------------------------------------------


def _entry(
    book: Book, line: _Line, choices: Choices, person: Person, lead: Entry | None, slots: tuple[SlotLine, ...]
) -> Entry:
    regimen = line.regimen
    if regimen.audience == "study":
        message = f"{regimen.named} is a dose from a study, not one to tick off at home"
        raise refuse("SCHED-20", message, regimen.title.mark, "choose another regimen for the calendar")
    medicine = book.medicines.get(regimen.medicine or "")
    products = products_of(medicine, book.forms.get(regimen.form or ""))
    dispenser = Dispenser(regimen, products, person, book.language.times, slots)
    days = line.on or (regimen.on if regimen.on and regimen.on.kind != "week" else None)
    inner = way_of(dispenser, _on_weekday(regimen, line))
    settled = None
    if not isinstance(inner, AsNeeded):
        inner = _on_days(inner, days, regimen)
        inner, settled = _in_courses(inner, regimen, choices if lead is None else Choices(), lead, days)
    gap = regimen.min_interval
    made = Entry(
        str(regimen.id),
        str(regimen.title),
        medicine_name(book, regimen),
        inner,
        products,
        line.reason or str(regimen.reason),
        str(regimen.audience),
        regimen.max_per_day,
        round(gap.hours[0] * 60) if gap else 0,
        str(regimen.called),  # type: ignore[arg-type]
        person=figures_of(regimen),
        figures=person,
    )
    return replace(made, on=settled.on, off=settled.off, cycles=settled.cycles) if settled else made


def medicine_name(book: Book, regimen: WrittenRegimen) -> str:
    """What a dose is called: its medicine, its substance, or the book's title."""
    medicine = book.medicines.get(regimen.medicine or "")
    return str(medicine.name if medicine else regimen.substance or book.edition.title)


def _on_weekday(regimen: WrittenRegimen, line: _Line) -> WrittenRegimen:
    """The regimen on the weekday that the plan gives it."""
    if line.on is None or line.on.kind != "week":
        return regimen
    return regimen.model_copy(update={"on": line.on})


def _on_days(way: Way, days: On | None, regimen: WrittenRegimen) -> Way:
    if days is None or days.kind not in ("plan", "course") or regimen.around:
        return way
    return OnDays(way, days.ranges)


def _in_courses(
    way: Way, regimen: WrittenRegimen, choices: Choices, lead: Entry | None, days: On | None
) -> tuple[Way, Settled | None]:
    """The way in its courses: its own, those of the leading regimen if it has days of them, or none."""
    course = regimen.course
    if course is None and lead and isinstance(lead.way, Cycle) and days and days.kind != "week":
        return Cycle(way, lead.way.days_on, lead.way.days_off, lead.way.courses), None
    if course is None:
        _check_ends(way, regimen, lead)
    if course is None or (course.ongoing and not regimen.rest):
        _refuse_idle(choices, regimen)
        return way, None
    settled = settle(_stated(regimen, course), choices)
    on, off, cycles = (one.number for one in settled)
    if not off and cycles == 1:
        return For(way, on), settled
    return Cycle(way, on, off, cycles), settled


def _refuse_idle(choices: Choices, regimen: WrittenRegimen) -> None:
    """Somebody who chooses days means something by it; passed over, a plan would come out that nobody chose."""
    for choice, noun in zip(choices, ("days on", "days off", "courses"), strict=True):
        if choice is not None:
            message = f"{choice.value} {noun} means nothing here: {regimen.title} is not taken in courses"
            raise refuse("USAGE-20", message, choice.at, "leave it out, or choose a regimen in courses")


def _check_ends(way: Way, regimen: WrittenRegimen, lead: Entry | None) -> None:
    if way.length is None and lead is None and not regimen.steps:
        message = f"{regimen.named} states no course, so no calendar can be made from it"
        hint = "write its `course:` in regimens.yaml if the source states one (`ongoing` if it has no end)"
        raise refuse("SCHED-15", message, regimen.title.mark, hint)


def _stated(regimen: WrittenRegimen, course: Lasting) -> Stated:
    length = _length(regimen, "course", course, course.mark)
    rest = _rest(regimen, regimen.rest) if regimen.rest else None
    courses = regimen.courses or (1 if rest is None else None)
    return Stated(regimen.named, length, rest, courses, regimen.title.mark)


def _length(regimen: WrittenRegimen, noun: str, length: Duration, mark: Mark | None) -> Length:
    days, words = length.days, length.words.replace("\u00a0", " ")
    if days is None:
        message = f"the {noun} of {regimen.named} is {words}; a calendar counts days"
        raise refuse("SCHED-15", message, mark, "write it in days or weeks, if the source means as many")
    return Length(words, days[0], days[1], mark=mark)


def _rest(regimen: WrittenRegimen, rest: Break) -> Length:
    if rest.length:
        return _length(regimen, "break", rest.length, rest.mark)
    return Length(rest.words.replace("\u00a0", " "), rule=rest.rule, mark=rest.mark)


def figures_of(regimen: WrittenRegimen) -> str:
    """Which figures of the person the doses of a regimen stand on: kg, m2, weight or height; none if on none."""
    per = next((amount.per for amount in regimen.amounts if amount.per), "")
    return per or (str(regimen.bands.by) if regimen.bands else "")


# --- all together ----------------------------------------------------------------------------------------


def _joined(book: Book, entries: list[Entry], wishes: Wishes, weeks: int | None, first: WrittenRegimen) -> Plan:
    taken = [entry for entry in entries if not entry.reserve]
    if not taken:
        message = f"{first.named} is taken as needed; a calendar has boxes on days that are known"
        raise refuse(
            "SCHED-22", message, first.title.mark, "put it beside a regimen that has days: `plan:` in calendar.yaml"
        )
    if entries[0].reserve:
        entries = [taken[0], *(entry for entry in entries if entry is not taken[0])]
    length, goes_on = _extent(taken, weeks, first)
    calendar = book.calendar
    events = tuple(_event(line) for line in calendar.events) if calendar and wishes.regimen is None else ()
    plan = Plan(
        tuple(entries), length, None, week_start_of(book, wishes), events, goes_on, str(first.around), None,
        str(first.called),  # type: ignore[arg-type]
    )  # fmt: skip
    start, mark = start_of(calendar, wishes)
    if start is None:
        _check_undated(plan, first)
        return plan
    made = begin(plan, start)
    _check_years(made, mark)
    return made


def _extent(taken: list[Entry], weeks: int | None, first: WrittenRegimen) -> tuple[int, bool]:
    """How many days the plan has, and whether something goes on behind them."""
    finite = [length for entry in taken if (length := entry.way.length) is not None]
    endless = len(finite) < len(taken)
    if weeks is not None:
        full = max(finite, default=0)
        return (weeks * 7, True) if endless or full > weeks * 7 else (full, False)
    if not finite:
        message = f"{first.named} has no end, and nothing says how many weeks the calendar shows"
        raise refuse("SCHED-01", message, first.title.mark, "write `weeks:` in calendar.yaml, or --weeks")
    return max(finite), endless


def _event(line: EventLine) -> Event:
    on, title = line.on, str(line.title)
    if on[:4].isdigit():
        return Event(title, read_date(on))
    from pydantic_core import PydanticCustomError

    try:
        days = On.read(on)
    except PydanticCustomError as error:
        told = error.context or {}
        raise refuse(error.type, told["message"], on.mark, told["hint"]) from None
    if days.kind not in ("plan", "course"):
        raise refuse(
            "SCHED-24", f'"{on}" is no day of the plan', on.mark, "write day 1 of each course, day 8, or a date"
        )
    return Event(title, None, days.days, days.kind == "course")


def _check_undated(plan: Plan, first: WrittenRegimen) -> None:
    if any(entry.way.dated for entry in plan.taken) or any(event.date for event in plan.events):
        message = f"{first.named} goes by dates, so its calendar needs a start date"
        raise refuse("SCHED-21", message, first.title.mark, "give one: --start 2026-03-02")


def _check_years(plan: Plan, mark: Mark | None) -> None:
    assert plan.start
    if not (in_years(plan.start) and plan.start.year <= LAST_YEAR and in_years(plan.start + timedelta(plan.length))):
        message = f"{plan.length} days from {plan.start} do not lie within {FIRST_YEAR} to {LAST_YEAR}"
        raise refuse("SCHED-11", message, mark, "write an earlier start, or fewer courses")
