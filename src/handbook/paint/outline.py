"""The outline that viewers show beside the pages."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.layout.pages.page import Bookmark
from handbook.paint.navigation import Places
from handbook.paint.objects import reference, text
from handbook.paint.writer import File


class _Entry:
    """A bookmark, its object's number, and what is nested in it."""

    __slots__ = ("kids", "mark", "number")

    def __init__(self, mark: Bookmark, number: int) -> None:
        self.mark, self.number = mark, number
        self.kids: list[_Entry] = []


def write_outline(file: File, places: Places, bookmarks: Sequence[Bookmark]) -> bytes:
    """Write the outline, nested by level, its first two levels open; a reference to its root."""
    root = file.reserve()
    top = _nest(file, bookmarks)
    _write(file, places, top, root, unfolded=True)
    shown = len(top) + sum(len(entry.kids) for entry in top)
    file.put(root, b"<</Type/Outlines%s/Count %d>>" % (_ends(top), shown))
    return reference(root)


def _nest(file: File, bookmarks: Sequence[Bookmark]) -> list[_Entry]:
    """Each entry goes into the last one above it of a lower level."""
    top: list[_Entry] = []
    above: list[_Entry] = []
    for mark in bookmarks:
        while above and above[-1].mark.level >= mark.level:
            above.pop()
        entry = _Entry(mark, file.reserve())
        (above[-1].kids if above else top).append(entry)
        above.append(entry)
    return top


def _write(file: File, places: Places, row: list[_Entry], parent: int, unfolded: bool) -> None:
    """Write entries and all below them; a negative count folds one (ISO 32000-1, table 153)."""
    for index, entry in enumerate(row):
        parts = [
            b"/Title " + text(entry.mark.title),
            b"/Parent " + reference(parent),
            b"/Dest " + places.lead(entry.mark.anchor),
        ]
        if index:
            parts.append(b"/Prev " + reference(row[index - 1].number))
        if index + 1 < len(row):
            parts.append(b"/Next " + reference(row[index + 1].number))
        if entry.kids:
            count = len(entry.kids) if unfolded else -len(entry.kids)
            parts.append(_ends(entry.kids) + b"/Count %d" % count)
        file.put(entry.number, b"<<%s>>" % b"".join(parts))
        _write(file, places, entry.kids, entry.number, unfolded=False)


def _ends(row: list[_Entry]) -> bytes:
    return b"/First %s/Last %s" % (reference(row[0].number), reference(row[-1].number))
