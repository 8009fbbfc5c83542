"""What a structure element tells by its tag alone: its type, its language, its attributes (ISO 32000-1, 14.8)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from handbook.layout.pages.page import Tag
from handbook.paint.objects import name, text

_GROUPS = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct")
_BLOCKS = ("Private", "H", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody")
_TABLES = ("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot")
_WORDS = ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot")
_GLOSSES = ("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP")
_DRAWN = ("Figure", "Formula", "Form")
STANDARD = frozenset((*_GROUPS, *_BLOCKS, *_TABLES, *_WORDS, *_GLOSSES, *_DRAWN))

# The nearest standard type for those that came later (ISO 32000-2) or that are ours; a Div for all others.
_NEAREST = {"Title": "P", "Em": "Span", "Strong": "Span", "Sub": "Span", "FENote": "Note", "Term": "Span"}


def role(tag: Tag, links: bool) -> str:
    """What a tag is; a link that cannot be followed is a plain stretch of words."""
    return "Span" if tag.role == "Link" and not links else tag.role


def role_map(own: Iterable[str]) -> bytes:
    """The nearest standard type of each of these."""
    pairs = [name(kind) + name(_NEAREST.get(kind, "Div")) for kind in sorted(own)]
    return b"/RoleMap<<%s>>" % b"".join(pairs) if pairs else b""


_SAYING = frozenset(("Table", "TH", "TD"))


def told(tag: Tag, links: bool) -> bytes:
    """The entries of its element that are the same in every file."""
    if not (tag.alt or tag.numbering or tag.lang or tag.expansion or tag.scope or tag.span > 1 or tag.summary):
        return _plainly(role(tag, links))
    parts = [b"/S", name(role(tag, links))]
    if tag.lang:
        parts.append(b"/Lang " + text(tag.lang))
    if tag.expansion:
        parts.append(b"/E " + text(tag.expansion))
    if tag.alt:
        parts.append(b"/Alt " + text(tag.alt))
    if tag.numbering:
        parts.append(b"/A<</O/List/ListNumbering/%s>>" % tag.numbering.encode())
    if tag.role in _SAYING:
        parts.append(_table_says(tag))
    return b"".join(parts)


@lru_cache(maxsize=64)
def _plainly(role: str) -> bytes:
    """What a tag says that has nothing to say but what it is, as most."""
    return b"/S" + name(role) + (_table_says(Tag(role, None)) if role in _SAYING else b"")


def _table_says(tag: Tag) -> bytes:
    """A header cell without a scope heads its column: PDF/UA wants one said (ISO 14289-1, 7.5)."""
    scope = tag.scope or ("Column" if tag.role == "TH" else "")
    parts = [
        b"/Scope/" + scope.encode() if scope else b"",
        b"/ColSpan %d" % tag.span if tag.span > 1 else b"",
        b"/Summary " + text(tag.summary) if tag.summary else b"",
    ]
    return b"/A<</O/Table%s>>" % b"".join(parts) if any(parts) else b""
