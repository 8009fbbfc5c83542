"""What must travel with the doses, at the foot of every sheet of a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from handbook.document.blocks import Facts, Paragraph, Span, Spans
from handbook.foundation.kept import Same
from handbook.foundation.units import MM
from handbook.layout.blocks.runin import Part, run_in
from handbook.layout.blocks.typeset import Place
from handbook.layout.pages.galley import Box, shifted
from handbook.layout.pages.page import Placement, Tag
from handbook.medicine.day import Course
from handbook.products.calendar.tearoff import RULED, Board
from handbook.products.notes import dotted, end_of
from handbook.telling.labels import totals

Rows = tuple[tuple[str, str], ...]
_NUMBER = 34 * MM
"""Kept free for the number of the sheet."""


def foot(
    board: Board,
    number: int,
    course: Course | None = None,
    notes: bool = False,
    first: date | None = None,
    run_in: bool = False,
) -> list[Box]:
    """Totals, what to do about a missed dose, cautions, help, contact, what the sheet is and is not.

    `number` tells the sheets of a calendar apart; 0 is for one that has none, or to measure by. `first` is the
    first day of the sheet: what has come to its end before it is not told. `run_in`: not in rows.
    """
    between = board.language.say("semicolon")
    needed = tuple((need.medicine, need.words(first, between)) for need in board.words.pieces)
    place, standing = _standing(board, number, notes, needed, run_in)
    boxes = [*_totals(board, course, place, needed if run_in else ()), *standing]
    return [box._replace(sticky=False) for box in boxes]


def _standing(board: Board, number: int, notes: bool, needed: Rows, run_in: bool) -> tuple[Place, list[Box]]:
    """What is the same on the sheets of all who take the same; kept with its tags, so apart for each sheet."""
    texts = board.setting.texts
    told = board.words._replace(doses=(), recipient="", title="", version="")
    told = texts.made(("told", told), lambda: told)

    def made() -> tuple[Place, list[Box]]:
        place = board.place()
        if run_in:
            told = one_behind_another(board, list(facts(board, notes)), place)
            short = in_short(board, place._replace(width=place.width - _NUMBER))
            return place, [told, *contacts(board, place), *short]
        rows = tuple(facts(board, notes, needed))
        table = board.set((Facts(rows),), place)
        table[0] = table[0]._replace(before=board.style.type.cell.size)
        table[-1] = table[-1]._replace(after=0.0)
        return place, [*table, *contacts(board, place), *imprint(board, place)]

    return texts.made(("foot", Same(told), Same(board.root), number, notes, needed, run_in), made)


def _totals(board: Board, course: Course | None, place: Place, needed: Rows) -> list[Box]:
    """The sums in one line of small type, their figures bold: what a table would need four rules for."""
    rows = list(totals(board.plan, board.language))
    if course and course.of > 1:
        rows.insert(0, (board.language.say(f"doses-this-{board.plan.called}"), str(course.doses)))
    spans: list[Span] = []
    for label, value in rows:
        spans += [Span(f"{' · ' if spans else ''}{label}\u00a0"), Span(value.replace(" ", "\u00a0"), "strong")]
    for name, told in needed:
        spans += [Span(" · "), Span(name, "strong"), Span(f"\u00a0{told}")]
    return board.set((Paragraph(tuple(spans), "small"),), place)


def facts(board: Board, notes: bool = False, needed: Rows = ()) -> Iterator[tuple[Spans, Spans]]:
    """A missed dose, cautions, help; the book's notes, and what is needed of each medicine before them."""
    say, words = board.language.say, board.words
    own = board.setting.words
    yield from (((Span(label),), (Span(value),)) for label, value in needed)
    yield (Span(say("missed-dose")),), words.missed_dose
    if words.cautions:
        yield (Span(own["caution"]),), joined(words.cautions)
    if words.get_help:
        yield (Span(say("get-help")),), joined(words.get_help)
    if notes and words.notes:
        yield (Span(own["note"]),), joined(words.notes)


def one_behind_another(board: Board, facts: Sequence[tuple[Spans, Spans]], place: Place) -> Box:
    """Labels and what they label as one paragraph."""
    parts: list[Part] = []
    for label, told in facts:
        parts += [labelled(label[0].text, place.tag), Part((*told, Span("\u2002 ")), Tag("P", place.tag))]
    return run_in(parts, board.style.type.small, place, board.setting)


_LINE, _GAP = 40 * MM, 2 * MM
"""What a name and its number need to be written on; half the space between two."""


def contacts(board: Board, place: Place) -> Iterator[Box]:
    """Who to turn to, with a line to write on for each; two share a line that is long enough."""
    names, half = board.words.contacts or ("",), place.width / 2
    widest = max(end_of(_named(board, name, place).placements) - place.x for name in names)
    across = 2 if len(names) > 1 and widest + _LINE + _GAP <= half else 1
    width = half - _GAP if across > 1 else place.width
    for at in range(0, len(names), across):
        some = names[at : at + across]
        columns = [place._replace(x=place.x + (half + _GAP) * number, width=width) for number in range(len(some))]
        boxes = [_contact(board, name, column) for name, column in zip(some, columns, strict=True)]
        placements = tuple(placed for box in boxes for placed in box.placements)
        yield boxes[0]._replace(height=max(box.height for box in boxes), placements=placements)


def _contact(board: Board, name: str, place: Place) -> Box:
    kind = board.style.type.key
    box = _named(board, name, place)
    rise = max(RULED * 0.75 - box.height, kind.size * 0.4)
    start, end = end_of(box.placements) + kind.size * 0.6, place.x + place.width
    return lowered(box, rise, dotted(start, end, rise + box.height - kind.size * 0.25, board.setting))


def _named(board: Board, name: str, place: Place) -> Box:
    parts = [labelled(board.language.say("contact"), place.tag)]
    parts += [Part((Span(name),), Tag("P", place.tag))] if name else []
    return run_in(parts, board.style.type.small, place, board.setting)


def labelled(label: str, parent: Tag) -> Part:
    """A label before its words in one line, never torn: a heading, so that a screen reader pauses behind it."""
    whole = Span(label.replace(" ", "\u00a0"), "strong")
    return Part((whole, Span("\u2002")), Tag("H2", parent))


def lowered(box: Box, rise: float, *more: Placement) -> Box:
    """The box with free space above its matter."""
    return box._replace(height=box.height + rise, placements=(*shifted(box.placements, 0.0, rise), *more))


def imprint(board: Board, place: Place) -> list[Box]:
    """What the sheet is and is not; the last line leaves room for the sheet's number."""
    words = board.words
    boxes = board.set((Paragraph(words.notice, "small"),), place) if words.notice else []
    boxes += board.set((Paragraph((Span(words.imprint),), "meta"),), place._replace(width=place.width - _NUMBER))
    return [boxes[0]._replace(before=board.style.type.small.size * 0.7), *boxes[1:]]


def in_short(board: Board, place: Place) -> list[Box]:
    """What the sheet is and is not, in one paragraph of the smallest type."""
    words = board.words
    return board.set((Paragraph((*words.notice, Span(f" {words.imprint}")), "meta"),), place)


def joined(lines: Sequence[Spans]) -> Spans:
    """Sentences, one after the other."""
    spans: list[Span] = []
    for index, line in enumerate(lines):
        spans.extend([Span(" "), *line] if index else line)
    return tuple(spans)
