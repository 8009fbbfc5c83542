"""The structure tree: every stretch of every page owned once, and types that stand where they may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from pdfcheck.reading import PAINTING, steps

# Which parents a structure type must have (ISO 32000-1, 14.8.4).
_PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note", "BibEntry", "Caption", "TOCI", "Reference", "Div"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
}
# Which kids a type may have, where only few are allowed.
_KIDS = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
}


def role(element: Any) -> str:
    """The structure type, without its slash."""
    return str(element.S)[1:]


def kids(element: Any) -> Iterator[Any]:
    """An element's kids in order; marked content as (page, number)."""
    listed = element.get("/K")
    if listed is None:
        return
    for kid in listed if isinstance(listed, pikepdf.Array) else [listed]:
        if isinstance(kid, int):
            yield element.Pg.objgen, int(kid)
        elif kid.get("/Type") == "/MCR":
            yield kid.get("/Pg", element.get("/Pg")).objgen, int(kid.MCID)
        else:
            yield kid


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Each element with its parent, in reading order."""
    root = pdf.Root.StructTreeRoot
    waiting = [(root.K, root)]
    while waiting:
        element, parent = waiting.pop()
        yield element, parent
        inner = [kid for kid in kids(element) if not isinstance(kid, tuple) and kid.get("/Type") != "/OBJR"]
        waiting += [(kid, element) for kid in reversed(inner)]


def structure(pdf: pikepdf.Pdf) -> list[str]:
    """What is wrong with the tree, its parent tree, or the marks on the pages."""
    owners: dict[Any, Any] = {}
    found = [problem for element, parent in elements(pdf) for problem in _element(element, parent, owners)]
    return [*found, *_headings(pdf), *_pages(pdf, owners)]


def _element(element: Any, parent: Any, owners: dict[Any, Any]) -> Iterator[str]:
    kind = role(element)
    if element.P.objgen != parent.objgen:
        yield f"{kind} {element.objgen[0]} names another parent than the one that lists it"
    for kid in kids(element):
        if isinstance(kid, tuple):
            if kid in owners:
                yield f"marked content {kid} is owned twice"
            owners[kid] = element.objgen
    if "/Lang" in element and str(element.Lang) == _language_around(parent):
        yield f"{kind} repeats the language {element.Lang} of what is around it"
    yield from _place(kind, parent)
    yield from _needs(kind, element)


def _place(kind: str, parent: Any) -> Iterator[str]:
    above = role(parent) if "/S" in parent else ""
    if kind in _PARENTS and above not in _PARENTS[kind]:
        yield f"{kind} stands in {above or 'the root'}"
    if above in _KIDS and kind not in _KIDS[above]:
        yield f"{above} holds {kind}"
    if not above and kind != "Document":
        yield f"the tree starts with {kind}"


def _needs(kind: str, element: Any) -> Iterator[str]:
    given = element.get("/A", {})
    if kind == "TH" and given.get("/Scope") not in ("/Column", "/Row", "/Both"):
        yield "a TH has no scope"
    if kind == "Figure":
        if not str(element.get("/Alt", "")).strip():
            yield "a Figure has no words for those who cannot see it"
        if len(given.get("/BBox", [])) != 4:
            yield "a Figure has no bounding box"
    if "/E" in element and (kind != "Span" or not str(element.E).strip()):
        yield f"a {kind} stands for something else, or for nothing"
    if "/Lang" in element and not _LANGUAGE.fullmatch(str(element.Lang)):
        yield f"{element.Lang} is the code of no language"
    held = [role(kid) for kid in kids(element) if not isinstance(kid, tuple)] if kind == "LI" else []
    if held and held not in (["Lbl", "LBody"], ["LBody"], ["Lbl"]):
        yield f"an item of a list holds {held}"
    if kind == "Note" and "/ID" not in element:
        yield "a Note has no ID"
    if kind == "Link" and not any(_is_object(kid) for kid in kids(element)):
        yield "a Link leads nowhere"


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def _language_around(element: Any) -> str:
    """The language of an element's words, its own or that of the next one above it; none for the file's."""
    while "/P" in element:
        if "/Lang" in element:
            return str(element.Lang)
        element = element.P
    return ""


def _is_object(kid: Any) -> bool:
    return not isinstance(kid, tuple) and kid.get("/Type") == "/OBJR"


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for element, _ in elements(pdf):
        kind = role(element)
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            if int(kind[1]) > level + 1:
                yield f"{kind} follows a heading of level {level}"
            level = int(kind[1])


def parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """The parent tree."""
    rows = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, rows[::2]), rows[1::2], strict=True))


def _pages(pdf: pikepdf.Pdf, owners: dict[Any, Any]) -> Iterator[str]:
    listed = parents(pdf)
    if pdf.Root.StructTreeRoot.ParentTreeNextKey <= max(listed):
        yield "the parent tree's next key is in use"
    owned = dict(owners)
    for index, page in enumerate(pdf.pages):
        row = [owner.objgen for owner in listed[int(page.StructParents)]]
        for number, owner in enumerate(row):
            if owned.pop((page.objgen, number), None) != owner:
                yield f"page {index + 1}: the parent tree and the tree disagree on {number}"
        yield from _marks(page, index, len(row))
    for page, number in owned:
        yield f"marked content {number} of page object {page[0]} is not on the page"


def _marks(page: pikepdf.Page, index: int, count: int) -> Iterator[str]:
    seen: list[int] = []
    in_text = False
    depth = 0
    for word, _, inside in steps(page):
        depth = len(inside)
        if word in ("BDC", "BMC"):
            if depth > 1:
                yield f"page {index + 1}: marked content in marked content"
            seen += [inside[-1][1]] if inside[-1][1] is not None else []
            if inside[-1][1] is None and inside[-1][0] != "Artifact":
                yield f"page {index + 1}: {inside[-1][0]} is neither owned nor an artifact"
        if word in PAINTING and not inside:
            yield f"page {index + 1}: {word} outside of marked content"
        if word in ("BT", "ET"):
            if in_text == (word == "BT"):
                yield f"page {index + 1}: {word} out of turn"
            in_text = word == "BT"
        depth -= word == "EMC"
    if depth or in_text:
        yield f"page {index + 1}: something is left open"
    if seen != list(range(count)):
        yield f"page {index + 1}: marked content is numbered {seen}"
