"""Who owns which stretch of one page (ISO 32000-1, 14.6): told by the page alone, whatever stands on the others."""

from __future__ import annotations

from handbook.layout.pages.page import Tag
from handbook.paint.attributes import role
from handbook.paint.objects import name
from handbook.paint.paths import Box


class Marks:
    """The tags that a page uses, with all above them, and the kids that it gives each; None stands for the root."""

    __slots__ = ("_links", "boxes", "kids", "owners")

    def __init__(self, links: bool) -> None:
        self._links = links
        self.kids: dict[Tag | None, list[bytes | Tag]] = {None: []}
        """By tag, each after the one above it: numbers of marked content, and tags inside, as they first appear."""
        self.owners: list[Tag] = []
        """By number of marked content."""
        self.boxes: dict[Tag, Box] = {}
        """How far figures reach on this page."""

    def touch(self, tag: Tag) -> list[bytes | Tag]:
        """The tag's kids on this page; a tag without any is still in its place."""
        found = self.kids.get(tag)
        if found is None:
            above = self.kids[None] if tag.parent is None else self.touch(tag.parent)
            found = self.kids[tag] = []
            above.append(tag)
        return found

    def mark(self, tag: Tag) -> bytes:
        """Opens a stretch of the page that belongs to a tag."""
        own = b"%d" % len(self.owners)
        self.touch(tag).append(own)
        self.owners.append(tag)
        return b"%s<</MCID %s>>BDC" % (name(role(tag, self._links)), own)

    def reach(self, tag: Tag, box: Box) -> None:
        """Widens a figure's box."""
        left, bottom, right, top = self.boxes.get(tag, box)
        self.boxes[tag] = (min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3]))
