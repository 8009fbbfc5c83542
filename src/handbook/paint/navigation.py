"""How a reader finds a place: named destinations, links, page labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from reportlab.pdfbase import pdfdoc

from handbook.layout.pages.page import Area, Tag
from handbook.paint.objects import key, numbers, reference, text
from handbook.paint.tags import Tree
from handbook.paint.writer import File

# Characters of an address that stay as they are (RFC 3986, 2.2, and the percent sign of what is quoted already).
_PLAIN = "!#$%&'()*+,/:;=?@[]~-._"


class Places:
    """Named destinations, and whether every link leads to one."""

    def __init__(self) -> None:
        self._places: dict[str, bytes] = {}
        self._wanted: dict[str, None] = {}

    def __bool__(self) -> bool:
        return bool(self._places or self._wanted)

    def add(self, places: Sequence[tuple[str, bytes]], page: int) -> None:
        """Note what can be found on a page, by name, and where; of equal ones the first counts."""
        own = reference(page)
        for words, where in places:
            self._places.setdefault(words, b"[%s/XYZ %s null]" % (own, where))

    def lead(self, anchor: str) -> bytes:
        """The destination's name, to be written in a link or bookmark."""
        anchor = anchor.lstrip("#")
        self._wanted[anchor] = None
        return key(anchor)

    def names(self) -> bytes:
        """The name tree; ValueError if a link leads nowhere."""
        lost = [anchor for anchor in self._wanted if anchor not in self._places]
        if lost:
            raise ValueError(f"links lead nowhere: {', '.join(lost)}")
        return name_tree(self._places)


def name_tree(places: Mapping[str, bytes]) -> bytes:
    """A name tree of one node, sorted by the names' bytes (ISO 32000-1, 7.9.6)."""
    rows = sorted((words.encode(), place) for words, place in places.items())
    return b"<</Names[%s]>>" % b" ".join([key(words.decode()) + b" " + place for words, place in rows])


class Linked(NamedTuple):
    """A link on a page, whatever number of lines it runs over."""

    tag: Tag
    region: bytes
    says: bytes
    target: str


def linked(areas: Sequence[Area], height: float) -> Linked:
    """The link that has these areas."""
    tag, link = areas[0].tag, areas[0].link
    return Linked(tag, _region(areas, height), text(link.says), link.target)


def write_link(file: File, tree: Tree, places: Places, link: Linked, page: int) -> bytes:
    """Write the one annotation of a link on a page; a reference to it."""
    own = file.reserve()
    owner = tree.annotate(link.tag, own, page)
    if link.target.startswith("#"):
        action = b"/Dest " + places.lead(link.target)
    else:
        action = b"/A<</S/URI/URI %s>>" % text(quote(link.target, safe=_PLAIN))
    file.put(
        own,
        b"<</Type/Annot/Subtype/Link%s/Border[0 0 0]/F 4/StructParent %d/Contents %s/P %d 0 R%s>>"
        % (link.region, owner, link.says, page, action),
    )
    return reference(own)


def _region(areas: Sequence[Area], height: float) -> bytes:
    """The rectangle around a link, and if it is made of several, each of them (ISO 32000-1, table 173).

    The corners go as Acrobat writes them, and all viewers read them: two above, then two below, from left to right.
    """
    sides = [(area.x, height - area.y - area.height, area.x + area.width, height - area.y) for area in areas]
    lefts, bottoms, rights, tops = zip(*sides, strict=True)
    around = b"/Rect[%s]" % numbers(min(lefts), min(bottoms), max(rights), max(tops))
    if len(sides) == 1:
        return around
    corners = [numbers(left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in sides]
    return b"%s/QuadPoints[%s]" % (around, b" ".join(corners))


class PageLabels:
    """What viewers call the pages: roman figures in front, then 1, 2, 3, unless a page says otherwise."""

    def __init__(self, front: int) -> None:
        self._front = front
        self._index = 0
        self._style = ""
        self._labels = pdfdoc.PDFPageLabels()

    def add(self, label: str) -> None:
        """Note the next page's label; empty for the customary one."""
        front = self._index < self._front
        style = "ROMAN_LOWER" if front else "ARABIC"
        figure = self._index + 1 if front else self._index - self._front + 1
        if label and label != (roman(figure) if front else str(figure)):
            self._labels.addPageLabel(self._index, pdfdoc.PDFPageLabel(prefix=label))
            self._style = ""
        elif style != self._style:
            self._labels.addPageLabel(self._index, pdfdoc.PDFPageLabel(style, figure))
            self._style = style
        self._index += 1

    @property
    def written(self) -> pdfdoc.PDFPageLabels:
        """The number tree of labels."""
        return self._labels


def roman(figure: int) -> str:
    """A number in small roman figures."""
    signs = [("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90)]
    signs += [("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)]
    written = ""
    for sign, value in signs:
        count, figure = divmod(figure, value)
        written += sign * count
    return written
