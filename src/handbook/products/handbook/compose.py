"""The handbook: cover, facts, contents, numbered sections, appendices, glossary, colophon."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

from handbook.book.book import Book
from handbook.book.noted import Noted
from handbook.document.blocks import Definitions, Section
from handbook.document.resolve import resolve
from handbook.document.surveyed import itself
from handbook.foundation.kept import Kept, Same
from handbook.foundation.marks import HandbookError, Problem
from handbook.foundation.units import PAPERS
from handbook.language.spoken import Spoken
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.flow import flow
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Anchor, Leaf, Page, Printing, Publication, Tag
from handbook.layout.pages.region import Opens, Region
from handbook.layout.sheets.trimming import for_shop
from handbook.layout.type.setting import Setting
from handbook.products.bookfacts import metadata_of
from handbook.products.handbook.front import Front, bookmarks, cover_words, front_folios, front_matter, listed, roman
from handbook.products.handbook.sidenotes import beside
from handbook.products.handbook.termpages import is_glossary, with_pages
from handbook.style.sheet import Style
from handbook.telling.matter import matter
from handbook.telling.speaker import speak
from handbook.telling.voice import Voice

Media = Literal["screen", "print", "shop"]


def compose(book: Book, style: Style, media: Media = "screen", kept: Kept | None = None) -> Publication:
    """The whole handbook in one style: links on a screen, page numbers and mirrored margins in print.

    Its pages are laid out as they are asked for, and no section is kept that stands on pages: a handbook of a
    thousand pages needs little more room than its book. Where something is kept, a section is told and set again
    only if it, or what it tells of the book, was edited since.
    """
    kept = Kept() if kept is None else kept
    noted = Noted(book, kept)
    voice = speak(noted.book)
    aside = style.page.side > 0
    document = resolve(matter(voice, not aside, noted), kept)
    if aside:
        document = beside(document)
        same = tuple(kept.made(("beside", one), partial(itself, one)) for one in document.sections)
        document = document._replace(sections=same)
    width, height = PAPERS[style.paper]
    bound = media != "screen"
    key = (style, bound, Same(book.language))
    masters = kept.made(("masters", *key), lambda: Masters(width, height, style, bound and style.page.mirrored))
    root = kept.made(("root", *key), lambda: Tag("Document", None))
    setting = kept.made(("setting", *key), lambda: _setting(voice, style, bound))
    making = Making(masters, setting, root, kept)
    front = Front(voice, document.front, tuple(listed(document.sections)))
    pages = _pages(front, deque(document.sections), making)
    return Publication(
        (_trimmed(page, kept) for page in pages) if media == "shop" else pages,
        metadata_of(book, str(book.edition.subtitle)),
        root,
        tuple(bookmarks(front, setting)),
        Printing(duplex="DuplexFlipLongEdge" if masters.mirrored else ""),
        annotations=media == "screen",
    )


def _trimmed(page: Page, kept: Kept) -> Page:
    return kept.made(("trimmed", Same(page)), lambda: for_shop(page))


def _setting(voice: Voice, style: Style, bound: bool) -> Setting:
    folios: dict[str, str] | None = {} if bound else None
    spoken = Spoken(voice.language)
    return Setting(style, voice.book.edition.language, folios, not bound, voice.words, spoken)


class Making(NamedTuple):
    """What the pages of a handbook are made with; kept boxes hold as long as setting and root are the same."""

    masters: Masters
    setting: Setting
    root: Tag
    kept: Kept

    def knowing(self, folios: Mapping[str, str] | None) -> Making:
        """The same with page numbers known, or with none."""
        numbers = tuple(folios.items()) if folios is not None else None
        known = self.kept.made((Same(self.setting), numbers), lambda: self.setting.with_folios(folios))
        return self._replace(setting=known)


def _pages(front: Front, sections: deque[Section], making: Making) -> Iterator[Page]:
    """The body page by page, then the front matter, whose contents name the pages of the body.

    Every page has its running head and folio.
    """
    body, making = _body(front, sections, making)
    masters = making.masters
    folios: dict[str, str] = {}
    for leaf in body:
        folios.update(_folios([leaf]))
        yield _dressed(leaf, front, making, False)
    leaves = list(_front_leaves(front, folios, making))
    if masters.mirrored and len(leaves) % 2:
        leaves.append(Leaf(len(leaves) + 1, (), (), "", True, True))
    for leaf in leaves:
        yield _dressed(leaf, front, making, True)


def _dressed(leaf: Leaf, front: Front, making: Making, opens: bool) -> Page:
    """A page of the front matter or of the body, with its running head, its folio and its own anchor."""
    title = front.voice.book.edition.title

    def dress() -> Page:
        label = roman(leaf.number) if opens else str(leaf.number)
        page = making.masters.dress(leaf, label, title, making.setting)
        own = () if opens else (Anchor(f"page-{leaf.number}", 0.0, 0.0),)
        return page._replace(anchors=(*own, *page.anchors), front=opens)

    return making.kept.made((Same(leaf), Same(making.setting), title, opens), dress)


def _front_leaves(front: Front, folios: Mapping[str, str], making: Making) -> tuple[Leaf, ...]:
    """The front matter; the one that was made before, if it says the same."""
    named = tuple(folios.get(entry.anchor, "") for entry in front.listed)
    key = (Same(making.setting), cover_words(front.voice, making.setting), front.sections, front.listed, named)
    return making.kept.made(
        key, lambda: tuple(front_matter(front, folios, making.masters, making.setting, making.root))
    )


# --- the body --------------------------------------------------------------------------------------------


def _body(front: Front, sections: deque[Section], making: Making) -> tuple[Iterable[Leaf], Making]:
    """All pages but the front matter, and the setting that knows their numbers.

    In print the page numbers of cross references must come out true: the pages are made again until they do.
    Should they never settle (a reference whose own width moves its target to and fro), none is printed.
    """
    if making.setting.folios is None:
        return _flowed(sections, making), making
    known = making
    for _ in range(_TRIES):
        leaves = list(_flowed(deque(sections), known))
        found = {**front_folios(front, making.masters, known.setting), **_folios(leaves)}
        if found == known.setting.folios:
            return leaves, known
        known = making.knowing(found)
    silent = making.knowing(None)
    return _flowed(sections, silent), silent


_TRIES = 8


def _flowed(sections: deque[Section], making: Making) -> Iterator[Leaf]:
    """The pages of the body; references and glossary are set when the pages that they name are known."""
    mentioned: dict[str, list[int]] = {}
    return flow(_regions(sections, making, mentioned), making.masters, 1, mentioned, making.kept)


def _regions(sections: deque[Section], making: Making, mentioned: Mapping[str, Sequence[int]]) -> Iterator[Region]:
    """The regions of all sections, which are taken out one by one.

    HandbookError (LAYOUT) at the end, with what was wrong in any of them.
    """
    problems: list[Problem] = []
    while sections:
        bare = sections.popleft()
        section = with_pages(bare, mentioned, making.setting)
        key = Same(section) if section is bare else section
        try:
            yield from making.kept.made((Same(making.setting), key), partial(_set, section, making))
        except HandbookError as error:
            problems += error.problems
    if problems:
        raise HandbookError(tuple(problems))


def _set(section: Section, making: Making) -> Sequence[Region]:
    """A section in one column, its glossary in as many as the style wants."""
    masters, setting = making.masters, making.setting
    place = Place(0.0, masters.measure, Tag("Sect", making.root))
    opens: Opens = setting.style.page.sections_open
    if opens == "recto" and not masters.mirrored:
        opens = "new-page"
    looks = setting.style.glossary
    if looks.columns == 1 or not is_glossary(section):
        return [Region(typeset(section.blocks, place, setting), section.title, opens)]
    columned = next(n for n, block in enumerate(section.blocks) if isinstance(block, Definitions))
    above = typeset(section.blocks[:columned], place, setting)
    narrow = place._replace(width=masters.column(looks.columns, looks.gutter))
    boxes = typeset(section.blocks[columned:], narrow, setting)
    region = Region(boxes, section.title, "run-on", looks.columns, looks.gutter)
    # A heading over columns is a region of its own, which nothing keeps with them at the foot of a page.
    return [Region(above, section.title, "recto" if opens == "recto" else "new-page"), region]


def _folios(leaves: Iterable[Leaf]) -> dict[str, str]:
    """The page number of every anchor."""
    return {anchor.id: str(leaf.number) for leaf in leaves for anchor in leaf.anchors}
