"""The quick-card: the doses at a glance on two small faces, on sheets to cut, fold or print on both sides."""

from collections.abc import Sequence
from functools import partial
from typing import Literal, NamedTuple

from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import refuse
from handbook.language.locale import Language
from handbook.layout.pages.page import Metadata, Page, Placement, Printing, Publication, Tag
from handbook.layout.sheets.imposition import Grid, Making, fit, impose, lay, on_stock
from handbook.layout.sheets.imposition import Place as CardPlace
from handbook.layout.sheets.marks import dies, sheet_marks
from handbook.layout.sheets.stock import Size, Stock, card_size, stock_sheet
from handbook.layout.sheets.trimming import for_shop
from handbook.layout.sheets.turning import Seat, seated
from handbook.layout.type.setting import Setting
from handbook.products.card.sides import Faces, faces
from handbook.products.card.words import CardWords
from handbook.products.notes import written
from handbook.style.sheet import Style


class CardWishes(NamedTuple):
    """How the card is to be made; None leaves it to the defaults."""

    size: str | None = None
    sheet: str | None = None
    layout: Making | None = None
    copies: int | None = None
    nudge: tuple[float, float] = (0.0, 0.0)
    spot: bool = False
    """Cut and fold as named spot colours, for a print shop."""


def compose_card(
    words: CardWords,
    wishes: CardWishes,
    language: Language,
    setting: Setting,
    metadata: Metadata,
    shop: bool,
    recipient: str,
    kept: Kept,
) -> Publication:
    """The card on its sheets; LAYOUT-03 if it says too much, PRINT-20 to -26 for sizes and sheets.

    The words are those for everybody; where they stand is kept as long as the setting is the same.
    """
    style = setting.style
    root = kept.made(("root", Same(setting)), lambda: Tag("Document", None))
    named = words._replace(recipient=recipient)
    _refuse_idle(wishes, shop)
    if wishes.size == "pocket":
        from handbook.products.card.pocket import compose_pocket

        guide = compose_pocket(named, language, setting, root, shop, wishes.spot)
        printing = Printing(scaling=False, duplex="" if shop else "Simplex")
        return Publication([guide], metadata, root, printing=printing, annotations=not shop)
    stock = stock_sheet(wishes.sheet) if wishes.sheet else None
    making: Making = wishes.layout or ("single" if stock or shop else "fold")
    size = _size(wishes, style, stock)
    made = faces(named, size, setting, root, making == "fold", kept)
    if shop:
        return _for_shop(made, size, making, wishes.spot, metadata, root)
    grid = on_stock(stock, size, making) if stock else fit(size, style.paper, making)
    sides = lay(grid, making, wishes.copies, 2, wishes.nudge)
    shown = grid.moved(*wishes.nudge)
    pages = []
    for number, side in enumerate(sides):
        marked = making in ("fold", "single") or number % 2 == 0  # lines on both sides would never meet
        key = ("marks", Same(setting), shown, side, size)
        marks = kept.made(key, partial(_marks, side, shown, size, setting, language)) if marked else ()
        pages.append(Page(grid.paper_width, grid.paper_height, (*impose(side, *made), *marks)))
    return Publication(pages, metadata, root, printing=Printing(scaling=False, duplex=_DUPLEX[making]))


_DUPLEX: dict[Making, Literal["Simplex", "DuplexFlipLongEdge", "DuplexFlipShortEdge"]] = {
    "fold": "Simplex",
    "single": "Simplex",
    "duplex-long": "DuplexFlipLongEdge",
    "duplex-short": "DuplexFlipShortEdge",
}


def _refuse_idle(wishes: CardWishes, shop: bool) -> None:
    """A wish that nothing would come of is a mistake: PRINT-26."""
    idle: tuple[str, ...]
    if wishes.size == "pocket":
        why, idle = "the pocket guide is a whole sheet", ("sheet", "layout", "copies", "nudge")
    elif shop:
        why, idle = "a print shop gets one card a page", ("sheet", "copies", "nudge")
    else:
        return
    for name in idle:
        if getattr(wishes, name) not in (None, (0.0, 0.0)):
            mark = getattr(getattr(wishes, name), "mark", None)
            raise refuse("PRINT-26", f"{why}, so --{name} means nothing", mark, f"leave --{name} out")


def _size(wishes: CardWishes, style: Style, stock: Stock | None) -> Size:
    """The size asked for; else that of the stock's cards; else the one that the style's type fits."""
    if wishes.size is None and stock:
        return Size(stock.name, stock.width, stock.height)
    return card_size(wishes.size or style.card.size)


def _marks(
    side: tuple[CardPlace, ...], grid: Grid, size: Size, setting: Setting, language: Language
) -> tuple[Placement, ...]:
    """The lines around the cards that stand on this side, and the words beside them."""
    marks = sheet_marks(_taken(grid, side), side, size.corner)
    return (*marks.lines, *written(marks, setting, language))


def _taken(grid: Grid, side: Sequence[CardPlace]) -> Grid:
    """The part of the grid where cards stand: few copies do not fill a sheet."""
    cards = len({place.copy for place in side})
    rows = -(-cards // grid.columns)
    return grid._replace(rows=rows, columns=cards if rows == 1 else grid.columns)


def _for_shop(made: Faces, size: Size, making: Making, spot: bool, metadata: Metadata, root: Tag) -> Publication:
    """A trimmed page for each face with its bleed, or one for the unfolded pair; no marks inside."""
    if making == "fold":
        across = seated(made.back, Seat(size.width, 0.0, size.width, size.height))
        bare = [Page(size.width * 2, size.height, (*made.front, *across))]
    else:
        bare = [Page(size.width, size.height, face) for face in made]
    pages = [for_shop(page, dies(page, size) if spot else ()) for page in bare]
    return Publication(pages, metadata, root, printing=Printing(scaling=False), annotations=False)
