"""The handbook: cover, facts, contents, numbered sections, appendices, glossary, colophon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from handbook.content.book import Book
from handbook.content.matter import matter
from handbook.document.blocks import (
    Definitions,
    Document,
    Section,
)
from handbook.document.resolve import resolve
from handbook.foundation.marks import HandbookError, Problem
from handbook.layout.flow import Leaf, Opens, Region, flow
from handbook.layout.masters import Masters
from handbook.layout.page import Anchor, Metadata, Page, Printing, Publication, Tag
from handbook.layout.setting import Setting
from handbook.layout.trimming import for_shop
from handbook.layout.typeset import Place, typeset
from handbook.products.front import bookmarks, front_matter
from handbook.products.termpages import is_glossary, mentions, with_pages
from handbook.style.sheet import PAPERS, Style

Media = Literal["screen", "print", "shop"]


def compose(book: Book, style: Style, media: Media = "screen") -> Publication:
    """The whole handbook in one style: links on a screen, page numbers and mirrored margins in print."""
    document = resolve(matter(book))
    sections = document.sections
    width, height = PAPERS[style.paper]
    bound = media != "screen"
    masters = Masters(width, height, style, bound and style.page.mirrored)
    setting = Setting(style, book.edition.language, {} if bound else None, not bound, book.words)
    root = Tag("Document", None)
    leaves, setting = _body(sections, masters, setting, root, bound)
    pages = _bound(book, document, leaves, masters, setting, root)
    return Publication(
        [for_shop(page) for page in pages.pages] if media == "shop" else pages.pages,
        _metadata(book),
        tuple(bookmarks(document, setting)),
        pages.front,
        root,
        Printing(duplex="DuplexFlipLongEdge" if masters.mirrored else ""),
        annotations=media == "screen",
    )


# --- the body, and what is known once it stands ----------------------------------------------------------


def _body(
    sections: Sequence[Section], masters: Masters, setting: Setting, root: Tag, bound: bool
) -> tuple[list[Leaf], Setting]:
    """All pages but the front matter, and the setting that knows their numbers.

    In print the page numbers of cross references must come out true: the pages are made again until they do.
    Should they never settle (a reference whose own width moves its target to and fro), none is printed.
    """
    if not bound:
        return _flowed(sections, masters, setting, root), setting
    known = setting
    for _ in range(_TRIES):
        leaves = _flowed(sections, masters, known, root)
        found = _folios(leaves)
        if found == known.folios:
            return leaves, known
        known = setting.with_folios(found)
    silent = replace(setting, folios=None)
    return _flowed(sections, masters, silent, root), silent


_TRIES = 8


def _flowed(sections: Sequence[Section], masters: Masters, setting: Setting, root: Tag) -> list[Leaf]:
    """The glossary is set when the pages that its entries name are known."""
    glossary = next((n for n, section in enumerate(sections) if is_glossary(section)), len(sections))
    leaves = list(flow(_regions(sections[:glossary], masters, setting, root), masters))
    mentioned = mentions(leaves)
    rest = [with_pages(section, mentioned, setting) for section in sections[glossary:]]
    first = leaves[-1].number + 1 if leaves else 1
    leaves.extend(flow(_regions(rest, masters, setting, root), masters, first))
    return leaves


def _regions(sections: Iterable[Section], masters: Masters, setting: Setting, root: Tag) -> Iterator[Region]:
    """The regions of all sections; HandbookError (LAYOUT) at the end, with what was wrong in any of them."""
    problems: list[Problem] = []
    for section in sections:
        try:
            yield from _set(section, masters, setting, Place(0.0, masters.measure, Tag("Sect", root)))
        except HandbookError as error:
            problems += error.problems
    if problems:
        raise HandbookError(tuple(problems))


def _set(section: Section, masters: Masters, setting: Setting, place: Place) -> Sequence[Region]:
    """A section in one column, its glossary in as many as the style wants."""
    opens: Opens = setting.style.page.sections_open
    if opens == "recto" and not masters.mirrored:
        opens = "new-page"
    looks = setting.style.glossary
    if looks.columns == 1 or not is_glossary(section):
        return [Region(typeset(section.blocks, place, setting), section.title, opens)]
    columned = next(n for n, block in enumerate(section.blocks) if isinstance(block, Definitions))
    above = typeset(section.blocks[:columned], place, setting)
    narrow = (masters.measure - looks.gutter * (looks.columns - 1)) / looks.columns
    boxes = typeset(section.blocks[columned:], place._replace(width=narrow), setting)
    region = Region(boxes, section.title, "run-on", looks.columns, looks.gutter)
    return [Region(above, section.title, opens), region]


def _folios(leaves: Iterable[Leaf]) -> dict[str, str]:
    """The page number of every anchor."""
    return {anchor.id: str(leaf.number) for leaf in leaves for anchor in leaf.anchors}


# --- front matter and binding ----------------------------------------------------------------------------


class _Bound(NamedTuple):
    pages: list[Page]
    front: int


def _bound(
    book: Book,
    document: Document,
    leaves: Sequence[Leaf],
    masters: Masters,
    setting: Setting,
    root: Tag,
) -> _Bound:
    """Front matter before the body, every page with its running head and folio."""
    front = list(front_matter(book, document, _folios(leaves), masters, setting, root))
    if masters.mirrored and len(front) % 2:
        front.append(Leaf(len(front) + 1, (), (), (), "", True, True))
    title = book.edition.title
    pages = [masters.dress(leaf, _roman(leaf.number), title, setting) for leaf in front]
    for leaf in leaves:
        page = masters.dress(leaf, str(leaf.number), title, setting)
        top = Anchor(f"page-{leaf.number}", 0.0, 0.0)
        pages.append(page._replace(anchors=(top, *page.anchors)))
    return _Bound(pages, len(front))


def _metadata(book: Book) -> Metadata:
    edition = book.edition
    return Metadata(
        title=f"{edition.title}: {edition.subtitle}" if edition.subtitle else edition.title,
        language=edition.language,
        author=edition.author,
        subject=edition.subject,
        keywords=", ".join(edition.keywords),
        date=edition.updated.isoformat(),
    )


def _roman(number: int) -> str:
    figures = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, figure in figures:
        while number >= value:
            written, number = written + figure, number - value
    return written
