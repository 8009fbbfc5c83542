"""What all sheets of a tear-off calendar are made with, and what stands on every one of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.document.blocks import Block, Heading, Paragraph, Span, Spans
from handbook.foundation.marks import Mark
from handbook.foundation.units import MM
from handbook.language.locale import Language
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.days.cells import DayGrid
from handbook.layout.pages.galley import Box, Frame, depth, fill, shifted, stacked
from handbook.layout.pages.page import Placement, Tag
from handbook.layout.sheets.frame import ENDS
from handbook.layout.type.setting import Setting
from handbook.medicine.plan import Plan
from handbook.products.notes import dotted, end_of, small_print
from handbook.style.sheet import Style, Type
from handbook.telling.planwords import Need, RegimenLine
from handbook.telling.voice import Voice

EDGE = 10 * MM
"""Side margins of a sheet: outside every printer's dead zone."""
TOP = 29 * MM
"""Where a sheet's own matter begins: below the stub and the line to tear along."""
APART = 2.5 * MM
"""Between the days and the words at the foot, at the least."""
NOTES = 30 * MM
"""Room for notes that the weeks leave free if they can."""
RULED = 8 * MM
"""Distance of the lines to write on."""
_BLANK = 32 * MM
"""Length of a line for a date."""
_LARGE = 13.0
"""Body type as large as this needs no larger heading for its sheets."""


class SheetWords(NamedTuple):
    """What stands on every sheet, because sheets get parted from each other and from the handbook."""

    title: str
    doses: tuple[RegimenLine, ...]
    """Each regimen in words, a line each, its steps apart."""
    version: str
    missed_dose: Spans
    cautions: tuple[Spans, ...] = ()
    notes: tuple[Spans, ...] = ()
    get_help: tuple[Spans, ...] = ()
    contacts: tuple[str, ...] = ()
    notice: Spans = ()
    pieces: tuple[Need, ...] = ()
    """What is needed for all days, by medicine."""
    imprint: str = ""
    """Version, date, and that this is not all."""
    recipient: str = ""
    """Who the sheets are for, if they are for one person."""

    @property
    def named(self) -> tuple[Paragraph, ...]:
        """The recipient as a line of a sheet."""
        mark: Mark | None = getattr(self.recipient, "mark", None)
        return (Paragraph((Span(self.recipient, mark=mark),), "lead"),) if self.recipient else ()


class Sheet(NamedTuple):
    """A sheet without its stub: what it is called, and what stands below the line to tear along."""

    title: str
    placements: tuple[Placement, ...]
    listed: bool = True
    """In the file's outline."""
    numbered: bool = True
    """Its number stands at its foot too, where the stub is torn off as one."""


class Board(NamedTuple):
    """All that the sheets of a calendar are made with."""

    plan: Plan
    words: SheetWords
    voice: Voice
    language: Language
    setting: Setting
    width: float
    height: float
    root: Tag
    margin: float = 0.0
    """Width of the column before the days, where the weeks are numbered in one."""
    brief: bool = False
    """Whether the days leave to the head what their pieces hold, for want of room."""

    @property
    def title(self) -> str:
        """What sheets are called that belong to no course or month: the regimen, or the book if there are several."""
        return self.plan.title if len(self.plan.entries) == 1 else self.words.title

    @property
    def grid(self) -> DayGrid:
        """The columns of the days; positions count from the frame."""
        return DayGrid(0.0, self.width - 2 * EDGE, self.margin)

    @property
    def style(self) -> Style:
        """The style at work."""
        return self.setting.style

    @property
    def room(self) -> Frame:
        """Where a sheet's matter stands."""
        return Frame(EDGE, TOP, self.grid.width, self.height - ENDS - TOP)

    def place(self, role: str = "Sect") -> Place:
        """A new part of the document, as wide as the days."""
        return Place(0.0, self.grid.width, Tag(role, self.root))

    def set(self, blocks: Sequence[Block], place: Place) -> list[Box]:
        """Blocks in the type of the sheets."""
        return typeset(tuple(blocks), place, self.setting)


