"""What kind of words a key takes: paragraphs, one stretch of words, or a bare name in which no markup is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.foundation.marks import Problem
from handbook.foundation.regex import Regex
from handbook.foundation.values import Mapping, Scalar, Sequence

_BLOCKS = frozenset({"p", "anecdote", "list", "steps", "note", "caution", "warning", "stop"})
"""Blocks whose texts may have several paragraphs; a callout's stand below `text`."""
_CALLOUTS = frozenset({"note", "caution", "warning", "stop"})
_NAMES = frozenset(
    {
        "also", "around", "at", "author", "doi", "issue", "keywords", "pages", "pmcid", "pmid", "reviewer", "route",
        "slots", "source", "subject", "substance", "subtitle", "term", "time", "url", "version", "volume",
    }
)  # fmt: skip
"""Keys whose texts are names: they are matched, looked up and compared, so they are printed as they stand."""
_NAMED = (("medicines", "name"), ("events", "title"))
"""Lists whose entries have such a name, under a key that takes words elsewhere."""
_MARKUP = Regex(
    r"(?<!\\)\{[a-z]*:[^{}]*\}|(?<![\w*])(\*{1,2})(?=[^\s*])[^*]+(?<=[^\s*])\1(?![\w*])"
    r"|(?<!\w)(_{1,2})(?=[^\s_])[^_]+(?<=[^\s_])\2(?!\w)|`[^`]+`|\[[^\]]+\]\([^)]+\)"
)
_SIGNS = Regex(r"[{*_`\[]")
_ADDRESSES = frozenset({"doi", "url"})


def takes_markup(place: str, field: str) -> bool:
    """Whether a text may look something up: no name may, such as the book's title or a route."""
    titles = (("handbook", "title"), ("medicines", "name"), ("calendar", "title"))
    return field not in _NAMES and (place.split(".")[0], field) not in titles


def misplaced(mapping: Mapping) -> Iterator[Problem]:
    """A problem for every text with paragraphs or markup in a place that has no room for them."""
    yield from _in(mapping, "", False)
    edition = mapping.get("edition")
    if isinstance(edition, Mapping) and isinstance(edition.get("title"), Scalar):
        yield from _bare(edition["title"])
    for top, key in _NAMED:
        entries = mapping.get(top)
        for entry in entries if isinstance(entries, Sequence) else ():
            if isinstance(entry, Mapping) and isinstance(entry.get(key), Scalar):
                yield from _bare(entry[key])


def _in(value: Any, key: str, many: bool) -> Iterator[Problem]:
    if isinstance(value, Mapping):
        block = len(value) == 1  # as `- p: …` is; a note of a regimen is one key of many
        for name, inner in value.items():
            many = (block and name in _BLOCKS) or name == "lead" or (name == "text" and key in _CALLOUTS)
            yield from _in(inner, name, many)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _in(inner, key, many)
    elif isinstance(value, Scalar):
        if "\n" in value and not many:
            message = "an empty line parts this text, and one stretch of words belongs here"
            hint = "take out the empty line, or write its parts as entries of their own"
            yield Problem("SYNTAX-21", message, value.mark, hint)
        if key in _NAMES and _SIGNS.search(value) and (key not in _ADDRESSES or "{" in value):
            yield from _bare(value)


def _bare(value: Scalar) -> Iterator[Problem]:
    found = _MARKUP.search(value)
    if found:
        message = f"{found[0]} stands in a name, where no markup is read"
        yield Problem("LINK-16", message, value.mark.find(found[0]), "write the words alone")
