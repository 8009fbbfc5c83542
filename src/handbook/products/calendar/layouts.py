"""The tear-off calendar: a course and its break a sheet, a week a strip, or a month a page."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Literal, NamedTuple

from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import HandbookError, Problem, place_of, refuse
from handbook.foundation.units import PAPERS
from handbook.language.locale import Language
from handbook.language.spoken import Spoken
from handbook.layout.days.cells import smallest
from handbook.layout.pages.page import Anchor, Bookmark, Metadata, Page, Placement, Printing, Publication, Stroke, Tag
from handbook.layout.sheets.frame import ENDS, SIDES
from handbook.layout.sheets.frame import Frame as Insets
from handbook.layout.sheets.stub import Strip, stub
from handbook.layout.sheets.trimming import for_shop
from handbook.layout.type.setting import Setting
from handbook.medicine.plan import Plan
from handbook.products.calendar.tearoff import EDGE, Board, Sheet, SheetWords, for_sheets
from handbook.products.notes import end_of, in_room, small_print, written
from handbook.style.sheet import Style
from handbook.telling.voice import Voice

Layout = Literal["sheets", "strips", "month"]
_MAKERS: dict[Layout, str] = {
    "sheets": "handbook.products.calendar.bycourse",
    "strips": "handbook.products.calendar.byweek",
    "month": "handbook.products.calendar.bymonth",
}
"""The module that makes the sheets of each; it is imported when it is asked to."""


def compose_sheets(
    plan: Plan,
    words: SheetWords,
    voice: Voice,
    style: Style,
    metadata: Metadata,
    layout: Layout = "sheets",
    shop: Shop | None = None,
    kept: Kept | None = None,
) -> Publication:
    """The calendar as sheets to print on one side; LAYOUT-02, SCHED-21 (months without a start date)."""
    width, height = PAPERS[style.paper]
    setting = _setting(voice.language, style, Kept() if kept is None else kept)
    # What stands on the sheets of many is kept with its tags, and so is what they belong to.
    top = setting.texts.made(("root",), lambda: Tag("Document", None))
    board = Board(plan, words, voice, voice.language, setting, width, height, top)
    made = _made(board, layout)
    pages = [_dressed(board, sheet, number, len(made), shop) for number, sheet in enumerate(made, 1)]
    bookmarks = tuple(
        Bookmark(1, sheet.title, f"sheet-{number}") for number, sheet in enumerate(made, 1) if sheet.listed
    )
    printing = Printing(scaling=False, duplex="Simplex")
    return Publication(pages, metadata, board.root, bookmarks, printing, annotations=shop is None)


_WAYS: dict[Layout, tuple[tuple[Layout, bool], ...]] = {
    "sheets": (("sheets", False), ("strips", False), ("sheets", True), ("strips", True)),
    "strips": (("strips", False), ("strips", True)),
    "month": (("month", False), ("month", True)),
}
"""What is tried for each until the days have room: a week a strip, and then cells in fewer words."""


def _made(board: Board, layout: Layout) -> list[Sheet]:
    """The sheets; LAYOUT-02 with the layout that has room, if another has."""
    refused: HandbookError | None = None
    for way, brief in _WAYS[layout]:
        try:
            return _sheets(_brief(board) if brief else board, way)
        except HandbookError as error:
            if error.problems[0].code != "LAYOUT-02":
                raise
            refused = refused or error
    assert refused
    found = [other for other in _MAKERS if other != layout and _fits(board, other)]
    raise HandbookError(tuple(_hinted(one, found) for one in refused.problems), refused.outcome)


def _brief(board: Board) -> Board:
    """Days in few words, in type as small as days may have; the head in that of the foot."""
    least, style = smallest(board.setting), board.style
    cell = style.type.cell
    size = min(cell.size, least)
    body, small, h1 = style.type.body, style.type.small, style.type.h1
    body = body._replace(size=small.size, leading=small.leading)
    h1 = h1._replace(size=small.size * 1.2, leading=small.leading * 1.2)
    cell = cell._replace(size=size, leading=cell.leading * size / cell.size)
    types = style.type._replace(body=body, h1=h1, cell=cell)
    return board._replace(brief=True, setting=board.setting.with_style(style._replace(type=types)))


def _sheets(board: Board, layout: Layout) -> list[Sheet]:
    return list(import_module(_MAKERS[layout]).sheets(board))


def _fits(board: Board, layout: Layout) -> bool:
    """Whether the same days have room in another layout."""
    for way, brief in _WAYS[layout]:
        try:
            return bool(_sheets(_brief(board) if brief else board, way))
        except HandbookError:
            continue
    return False


def _hinted(problem: Problem, found: Iterable[str]) -> Problem:
    """With the layout that fits named first."""
    named = " or ".join(f"--layout {one}" for one in found)
    return problem._replace(hint=f"write {named}; or {problem.hint}") if named else problem


def _setting(language: Language, style: Style, kept: Kept) -> Setting:
    """The type of the sheets; the same texts stand on them again and again, so they are set once."""

    def made() -> Setting:
        return Setting(for_sheets(style), language.tag, None, False, language.words, Spoken(language), kept.beside())

    setting = kept.made(("setting", Same(style), Same(language)), made)
    setting.texts.turn()
    return setting


_DESCENDS = 0.25
"""How far letters reach below their line, in parts of their size."""


class Shop(NamedTuple):
    """What a print shop gets: trimmed sheets with bleed, and on request the perforation as a spot colour."""

    spot: bool = False


def _dressed(board: Board, sheet: Sheet, number: int, total: int, shop: Shop | None) -> Page:
    """The sheet with its stub: title, course, version, and which sheet of how many it is."""
    made = stub(board.width, Insets(SIDES, ENDS, SIDES, ENDS), shop=shop is not None)
    count = board.language.say("sheet-of", number=number, total=total)
    parts = (board.words.title, sheet.title, board.words.version, count)
    inset = EDGE - SIDES
    label = in_room([part for part in dict.fromkeys(parts) if part], made.words.width - 2 * inset, board.setting)
    placements: list[Placement] = []
    base = made.words.y + board.style.type.meta.leading * 0.8
    placements += small_print(label, made.words.x + inset, base, board.setting, full=True)
    placements += _owner(board, made.words, base, end_of(placements))
    if shop is None:
        placements += [*made.marks.lines, *written(made.marks, board.setting, board.language)]
    placements += sheet.placements
    if sheet.numbered:
        low = board.height - ENDS - board.style.type.meta.leading * 0.3
        placements += small_print(count, board.width - EDGE, low, board.setting, "right", full=True)
    page = Page(board.width, board.height, tuple(placements), (Anchor(f"sheet-{number}", 0.0, 0.0),))
    if shop is None:
        return page
    lines = (line for line in made.marks.lines if isinstance(line, Stroke) and line.spot)
    return for_shop(page, lines if shop.spot else ())


def _owner(board: Board, strip: Strip, base: float, taken: float) -> list[Placement]:
    """The recipient at the far end of the stub's line, or on a line below; LAYOUT-05 if neither has the room."""
    owner, meta = board.words.recipient, board.style.type.meta
    if not owner:
        return []
    left, right = strip.x + EDGE - SIDES, strip.x + strip.width - (EDGE - SIDES)
    wide = end_of(small_print(owner, 0.0, base, board.setting, full=True))
    if taken + 2 * meta.size + wide <= right:
        return small_print(owner, right, base, board.setting, "right", full=True)
    below = base + meta.leading
    if left + wide > right or below + meta.size * _DESCENDS > strip.y + strip.height:
        message = "name and lines take more room than the stub of a sheet has"
        hint = "shorten them, or choose a style with smaller type"
        raise refuse("LAYOUT-05", message, place_of(owner), hint)
    return small_print(owner, left, below, board.setting, full=True)
