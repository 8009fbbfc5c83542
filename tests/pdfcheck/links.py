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
        owners = [listed[int(one.StructParent)].objgen for one in page.get("/Annots", [])]
        if len(set(owners)) < len(owners):
            yield f"page {index + 1}: a link in two annotations"
        for annotation in page.get("/Annots", []):
            says = str(annotation.get("/Contents", ""))
            if annotation.Subtype != "/Link":
                yield f"page {index + 1}: an annotation of type {annotation.Subtype}"
            if not says.strip() or annotation.F != 4:
                yield f"page {index + 1}: a link that says nothing or does not print: {says!r}"
            if role(listed[int(annotation.StructParent)]) != "Link":
                yield f"page {index + 1}: a link that belongs to no Link"
            yield from _area(annotation, index)
            if "/Dest" in annotation and bytes(annotation.Dest) not in named:
                yield f"page {index + 1}: a link to {annotation.Dest}, which is nowhere"
            if "/Dest" not in annotation and annotation.A.S != "/URI":
                yield f"page {index + 1}: a link that does {annotation.A.S}"
        if page.get("/Tabs") != "/S":
            yield f"page {index + 1}: the tabulator does not follow the structure"


def _area(annotation: Any, index: int) -> Iterator[str]:
    """A link that runs over lines names each of its areas, inside its rectangle (ISO 32000-1, 12.5.6.5)."""
    if "/QuadPoints" not in annotation:
        return
    left, bottom, right, top = (float(edge) for edge in annotation.Rect)
    points = [float(value) for value in annotation.QuadPoints]
    across, down = points[::2], points[1::2]
    if len(points) % 8 or len(points) < 16:
        yield f"page {index + 1}: a link with {len(points) / 8} areas"
    if min(across) < left or max(across) > right or min(down) < bottom or max(down) > top:
        yield f"page {index + 1}: an area of a link beside its rectangle"


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    named = destinations(pdf)
    for _, entry in bookmarks(pdf):
        if bytes(entry.Dest) not in named:
            yield f"bookmark {entry.Title} leads nowhere"
