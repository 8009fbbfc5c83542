"""A file read aloud: element by element, with what a screen reader tells of each, in the order of the tree.

A line is an element: its type, how it is headed or counted, its language where it changes, what stands for it,
then its words. Words inside a line are set off: `[mcg = micrograms]`, `[ru: ноотроп]`, `[link: words]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from pdfcheck.reading import shown
from pdfcheck.text import INLINE
from pdfcheck.tree import elements, kids, role


def aloud(pdf: pikepdf.Pdf) -> str:
    """The whole file as text."""
    reader = _Reader(pdf)
    return "\n".join(reader.lines(pdf.Root.StructTreeRoot.K, 0)) + "\n"


def roles(pdf: pikepdf.Pdf) -> list[str]:
    """The type of every element in the order of reading, those inside a line left out."""
    return [role(element) for element, _ in elements(pdf) if role(element) not in INLINE]


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.texts: dict[tuple[Any, int], str] = {}
        pages = [page.objgen for page in pdf.pages]
        for piece in shown(pdf):
            if piece.owner is not None:
                key = (pages[piece.page], piece.owner)
                self.texts[key] = self.texts.get(key, "") + piece.text

    def lines(self, element: Any, depth: int) -> Iterator[str]:
        """The element, and below it those inside it."""
        blocks = [kid for kid in kids(element) if _is_block(kid)]
        heard = [] if "/Alt" in element else [kid for kid in kids(element) if not _is_block(kid)]
        words = _tidy("".join(map(self.words, heard)))
        head = " ".join(filter(None, (role(element), *_told(element))))
        yield f"{'  ' * depth}{head}{': ' if words else ''}{words}".rstrip()
        for kid in blocks:
            yield from self.lines(kid, depth + 1)

    def words(self, kid: Any) -> str:
        """What stands in a line."""
        if isinstance(kid, tuple):
            return self.texts.get(kid, "")
        if kid.get("/Type") == "/OBJR":
            return ""
        inner = "".join(self.words(one) for one in kids(kid))
        said = inner.rstrip()
        after = inner[len(said) :]
        if "/E" in kid:
            said = f"[{said} = {kid.E}]"
        if "/Lang" in kid:
            said = f"[{kid.Lang}: {said}]"
        if role(kid) == "Link":
            said = f"[link: {said}]"
        return said + after


def _is_block(kid: Any) -> bool:
    return not isinstance(kid, tuple) and kid.get("/Type") != "/OBJR" and role(kid) not in INLINE


def _told(element: Any) -> Iterator[str]:
    """Attributes that are heard."""
    given = element.get("/A", {})
    for key, shown_as in (("/Scope", "of its {}"), ("/ColSpan", "over {} columns"), ("/ListNumbering", "{}")):
        if key in given:
            yield f"({shown_as.format(str(given[key]).lstrip('/').lower())})"
    for key in ("/Lang", "/E", "/Alt"):
        if key in element:
            yield f"({key[1:]} “{element[key]}”)"
    if "/Summary" in given:
        yield f"(“{given.Summary}”)"


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("\u2060", "").split())
