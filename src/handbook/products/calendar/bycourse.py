"""A course and its break a sheet; a long course on several, each complete in itself."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from handbook.document.blocks import Block, Paragraph, Span
from handbook.foundation.units import MM
from handbook.layout.blocks.typeset import Place
from handbook.layout.pages.galley import Box, depth, stacked
from handbook.layout.pages.page import Tag
from handbook.medicine.day import Course, Day
from handbook.medicine.weeks import Week, weeks
from handbook.products.calendar.coursestrip import course_strip
from handbook.products.calendar.dayrows import Rows, end_box, has_doses
from handbook.products.calendar.foot import foot
from handbook.products.calendar.headwords import said
from handbook.products.calendar.sharing import Parts, roomiest, shared
from handbook.products.calendar.tearoff import (
    NOTES,
    Blank,
    Board,
    Sheet,
    blank,
    blanks,
    head,
    left_over,
    sheet,
)
from handbook.telling.labels import course_label, courses_label, days_label

_TALLER = 14 * MM
"""A week is at most so much higher than its words need."""


def sheets(board: Board) -> Iterator[Sheet]:
    """Every course with its break; what the book notes stands on a sheet of its own if it has no room."""
    start = board.plan.week_start
    found = [weeks(course.days, start) for course in board.plan.courses]
    rows = Rows(board, [week for course in found for week in course])
    opened = [_opened(board, course, own, rows) for course, own in zip(board.plan.courses, found, strict=True)]
    feet = _Feet(board, False), _Feet(board, True)
    laid = roomiest(
        lambda run_in: [_parts(board, one, rows, feet[run_in].depth(one.course, False)) for one in opened]
    )
    untold, count = bool(board.words.notes), 0
    for one, parts in zip(opened, laid.parts, strict=True):
        made = list(_course(board, one, parts, rows, feet[laid.run_in], count))
        count += len(made)
        untold = untold and not made[-1].told
        yield from (each.sheet for each in made)
    if untold:
        yield noted(board)


class _Made(NamedTuple):
    sheet: Sheet
    told: bool
    """Whether the book's notes stand on it."""


class _Feet:
    """How high the words at the foot are: measured once for all courses that have as many doses."""

    def __init__(self, board: Board, run_in: bool) -> None:
        self._board = board
        self.run_in = run_in
        self._depths: dict[tuple[int, bool], float] = {}

    def depth(self, course: Course, notes: bool) -> float:
        """With the book's notes, or without."""
        key = course.doses, notes
        if key not in self._depths:
            self._depths[key] = depth(foot(self._board, 0, course, notes, run_in=self.run_in))
        return self._depths[key]


class _Opened(NamedTuple):
    """A course with its weeks, its head and its end, as they stand if one sheet holds them all."""

    course: Course
    weeks: Sequence[Week]
    place: Place
    top: list[Box]
    end: Box
    around: float
    """How high head, names of the weekdays and end are together."""


def _opened(board: Board, course: Course, own: Sequence[Week], rows: Rows) -> _Opened:
    place = board.place()
    top, end = course_head(board, course, course.days, place), end_box(board, course, place)
    return _Opened(course, own, place, top, end, depth([*top, Box(rows.named), end]))


def _course(
    board: Board, opened: _Opened, parts: Parts, rows: Rows, feet: _Feet, made_so_far: int
) -> Iterator[_Made]:
    course, place, top, resume = opened.course, opened.place, opened.top, opened.end
    title = course_label(course, board.language, board.plan.called) if course.of > 1 else board.title
    for at, (first, behind) in enumerate(parts):
        part, last = opened.weeks[first:behind], at == len(parts) - 1
        if len(parts) > 1:
            place = board.place()
            top = course_head(board, course, [day for week in part for day in week if day], place)
            resume = end_box(board, course, place)
        end = [resume] if last else [_goes_on(board, place, made_so_far + at + 2)]
        high = depth([*top, Box(rows.named + sum(map(rows.height, part))), *end])
        told = last and bool(board.words.notes) and left_over(board, high, feet.depth(course, True)) >= 0
        closing = foot(board, made_so_far + at + 1, course, told, _first(part), feet.run_in)
        spare = _spare(left_over(board, high, depth(closing)), part)
        boxes = [*top, *rows.table(part, first + 1, place.tag, spare), *end]
        yield _Made(sheet(board, title, boxes, closing, listed=first == 0), told)


def _first(part: Sequence[Week]) -> date | None:
    """The date of the first of some days."""
    return next(day.date for day in part[0] if day)