def for_sheets(style: Style) -> Style:
    """The style for sheets that are read from where they hang: sans, firm heads, little air."""
    types = style.type
    body = types.body._replace(
        family="sans", align="left", hyphenate=False, optical=None, before=0.0, after=types.cell.size * 0.3
    )
    lead = body._replace(weight=types.h3.weight, figures="tabular")
    small = types.small._replace(align="left", hyphenate=False, before=0.0, after=types.small.size * 0.2)
    h1 = types.h1._replace(before=0.0, after=types.h1.leading * 0.05)
    h2 = types.h2._replace(before=0.0, after=0.0)
    h3 = types.h3._replace(before=0.0, after=0.0)
    if body.size >= _LARGE:
        h1 = h1._replace(size=body.size * 1.25, leading=body.size * 1.6)
    key, value = (_tight(kind) for kind in (types.key, types.value))
    air = types.cell.size * 0.3
    table = style.table._replace(before=2 * air, after=air, pad_y=style.table.pad_y * 0.8)
    made = types._replace(body=body, lead=lead, small=small, h1=h1, h2=h2, h3=h3, key=key, value=value)
    # A sheet has no outer column that wide facts could take.
    return style._replace(type=made, table=table, page=style.page._replace(side=0.0))


def _tight(kind: Type) -> Type:
    return kind._replace(leading=kind.size * 1.25, align="left", hyphenate=False)


# --- headings and lines to write on -----------------------------------------------------------------------


def head(board: Board, title: str, lines: Sequence[Block], place: Place) -> list[Box]:
    """The title of a sheet, who it is for, and the lines under it."""
    boxes = board.set((Heading(1, (Span(title),)), *board.words.named, *lines), place)
    return [box._replace(sticky=True) for box in boxes]


class Blank(NamedTuple):
    """Words with a gap to write a date in, and what follows it."""

    before: str
    after: str = ""


def blank(board: Board, key: str) -> Blank:
    """The words for a key that names a date, without one."""
    before, _, after = board.language.say(key, date="\0").partition("\0")
    return Blank(before.strip(), after.strip())


def blanks(board: Board, gaps: Sequence[Blank], place: Place) -> Box:
    """Gaps to be filled in, beside one another: Starts ………  Break until ………"""
    kind = board.style.type.lead
    drawn: list[Placement] = []
    height, x, down = max(RULED, kind.leading), 0.0, 0.0
    for before, after in gaps:
        words = _lead(board, before, place, x, down)
        if words and end_of(words) + _BLANK > place.x + place.width and x:
            x, down = 0.0, down + height
            words = _lead(board, before, place, x, down)
        start = end_of(words) + kind.size * 0.4
        drawn += [*words, dotted(start, start + _BLANK, down + height - kind.leading * 0.2, board.setting)]
        x = start + _BLANK + kind.size * 0.4 - place.x
        if after:
            drawn += (more := _lead(board, after, place, x, down))
            x = end_of(more) - place.x
        x += kind.size
    return Box(down + height, tuple(drawn), after=kind.after)


def _lead(board: Board, words: str, place: Place, x: float, down: float) -> list[Placement]:
    """Words that end on the line to write on."""
    height, leading = max(RULED, board.style.type.lead.leading), board.style.type.lead.leading
    own = place._replace(x=place.x + x, width=place.width - x)
    box = stacked(board.set((Paragraph((Span(words),), "lead"),), own))
    return list(shifted(box.placements, 0.0, down + height - leading))


def ruled(board: Board, frame: Frame) -> Iterator[Placement]:
    """Lines to write on, in what room is left between the days and the words at the foot."""
    if frame.height < RULED * 1.4:
        return
    yield from small_print(board.language.say("to-write"), frame.x, frame.y + 5 * MM, board.setting, full=True)
    y = frame.y + 2 * MM + RULED
    while y < frame.y + frame.height:
        yield dotted(frame.x, frame.x + frame.width, y, board.setting)
        y += RULED


def left_over(board: Board, high: float, low: float) -> float:
    """What a sheet has left between matter of this height and words of that height at its foot."""
    return board.room.height - high - low - APART


def sheet(board: Board, title: str, boxes: Sequence[Box], low: Sequence[Box], listed: bool = True) -> Sheet:
    """A sheet with its matter above and its words at the foot, and lines to write on between them."""
    room = board.room
    filled = fill(boxes, 0, room)
    taken = depth(low)
    closing = fill(low, 0, room._replace(y=room.y + room.height - taken, height=taken + 1))
    free = room._replace(y=room.y + filled.depth, height=room.height - filled.depth - taken - APART)
    lines = ruled(board, free)
    return Sheet(title, (*filled.placements, *lines, *closing.placements), listed)
