"""The one door from a book to a plan: regimens settled with the user's wishes, for a person, from a start."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from handbook.book.calendar import lead_of
from handbook.book.happenings import check_falls, check_within, event, lain_around
from handbook.book.intakes import Dispenser, products_of
from handbook.book.patterns import way_of
from handbook.book.wishes import Wishes, chosen_of, person_of, start_of, week_start_of, weeks_of
from handbook.foundation.marks import HandbookError, Mark, Problem, place_of, refuse, spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.values import Scalar
from handbook.medicine.body import Person
from handbook.medicine.dates import FIRST_YEAR, LAST_YEAR, in_years
from handbook.medicine.day import Entry
from handbook.medicine.frequency import Break, Duration, Lasting
from handbook.medicine.notation import Notation
from handbook.medicine.ondays import On
from handbook.medicine.plan import Plan, begin, days_before
from handbook.medicine.settle import Choices, Length, Settled, Stated, attempt, settle
from handbook.medicine.ways.cycle import Cycle, For, OnDays
from handbook.medicine.ways.way import Way

if TYPE_CHECKING:
    from handbook.book.book import Book
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
    try:
        return _planned(book, wishes or Wishes())
    except HandbookError as error:
        raise _retold(error, book.figures) from None


def _retold(error: HandbookError, figures: Notation) -> HandbookError:
    """The same problems with their figures as the author may write them."""
    told = (figures.retold(text) for one in error.problems for text in (one.message, one.hint))
    return HandbookError(tuple(one._replace(message=next(told), hint=next(told)) for one in error.problems))


def _planned(book: Book, wishes: Wishes) -> Plan:
    calendar = book.calendar
    lines = _lines(book, wishes)
    same = wishes.regimen is None or wishes.regimen == lead_of(calendar, book.regimens)
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
    around = lain_around([line.regimen for line in lines])
    return _joined(book, entries, wishes, weeks, lines[0].regimen, around)


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
    found = [_Line(_known(book, one.regimen), one.on, str(one.reason), one.slots) for one in calendar.plan]
    return sorted(found, key=lambda one: one.regimen.as_needed)  # what is only for need leads no plan


def _known(book: Book, id: Scalar) -> WrittenRegimen:
    if id not in book.regimens:
        raise refuse("LINK-04", f"there is no regimen {spelt(id)}", place_of(id), suggest(id, book.regimens))
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
    days = _days_of_course(line)
    inner = way_of(dispenser, _on_its_days(line))
    settled = None
    if not inner.reserve:
        inner = OnDays(inner, days.ranges) if days else inner
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
        person=figures_of(regimen),
        figures=person,
    )
    return replace(made, on=settled.on, off=settled.off, cycles=settled.cycles) if settled else made


def medicine_name(book: Book, regimen: WrittenRegimen) -> str:
    """What a dose is called: its medicine, its substance, or the book's title."""
    medicine = book.medicines.get(regimen.medicine or "")
    return str(medicine.name if medicine else regimen.substance or book.edition.title)


def _on_its_days(line: _Line) -> WrittenRegimen:
    """The regimen on the weekdays, the days of the month or the days around an event that the plan gives it."""
    if line.on is None or (line.on.kind in ("plan", "course") and not line.regimen.around):
        return line.regimen
    return line.regimen.model_copy(update={"on": line.on})


def _days_of_course(line: _Line) -> On | None:
    """The days of a course, or of the plan, that a regimen keeps to; none if it lies around an event."""
    days = line.on or line.regimen.on
    if not days or days.kind not in ("plan", "course") or line.regimen.around:
        return None
    if days.days[0] < 1:
        message = f"day {days.days[0]} counts from an event, and {line.regimen.named} names none"
        raise refuse("SCHED-24", message, days.mark, "write the day of the plan, from 1 on")
    return days