def _goes_on(board: Board, place: Place, number: int) -> Box:
    """On which sheet the days go on."""
    words = board.language.say("goes-on-sheet", number=number)
    return stacked(board.set((Paragraph((Span(words, "strong"),), "body"),), place))._replace(before=2 * MM)


def _spare(left: float, part: Sequence[Week]) -> float:
    """How much higher each week with doses can be, so that there is room to write in the days."""
    full = sum(1 for week in part if has_doses(week))
    return max(0.0, min(_TALLER, (left - NOTES) / full)) if full else 0.0


def _parts(board: Board, opened: _Opened, rows: Rows, low: float) -> Parts:
    """The weeks of a course, sheet by sheet, above a foot of this height; LAYOUT-02 if one has no room."""
    heights, whole = [rows.height(week) for week in opened.weeks], left_over(board, opened.around, low)
    goes_on = depth([_goes_on(board, opened.place, 1)])
    before_last = whole + depth([opened.end]) - goes_on
    heads: dict[tuple[int, int], float] = {}

    def room(first: int, behind: int) -> float:
        """Below the head of these weeks, which tells only the regimens and steps that fall on them."""
        last, high = behind == len(heights), sum(heights[first:behind])
        least = whole if last else before_last
        if (first == 0 and last) or high <= least or not varied(board):
            return least
        if high > left_over(board, rows.named + goes_on, low):  # no head is so low
            return least
        if (first, behind) not in heads:
            place = Place(0.0, board.grid.width, Tag("Sect", None))
            days = [day for week in opened.weeks[first:behind] for day in week if day]
            end = opened.end if last else _goes_on(board, place, 1)
            heads[first, behind] = depth([*course_head(board, opened.course, days, place), Box(rows.named), end])
        return left_over(board, heads[first, behind], low)

    return shared(heights, room)


def varied(board: Board) -> bool:
    """Whether the head of a sheet tells other things than that of the next."""
    return len(board.words.doses) > 1 or any(line.steps for line in board.words.doses)


def course_head(board: Board, course: Course, days: Sequence[Day], place: Place) -> list[Box]:
    """Name and number of the course, its dates, the dose, how its length was chosen, and where in the plan it is."""
    words, language = board.words, board.language
    title = f"{words.title} · {course_label(course, language, board.plan.called)}" if course.of > 1 else words.title
    lines: list[Block] = []
    dated = course.first.date is not None
    if dated:
        lines.append(Paragraph((Span(_dates(board, course)),), "lead"))
    lines += said(board, days)
    lines += [Paragraph((Span(chosen(board)),), "small")] if chosen(board) else []
    boxes = head(board, title, lines, place)
    if not dated:
        gaps = [Blank(f"{board.plan.around}{language.say('colon')}".strip())] if board.plan.around else []
        gaps += [blank(board, "starts-on"), blank(board, "break-until")][: 2 if course.off else 1]
        boxes.insert(1, blanks(board, gaps, place))
    return [*boxes, course_strip(board, course), Box(2 * MM)]


def _dates(board: Board, course: Course) -> str:
    """Mon 22 Dec 2025 to Sun 4 Jan 2026 · Break until Sun 18 Jan."""
    language, first, last = board.language, course.first.date, course.last.date
    assert first and last
    parts = [language.span(first, last)]
    if course.off and course.off[-1].date:
        parts.append(language.say("break-until", date=language.short(course.off[-1].date, beside=last)))
    event = next((day.date for day in course.days if board.plan.around and not day.offset), None)
    if event:
        parts.append(f"{board.plan.around}{language.say('colon')}{language.short(event, beside=last)}")
    return " · ".join(part.replace(" ", "\u00a0") for part in parts)


def chosen(board: Board) -> str:
    """How long course and break are, and what that was chosen from; nothing without courses."""
    language, plan = board.language, board.plan
    if plan.lead.on is None:
        return ""
    colon = language.say("colon")
    course = language.say("course" if plan.called == "course" else "dosed-days")  # of a cycle the break is a part
    parts = [f"{course}{colon}{days_label(plan.on, language)}"]
    if plan.off.number:
        parts.append(f"{language.say('break')}{colon}{days_label(plan.off, language)}")
    if plan.cycles.how == "chosen" and plan.cycles.high:
        parts.append(courses_label(plan.cycles, language))
    return ". ".join(parts) + "."


def noted(board: Board) -> Sheet:
    """What the book notes, on a sheet of its own."""
    place = board.place()
    lines = [*said(board, board.plan.days), *(Paragraph(line, "body") for line in board.words.notes)]
    boxes = [box._replace(sticky=False) for box in head(board, board.words.title, lines, place)]
    return sheet(board, board.language.say("to-write"), boxes, foot(board, 0))
