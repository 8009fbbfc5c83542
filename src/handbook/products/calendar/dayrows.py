"""Days of the plan as rows of a calendar: what each cell says, and how high a week is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handbook.document.blocks import Heading, Span
from handbook.foundation.kept import Same
from handbook.foundation.units import MM
from handbook.layout.blocks.typeset import Place
from handbook.layout.days.cells import (
    DayCell,
    DayGrid,
    DayLooks,
    WeekRow,
    beside_boxes,
    day_looks,
    fitting_names,
    on_one_line,
)
from handbook.layout.days.setdays import set_week
from handbook.layout.days.weekgrid import week_box, weekday_box
from handbook.layout.pages.galley import Box, shifted, stacked
from handbook.layout.pages.page import Placement, Stroke, Tag
from handbook.layout.type.measure import natural_width
from handbook.medicine.day import Course, Day
from handbook.medicine.weeks import Week
from handbook.products.calendar.doseticks import hyphened, ticks
from handbook.products.calendar.tearoff import Blank, Board, blank, blanks
from handbook.telling.labels import course_label, day_label, next_key, none_labels, resume_label
from handbook.telling.patterns import then_words


class Rows:
    """The weeks of a calendar, all in the same type; undated ones with their number beside them, or without."""

    def __init__(self, board: Board, weeks: Sequence[Week], numbered: bool = True) -> None:
        self.dated = board.plan.start is not None
        narrow = board._replace(margin=_margin(board, len(weeks)))
        self.numbered = numbered and not self.dated and not costs_boxes(narrow, board)
        self.board = board = narrow if self.numbered else board._replace(margin=0.0)
        self.grid = board.grid
        rows, self.looks = level(
            lambda total: [[day_cell(day, board, total) if day else None for day in week] for week in weeks], board
        )
        self.names = weekday_names(board, self.grid) if self.dated or board.plan.by_weekday else ()
        made = (set_week(WeekRow(row), self.grid, board.setting, self.looks) for row in rows)
        self._set = {Same(week): one for week, one in zip(weeks, made, strict=True)}
        self.named = sum([box.height for box in self._names(Tag("Table", None))])
        """Height of the names over the columns."""

    def height(self, week: Week) -> float:
        """How high a week must be."""
        return self._set[Same(week)].height

    def _names(self, table: Tag) -> list[Box]:
        if not self.names:
            return []
        return [weekday_box(self.names, self.grid, Tag("THead", table), self.board.setting)]

    def table(self, weeks: Sequence[Week], first: int, parent: Tag, spare: float = 0.0) -> list[Box]:
        """Following weeks under the names of the weekdays; `spare` points are added to each week with doses."""
        tag = Tag("Table", parent, summary=_summary(self.board, weeks))
        boxes = self._names(tag)
        body = Tag("TBody", tag)
        for number, week in enumerate(weeks, first):
            boxes.append(self._week(week, number, body, spare))
        return boxes

    def _week(self, week: Week, number: int, body: Tag, spare: float) -> Box:
        board, made = self.board, self._set[Same(week)]
        if self.numbered:
            margin = board.language.say("week-number", number=number)
            made = made._replace(row=made.row._replace(margin=margin))
        least = made.height + spare if spare and has_doses(week) else 0.0
        return week_box(made, self.grid, body, board.setting, self.looks, least)


def level(
    made: Callable[[bool], list[list[DayCell | None]]], board: Board
) -> tuple[list[list[DayCell | None]], DayLooks]:
    """Rows of cells with their type: Day 9 of 14 or, where for some day that would take a second line, Day 9."""
    for total in (True, False):
        rows = made(total)
        cells = [cell for row in rows for cell in row if cell]
        looks = day_looks(cells, board.grid, board.setting)
        if on_one_line(cells, looks, board.grid, board.setting):
            break
    return rows, looks


def _summary(board: Board, weeks: Sequence[Week]) -> str:
    """What the days are of, and from when to when: Focus, course 1 of 3, Mon 22 Dec 2025 to Sun 4 Jan 2026."""
    language, plan = board.language, board.plan
    first, *_ = days = [day for week in weeks for day in week if day]
    last = days[-1]
    parts = [plan.title, *([course_label(first, language, plan.called)] if first.courses > 1 else [])]
    if first.date and last.date:
        parts.append(language.span(first.date, last.date))
    else:
        ends = (day_label(day, language) for day in (first, last))
        parts.append(language.say("date-range", **dict(zip(("low", "high"), ends, strict=True))))
    return ", ".join(parts)


def has_doses(week: Week) -> bool:
    """Whether any day of a week is one with doses."""
    return any(day and not day.rest for day in week)


def weekday_names(board: Board, grid: DayGrid) -> Sequence[str]:
    """The names over the columns, in full if they have room."""
    first = board.plan.week_start
    order = [(first + day) % 7 for day in range(7)]
    wide, short = (
        [f"{names[day][:1].upper()}{names[day][1:]}" for day in order]
        for names in (board.language.weekdays, board.language.short_weekdays)
    )
    return fitting_names(wide, short, grid, board.setting)


def costs_boxes(narrow: Board, board: Board) -> bool:
    """Whether words stand beside their boxes only without the weeks' numbers, which are worth less."""
    told = {dose.slot.name for day in board.plan.days for dose in day.doses}
    return not beside_boxes(told, narrow.grid, board.setting) and beside_boxes(told, board.grid, board.setting)