def _in_courses(
    way: Way, regimen: WrittenRegimen, choices: Choices, lead: Entry | None, days: On | None
) -> tuple[Way, Settled | None]:
    """The way in its courses: its own, those of the leading regimen if it has days of them, or none."""
    course = regimen.course
    ongoing = course is not None and course.ongoing and not regimen.rest
    if days and lead and isinstance(lead.way, Cycle) and (course is None or (ongoing and days.kind == "course")):
        check_within(days, lead.way.days_on, regimen)
        return Cycle(way, lead.way.days_on, lead.way.days_off, lead.way.courses), None
    if days and days.kind == "course" and (course is None or ongoing):
        check_within(days, lead.on.number if lead and lead.on else 0, regimen)
    if course is None:
        _check_ends(way, regimen, lead)
    if course is None or ongoing:
        _refuse_idle(choices, regimen)
        return way, None
    settled = settle(_stated(regimen, course), choices)
    on, off, cycles = (one.number for one in settled)
    if days:
        check_within(days, on, regimen)
    if not off and cycles == 1:
        return For(way, on), settled
    return Cycle(way, on, off, cycles), settled


def _refuse_idle(choices: Choices, regimen: WrittenRegimen) -> None:
    """Somebody who chooses days means something by it; passed over, a plan would come out that nobody chose."""
    for choice, noun in zip(choices, ("days on", "days off", "courses"), strict=True):
        if choice is not None:
            message = f"{choice} {noun} means nothing here: {regimen.title} is not taken in courses"
            raise refuse("USAGE-20", message, place_of(choice), "leave it out, or choose a regimen in courses")


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


def _joined(
    book: Book, entries: list[Entry], wishes: Wishes, weeks: int | None, first: WrittenRegimen, around: str
) -> Plan:
    if first.as_needed:
        message = f"{first.named} is taken as needed; a calendar has boxes on days that are known"
        raise refuse(
            "SCHED-22", message, first.title.mark, "put it beside a regimen that has days: `plan:` in calendar.yaml"
        )
    length, goes_on = _extent([entry for entry in entries if not entry.reserve], weeks, first)
    calendar = book.calendar
    events = tuple(map(event, calendar.events)) if calendar and wishes.regimen is None else ()
    plan = Plan(
        tuple(entries), length, None, week_start_of(book, wishes), events, goes_on, around, None,
        str(first.called),  # type: ignore[arg-type]
    )  # fmt: skip
    start, mark = start_of(calendar, wishes)
    if start is None:
        _check_undated(plan, first)
    made = begin(plan, start) if start else plan
    if start:
        _check_years(made, mark)
    if made.events and calendar:
        check_falls(made, calendar.events)
    return made


def _extent(taken: list[Entry], weeks: int | None, first: WrittenRegimen) -> tuple[int, bool]:
    """How many days the plan has, and whether something goes on behind them."""
    before = days_before(taken)
    ends = [_end(entry.way, before) if before else entry.way.length for entry in taken]
    finite = [length for length in ends if length is not None]
    endless = len(finite) < len(taken)
    if weeks is not None:
        full = max(finite, default=0)
        return (weeks * 7, True) if endless or full > weeks * 7 else (full, False)
    if not finite:
        message = f"{first.named} has no end, and nothing says how many weeks the calendar shows"
        raise refuse("SCHED-01", message, first.title.mark, "write `weeks:` in calendar.yaml, or --weeks", ("weeks",))
    return max(finite), endless


def _end(way: Way, before: int) -> int | None:
    """The last day of a way in a plan that begins so many days before its event."""
    from handbook.medicine.ways.around import Around

    return before + way.after + 1 if isinstance(way, Around) else way.length


def _check_undated(plan: Plan, first: WrittenRegimen) -> None:
    if any(entry.way.dated for entry in plan.taken) or any(event.date for event in plan.events):
        message = f"{first.named} goes by dates, so its calendar needs a start date"
        raise refuse("SCHED-21", message, first.title.mark, "give one: --start 2026-03-02", ("start",))


def _check_years(plan: Plan, mark: Mark | None) -> None:
    assert plan.start
    if not (in_years(plan.start) and plan.start.year <= LAST_YEAR and in_years(plan.start + timedelta(plan.length))):
        message = f"{plan.length} days from {plan.start} do not lie within {FIRST_YEAR} to {LAST_YEAR}"
        raise refuse("SCHED-11", message, mark, "write an earlier start, or fewer courses")
