"""YAML in, values out that know their place; one pass over libyaml's events both guards and composes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from handbook.foundation.composer import compose
from handbook.foundation.entry import unseen
from handbook.foundation.files import contents, shown
from handbook.foundation.marks import Mark, Source, refuse
from handbook.foundation.regex import Regex
from handbook.foundation.values import Mapping, Scalar, Sequence, mark_of, span

__all__ = ["MAX_BYTES", "Mapping", "Scalar", "Sequence", "decoded", "read", "read_text", "shown", "start_of"]

MAX_BYTES = 16_000_000  # a book of a thousand pages is a quarter of it
_MERGE = Regex(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_ODD_INDENT = Regex("^[ \t]*([\u00a0\u2000-\u200a\u202f\u205f\u3000]+)", re.MULTILINE)


def read(path: Path) -> Mapping:
    """The mapping in a YAML file; HandbookError (SYNTAX, ENV) with every problem found."""
    return decoded(path, contents(path, MAX_BYTES))


def decoded(path: Path, raw: bytes) -> Mapping:
    """The mapping in the bytes of a YAML file; HandbookError (SYNTAX) with every problem found."""
    return read_text(shown(path), _decode(path, raw))


def read_text(name: str, text: str, verbatim: bool = False) -> Mapping:
    """The mapping in a YAML text that is called `name` in problems; HandbookError (SYNTAX).

    A `verbatim` text keeps its line ends as they were typed: it is no prose.
    """
    source = Source(name, str(text))  # libyaml takes no subclass of str
    hidden = unseen(text)
    if hidden:
        mark = mark_of(source, span(hidden.start, hidden.end))
        raise refuse("SYNTAX-14", hidden.says, mark, "delete it and type the text again")
    _refuse_strays(source)
    return _top(source, compose(source, verbatim))


def _refuse_strays(source: Source) -> None:
    """What other programs leave in a file, and YAML would take for words: told before it is misread."""
    merge = _MERGE.search(source.text)
    if merge:
        hint = "choose one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>"
        raise refuse("SYNTAX-22", "a mark of a merge stands here", mark_of(source, span(*merge.span())), hint)
    odd = None if source.text.isascii() else _ODD_INDENT.search(source.text)
    if odd:
        what = f"a space of another kind (U+{ord(odd[1][0]):04X}) indents this line"
        raise refuse("SYNTAX-05", what, mark_of(source, span(*odd.span(1))), "type plain spaces there")


def _decode(path: Path, raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        what = f"{shown(path)} is larger than {MAX_BYTES // 1_000_000} MB"
        raise refuse("SYNTAX-15", what, start_of(path), "split the file")
    wide = _wide(raw)
    if wide:
        raise refuse("SYNTAX-14", f"{shown(path)} is saved as UTF-{wide}", start_of(path), "save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(shown(path), raw.decode("utf-8", "replace").removeprefix("\ufeff"))
        at = source.text.find("\ufffd")
        mark = mark_of(source, span(at, at + 1))
        what = f"this is not UTF-8 (byte {raw[error.start]:#04x})"
        raise refuse("SYNTAX-14", what, mark, "save the file as UTF-8") from None


_HEAD = 1000
"""Bytes that tell an encoding of two or four bytes a letter: a third of them at least is empty."""


def _wide(raw: bytes) -> int:
    """The bits of an encoding that has two or four bytes a letter, with its mark or without; 0 for others."""
    head = raw[:_HEAD]
    empty = head.count(0)
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")) or empty * 5 > len(head) * 3:
        return 32
    return 16 if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or empty * 3 > len(head) else 0


def start_of(path: Path) -> Mark:
    """The first letter of a file, for what is wrong with all of it."""
    return Mark(Source(shown(path), ""), 1, 1, 1, 1)


def _top(source: Source, node: Any) -> Mapping:
    if isinstance(node, Mapping):
        return node
    if node is None or node == "":
        start = Mark(source, 1, 1, 1, 1)
        raise refuse("SYNTAX-13", f"{source.name} is empty", start, "write `key: value` lines")
    if isinstance(node, Scalar) and re.match(r"[\w-]+:\S", node):
        raise refuse("SYNTAX-06", "a space is missing after the colon", node.mark, "write `key: value`")
    found = "a list" if isinstance(node, Sequence) else "a text"
    hint = "write `key: value` lines at the left edge"
    raise refuse("SYNTAX-13", f"{found} stands here, where `key: value` lines belong", node.mark, hint)
