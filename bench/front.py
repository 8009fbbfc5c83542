"""What the peers need besides the words: the matter of the cover, and the measures of handbook's own style."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.style.sheet import Style, Type


class Front(NamedTuple):
    """The cover."""

    title: str
    subtitle: str
    standing: tuple[tuple[str, str], ...]


class Measures(NamedTuple):
    """Lengths in points, taken from handbook's style, so that all three set the same page."""

    width: float
    height: float
    left: float
    right: float
    head: float
    foot: float
    text: float
    leading: float
    after: float
    lead: float
    lead_leading: float
    table: float
    table_leading: float
    fine: float
    h1: float
    h2: float
    h3: float
    title: float


def front(book: Book) -> Front:
    """The cover of a book."""
    standing = tuple((str(fact.label), str(fact.value)) for fact in book.standing)
    return Front(str(book.edition.title), str(book.edition.subtitle or ""), standing)


def measures(style: Style) -> Measures:
    """The measures of a style on its paper, as on a screen: margins are not mirrored."""
    from handbook.foundation.units import PAPERS

    width, height = PAPERS[style.paper]
    page, types = style.page, style.type

    def size(kind: Type) -> float:
        return round(kind.size, 3)

    return Measures(
        width,
        height,
        page.inner,
        page.outer,
        page.head,
        page.foot,
        size(types.body),
        types.body.leading,
        types.body.after,
        size(types.lead),
        types.lead.leading,
        size(types.cell),
        types.cell.leading,
        size(types.running),
        size(types.h1),
        size(types.h2),
        size(types.h3),
        size(types.title),
    )


def opens_a_page(letters: int) -> bool:
    """Whether a section starts on a new page: handbook lets short ones follow on where they fit whole."""
    return letters > 1500
