"""The words of a file as a screen reader meets them: in the order of the structure tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pdfcheck.reading import shown
from pdfcheck.tree import kids, role

# Structure types whose words run on in the line of those around them.
INLINE = frozenset({"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"})


def blocks(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Type and text of each element that holds words, in reading order.

    Inline elements count with theirs, and the paragraphs of a cell with their cell.
    """
    texts: dict[tuple[Any, int], str] = {}
    pages = [page.objgen for page in pdf.pages]
    for piece in shown(pdf):
        if piece.owner is not None:
            key = (pages[piece.page], piece.owner)
            texts[key] = texts.get(key, "") + piece.text
    found: list[list[str]] = []
    for kind, text, opens in _walk(pdf.Root.StructTreeRoot.K, texts):
        if opens or not found or found[-1][0] != kind:
            found.append([kind, ""])
        found[-1][1] += text
    return [(kind, _joined(text)) for kind, text in found if text.strip()]


def words(pdf: pikepdf.Pdf) -> list[str]:
    """All words in reading order; those that a line's end parted are whole again."""
    return [word for _, text in blocks(pdf) for word in text.split()]


def _walk(element: Any, texts: dict[tuple[Any, int], str], around: str = "") -> Iterator[tuple[str, str, bool]]:
    """Type of the block, text, and whether the block starts here."""
    kind = role(element)
    if kind == "P" and around in ("TH", "TD"):
        kind = around
    elif kind not in INLINE:
        yield kind, "", True
    for kid in kids(element):
        if isinstance(kid, tuple):
            yield kind, texts.get(kid, ""), False
        elif kid.get("/Type") != "/OBJR":
            for inner, text, opens in _walk(kid, texts, kind):
                yield (kind if inner in INLINE else inner), text, opens


def _joined(text: str) -> str:
    return text.replace("\u00ad", "").replace("\u2060", "")
