"""The glossary's file in the order of the alphabet: whole entries move, with their layout."""

from __future__ import annotations

from typing import Any

from handbook.document.glossary import sorting_key
from handbook.foundation.reader import read_text
from handbook.foundation.values import Mapping, Scalar, Sequence


def sorted_glossary(name: str, text: str) -> tuple[str, int]:
    """The text with its entries in order, and 1 if any moved; as it was where that would not be safe.

    Not safe are a list in brackets, and comments between the entries: nobody can tell what they belong to.
    """
    entries = _entries(read_text(name, text))
    names = [sorting_key(str(entry["term"])) for entry in entries]
    if names == sorted(names):
        return text, 0
    lines = text.splitlines(keepends=True)
    starts = [entry.mark.line - 1 for entry in entries]
    if not _one_below_the_other(entries, lines):
        return text, 0
    moved = _moved(lines, starts, sorted(range(len(entries)), key=names.__getitem__))
    return (moved, 1) if moved and _same_entries(name, text, moved) else (text, 0)


def _entries(glossary: Mapping) -> list[Mapping]:
    terms: Any = glossary.get("terms")
    whole = isinstance(terms, Sequence) and list(glossary) == ["terms"]
    named = whole and all(isinstance(one, Mapping) and isinstance(one.get("term"), Scalar) for one in terms)
    return list(terms) if named else []


def _one_below_the_other(entries: list[Mapping], lines: list[str]) -> bool:
    """Whether every entry starts a line with its own dash, all of them at one depth."""
    dashes = {lines[one.mark.line - 1][: one.mark.column - 1] for one in entries}
    return len(dashes) == 1 and dashes.pop().strip() == "-"


def _moved(lines: list[str], starts: list[int], order: list[int]) -> str:
    """The lines with the entries in this order; empty lines between entries stay where they are."""
    head, ends = lines[: starts[0]], [*starts[1:], len(lines)]
    blocks = [lines[start:end] for start, end in zip(starts, ends, strict=True)]
    gaps = [_gap(block) for block in blocks]
    kept = [block[: len(block) - len(gap)] for block, gap in zip(blocks, gaps, strict=True)]
    if any(line.lstrip().startswith("#") for block in blocks for line in block):
        return ""
    newline = "\r\n" if lines[0].endswith("\r\n") else "\n"
    whole = [[line if line.endswith("\n") else line + newline for line in block] for block in kept]
    made = [line for at, number in enumerate(order) for line in (*whole[number], *gaps[at])]
    text = "".join((*head, *made))
    return text if lines[-1].endswith("\n") else text.removesuffix(newline)


def _gap(block: list[str]) -> list[str]:
    """The empty lines at the end of an entry."""
    count = 0
    while count < len(block) and not block[-1 - count].strip():
        count += 1
    return block[len(block) - count :]


def _same_entries(name: str, old: str, new: str) -> bool:
    before, after = (_entries(read_text(name, text)) for text in (old, new))
    return sorted(map(repr, before)) == sorted(map(repr, after))
