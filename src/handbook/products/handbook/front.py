"""Front matter: cover, the facts at a glance, contents; and the outline that mirrors them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from handbook.document.blocks import Heading, Section, Span
from handbook.document.prose import words as words_of
from handbook.layout.blocks.contentslist import Listed, Room, contents_boxes
from handbook.layout.blocks.cover import CoverWords, cover
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.flow import flow
from handbook.layout.pages.galley import depth
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Bookmark, Leaf, Tag
from handbook.layout.pages.region import Opens, Region
from handbook.layout.type.setting import Setting
from handbook.telling.voice import Voice


class Front(NamedTuple):
    """What the front matter is made from."""

    voice: Voice
    sections: tuple[Section, ...]
    """Those that stand before the contents."""
    listed: tuple[Listed, ...]
    """The headings of the body, down to the third level."""


def front_matter(
    front: Front, folios: Mapping[str, str], masters: Masters, setting: Setting, root: Tag
) -> Iterator[Leaf]:
    """The pages before the first section, numbered on their own."""
    yield cover(cover_words(front.voice, setting), masters, root, setting)
    first = _first(masters)
    if first == 3:
        yield Leaf(2, (), (), "", True, True)
    regions = list(_sections(front, masters, setting, root))
    title = setting.words["contents"]
    place = Place(0.0, masters.measure, Tag("Sect", root))
    boxes = typeset((Heading(1, (Span(title),), "contents"),), place, setting)
    two = [entry for entry in front.listed if entry.level <= 2]
    whole = masters.frame(first).height
    room = Room(masters.measure, whole - depth(boxes) - boxes[-1].after, whole)
    boxes += contents_boxes(two, folios, room, place.tag, setting)
    # A short book has no page for a few lines, where the style has none for every section.
    follows = regions and setting.style.page.sections_open in ("fit", "run-on")
    regions.append(Region(boxes, title, "whole" if follows else _opens(masters, setting)))
    yield from flow(regions, masters, first)


def _first(masters: Masters) -> int:
    """The page behind the cover, or behind the empty back of it."""
    return 3 if masters.mirrored else 2


def _opens(masters: Masters, setting: Setting) -> Opens:
    """A part of the front matter has a page of its own, a recto where the style wants sections on rectos."""
    return "recto" if masters.mirrored and setting.style.page.sections_open == "recto" else "new-page"


def _sections(front: Front, masters: Masters, setting: Setting, root: Tag) -> Iterator[Region]:
    for section in front.sections:
        place = Place(0.0, masters.measure, Tag("Sect", root))
        yield Region(typeset(section.blocks, place, setting), section.title, _opens(masters, setting))


def front_folios(front: Front, masters: Masters, setting: Setting) -> dict[str, str]:
    """The page numbers of what stands before the contents: cross references of the body lead there too."""
    regions = _sections(front, masters, setting, Tag("Document", None))
    leaves = flow(regions, masters, _first(masters))
    return {anchor.id: roman(leaf.number) for leaf in leaves for anchor in leaf.anchors}


def roman(number: int) -> str:
    """The number in small roman figures, as the front matter is paged."""
    figures = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for value, figure in figures:
        while number >= value:
            written, number = written + figure, number - value
    return written


def cover_words(voice: Voice, setting: Setting) -> CoverWords:
    """What the cover says."""
    edition, words = voice.book.edition, setting.words
    line = words["edition-line"].format(version=edition.version, date=voice.language.long(edition.updated))
    facts = tuple((voice.line(fact.label), voice.line(fact.value)) for fact in voice.book.standing[:3])
    return CoverWords(edition.title, edition.subtitle, facts, (line, edition.author), voice.line(voice.notice))


def listed(sections: Iterable[Section]) -> Iterator[Listed]:
    """The headings of these sections that a reader may be led to, down to the third level."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Heading) and block.level <= 3 and block.id:
                words = words_of(block.spans)
                yield Listed(block.level, block.number, words, block.id)


def bookmarks(front: Front, setting: Setting) -> Iterator[Bookmark]:
    """The outline: every heading of the first three levels, the contents between front matter and body."""
    for entry in listed(front.sections):
        yield Bookmark(entry.level, entry.title, entry.anchor)
    yield Bookmark(1, setting.words["contents"], "contents")
    for entry in front.listed:
        yield Bookmark(entry.level, f"{entry.number} {entry.title}".strip(), entry.anchor)
