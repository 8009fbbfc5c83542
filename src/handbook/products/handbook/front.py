"""Front matter: cover, the facts at a glance, contents; and the outline that mirrors them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from handbook.document.blocks import Blocks, Heading, Section, Span
from handbook.layout.blocks.contentslist import Listed, contents_boxes
from handbook.layout.blocks.cover import CoverWords, cover
from handbook.layout.blocks.typeset import Place, typeset
from handbook.layout.pages.flow import Region, flow
from handbook.layout.pages.galley import Box
from handbook.layout.pages.masters import Masters
from handbook.layout.pages.page import Bookmark, Leaf, Tag
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
    first = 2
    if masters.mirrored:
        yield Leaf(2, (), (), (), "", True, True)
        first = 3
    regions = []
    for section in front.sections:
        place = Place(0.0, masters.measure, Tag("Sect", root))
        regions.append(Region(typeset(section.blocks, place, setting), section.title))
    title = setting.words["contents"]
    boxes = _region_boxes(title, "contents", (), masters, setting, root)
    two = [entry for entry in front.listed if entry.level <= 2]
    boxes += contents_boxes(two, folios, masters.measure, Tag("Sect", root), setting)
    regions.append(Region(boxes, title))
    yield from flow(regions, masters, first)


def _region_boxes(
    title: str, anchor: str, blocks: Blocks, masters: Masters, setting: Setting, root: Tag
) -> list[Box]:
    heading = Heading(1, (Span(title),), anchor)
    return typeset((heading, *blocks), Place(0.0, masters.measure, Tag("Sect", root)), setting)


def cover_words(voice: Voice, setting: Setting) -> CoverWords:
    """What the cover says."""
    edition, words = voice.book.edition, setting.words
    line = words["edition-line"].format(version=edition.version, date=edition.updated.isoformat())
    facts = tuple((fact.label, fact.value) for fact in voice.book.standing[:3])
    return CoverWords(edition.title, edition.subtitle, facts, (line, edition.author), voice.notice)


def listed(sections: Iterable[Section]) -> Iterator[Listed]:
    """The headings of these sections that a reader may be led to, down to the third level."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Heading) and block.level <= 3 and block.id:
                words = "".join(span.text for span in block.spans)
                yield Listed(block.level, block.number, words, block.id)


def bookmarks(front: Front, setting: Setting) -> Iterator[Bookmark]:
    """The outline: every heading of the first three levels, the contents between front matter and body."""
    for entry in listed(front.sections):
        yield Bookmark(entry.level, entry.title, entry.anchor)
    yield Bookmark(1, setting.words["contents"], "contents")
    for entry in front.listed:
        yield Bookmark(entry.level, f"{entry.number} {entry.title}".strip(), entry.anchor)
