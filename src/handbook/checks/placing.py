"""Where the letters of a text stand in its file: a YAML text may be quoted, escaped and folded over lines."""

from __future__ import annotations

from array import array
from functools import lru_cache

from handbook.foundation.marks import Mark
from handbook.foundation.values import Scalar, ends, mark_of, span

_HELD = 64
"""Texts whose letters are remembered: rules ask for the same text again and again."""


def placed(text: Scalar, start: int, end: int) -> Mark:
    """The mark of a stretch of a text; that of the whole text if the stretch cannot be told apart in the file."""
    if text.source is None:
        return text.mark
    at = _offsets(text, id(text))
    if at is None or start >= end:
        return text.mark
    return mark_of(text.source, span(at[start], at[end - 1] + 1)) or text.mark


@lru_cache(maxsize=_HELD)
def _offsets(text: Scalar, _: int) -> array[int] | None:
    """The offset in the file of each letter, found in one walk along both; None where they part."""
    assert text.source is not None
    first, after = ends(text.span)
    written, at = text.source.text, first
    found = array("L")
    for sign in text:
        while at < after and written[at] != sign:
            skipped = _passed(written, at, after, sign)
            if not skipped:
                return None
            if skipped < 0:  # an escape, or a folded line end, stands for this very sign
                break
            at += skipped
        if at >= after:
            return None
        found.append(at)
        at += _length(written, at, after, sign)
    return found


def _passed(written: str, at: int, after: int, sign: str) -> int:
    """How many letters of the file say nothing by themselves; -1 if they stand for the sign, 0 if they do not fit."""
    here = written[at]
    if here == "\\":
        return 1 if at + 1 < after and written[at + 1] in ('"', "\\", "/") and written[at + 1] == sign else -1
    if here in "\r\n" and sign in " \n":
        return -1
    if here in " \t\r\n\"'|>+-#0123456789":
        return 1
    return 0


def _length(written: str, at: int, after: int, sign: str) -> int:
    """How many letters of the file a sign of the text takes up there."""
    here = written[at]
    if here == "\\" and here != sign:
        return {"x": 4, "u": 6, "U": 10}.get(written[at + 1 : at + 2], 2)
    if here == "'" and written[at : at + 2] == "''":
        return 2
    return 1
