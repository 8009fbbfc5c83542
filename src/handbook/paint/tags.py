"""The structure tree (ISO 32000-1, 14.7 and 14.8): who owns which stretch of which page."""

from __future__ import annotations

from handbook.layout.pages.page import Tag
from handbook.paint.attributes import STANDARD, role_map, told
from handbook.paint.marks import Marks
from handbook.paint.objects import numbers, reference
from handbook.paint.paths import Box
from handbook.paint.writer import File

# An element is complete, and need no longer be kept, when so many pages in a row have not used it. One
# that comes back all the same goes on as a second element, which is sound, if not as well put.
_PATIENCE = 32


class Element:
    """A structure element: `kids` holds marked-content numbers of its own page and references to elements."""

    __slots__ = ("box", "kids", "number", "page", "parent", "reference", "seen", "told")

    def __init__(self, told: bytes, number: int, parent: bytes) -> None:
        self.told, self.number, self.parent = told, number, parent
        self.reference = b"%d 0 R" % number
        self.kids: list[bytes] = []
        self.page = self.seen = 0
        self.box: Box | None = None

    def written(self) -> bytes:
        """Its dictionary."""
        kids, page = self.kids, b"/Pg %d 0 R" % self.page if self.page else b""
        inside = b"/K " + kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids) if kids else b""
        box = b"/A<</O/Layout/BBox[%s]>>" % numbers(*self.box) if self.box else b""
        return b"<</Type/StructElem%s/P %s%s%s%s>>" % (self.told, self.parent, page, inside, box)


class Tree:
    """The structure tree of one file, grown page by page; what is complete is written and forgotten."""

    def __init__(self, file: File, root: Tag, links: bool) -> None:
        self._file, self._links = file, links
        self._own = file.reserve()
        self._root = Element(told(root, links), file.reserve(), reference(self._own))
        self._elements = {root: self._root}
        self._count = 0
        self._front: list[bytes] = []
        self._parents: list[bytes] = []
        self._notes: list[Element] = []
        self._own_roles: set[str] = set()

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
            own = self._front if front and element is self._root else element.kids
            for kid in kids:
                if isinstance(kid, bytes):
                    own.append(kid if element.page == page else _marked(element, page, kid))
                elif kid in new:
                    own.append(elements[kid].reference)
        for tag, box in marks.boxes.items():
            if elements[tag].page == page:
                elements[tag].box = box
        owners = self._file.add(b"[%s]" % b" ".join([elements[tag].reference for tag in marks.owners]))
        return self._parent(owners)

    def _joined(self, marks: Marks) -> set[Tag]:
        """The tags that are new with a page, which get their elements."""
        elements, links, reserve = self._elements, self._links, self._file.reserve
        new = [tag for tag in marks.kids if tag is not None and tag not in elements]
        for tag in new:
            above = self._root if tag.parent is None else elements[tag.parent]
            made = elements[tag] = Element(told(tag, links), reserve(), above.reference)
            if tag.role == "Note":
                made.told += b"/ID " + _note_id(made)
                self._notes.append(made)
            elif tag.role not in STANDARD:
                self._own_roles.add(tag.role)
        return set(new)

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
        self._file.put_all([(one.number, one.written()) for one in self._elements.values()])
        parents = self._file.reserve()
        rows = b" ".join([b"%d %s" % row for row in enumerate(self._parents)])
        self._file.put(parents, b"<</Nums[%s]>>" % rows)
        entries = [
            b"/K " + self._root.reference,
            b"/ParentTree " + reference(parents),
            b"/ParentTreeNextKey %d" % len(self._parents),
            role_map(self._own_roles),
            _id_tree(self._notes),
        ]
        self._file.put(self._own, b"<</Type/StructTreeRoot%s>>" % b"".join(entries))
        return reference(self._own)

    def _retire(self) -> None:
        """Write what is complete; a page that uses a tag uses all above it, so those stay as long."""
        since, elements = self._count - _PATIENCE, self._elements
        complete = [tag for tag, element in elements.items() if element.seen <= since and element is not self._root]
        self._file.put_all([(one.number, one.written()) for one in map(elements.pop, complete)])


def _marked(element: Element, page: int, own: bytes) -> bytes:
    """A stretch of a page as a kid; by its number alone, if it is on the page where the element starts."""
    if not element.page:
        element.page = page
    return own if element.page == page else b"<</Type/MCR/Pg %d 0 R/MCID %s>>" % (page, own)


def _note_id(element: Element) -> bytes:
    """Every note has its own (ISO 14289-1, 7.9)."""
    return b"(note-%08d)" % element.number


def _id_tree(notes: list[Element]) -> bytes:
    notes = sorted(notes, key=lambda element: element.number)
    names = b" ".join([_note_id(element) + b" " + element.reference for element in notes])
    return b"/IDTree<</Names[%s]>>" % names if notes else b""
