"""The tear-off calendar: a course and its break a sheet, a week a strip, or a month a page."""

from __future__ import annotations

from importlib import import_module
from typing import Literal, NamedTuple

from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import refuse
from handbook.language.locale import Language
from handbook.language.spoken import Spoken
from handbook.layout.pages.page import Anchor, Bookmark, Metadata, Page, Placement, Printing, Publication, Stroke, Tag
from handbook.layout.sheets.imposition import ENDS, SIDES
from handbook.layout.sheets.imposition import Frame as Insets
from handbook.layout.sheets.stub import Strip, stub
from handbook.layout.sheets.trimming import for_shop
from handbook.layout.type.setting import Setting
from handbook.medicine.plan import Plan
from handbook.products.calendar.tearoff import EDGE, Board, Sheet, SheetWords, for_sheets
from handbook.products.notes import end_of, small_print, written
from handbook.style.sheet import PAPERS, Style
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
    made: list[Sheet] = list(import_module(_MAKERS[layout]).sheets(board))
    pages = [_dressed(board, sheet, number, len(made), shop) for number, sheet in enumerate(made, 1)]
    bookmarks = tuple(
        Bookmark(1, sheet.title, f"sheet-{number}") for number, sheet in enumerate(made, 1) if sheet.listed
    )
    printing = Printing(scaling=False, duplex="Simplex")
    return Publication(pages, metadata, board.root, bookmarks, printing, annotations=shop is None)


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
    label = " · ".join(part for part in parts if part)
    placements: list[Placement] = []
    base = made.words.y + board.style.type.meta.leading * 0.8
    placements += small_print(label, made.words.x + EDGE - SIDES, base, board.setting, full=True)
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
        raise refuse("LAYOUT-05", message, getattr(owner, "mark", None), hint)
    return small_print(owner, left, below, board.setting, full=True)
