"""Why a problem is one, and how to mend it: the entries of explanations.yaml."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from handbook.foundation.marks import refuse
from handbook.foundation.nearest import suggest
from handbook.foundation.reader import read_text
from handbook.foundation.values import Mapping, Scalar

_FILE = Path(__file__).with_name("explanations.yaml")
_TOPICS = {
    "DOSE": """\
In the words of a book a dose is looked up and never typed again:
    {dose:ID}            the dose of a regimen
    {dose:ID.ALSO}       a differing statement of it
    {dose:ID/PART}       a part of it, PART being one of:
                         frequency, course, break, timing, max, strength, full""",
}
"""What belongs to a whole family of codes."""
_HEADS = {"bad": "Not so", "good": "But so", "source": "Source", "waive": "To accept it"}


@lru_cache(maxsize=1)
def explanations() -> Mapping:
    """All explanations by code, in the order of the file."""
    return read_text(_FILE.name, _FILE.read_text("utf-8"), verbatim=True)


def explanation(code: Scalar, width: int = 80) -> str:
    """What `handbook explain` prints about a code, its reasons folded at a width in characters.

    HandbookError (USAGE-07) if there is no such code.
    """
    entries = explanations()
    entry = entries.get(code.strip().upper())
    if entry is None and codes(code.strip().upper()):
        return "\n\n".join(filter(None, (codes(code.strip().upper()), _TOPICS.get(code.strip().upper(), ""))))
    if entry is None:
        hint = suggest(code.upper(), entries, list_all=False)
        raise refuse("USAGE-07", f"there is no problem called {code}", code.mark, hint)
    parts = [f"{code.strip().upper()}: {entry['title']}", _folded(entry["why"], width)]
    parts += [f"{head}:\n{_indented(entry[key])}" for key, head in _HEADS.items() if entry.get(key)]
    return "\n\n".join(parts)


def codes(family: str = "") -> str:
    """Every code with its title, a paragraph a family; or those of one family."""
    families: dict[str, list[str]] = {}
    for code, entry in explanations().items():
        if code.startswith(f"{family}-") or not family:
            families.setdefault(code.rpartition("-")[0], []).append(f"{code:<11} {entry['title']}")
    return "\n\n".join("\n".join(rows) for rows in families.values())


def _folded(words: str, width: int) -> str:
    from textwrap import fill

    return "\n\n".join(fill(paragraph, width) for paragraph in words.strip().split("\n\n"))


def _indented(words: str) -> str:
    return "\n".join(f"    {line}" for line in words.rstrip("\n").split("\n"))
