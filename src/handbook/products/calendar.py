"""The tear-off calendar: a course and its break a sheet, a week a strip, or a month a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handbook.content.calendar import Course, Day, Schedule
from handbook.content.labels import course_label, courses_label, day_label, days_label, resume_label, totals
from handbook.content.locale import Language
from handbook.content.weeks import Cell, Month, Week, months, week_number, weeks
from handbook.document.blocks import Block, Facts, Heading, Paragraph, Span, Spans
from handbook.foundation.marks import refuse
from handbook.foundation.units import MM
from handbook.layout.daygrid import DayCell, DayGrid, WeekRow, week_box, weekday_box
from handbook.layout.galley import Box, Frame, Group, depth, fill
from handbook.layout.imposition import ENDS, SIDES
from handbook.layout.imposition import Frame as Insets
from handbook.layout.page import Anchor, Bookmark, Metadata, Page, Placement, Printing, Publication, Stroke, Tag
from handbook.layout.setting import Setting
from handbook.layout.stub import stub
from handbook.layout.typeset import Place, typeset
from handbook.products.notes import small_print, written
from handbook.style.sheet import PAPERS, Style, Type

Layout = Literal["sheets", "strips", "month"]
_EDGE = 10 * MM
"""Side margins of a sheet: outside every printer's dead zone."""
_TOP = 29 * MM
"""Where a sheet's own matter begins: below the stub and the line to tear along."""
_RULED = 8 * MM
"""Distance of the lines to write on."""
_NOTES = 38 * MM
"""Room for notes that the weeks leave free if they can."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What stands on every sheet, because sheets get parted from each other and from the handbook."""

    title: str
    dose: Spans
    version: str
    missed_dose: Spans
    cautions: tuple[Spans, ...] = ()
    notes: tuple[Spans, ...] = ()
    get_help: tuple[Spans, ...] = ()


@dataclass(frozen=True, slots=True)
class _Board:
    """All that a sheet is made with."""

    schedule: Schedule
    words: SheetWords
    language: Language
    setting: Setting
    width: float
    height: float
    root: Tag

    @property
    def grid(self) -> DayGrid:
        """The columns of the days; positions count from the frame."""
        return DayGrid(0.0, self.width - 2 * _EDGE)

    @property
    def style(self) -> Style:
        """The style at work."""
        return self.setting.style


def compose_sheets(
    schedule: Schedule,
    words: SheetWords,
    language: Language,
    style: Style,
    metadata: Metadata,
    setting_words: dict[str, str],
    layout: Layout = "sheets",
) -> Publication:
    """The calendar as sheets to print on one side; LAYOUT-02, SCHED-21 (months without a start date)."""
    width, height = PAPERS[style.paper]
    style = for_sheets(style)
    setting = Setting(style, language.tag, None, False, setting_words)
    board = _Board(schedule, words, language, setting, width, height, Tag("Document", None))
    make = {"sheets": _course_sheets, "strips": _strip_sheets, "month": _month_sheets}[layout]
    made = list(make(board))
    total = len(made)
    pages = [_dressed(board, sheet, number, total) for number, sheet in enumerate(made, 1)]
    bookmarks = tuple(
        Bookmark(1, sheet.title, f"sheet-{number}") for number, sheet in enumerate(made, 1) if sheet.listed
    )
    printing = Printing(scaling=False, duplex="Simplex")
    return Publication(pages, metadata, bookmarks, 0, board.root, printing)


def for_sheets(style: Style) -> Style:
    """The style for sheets that are read from where they hang: small roles a fifth larger, less air."""
    types = style.type
    if types.body.size >= 13:
        return style
    larger = {
        role: _larger(getattr(types, role)) for role in ("small", "meta", "cell", "cell_head", "key", "value", "h3")
    }
    h1 = types.h1._replace(before=0.0, after=types.h1.leading * 0.2)
    h2 = types.h2._replace(before=types.h2.leading * 0.4, after=types.h2.leading * 0.15)
    return style._replace(type=types._replace(**larger, h1=h1, h2=h2))


