"""What the head of a sheet says of its days: the regimens that have doses on them, or that they are a break."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.document.blocks import Block, Facts, Paragraph, Span
from handbook.medicine.day import Day
from handbook.products.calendar.tearoff import Board
from handbook.telling.planwords import RegimenLine


def said(board: Board, days: Sequence[Day]) -> list[Block]:
    """A line for each regimen that is taken on these days, its steps that fall on them in lines of their own.

    Days that are all of the break say so in place of doses, for a sheet with a dose in its head is taken for one
    to take it on; what is only for need, and a start that was moved, are said all the same.
    """
    taken = {dose.entry.id for day in days for dose in day.doses}
    resting = not taken and any(day.rest for day in days)
    made: list[Block] = [Paragraph(board.voice.said("break-begins"), "lead")] if resting else []
    for line in board.words.doses:
        if line.id in taken or line.reserve or (not taken and not resting) or (not line.id and _begins(days)):
            made.append(Paragraph(line.words, "body"))
            made += _steps(line, days)
    return made


def _begins(days: Sequence[Day]) -> bool:
    return any(day.number == 1 for day in days)


def _steps(line: RegimenLine, days: Sequence[Day]) -> list[Block]:
    """Days 1 to 5 beside 40 mg, 8 tablets."""
    places = [day.position for day in days if not day.rest]
    rows = tuple(
        ((Span(step.when),), step.dose)
        for step in line.steps
        if any(step.first <= place and (step.last is None or place <= step.last) for place in places)
    )
    return [Facts(rows)] if rows else []
