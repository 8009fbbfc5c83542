"""A week a strip: each says all that it must when it hangs alone, and is torn off when it is done."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.document.blocks import Block, Heading, Paragraph, Span
from handbook.foundation.units import MM
from handbook.layout.blocks.typeset import Place
from handbook.layout.pages.galley import Box, fill, shifted, stacked
from handbook.layout.pages.page import Placement, Stroke
from handbook.layout.sheets.frame import SIDES
from handbook.layout.sheets.linework import CUT, DASH, GREY
from handbook.layout.type.measure import natural_width
from handbook.medicine.day import Course, Day
from handbook.medicine.weeks import Week, weeks
from handbook.products.calendar.bycourse import chosen, noted
from handbook.products.calendar.dayrows import Rows, end_box
from handbook.products.calendar.foot import facts, in_short, one_behind_another
from handbook.products.calendar.headwords import said
from handbook.products.calendar.tearoff import EDGE, Board, Sheet, blank, blanks
from handbook.products.notes import end_of, small_print
from handbook.telling.labels import course_label

_TEAR = 4 * MM
"""Between the words of a strip and the line to tear along, and again to the next strip."""


def sheets(board: Board) -> Iterator[Sheet]:
    """As many strips a sheet as it holds; the book's notes follow on a sheet of their own."""
    board = _compact(board)
    start = board.plan.week_start
    found = [(course, weeks(course.days, start)) for course in board.plan.courses]
    rows = Rows(board, [week for _, own in found for week in own], numbered=False)  # the title says which week
    strips = [
        _strip(board, course, week, number, len(own), rows)
        for course, own in found
        for number, week in enumerate(own)
    ]
    at = 0
    while at < len(strips):
        filled = fill(strips, at, board.room)
        yield Sheet(strips[at].title, filled.placements, numbered=False)
        at = filled.left
    if board.words.notes:
        yield noted(board)


def _compact(board: Board) -> Board:
    """Titles in smaller type: a strip is no page."""
    types = board.style.type
    title = types.h2._replace(before=0.0, after=types.h2.size * 0.15)
    style = board.style._replace(type=types._replace(h1=title))
    return board._replace(setting=board.setting.with_style(style))


def _strip(board: Board, course: Course, week: Week, number: int, total: int, rows: Rows) -> Box:
    """One week, and the line to tear it off along."""
    language, place = board.language, board.place()
    of_course = f"{course_label(course, language, board.plan.called)} · " if course.of > 1 else ""
    title = f"{of_course}{language.say('week-of', number=number + 1, total=total)}"
    days = [day for day in week if day]
    boxes = _title(board, f"{board.words.title} · {title}", days, place)
    boxes += board.set((*board.words.named, *said(board, days), *_chosen(board, days)), place)
    table = rows.table([week], number + 1, place.tag)
    boxes += [table[0]._replace(before=1.5 * MM), *table[1:]]
    if number + 1 == total:
        boxes.append(end_box(board, course, place))
    low = _words(board, place)
    boxes += [low[0]._replace(before=1.5 * MM), *low[1:], _tear(board)]
    return stacked(boxes)._replace(before=_TEAR, after=0.0, title=title)


def _title(board: Board, title: str, days: list[Day], place: Place) -> list[Box]:
    """Course and week, with the week's days at the far end of the line if they have room; or a gap for the first."""
    boxes = board.set((Heading(1, (Span(title),)),), place)
    first, last = days[0].date, days[-1].date
    if not (first and last):
        return [*boxes, blanks(board, [blank(board, "starts-on")], place)]
    dates_said = (Span(board.language.span(first, last)),)
    wide = natural_width(dates_said, board.style.type.lead, board.setting)[0] + 1
    free = place.width - end_of(boxes[0].placements)
    if len(boxes) > 1 or free < wide + 4 * MM:
        return [*boxes, *board.set((Paragraph(dates_said, "lead"),), place)]
    dates = stacked(board.set((Paragraph(dates_said, "lead"),), place._replace(x=place.width - wide, width=wide)))
    beside = shifted(dates.placements, 0.0, boxes[0].height - dates.height)
    return [boxes[0]._replace(placements=(*boxes[0].placements, *beside))]


def _chosen(board: Board, days: list[Day]) -> list[Block]:
    """How the length of course and break was chosen, on the first strip of each course."""
    first = not days[0].rest and days[0].position == 1
    return [Paragraph((Span(chosen(board)),), "small")] if first and chosen(board) else []


def _words(board: Board, place: Place) -> list[Box]:
    """A missed dose, cautions, help, and what the strip is and is not, in short."""
    return [one_behind_another(board, list(facts(board)), place), *in_short(board, place)]


def _tear(board: Board) -> Box:
    """A dashed line from edge to edge of what printers reach, and its word."""
    left, right = SIDES - EDGE, board.grid.width + EDGE - SIDES
    line = Stroke(((left, _TEAR), (right, _TEAR)), CUT, GREY, DASH)
    word: list[Placement] = small_print(board.language.say("tear"), right, _TEAR - 1 * MM, board.setting, "right")
    return Box(_TEAR, (line, *word))
