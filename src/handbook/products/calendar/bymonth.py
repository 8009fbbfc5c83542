"""A month a page, to hang on a wall: weeks numbered where they begin on a Monday (ISO 8601)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.document.blocks import Paragraph, Span
from handbook.foundation.kept import Same
from handbook.foundation.marks import refuse
from handbook.foundation.units import MM
from handbook.layout.blocks.place import Place
from handbook.layout.days.cells import DayCell, WeekRow
from handbook.layout.days.setdays import SetWeek, set_week
from handbook.layout.days.weekgrid import week_box, weekday_box
from handbook.layout.pages.galley import Box, depth
from handbook.layout.pages.page import Tag
from handbook.layout.type.measure import natural_width
from handbook.medicine.weeks import Cell, Month, months, week_number
from handbook.products.calendar.bycourse import chosen, noted, varied
from handbook.products.calendar.dayrows import costs_boxes, end_box, level, loud, weekday_names
from handbook.products.calendar.doseticks import ticks
from handbook.products.calendar.foot import foot
from handbook.products.calendar.headwords import said
from handbook.products.calendar.sharing import Parts, roomiest, shared
from handbook.products.calendar.tearoff import NOTES, Board, Sheet, head, left_over, sheet
from handbook.telling.labels import course_label, day_label, next_key, none_labels

_LEAST, _TALLER = 12 * MM, 34 * MM
"""The lowest week, and the highest that is made so only to fill the sheet."""


def sheets(board: Board) -> Iterator[Sheet]:
    """Every month from the first dose to the next start; SCHED-21 without a start date."""
    if not board.plan.start:
        message, hint = "a calendar by months needs a start date", "give one: --start 2026-03-02"
        raise refuse("SCHED-21", message, None, hint, ("start",))
    found = months(board.plan)
    rows = _Rows(board, found)
    laid = roomiest(lambda run_in: _shared(board, found, rows, depth(foot(board, 0, run_in=run_in))))
    untold, number = bool(board.words.notes), 0
    parts = [(month, part) for month, own in zip(found, laid.parts, strict=True) for part in own]
    for month, (first, end) in parts:
        weeks, number = month.weeks[first:end], number + 1
        place, name = board.place(), _name(board, month, weeks)
        top = _head(board, name, weeks, place)
        closing = _closing(board, place) if number == len(parts) else []
        bare = [*top, *rows.table(name, weeks, place.tag), *closing]
        begins = weeks[0][0].date
        low = foot(board, number, notes=untold, first=begins, run_in=laid.run_in)
        told = untold and left_over(board, depth(bare), depth(low)) >= 0
        low = low if told or not untold else foot(board, number, first=begins, run_in=laid.run_in)
        untold = untold and not told
        spare = left_over(board, depth(bare), depth(low)) - NOTES
        heights = [box.height for box in bare[len(bare) - len(closing) - len(weeks) : len(bare) - len(closing)]]
        boxes = [*top, *rows.table(name, weeks, place.tag, _level(heights, spare)), *closing]
        yield sheet(board, name, boxes, low, listed=first == 0)
    if untold:
        yield noted(board)


def _name(board: Board, month: Month, weeks: Sequence[Sequence[Cell]]) -> str:
    """The month of a sheet; that of its days, where those of the next month stand on it alone."""
    first = next((cell.date for row in weeks for cell in row if cell.inside), None)
    own = first if first and (first.year, first.month) > (month.year, month.month) else None
    return board.language.month(own.year, own.month) if own else board.language.month(month.year, month.month)


class _Rows:
    """The weeks of all months, in the same type."""

    def __init__(self, board: Board, found: Sequence[Month]) -> None:
        self.numbered = board.plan.week_start == 0
        self.week = board.language.say("week")
        wide = natural_width((Span(self.week),), board.style.type.cell_head, board.setting)[0]
        narrow = board._replace(margin=wide + 2.5 * MM if self.numbered else 0.0)
        if costs_boxes(narrow, board):
            self.numbered, narrow = False, board
        self.board = board = narrow
        self.grid = board.grid
        weeks = [(month, week) for month in found for week in month.weeks]
        rows, self.looks = level(
            lambda total: [[month_cell(cell, month, board, total) for cell in week] for month, week in weeks], board
        )
        self._set = {Same(week): self._week(week, row) for (_, week), row in zip(weeks, rows, strict=True)}

    def _week(self, row: Sequence[Cell], cells: Sequence[DayCell | None]) -> SetWeek:
        number = str(week_number(row[0].date)) if self.numbered else ""
        says = self.board.language.say("week-number", number=number) if number else ""
        return set_week(WeekRow(cells, number, says), self.grid, self.board.setting, self.looks)

    def table(self, name: str, weeks: Sequence[Sequence[Cell]], parent: Tag, least: float = _LEAST) -> list[Box]:
        """Following weeks of a month under the names of the weekdays."""
        board, setting = self.board, self.board.setting
        tag = Tag("Table", parent, summary=name)
        names = weekday_names(board, self.grid)
        boxes = [weekday_box(names, self.grid, Tag("THead", tag), setting, self.week)]
        body = Tag("TBody", tag)
        sets = [self._set[Same(row)] for row in weeks]
        return [*boxes, *(week_box(one, self.grid, body, setting, self.looks, least) for one in sets)]


def _head(board: Board, name: str, weeks: Sequence[Sequence[Cell]], place: Place) -> list[Box]:
    days = [cell.day for row in weeks for cell in row if cell.inside and cell.day]
    lines = said(board, days) + ([Paragraph((Span(chosen(board)),), "small")] if chosen(board) else [])
    return [*head(board, f"{board.words.title} · {name}", lines, place), Box(2 * MM, sticky=True)]


def _closing(board: Board, place: Place) -> list[Box]:
    """What follows on the last day, where no day of the calendar says it as the next start does."""
    course = board.plan.courses[-1]
    return [] if course.off else [end_box(board, course, place)]


def _shared(board: Board, found: Sequence[Month], rows: _Rows, low: float) -> list[Parts]:
    return [_parts(board, month, rows, low, month is found[-1]) for month in found]


def _parts(board: Board, month: Month, rows: _Rows, low: float, last: bool) -> Parts:
    """The weeks of a month, sheet by sheet, above a foot of this height: in large type they take more than one."""
    place = Place(0.0, board.grid.width, Tag("Sect", None))
    name = _name(board, month, month.weeks)
    names, *boxes = rows.table(name, month.weeks, place.tag)
    end = _closing(board, place) if last else []
    whole = left_over(board, depth([*_head(board, name, month.weeks, place), names, *end]), low)

    def room(first: int, behind: int) -> float:
        some = month.weeks[first:behind]
        if len(some) == len(month.weeks) or not varied(board):
            return whole
        after = end if behind == len(month.weeks) else []
        return left_over(board, depth([*_head(board, name, some, place), names, *after]), low)

    return shared([box.height for box in boxes], room)


def _level(heights: list[float], spare: float) -> float:
    """A height that all the weeks of a sheet can have."""
    level, *higher = sorted(heights)
    for count, height in enumerate([*higher, _TALLER], 1):
        step = max(min(height, _TALLER) - level, 0.0)
        if step * count > spare:
            return level + max(spare, 0.0) / count
        spare, level = spare - step * count, level + step
    return level


def month_cell(cell: Cell, month: Month, board: Board, total: bool = True) -> DayCell:
    """A day of the month, with what the plan has for it; days of other months are only counted.

    A number is heard with its month: who goes from cell to cell hears no title. Days that have no sheet of their own
    show it.
    """
    number, language = str(cell.date.day), board.language
    says = language.long(cell.date)
    if cell.inside and cell.date.month != month.month:
        number = language.day(cell.date)
    if not cell.inside:
        return DayCell("outside", number, says=says)
    if cell.day is None:
        words = _begins(cell, board)
        return DayCell("resume" if words else "outside", number, labels=(words,) if words else (), says=says)
    day = cell.day
    begins = not day.rest and day.position == 1 and day.course > 1
    resumes = (language.say("resume"),) if begins and board.plan.off.number else ()
    course = (course_label(day, language, board.plan.called),) if day.courses > 1 else ()
    labels = (*resumes, *course, day_label(day, language, board.plan.around, total))
    if day.kind == "none":
        labels = (*labels, *none_labels(day, board.plan, language))
    boxes, weekday = ticks(day, board), loud(day, board) if day.doses else ""
    return DayCell(day.kind, number, labels=labels, ticks=boxes, loud=weekday, events=day.events, says=says)


def _begins(cell: Cell, board: Board) -> str:
    """What begins on a day behind the plan's last one: the next start, no earlier."""
    return board.language.say(next_key(board.plan)) if cell.date == board.plan.next_start else ""
