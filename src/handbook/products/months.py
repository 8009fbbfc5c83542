"""A month a page, to hang on a wall: weeks numbered where they begin on a Monday (ISO 8601)."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.content.labels import course_label, day_label
from handbook.content.weeks import Cell, Month, months, week_number
from handbook.document.blocks import Paragraph, Span
from handbook.foundation.marks import refuse
from handbook.foundation.units import MM
from handbook.layout.daygrid import DayCell, DayGrid, DayLooks, WeekRow, day_looks, week_box, weekday_box
from handbook.layout.galley import Box, depth
from handbook.layout.page import Tag
from handbook.products.courses import chosen, noted
from handbook.products.dayrows import weekday_names
from handbook.products.tearoff import Board, Sheet, foot, head, sheet

_LEAST, _TALLER = 12 * MM, 34 * MM
"""The lowest week, and the highest that is made so only to fill the sheet."""
_NOTES, _APART = 30 * MM, 3 * MM
"""Room for notes, if the weeks leave it; between the weeks and the words at the foot."""


def sheets(board: Board) -> Iterator[Sheet]:
    """Every month from the first dose to the next start; SCHED-21 without a start date."""
    if not board.schedule.plan.start:
        raise refuse("SCHED-21", "a calendar by months needs a start date", None, "give one: --start 2026-03-02")
    found = months(board.schedule)
    grid = board.grid._replace(margin=11 * MM if board.schedule.plan.week_start == 0 else 0.0)
    cells = [month_cell(cell, board) for month in found for row in month.weeks for cell in row]
    looks = day_looks(cells, grid, board.setting)
    untold = bool(board.words.notes)
    for month in found:
        place = board.place()
        title = board.language.month(month.year, month.month)
        lines = [Paragraph(board.words.dose, "body"), Paragraph((Span(chosen(board)),), "small")]
        top = [*head(board, f"{board.words.title} · {title}", lines, place), Box(2 * MM, sticky=True)]
        bare = [*top, *_rows(board, month, grid, looks, place.tag, _LEAST)]
        told = untold and _left(board, bare, foot(board, notes=True)) >= 0
        untold = untold and not told
        low = foot(board, notes=told)
        least = _least(board, bare, low, len(month.weeks))
        yield sheet(board, title, [*top, *_rows(board, month, grid, looks, place.tag, least)], low)
    if untold:
        yield noted(board)


def _left(board: Board, boxes: list[Box], low: list[Box]) -> float:
    return board.room.height - depth(boxes) - depth(low) - _APART


def _least(board: Board, boxes: list[Box], low: list[Box], weeks: int) -> float:
    """A height that all the month's weeks can have, and still leave room for notes."""
    left = _left(board, boxes, low) - _NOTES
    heights = sorted(box.height for box in boxes[-weeks:])
    level = heights[0]
    for count, height in enumerate([*heights[1:], _TALLER], 1):
        step = min(height, _TALLER) - level
        if step * count > left:
            return level + max(left, 0.0) / count
        left, level = left - step * count, level + max(step, 0.0)
    return level


def _rows(board: Board, month: Month, grid: DayGrid, looks: DayLooks, parent: Tag, least: float) -> list[Box]:
    first = board.schedule.plan.week_start
    tag = Tag("Table", parent, summary=board.language.month(month.year, month.month))
    names = weekday_names(board, grid)
    boxes = [weekday_box(names, grid, Tag("THead", tag), board.setting, board.language.say("week"))]
    body = Tag("TBody", tag)
    for row in month.weeks:
        cells = [month_cell(cell, board) for cell in row]
        number = str(week_number(row[0].date)) if first == 0 else ""
        boxes.append(week_box(WeekRow(cells, number), grid, body, board.setting, looks, least))
    return boxes


def month_cell(cell: Cell, board: Board) -> DayCell:
    """A day of the month, with what the plan has for it; days of other months are only counted."""
    number, language = str(cell.date.day), board.language
    if not cell.inside:
        return DayCell("outside", number)
    if cell.day is None:
        words = _begins(cell, board)
        return DayCell("resume", number, labels=(words,)) if words else DayCell("outside", number)
    course = (course_label(cell.day, language),) if cell.day.courses > 1 else ()
    labels = (*course, day_label(cell.day, language))
    return DayCell("on" if cell.day.kind == "on" else "off", number, labels=labels, ticks=cell.day.slots)


def _begins(cell: Cell, board: Board) -> str:
    """What begins on a day behind the plan's last one: the next start, no earlier."""
    return board.language.say("next_start") if cell.date == board.schedule.next_start else ""