def _larger(kind: Type) -> Type:
    return kind._replace(size=kind.size * 1.2, leading=kind.leading * 1.2, before=0.0, after=kind.after * 0.5)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet without its stub: what it is called, and what stands below the line to tear along."""

    title: str
    placements: tuple[Placement, ...]
    listed: bool = True


def _dressed(board: _Board, sheet: _Sheet, number: int, total: int) -> Page:
    """The sheet with its stub: title, course, version, and which sheet of how many it is."""
    made = stub(board.width, Insets(SIDES, ENDS, SIDES, ENDS))
    say, kind = board.language.say, board.style.type.meta._replace(colour=board.style.ink)
    label = " · ".join(
        part
        for part in (
            board.words.title,
            sheet.title,
            board.words.version,
            say("sheet_of", number=number, total=total),
        )
        if part
    )
    placements: list[Placement] = list(made.marks.lines)
    base = made.words.y + kind.leading * 0.8
    placements += small_print(label, made.words.x + _EDGE - SIDES, base, board.setting)
    placements += written(made.marks, board.setting, board.language)
    placements += sheet.placements
    return Page(board.width, board.height, tuple(placements), (Anchor(f"sheet-{number}", 0.0, 0.0),))


# --- a course and its break a sheet ----------------------------------------------------------------------


def _course_sheets(board: _Board) -> Iterator[_Sheet]:
    for course in board.schedule.courses:
        head, tag = _head(board, course)
        rows = weeks(course.days, board.schedule.plan.week_start)
        resume = _resume(board, course)
        tight = [*head, *_week_rows(board, rows, tag), resume]
        roomy = [*head, *_week_rows(board, rows, tag, _spare(board, tight, rows)), resume]
        yield from _filled(board, roomy, course_label(course, board.language))


def _spare(board: _Board, boxes: Sequence[Box], rows: Sequence[Week]) -> float:
    """How much higher each week with doses can be, so that there is room to write in the days."""
    room = board.height - ENDS - _TOP - depth(_foot(board)) - 3 * MM - depth(boxes)
    full = sum(1 for row in rows if any(day and day.kind == "on" for day in row))
    return max(0.0, min(14 * MM, (room - _NOTES) / max(full, 1)))


def _head(board: _Board, course: Course) -> tuple[list[Box], Tag]:
    """Course, dates, dose and how its length was chosen; then the names of the weekdays."""
    tag = Tag("Sect", board.root)
    say, language, plan = board.language.say, board.language, board.schedule.plan
    title = course_label(course, language)
    if course.first.date and course.last.date:
        days = language.say("range", low=language.short(course.first.date), high=language.short(course.last.date))
        title = f"{title}: {days}"
    lines = [board.words.dose]
    chosen = f"{say('course')}: {days_label(plan.on, language)}"
    if plan.off.number:
        chosen = f"{chosen}. {say('break')}: {days_label(plan.off, language)}"
    lines.append((Span(f"{chosen}. {courses_label(plan.cycles, language)}."),))
    blocks: list[Block] = [Heading(1, (Span(title),))]
    blocks += [Paragraph(line, "small") for line in lines if line]
    boxes = typeset(tuple(blocks), Place(0.0, board.grid.width, tag), board.setting)
    return [*boxes, Box(2 * MM, sticky=True)], tag


def _week_rows(board: _Board, rows: Sequence[Week], parent: Tag, spare: float = 0.0) -> list[Box]:
    tag = Tag("Table", parent, summary=board.words.title)
    grid = board.grid
    head: list[Box] = []
    if board.schedule.plan.start:
        names = [board.language.weekdays[(board.schedule.plan.week_start + day) % 7] for day in range(7)]
        head = [weekday_box(names, grid, Tag("THead", tag), board.setting)]
    group = Group(None, (), _untagged(head[0]) if head else None)
    body = Tag("TBody", tag)
    boxes = [replace(box, group=group) for box in head]
    for row in rows:
        cells = WeekRow([_day_cell(day, board) if day else None for day in row])
        box = week_box(cells, grid, body, board.setting)
        if spare and any(day and day.kind == "on" for day in row):
            box = week_box(cells, grid, body, board.setting, box.height + spare)
        boxes.append(replace(box, group=group))
    return boxes


def _untagged(box: Box) -> Box:
    """The same once more, as an artifact: a repeated head."""
    from handbook.layout.page import Line

    placements = tuple(
        placement._replace(tag=None, artifact="Pagination") if isinstance(placement, Line) else placement
        for placement in box.placements
    )
    return replace(box, placements=placements)


def _day_cell(day: Day, board: _Board) -> DayCell:
    """A day on: its date, its number, its boxes; a day off says that it is one."""
    language = board.language
    head = ""
    if day.date:
        named = day.date.day == 1 or day.number == 1
        head = language.short(day.date, weekday=False) if named else language.day(day.date)
    if day.kind == "off":
        return DayCell("off", head, day_label(day, language))
    return DayCell("on", head, day_label(day, language), day.slots)


def _resume(board: _Board, course: Course) -> Box:
    tag = Tag("Sect", board.root)
    words = resume_label(course, board.schedule, board.language)
    width = board.grid.width
    boxes = typeset((Heading(2, (Span(words),)),), Place(0.0, width, tag), board.setting)
    box = replace(boxes[0], before=2.5 * MM, after=1 * MM, sticky=False)
    if course.resume:
        return box
    line = ((width * 0.45, box.height - 2), (width * 0.8, box.height - 2))
    dotted = Stroke(line, 0.35, board.style.figure.axis, (1.0, 1.6))
    return replace(box, placements=(*box.placements, dotted))


def _filled(board: _Board, boxes: Sequence[Box], title: str) -> Iterator[_Sheet]:
    """As many sheets as the weeks need; each has the words at its foot."""
    start = 0
    while start < len(boxes):
        foot = _foot(board)
        low = depth(foot)
        room = Frame(_EDGE, _TOP, board.grid.width, board.height - ENDS - _TOP - low - 3 * MM)
        filled = fill(boxes, start, room)
        bottom = Frame(_EDGE, board.height - ENDS - low, board.grid.width, low + 1)
        closing = fill(foot, 0, bottom)
        free = Frame(_EDGE, _TOP + filled.depth, room.width, room.height - filled.depth)
        ruled = tuple(_ruled(board, free)) if filled.left == len(boxes) else ()
        yield _Sheet(title, (*filled.placements, *ruled, *closing.placements), start == 0)
        start = filled.left


def _ruled(board: _Board, frame: Frame) -> Iterator[Placement]:
    """Lines to write on, in what room is left between the days and the words at the foot."""
    if frame.height < _RULED * 1.4:
        return
    yield from small_print(board.language.say("notes"), frame.x, frame.y + 5 * MM, board.setting)
    y = frame.y + 2 * MM + _RULED
    while y < frame.y + frame.height:
        line = ((frame.x, y), (frame.x + frame.width, y))
        yield Stroke(line, 0.35, board.style.figure.axis, (1.0, 1.6))
        y += _RULED


def _foot(board: _Board) -> list[Box]:
    """What must travel with the doses."""
    say, words = board.language.say, board.words
    rows: list[tuple[Spans, Spans]] = [
        ((Span(label),), (Span(value),)) for label, value in totals(board.schedule, board.language)
    ]
    rows.append(((Span(say("missed_dose")),), words.missed_dose))
    if words.cautions:
        rows.append(((Span(board.setting.words["caution"]),), _joined(words.cautions)))
    if words.notes:
        rows.append(((Span(board.setting.words["note"]),), _joined(words.notes)))
    if words.get_help:
        rows.append(((Span(say("get_help")),), _joined(words.get_help)))
    rows.append(((Span(say("contact")),), ()))
    tag = Tag("Sect", board.root)
    boxes = typeset((Facts(tuple(rows)),), Place(0.0, board.grid.width, tag), board.setting)
    return [replace(box, sticky=False) for box in boxes]


def _joined(lines: Sequence[Spans]) -> Spans:
    spans: list[Span] = []
    for index, line in enumerate(lines):
        spans.extend([Span(" "), *line] if index else line)
    return tuple(spans)


# --- a week a strip --------------------------------------------------------------------------------------


def _strip_sheets(board: _Board) -> Iterator[_Sheet]:
    boxes: list[Box] = []
    for course in board.schedule.courses:
        rows = weeks(course.days, board.schedule.plan.week_start)
        for number, row in enumerate(rows, 1):
            boxes.append(_strip(board, course, row, number, len(rows)))
        boxes[-1] = replace(boxes[-1], after=boxes[-1].after)
    yield from _filled(board, boxes, "")


def _strip(board: _Board, course: Course, row: Week, number: int, total: int) -> Box:
    """One week with all that it must say when it hangs alone, and the line to tear it off along."""
    from handbook.layout.galley import stacked

    tag = Tag("Sect", board.root)
    language = board.language
    words = f"{course_label(course, language)} · {language.say('week_of', number=number, total=total)}"
    heading = Heading(2, (Span(f"{board.words.title} · {words}"),))
    matter = typeset(
        (heading, Paragraph(board.words.dose, "small")), Place(0.0, board.grid.width, tag), board.setting
    )
    boxes = [*matter, *_week_rows(board, [row], tag)]
    if number == total:
        boxes.append(_resume(board, course))
    edge = 4 * MM
    cut = Stroke(((0.0, edge), (board.grid.width, edge)), 0.5, board.style.figure.axis, (3.0, 3.0))
    strip = stacked([*boxes, Box(2 * edge, (cut,))])
    return replace(strip, before=0.0, after=0.0)


# --- a month a page --------------------------------------------------------------------------------------


def _month_sheets(board: _Board) -> Iterator[_Sheet]:
    if not board.schedule.plan.start:
        raise refuse("SCHED-21", "a calendar by months needs a start date", None, "give one: --start 2026-03-02")
    for month in months(board.schedule):
        title = board.language.month(month.year, month.month)
        tag = Tag("Sect", board.root)
        blocks = (Heading(1, (Span(title),)), Paragraph(board.words.dose, "small"))
        boxes = typeset(blocks, Place(0.0, board.grid.width, tag), board.setting)
        yield from _filled(board, [*boxes, Box(2 * MM, sticky=True), *_month_rows(board, month, tag)], title)


def _month_rows(board: _Board, month: Month, parent: Tag) -> list[Box]:
    first = board.schedule.plan.week_start
    grid = replace_margin(board.grid, 9 * MM if first == 0 else 0.0)
    tag = Tag("Table", parent, summary=board.language.month(month.year, month.month))
    names = [board.language.weekdays[(first + day) % 7] for day in range(7)]
    week = board.language.say("week")
    head = weekday_box(names, grid, Tag("THead", tag), board.setting, week)
    body = Tag("TBody", tag)
    boxes = [head]
    for row in month.weeks:
        cells = [_month_cell(cell, board) for cell in row]
        number = str(week_number(row[0].date)) if first == 0 else ""
        boxes.append(week_box(WeekRow(cells, number), grid, body, board.setting, 20 * MM))
    return boxes


def replace_margin(grid: DayGrid, margin: float) -> DayGrid:
    """The grid with a column for week numbers."""
    return grid._replace(margin=margin)


def _month_cell(cell: Cell, board: _Board) -> DayCell:
    if not cell.inside:
        return DayCell("outside", str(cell.date.day))
    if cell.day is None:
        resumes = cell.date in {course.resume for course in board.schedule.courses[:-1]}
        words = board.language.say("resume") if resumes else ""
        return DayCell("resume" if resumes else "outside", str(cell.date.day), words)
    label = f"{course_label(cell.day, board.language)} · {day_label(cell.day, board.language)}"
    kind: Literal["on", "off"] = "on" if cell.day.kind == "on" else "off"
    return DayCell(kind, str(cell.date.day), label, cell.day.slots)
