"""The structure tree (ISO 32000-1, 14.7 and 14.8): who owns which stretch of which page."""

from __future__ import annotations

from handbook.layout.pages.page import Tag
from handbook.paint.marks import Marks, role
from handbook.paint.objects import name, numbers, reference, text
from handbook.paint.paths import Box
from handbook.paint.writer import File

_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct")
_BLOCKS = ("Private", "H", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody")
_TABLES = ("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot")
_WORDS = ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot")
_GLOSSES = ("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP")
_DRAWN = ("Figure", "Formula", "Form")
_STANDARD = frozenset((*_GROUPS, *_BLOCKS, *_TABLES, *_WORDS, *_GLOSSES, *_DRAWN))

# The nearest standard type for those that came later (ISO 32000-2) or that are ours; a Div for all others.
_NEAREST = {"Title": "P", "Em": "Span", "Strong": "Span", "Sub": "Span", "FENote": "Note", "Term": "Span"}


# An element is complete, and need no longer be kept, when so many pages in a row have not used it. One
# that comes back all the same goes on as a second element, which is sound, if not as well put.
_PATIENCE = 32


class Element:
    """A structure element: `kids` holds marked-content numbers of its own page and references to elements."""

    __slots__ = ("box", "kids", "number", "page", "parent", "reference", "seen", "tag")

    def __init__(self, tag: Tag, number: int, parent: bytes) -> None:
        self.tag, self.number, self.parent = tag, number, parent
        self.reference = reference(number)
        self.kids: list[bytes] = []
        self.page = self.seen = 0
        self.box: Box | None = None


class Tree:
    """The structure tree of one file, grown page by page; what is complete is written and forgotten."""

    def __init__(self, file: File, root: Tag, links: bool) -> None:
        self._file, self._links = file, links
        self._own = file.reserve()
        self._root = Element(root, file.reserve(), reference(self._own))
        self._elements = {root: self._root}
        self._count = 0
        self._front: list[bytes] = []
        self._parents: list[bytes] = []
        self._notes: list[Element] = []
        self._own_roles: dict[str, None] = {}

    def add(self, page: int, marks: Marks, front: bool) -> int:
        """Take in a page by its object's number; its key in the parent tree.

        What opens in front matter is read first, whenever it comes.
        """
        self._count += 1
        if self._count % _PATIENCE == 0:
            self._retire()
        new = self._joined(marks)
        elements = self._elements
        for tag, kids in marks.kids.items():
            element = self._root if tag is None else elements[tag]
            element.seen = self._count
            told = self._front if front and element is self._root else element.kids
            for kid in kids:
                if isinstance(kid, bytes):
                    told.append(_marked(element, page, kid))
                elif kid in new:
                    told.append(elements[kid].reference)
        for tag, box in marks.boxes.items():
            if elements[tag].page == page:
                elements[tag].box = box
        owners = self._file.add(b"[%s]" % b" ".join([elements[tag].reference for tag in marks.owners]))
        return self._parent(owners)

    def _joined(self, marks: Marks) -> set[Tag]:
        """The tags that are new with a page, which get their elements."""
        elements, new = self._elements, set()
        for tag in marks.kids:
            if tag is not None and tag not in elements:
                above = self._root if tag.parent is None else elements[tag.parent]
                elements[tag] = Element(tag, self._file.reserve(), above.reference)
                new.add(tag)
        return new

    def annotate(self, tag: Tag, annotation: int, page: int) -> int:
        """Make an annotation part of a tag; its key in the parent tree."""
        element = self._elements[tag]
        element.kids.append(b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (annotation, page))
        return self._parent(element.reference)

    def _parent(self, own: bytes) -> int:
        self._parents.append(own)
        return len(self._parents) - 1

    def close(self) -> bytes:
        """Write all that is left, and the root; a reference to it."""
        self._root.kids[:0] = self._front
        for element in self._elements.values():
            self._write(element)
        parents = self._file.reserve()
        rows = b" ".join([b"%d %s" % row for row in enumerate(self._parents)])
        self._file.put(parents, b"<</Nums[%s]>>" % rows)
        entries = [
            b"/K " + self._root.reference,
            b"/ParentTree " + reference(parents),
            b"/ParentTreeNextKey %d" % len(self._parents),
            _role_map(sorted(self._own_roles)),
            _id_tree(self._notes),
        ]
        self._file.put(self._own, b"<</Type/StructTreeRoot%s>>" % b"".join(entries))
        return reference(self._own)

    def _retire(self) -> None:
        """Write what is complete; a page that uses a tag uses all above it, so those stay as long."""
        staying: dict[Tag, Element] = {}
        for tag, element in self._elements.items():
            if element is self._root or element.seen > self._count - _PATIENCE:
                staying[tag] = element
            else:
                self._write(element)
        self._elements = staying

    def _write(self, element: Element) -> None:
        kind, kids, says = role(element.tag, self._links), element.kids, _says(element)
        if kind not in _STANDARD:
            self._own_roles[kind] = None
        if kind == "Note":
            self._notes.append(element)
        page = b"/Pg %d 0 R" % element.page if element.page else b""
        told = b"/K " + kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids) if kids else b""
        data = b"<</Type/StructElem/S%s/P %s%s%s%s>>" % (name(kind), element.parent, page, told, says)
        self._file.put(element.number, data)


