"""The structure tree (ISO 32000-1, 14.7 and 14.8): who owns which stretch of which page."""

from __future__ import annotations

from handbook.layout.pages.page import Tag
from handbook.paint.objects import name, numbers, reference, text
from handbook.paint.writer import File

Box = tuple[float, float, float, float]

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
        self._page, self._count, self._owners = 0, 0, list[bytes]()
        self._front: list[bytes] = []
        self._in_front = False
        self._parents: list[bytes] = []
        self._notes: list[Element] = []
        self._own_roles: dict[str, None] = {}

    def start_page(self, page: int, front: bool = False) -> None:
        """From here on marks belong to the page with this object number; what opens in front matter is read first."""
        self._page, self._owners, self._in_front = page, [], front
        self._count += 1
        if self._count % _PATIENCE == 0:
            self._retire()

    def element(self, tag: Tag) -> Element:
        """The tag's element; a new one joins its parent's kids."""
        found = self._elements.get(tag) or self._joined(tag)
        found.seen = self._count
        return found

    def _joined(self, tag: Tag) -> Element:
        parent = self._root if tag.parent is None else self.element(tag.parent)
        made = self._elements[tag] = Element(tag, self._file.reserve(), parent.reference)
        kids = self._front if self._in_front and parent is self._root else parent.kids
        kids.append(made.reference)
        return made

    def mark(self, tag: Tag) -> bytes:
        """Opens a stretch of the page that belongs to a tag."""
        element, own = self.element(tag), b"%d" % len(self._owners)
        self._owners.append(element.reference)
        if not element.page:
            element.page = self._page
        if element.page == self._page:
            element.kids.append(own)
        else:
            element.kids.append(b"<</Type/MCR/Pg %s/MCID %s>>" % (reference(self._page), own))
        return b"%s<</MCID %s>>BDC" % (name(self._role(tag)), own)

    def reach(self, tag: Tag, box: Box) -> None:
        """Widen a figure's box, if this is the page that it starts on."""
        element = self.element(tag)
        if element.page == self._page:
            left, bottom, right, top = element.box or box
            low, high = (min(left, box[0]), min(bottom, box[1])), (max(right, box[2]), max(top, box[3]))
            element.box = (*low, *high)

    def annotate(self, tag: Tag, annotation: int) -> int:
        """Make an annotation part of a tag; its key in the parent tree."""
        element = self.element(tag)
        where = reference(self._page)
        element.kids.append(b"<</Type/OBJR/Obj %s/Pg %s>>" % (reference(annotation), where))
        self._parents.append(element.reference)
        return len(self._parents) - 1

    def end_page(self) -> int:
        """The page's key in the parent tree."""
        own = self._file.reserve()
        self._file.put(own, b"[%s]" % b" ".join(self._owners))
        self._parents.append(reference(own))
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
        """Write what is complete; an element stays as long as one inside it, and those come after it."""
        staying = []
        for tag, element in reversed(self._elements.items()):
            if element is self._root:
                staying.append((tag, element))
            elif element.seen > self._count - _PATIENCE:
                staying.append((tag, element))
                if tag.parent is not None:
                    above = self._elements[tag.parent]
                    above.seen = max(above.seen, element.seen)
            else:
                self._write(element)
        self._elements = dict(reversed(staying))

    def _role(self, tag: Tag) -> str:
        """A link that cannot be followed is a plain stretch of words."""
        return "Span" if tag.role == "Link" and not self._links else tag.role

    def _write(self, element: Element) -> None:
        kind, kids, says = self._role(element.tag), element.kids, _says(element)
        if kind not in _STANDARD:
            self._own_roles[kind] = None
        if kind == "Note":
            self._notes.append(element)
        page = b"/Pg %d 0 R" % element.page if element.page else b""
        told = b"/K " + kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids) if kids else b""
        data = b"<</Type/StructElem/S%s/P %s%s%s%s>>" % (name(kind), element.parent, page, told, says)
        self._file.put(element.number, data)


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
