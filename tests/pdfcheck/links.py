"""Links and bookmarks: each leads to a place that is there, and says where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pdfcheck.tree import parents, role


def destinations(pdf: pikepdf.Pdf) -> dict[bytes, Any]:
    """The named places."""
    rows = list(pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", []))
    return {bytes(name): place for name, place in zip(rows[::2], rows[1::2], strict=True)}


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Level, from 1, and entry of each bookmark."""
    waiting = [(1, pdf.Root.Outlines.First)] if "/Outlines" in pdf.Root else []
    while waiting:
        level, entry = waiting.pop()
        yield level, entry
        if "/Next" in entry:
            waiting.append((level, entry.Next))
        if "/First" in entry:
            waiting.append((level + 1, entry.First))


def links(pdf: pikepdf.Pdf) -> list[str]:
    """What is wrong with links, bookmarks or the list of places."""
    return [*_places(pdf), *_annotations(pdf), *_bookmarks(pdf)]


def _places(pdf: pikepdf.Pdf) -> Iterator[str]:
    named = destinations(pdf)
    if list(named) != sorted(named):
        yield "the list of places is not sorted"
    pages = {page.objgen: page for page in pdf.pages}
    for name, place in named.items():
        if place[0].objgen not in pages:
            yield f"{name!r} lies on no page"
            continue
        box = pages[place[0].objgen].MediaBox
        if not (0 <= place[2] <= box[2] and 0 <= place[3] <= box[3]):
            yield f"{name!r} lies beside its page"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    named, listed = destinations(pdf), parents(pdf)
    for index, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            says = str(annotation.get("/Contents", ""))
            if annotation.Subtype != "/Link":
                yield f"page {index + 1}: an annotation of type {annotation.Subtype}"
            if not says.strip() or annotation.F != 4:
                yield f"page {index + 1}: a link that says nothing or does not print: {says!r}"
            if role(listed[int(annotation.StructParent)]) != "Link":
                yield f"page {index + 1}: a link that belongs to no Link"
            if "/Dest" in annotation and bytes(annotation.Dest) not in named:
                yield f"page {index + 1}: a link to {annotation.Dest}, which is nowhere"
            if "/Dest" not in annotation and annotation.A.S != "/URI":
                yield f"page {index + 1}: a link that does {annotation.A.S}"
        if page.get("/Tabs") != "/S":
            yield f"page {index + 1}: the tabulator does not follow the structure"


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    named = destinations(pdf)
    for _, entry in bookmarks(pdf):
        if bytes(entry.Dest) not in named:
            yield f"bookmark {entry.Title} leads nowhere"