def _marked(element: Element, page: int, own: bytes) -> bytes:
    """A stretch of a page as a kid; by its number alone, if it is on the page where the element starts."""
    if not element.page:
        element.page = page
    return own if element.page == page else b"<</Type/MCR/Pg %d 0 R/MCID %s>>" % (page, own)


def _role_map(own: list[str]) -> bytes:
    pairs = [name(kind) + name(_NEAREST.get(kind, "Div")) for kind in own]
    return b"/RoleMap<<%s>>" % b"".join(pairs) if pairs else b""


_SAYING = frozenset(("Table", "TH", "TD", "Note"))


def _says(element: Element) -> bytes:
    """What an element tells besides its kids: language, what it is short for, attributes (14.8.5), its ID."""
    tag, parts = element.tag, list[bytes]()
    if not (tag.alt or element.box or tag.numbering or tag.lang or tag.expansion or tag.role in _SAYING):
        return b""
    if tag.lang:
        parts.append(b"/Lang " + text(tag.lang))
    if tag.expansion:
        parts.append(b"/E " + text(tag.expansion))
    if tag.alt:
        parts.append(b"/Alt " + text(tag.alt))
    if element.box:
        parts.append(b"/A<</O/Layout/BBox[%s]>>" % numbers(*element.box))
    if tag.numbering:
        parts.append(b"/A<</O/List/ListNumbering/%s>>" % tag.numbering.encode())
    if tag.role in ("Table", "TH", "TD"):
        parts.append(_table_says(tag))
    if tag.role == "Note":
        parts.append(b"/ID " + _note_id(element))
    return b"".join(parts)


def _table_says(tag: Tag) -> bytes:
    """A header cell without a scope heads its column: PDF/UA wants one said (ISO 14289-1, 7.5)."""
    scope = tag.scope or ("Column" if tag.role == "TH" else "")
    parts = [
        b"/Scope/" + scope.encode() if scope else b"",
        b"/ColSpan %d" % tag.span if tag.span > 1 else b"",
        b"/Summary " + text(tag.summary) if tag.summary else b"",
    ]
    return b"/A<</O/Table%s>>" % b"".join(parts) if any(parts) else b""


def _note_id(element: Element) -> bytes:
    """Every note has its own (ISO 14289-1, 7.9)."""
    return b"(note-%08d)" % element.number


def _id_tree(notes: list[Element]) -> bytes:
    notes = sorted(notes, key=lambda element: element.number)
    names = b" ".join([_note_id(element) + b" " + element.reference for element in notes])
    return b"/IDTree<</Names[%s]>>" % names if notes else b""
