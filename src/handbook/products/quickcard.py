"""The quick-card: the doses at a glance on two small faces, on sheets to cut, fold or print on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbook.content.locale import Language
from handbook.document.blocks import Block, Column, Heading, Paragraph, Span, Spans, Table
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.units import MM
from handbook.layout.galley import Box, Filled, Frame, depth, fill, stacked
from handbook.layout.imposition import Grid, Making, fit, impose, lay, on_stock
from handbook.layout.imposition import Place as CardPlace
from handbook.layout.page import Metadata, Page, Placement, Printing, Publication, Tag
from handbook.layout.setting import Setting
from handbook.layout.sheetmarks import sheet_marks
from handbook.layout.stock import Size, Stock, card_size, stock_sheet
from handbook.layout.trimming import for_shop
from handbook.layout.typeset import Place, typeset
from handbook.products.cardwords import CardWords
from handbook.products.notes import written
from handbook.style.sheet import Style, Type

_LINES = 15
"""A large card is tried first with type of which so many lines fill it."""
_SIDE, _END = 5 * MM, 3.5 * MM
"""No words nearer to an upright edge, which may be a fold, or to a level one, which is cut."""


@dataclass(frozen=True, slots=True)
class CardWishes:
    """How the card is to be made; None leaves it to the defaults."""

    size: str | None = None
    sheet: str | None = None
    layout: Making | None = None
    copies: int | None = None
    nudge: tuple[float, float] = (0.0, 0.0)


def compose_card(
    words: CardWords,
    wishes: CardWishes,
    language: Language,
    style: Style,
    metadata: Metadata,
    own_words: dict[str, str],
    shop: bool = False,
) -> Publication:
    """The card on its sheets; LAYOUT-03 if it says too much, PRINT-20 to -25 for sizes and sheets."""
    root = Tag("Document", None)
    setting = Setting(style, language.tag, None, False, own_words)
    if wishes.size == "pocket":
        from handbook.products.pocket import compose_pocket

        return compose_pocket(words, language, setting, metadata, root)
    making: Making = wishes.layout or ("single" if wishes.sheet else "fold")
    stock = stock_sheet(wishes.sheet) if wishes.sheet else None
    size = _size(wishes, style, stock)
    front, back = _faces(words, size, setting, root)
    if shop:
        pages = [for_shop(Page(size.width, size.height, face_of)) for face_of in (front, back)]
        return Publication(pages, metadata, root=root, printing=Printing(scaling=False), annotations=False)
    grid = on_stock(stock, size, making) if stock else fit(size, style.paper, making)
    sides = lay(grid, making, wishes.copies, 2, wishes.nudge)
    pages = [
        _sheet(side, number, making, grid, size, front, back, setting, language) for number, side in enumerate(sides)
    ]
    duplex = {"duplex-long": "DuplexFlipLongEdge", "duplex-short": "DuplexFlipShortEdge"}.get(making, "Simplex")
    printing = Printing(scaling=False, duplex=duplex)  # type: ignore[arg-type]
    return Publication(pages, metadata, root=root, printing=printing)


def _size(wishes: CardWishes, style: Style, stock: Stock | None) -> Size:
    """The size asked for; else that of the stock's cards; else the one that the style's type fits."""
    if wishes.size is None and stock:
        return Size(stock.name, stock.width, stock.height)
    return card_size(wishes.size or style.card.size)


def _sheet(
    side: Sequence[CardPlace],
    number: int,
    making: Making,
    grid: Grid,
    size: Size,
    front: Sequence[Placement],
    back: Sequence[Placement],
    setting: Setting,
    language: Language,
) -> Page:
    """One side of a sheet; cut lines and ruler stand on the fronts only."""
    placements: list[Placement] = list(impose(side, front, back))
    if making in ("fold", "single") or number % 2 == 0:
        marks = sheet_marks(grid, tuple(side), size.corner)
        placements += marks.lines
        placements += written(marks, setting, language)
    return Page(grid.paper_width, grid.paper_height, tuple(placements))


# --- setting the faces -----------------------------------------------------------------------------------


def _faces(
    words: CardWords, size: Size, setting: Setting, root: Tag
) -> tuple[tuple[Placement, ...], tuple[Placement, ...]]:
    """Front and back in the largest type in which all of it fits, never smaller than the style's card type."""
    least = setting.style.card.text
    points = max(least, size.height / _LINES)
    while True:
        boxes, foot = _boxes(words, size.width - 2 * _SIDE, points, setting, root)
        room = Frame(_SIDE, _END, size.width - 2 * _SIDE, size.height - 2 * _END)
        front = fill(boxes, 0, room)
        low = room._replace(height=room.height - foot.height)
        back = fill(boxes, front.left, low) if front.left < len(boxes) else Filled((), (), (), 0.0, front.left)
        if back.left == len(boxes):
            closing = fill([foot], 0, Frame(_SIDE, size.height - _END - foot.height, room.width, foot.height))
            return front.placements, (*back.placements, *closing.placements)
        if points <= least:
            raise too_much(words, boxes, back.left, size)
        points = max(least, points - 0.25)


