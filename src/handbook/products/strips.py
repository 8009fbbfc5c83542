"""A week a strip: each says all that it must when it hangs alone, and is torn off when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handbook.content.calendar import Course, Day
from handbook.content.labels import course_label
from handbook.content.weeks import Week, weeks
from handbook.document.blocks import Block, Heading, Paragraph, Span, Spans
from handbook.foundation.units import MM
from handbook.layout.galley import Box, fill, stacked
from handbook.layout.imposition import SIDES
from handbook.layout.page import Placement, Stroke
from handbook.layout.sheetmarks import CUT, DASH, GREY
from handbook.layout.typeset import Place
from handbook.products.courses import chosen, noted
from handbook.products.dayrows import Rows, resume_box
from handbook.products.notes import small_print
from handbook.products.tearoff import EDGE, Board, Sheet, blank, blanks, joined

_TEAR = 4 * MM
"""Between the words of a strip and the line to tear along, and again to the next strip."""


def sheets(board: Board) -> Iterator[Sheet]:
    """As many strips a sheet as it holds; the book's notes follow on a sheet of their own."""
    start = board.schedule.plan.week_start
    found = [(course, weeks(course.days, start)) for course in board.schedule.courses]
    rows = Rows(board, [week for _, own in found for week in own])
    strips = [
        _strip(board, course, week, number, len(own), rows)
        for course, own in found
        for number, week in enumerate(own)
    ]
    at = 0
    while at < len(strips):
        filled = fill(strips, at, board.room)
        yield Sheet(strips[at].title, filled.placements)
        at = filled.left
    if board.words.notes:
        yield noted(board)


def _strip(board: Board, course: Course, week: Week, number: int, total: int, rows: Rows) -> Box:
    """One week, and the line to tear it off along."""
    language, place = board.language, board.place()
    of_course = f"{course_label(course, language)} · " if course.of > 1 else ""
    title = f"{of_course}{language.say('week_of', number=number + 1, total=total)}"
    boxes = board.set((Heading(1, (Span(f"{board.words.title} · {title}"),)),), place)
    days = [day for day in week if day]
    boxes += _dates(board, days, place)
    boxes += board.set((Paragraph(board.words.dose, "body"), *_chosen(board, days)), place)
    table = rows.table([week], number + 1, place.tag)
    boxes += [replace(table[0], before=1.5 * MM), *table[1:]]
    if number + 1 == total:
        boxes.append(resume_box(board, course, place))
    said = board.set(_words(board), place)
    boxes += [replace(said[0], before=1.5 * MM), *said[1:], _tear(board)]
    return replace(stacked(boxes), before=0.0, after=0.0, title=title)


def _dates(board: Board, days: list[Day], place: Place) -> list[Box]:
    """From the first to the last day of the week, or room to write when it begins."""
    first, last, language = days[0].date, days[-1].date, board.language
    if not (first and last):
        return [blanks(board, [blank(board, "starts_on")], place)]
    said = language.short(first)
    if first != last:
        said = language.say("range", low=said, high=language.short(last))
    return board.set((Paragraph((Span(said),), "lead"),), place)


def _chosen(board: Board, days: list[Day]) -> list[Block]:
    """How the length of course and break was chosen, on the first strip of each course."""
    first = days[0].kind == "on" and days[0].position == 1
    return [Paragraph((Span(chosen(board)),), "small")] if first else []


def _words(board: Board) -> tuple[Block, ...]:
    """A missed dose, cautions, help, and what the strip is and is not, in short."""
    words, own, say = board.words, board.setting.words, board.language.say
    facts: list[tuple[str, Spans]] = [(say("missed_dose"), words.missed_dose)]
    facts += [(own["caution"], joined(words.cautions))] if words.cautions else []
    facts += [(say("get_help"), joined(words.get_help))] if words.get_help else []
    said: list[Span] = []
    for label, told in facts:
        said += [Span("\u2002 ")] * bool(said) + [Span(label, "strong"), Span("\u2002"), *told]
    return Paragraph(tuple(said), "small"), Paragraph((*words.notice, Span(f" {words.imprint}")), "meta")


def _tear(board: Board) -> Box:
    """A dashed line from edge to edge of what printers reach, and its word."""
    left, right = SIDES - EDGE, board.grid.width + EDGE - SIDES
    line = Stroke(((left, _TEAR), (right, _TEAR)), CUT, GREY, DASH)
    word: list[Placement] = small_print(board.language.say("tear"), right, _TEAR - 1 * MM, board.setting, "right")
    return Box(2 * _TEAR, (line, *word))