def _margin(board: Board, weeks: int) -> float:
    """Room for the number of a week beside days without a date."""
    words = board.language.say("week-number", number=weeks)
    return natural_width((Span(words),), board.style.type.meta, board.setting)[0] + 3 * MM


def day_cell(day: Day, board: Board, total: bool = True) -> DayCell:
    """A day: its date, its number, its boxes; a day off or without a dose says that it is one."""
    head, year = date_parts(day, board)
    label = day_label(day, board.language, board.plan.around, total)
    if day.kind == "on":
        return DayCell("on", head, year, (label,), ticks(day, board), loud(day, board), day.events)
    if day.kind == "off":
        return DayCell("off", head, year, (label,), events=day.events)
    labels = (label, *none_labels(day, board.plan, board.language))
    return DayCell("none", head, year, labels, events=day.events)


def loud(day: Day, board: Board) -> str:
    """The weekday in full, where a dose stands on it."""
    if day.weekday is None or not board.plan.by_weekday:
        return ""
    name = board.language.weekdays[day.weekday]
    name = f"{name[:1].upper()}{name[1:]}"
    return hyphened(name, board)


def date_parts(day: Day, board: Board) -> tuple[str, str]:
    """The date without its year, and the year on its first day; heads of sheets and strips name it."""
    language = board.language
    if not day.date:
        return "", ""
    head = language.day(day.date)
    named = (day.date.month, day.date.day) == (1, 1)
    return head, language.short(day.date, weekday=False).removeprefix(head).strip() if named else ""


def end_box(board: Board, course: Course, place: Place) -> Box:
    """In a frame of its own, what nobody must miss: when the next course begins, or what follows on the last day."""
    inset = 3 * MM
    inner = place._replace(x=place.x + inset, width=place.width - 2 * inset)
    if course.off and not course.resume:
        made = _undated(board, course, inner)
    else:
        words = resume_label(course, board.plan, board.language) if course.resume else _after(board, course)
        if not words:
            return Box(0.0)
        made = stacked(board.set((Heading(2, (Span(words),)),), inner))
    height = made.height + 3 * MM
    corners = ((place.x, 0.0), (place.x + place.width, 0.0), (place.x + place.width, height), (place.x, height))
    frame = Stroke(corners, 1.2, board.style.ink, closed=True)
    words_in: tuple[Placement, ...] = tuple(shifted(made.placements, 0.0, 1.5 * MM))
    return Box(height, (frame, *words_in), before=2.5 * MM, after=1 * MM)


def _after(board: Board, course: Course) -> str:
    """What follows on the last day of the whole plan: stop, stay, or it goes on."""
    if course.number < course.of:
        return ""
    told = [then_words(board.voice.book.regimens[entry.id], board.voice) for entry in board.plan.taken]
    named = board.plan.named
    said = [
        f"{entry.medicine}{board.language.say('colon')}{words}" if named else f"{words[:1].upper()}{words[1:]}"
        for entry, words in zip(board.plan.taken, told, strict=True)
        if words
    ]
    return "; ".join(said) or (board.language.say("goes-on") if board.plan.goes_on else "")


def _undated(board: Board, course: Course, place: Place) -> Box:
    """Resume ………, or Next start no earlier than ………, to be filled in."""
    say = board.language.say
    gap = blank(board, "resume-on")
    if course.number == course.of:
        gap = Blank(say(next_key(board.plan)))
    elif board.plan.or_later:
        gap = gap._replace(after=f"{gap.after} {say('or-later')}".strip())
    return blanks(board, [gap], place)._replace(after=0.0)