def too_much(words: CardWords, boxes: Sequence[Box], left: int, size: Size) -> HandbookError:
    """Says by how much, and which lines would have to go."""
    over = depth(boxes[left:]) / MM
    gone = [fact.label for fact in words.facts if fact.mark in {box.mark for box in boxes[left:]}]
    which = f"; on the far side of the edge: {', '.join(dict.fromkeys(gone))}" if gone else ""
    mark = next((box.mark for box in boxes[left:] if box.mark), words.mark)
    problem = Problem(
        "LAYOUT-03",
        f"the card says {over:.1f} mm more than {size.name} holds{which}",
        mark,
        "shorten these lines, or choose a larger card: --size a7",
    )
    return HandbookError((problem,))


def _boxes(words: CardWords, width: float, points: float, setting: Setting, root: Tag) -> tuple[list[Box], Box]:
    card = card_setting(setting, points)
    place = Place(0.0, width, Tag("Sect", root))
    title: Spans = (Span(words.title, "strong"), Span(f"\u2002{words.form}"))
    blocks: list[Block] = [Heading(1, title)]
    columns = (
        Column((Span(words.heads[0]),)),
        Column((Span(words.heads[1]),), keep=True),
        Column((Span(words.heads[2]),)),
    )
    if words.rows:
        rows = tuple((row.title, row.amount, row.often) for row in words.rows)
        blocks.append(Table(columns, rows))
    boxes = typeset(tuple(blocks), place, card)
    for fact in words.facts:
        said = (Span(fact.label, "strong"), Span("\u2002"), *fact.words)
        boxes.append(replace(stacked(typeset((Paragraph(said),), place, card)), mark=fact.mark))
    foot = typeset((Paragraph((Span(words.foot),), "meta"),), place, card)
    return boxes, replace(stacked(foot), before=0.0)


def card_setting(setting: Setting, points: float) -> Setting:
    """The style with every role of a card set in its card type at this size; weight tells them apart."""
    style, types, looks = setting.style, setting.style.type, setting.style.card
    scale = points / looks.text

    def sized(kind: Type, size: float = looks.text, weight: int = 400) -> Type:
        leading = size * scale * looks.leading / looks.text
        return kind._replace(
            family="sans", size=size * scale, leading=leading, weight=weight, before=0.0, after=0.0, optical=None
        )

    plain = sized(types.body)._replace(align="left", hyphenate=False, colour=style.ink)
    label = sized(types.key, looks.label, looks.strong)._replace(colour=style.accent)
    card_types = types._replace(
        h1=sized(types.h1, looks.name)._replace(colour=style.ink),
        h2=sized(types.h2, looks.text, looks.strong)._replace(before=points * 0.6, after=points * 0.1),
        body=plain._replace(before=points * 0.22),
        cell=plain._replace(figures="tabular"),
        cell_head=label,
        key=label._replace(leading=plain.leading),
        value=plain,
        meta=plain,
        small=plain,
    )
    table = style.table._replace(
        rule=looks.rule, row_rule=0.25, pad_x=points * 0.7, pad_y=points * 0.09, before=points * 0.15, after=0.0
    )
    return replace(setting, style=style._replace(type=card_types, table=table), _cuts={})
