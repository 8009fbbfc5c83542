"""Cards and calendars of the first book, printed in memory and read back with pikepdf."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from handbook.book.book import Book
from handbook.book.noted import Noted
from handbook.book.wishes import Wishes
from handbook.foundation import shipped
from handbook.layout.pages.page import Publication
from handbook.medicine.settle import Choices
from handbook.paint.pdf import paint
from handbook.products.calendar import compose as bookcalendar
from handbook.products.card import compose as bookcard
from handbook.products.card.quickcard import CardWishes
from handbook.style.load import load as load_style
from handbook.style.sheet import Style
from handbook.telling.opening import load
from pdfcheck.reading import Shown, shown, steps

MM = 72 / 25.4
SEMAX = Path(__file__).parent.parent / "source" / "semax"
X_HEIGHT = 0.486
"""Of Source Sans 3, measured in the font (OS/2, sxHeight); the only family on cards and calendars."""
SIDE, END = 6.35 * MM, 12.7 * MM
"""What printers leave white: at the sides, at head and foot (print.md A3)."""

Point = tuple[float, float]


class Drawn(NamedTuple):
    """A path that was stroked, in points from the top left."""

    points: tuple[Point, ...]
    dashed: bool
    spot: str
    owned: bool


class Printed:
    """A publication as a file."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        file = BytesIO()
        paint(publication, file)
        self.data = file.getvalue()
        self.pdf = pikepdf.open(BytesIO(self.data))
        self.pieces: list[Shown] = list(shown(self.pdf))
        self._edges = [tuple(float(edge) for edge in page.MediaBox) for page in self.pdf.pages]
        self._strokes: dict[int, tuple[Drawn, ...]] = {}

    def size(self, page: int = 0) -> Point:
        left, bottom, right, top = self._edges[page]
        return right - left, top - bottom

    def words(self, page: int = 0) -> list[Shown]:
        """All pieces of text on a page that hold letters."""
        return [piece for piece in self.pieces if piece.page == page and piece.text.strip()]

    def spoken(self, page: int = 0) -> list[Shown]:
        """Those that are no artifacts."""
        return [piece for piece in self.words(page) if piece.owner is not None]

    def spoken_everywhere(self) -> list[Shown]:
        return [piece for piece in self.pieces if piece.owner is not None and piece.text.strip()]

    def boxes(self, page: int = 0) -> list[tuple[float, float, float, float]]:
        """Left, top, right, bottom of every piece of text on a page, from the top left."""
        return [box(piece, self.size(page)[1]) for piece in self.words(page)]

    def strokes(self, page: int = 0) -> tuple[Drawn, ...]:
        if page not in self._strokes:
            self._strokes[page] = tuple(_strokes(self.pdf.pages[page], self.size(page)[1]))
        return self._strokes[page]

    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def box(piece: Shown, height: float) -> tuple[float, float, float, float]:
    """What a piece's letters cover, from the top left; a piece that is turned is turned by 180 degrees."""
    up, down = 0.72 * piece.size, 0.22 * piece.size
    wide = abs(piece.end - piece.x)
    if piece.width < 0:
        return piece.x - wide, height - piece.y - down, piece.x, height - piece.y + up
    return piece.x, height - piece.y - up, piece.x + wide, height - piece.y + down


def _strokes(page: pikepdf.Page, height: float) -> Any:
    dashed, spot, outer = False, "", []
    east, north = 0.0, 0.0
    points: list[Point] = []
    for word, operands, inside in steps(page):
        match word:
            case "q":
                outer.append((dashed, spot, east, north))
            case "Q":
                dashed, spot, east, north = outer.pop()
            case "cm":  # what is stamped is moved, and no more
                east, north = east + float(operands[4]), north + float(operands[5])
            case "d":
                dashed = bool(len(operands[0]))
            case "CS":
                space = page.Resources.get("/ColorSpace", {}).get(str(operands[0]))
                spot = str(space[1])[1:] if space is not None else ""
            case "m" | "l":
                points.append((east + float(operands[0]), height - north - float(operands[1])))
            case "re":
                x, y, wide, high = (float(one) for one in operands)
                x, y = x + east, y + north
                points += [
                    (x, height - y - high),
                    (x + wide, height - y - high),
                    (x + wide, height - y),
                    (x, height - y),
                ]
            case "S" | "s" | "B" | "b":
                yield Drawn(tuple(points), dashed, spot, bool(inside) and inside[-1][1] is not None)
                points = []
            case "f" | "n":
                points = []


@cache
def semax(folder: Path = SEMAX) -> Book:
    return load(folder)


@cache
def style(name: str = "reference", paper: str = "letter") -> Style:
    return load_style(name, (shipped.styles(),), paper)


def card(
    size: str | None = None,
    paper: str = "letter",
    look: str = "reference",
    shop: bool = False,
    book: Book | None = None,
    noted: Noted | None = None,
    **wishes: Any,
) -> Printed:
    """The card of the first book, or of another; `noted` holds what the cards of one book share."""
    asked = CardWishes(size, **wishes)
    return Printed(bookcard.compose(book or semax(), style(look, paper), asked, shop, noted=noted))


class Sheets(NamedTuple):
    """A calendar and what it was made with."""

    printed: Printed
    made: bookcalendar.Made


def calendar(
    layout: str = "sheets",
    paper: str = "letter",
    look: str = "reference",
    book: Book | None = None,
    shop: Any = None,
    **choices: Any,
) -> Sheets:
    """The calendar of the first book."""
    numbers = Choices(**{key: choices.pop(key) for key in ("on", "off", "cycles") if key in choices})
    wishes = bookcalendar.CalendarWishes(Wishes(numbers, **choices), layout, shop)  # type: ignore[arg-type]
    made = bookcalendar.compose(book or semax(), style(look, paper), wishes)
    return Sheets(Printed(made.publication), made)
