"""Values composed from libyaml's events; the same single pass refuses what a book must not contain."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any, NoReturn

import yaml

from handbook.foundation.entry import (
    LONGEST_WORD,
    MAX_DEPTH,
    folded,
    from_the_web,
    overlong,
    settled,
    typed_list,
    unseen,
)
from handbook.foundation.marks import HandbookError, Problem, Source
from handbook.foundation.regex import Regex
from handbook.foundation.values import Mapping, Scalar, Sequence, ends, mark_of, span

# A book of a thousand pages stays far below these; they keep a hostile or broken file from filling memory.
MAX_SCALAR = 100_000
MAX_VALUES = 1_000_000
MAX_PROBLEMS = 50
MAX_ENTRIES = 50_000
"""In one list or under one key: a glossary of so many terms would be a dictionary."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKUP = Regex(r"[a-z]+:\S")
_THOUSANDS = Regex(r"\d{3}\b")
_DECIMALS = Regex(r"\d{1,3}\s?(?:[^\W\d_]|%)")
"""Behind figures alone and a comma: 1,70 m."""
# What YAML itself calls nothing; in quotes they are words.
_CURLY = {"“": "”“", "„": "“”", "”": "”", "‘": "’", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "›": "‹"}
"""Quotation marks that a word processor types for straight ones, and what closes each."""
_NOTHING = frozenset(("~", "null", "Null", "NULL"))
_LAST_DIGITS = Regex(r"(?<!\d)\d{1,3}$")


def compose(source: Source, verbatim: bool = False) -> Any:
    """The one value of a text, None if it holds none; HandbookError (SYNTAX) with all problems."""
    return _Composer(source, verbatim).compose()


class _Enough(Exception):
    """No use in reading on: what was found is told."""


class _Open:
    """A mapping or list that is being filled."""

    __slots__ = ("flow", "is_mapping", "key", "node")

    def __init__(self, node: Any, flow: bool) -> None:
        self.node = node
        self.flow = flow
        self.is_mapping = isinstance(node, Mapping)
        self.key: str | None = None


class _Composer:
    """Builds the values of one text from its events and refuses what a book must not contain."""

    def __init__(self, source: Source, verbatim: bool) -> None:
        self.source, self.verbatim = source, verbatim
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.root: Any = None
        self.documents = 0
        self.last: tuple[int, int, str] = (0, 0, "")

    def compose(self) -> Any:
        """The one value of the text; HandbookError with all problems."""
        try:
            self._run()
        except yaml.YAMLError as error:
            self._trapped(error)
        except _Enough:
            pass
        if self.problems:
            raise HandbookError(tuple(self.problems))
        return self.root

    def _run(self) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_sequence,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        # The event stream is read directly: yaml.parse() asks twice for every event.
        get_event = _LOADER(self.source.text).get_event
        for _ in range(MAX_VALUES):
            event = get_event()
            handle = handlers.get(type(event))
            if handle:
                handle(event)
            elif type(event) is yaml.StreamEndEvent:
                return
        self._stop("SYNTAX-15", "this file holds too many values", event.start_mark.index, "split the file")

    def _reserved(self, start: int) -> None:
        from handbook.foundation.traps import starts_with

        self.problems.append(starts_with(self.source, start))

    def _trapped(self, error: yaml.YAMLError) -> None:
        """A line that was refused already often breaks libyaml as well: once is enough."""
        from handbook.foundation.traps import Last, diagnose  # a sound file has no need of them

        opening = [ends(one.node.span)[0] for one in self.stack if one.flow]
        problem = diagnose(self.source, error, Last(*self.last, opening[-1] if opening else -1))
        lines = [told.mark.line for told in self.problems if told.mark]
        if not problem.mark or problem.mark.line not in lines:
            self.problems.append(problem)

    def _scalar(self, event: Any) -> None:
        start, end, style, value = event.start_mark.index, event.end_mark.index, event.style, event.value
        if event.anchor or event.tag:
            self._reserved(start)
        if len(value) > MAX_SCALAR:
            self._stop("SYNTAX-15", f"this text is longer than {MAX_SCALAR:,} letters", start, "split it")
        top = self.stack[-1] if self.stack else None
        if style:
            self._check_block(start, style)
        elif top and top.flow:
            self._check_comma(start, value)
        if not style and value[:1] in _CURLY:
            self._check_curly(top, value, start, end)
        if len(value) > LONGEST_WORD and not self.verbatim:
            self._check_words(value, start, end)
        if not style and value in _NOTHING:
            value = ""
        elif style or "\n" in value or not value.isascii():
            value = self._entered(value, start, end, style)
        if not style and self.source.text[end : end + 2] == " #":
            self._check_comment(start, end, value)
        if not self.verbatim and (told := from_the_web(value)):
            what = f"{told} is how a web page is written; here it would be printed as it stands"
            self._refuse("SYNTAX-24", what, start, end, "type the sign itself, *words* or **words**, or take it out")
        self.last = (start, end, style or "")
        if top and top.is_mapping and top.key is None:
            self._key(top, value, start, end)
        else:
            self._add(top, Scalar(value, self.source, span(start, end)))

    def _entered(self, value: str, start: int, end: int, style: str | None) -> str:
        """The value in settled letters, its lines run together; what an escape has brought in is looked at too."""
        raw = self.source.text[start:end]
        if style == '"' and "\\" in raw:
            hidden = unseen(value)
            if hidden:
                self._refuse("SYNTAX-14", hidden.says, start, end, "delete it and type the text again")
        if self.verbatim:
            return value
        if "\n" in value or "\n" in raw:
            if typed_list(raw) or typed_list(value):
                hint = "write `- list:` or `- steps:`, and each line as an entry of its own"
                self._refuse("SYNTAX-20", "a list is typed by hand inside this text", start, end, hint)
            literal = style == "|" or (style == '"' and "\\n" in raw)
            value = folded(value, literal)
        return settled(value)

    def _check_curly(self, top: _Open | None, value: str, start: int, end: int) -> None:
        """`[“A, b”, c]` has three entries: only straight quotes hold a text together."""
        key = top and top.is_mapping and top.key is None
        if key or (top and top.flow and not any(one in value[1:] for one in _CURLY[value[0]])):
            hint = "write the key without quotes" if key else 'write straight quotes around the text: "…"'
            self._refuse("SYNTAX-23", "curly quotes are letters to YAML, and hold nothing together", start, end, hint)

    def _check_words(self, value: str, start: int, end: int) -> None:
        long = overlong(value)
        if long:
            what = f"a word of {len(long):,} letters stands here"
            self._refuse("SYNTAX-15", what, start, end, "put spaces between its parts")

    def _check_comment(self, start: int, end: int, value: str) -> None:
        """`- Ring extension #4711` is read by YAML as `Ring extension`, and the rest as a remark."""
        behind = self.source.text[end + 2 : end + 4]
        several = " " in value and not value[0].isdecimal() and value[-1] not in ".!?:"
        meant = behind[:1].strip() or behind[1:].isdecimal() or several
        if value and meant:
            stop = self.source.text.find("\n", end)
            stop = len(self.source.text) if stop < 0 else stop
            what = "from ` #` on, this text would not be read"
            hint = "put the whole text in quotes; before a remark, write two spaces and `# `"
            self._refuse("SYNTAX-19", what, start, start + len(self.source.text[start:stop].rstrip()), hint)

    def _key(self, top: _Open, key: str, start: int, end: int) -> None:
        if key in top.node:
            first = top.node.key_mark(key).line
            what = f"`{key}` is written twice here; the first is on line {first}"
            self._refuse("SYNTAX-08", what, start, end, "keep one of the two")
        elif key == "<<":
            what = "`<<` (merge) is not read here"
            self._refuse("SYNTAX-09", what, start, end, "write the values out in full")
        elif not key:
            self._refuse("SYNTAX-16", "a word is missing before the colon", start, end, "write `key: value`")
        top.key = intern(key)
        top.node.key_spans.append(span(start, end))

    def _add(self, top: _Open | None, node: Any) -> None:
        if top is not None and len(top.node) >= MAX_ENTRIES:
            hint = "write fewer, or several files"
            self._stop("SYNTAX-15", f"more than {MAX_ENTRIES:,} entries stand here", ends(node.span)[0], hint)
        if top is None:
            self.root = node
        elif not top.is_mapping:
            top.node.append(node)
        elif top.key is not None:
            top.node[top.key] = node
            top.key = None

    def _open_mapping(self, event: Any) -> None:
        self._open(event, Mapping)

    def _open_sequence(self, event: Any) -> None:
        self._open(event, Sequence)

    def _open(self, event: Any, kind: type[Mapping] | type[Sequence]) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor or event.tag:
            self._reserved(start)
        if len(self.stack) >= MAX_DEPTH:
            from handbook.foundation.traps import too_deep

            self.problems.append(too_deep(self.source, start))
            raise _Enough
        top = self.stack[-1] if self.stack else None
        if top and top.is_mapping and top.key is None:
            hint = "put the text in quotes, or write `key: value`"
            self._stop("SYNTAX-16", "a bracket stands where a key belongs", start, hint)
        node = kind((), self.source, span(start, end))
        self._add(top, node)
        self.stack.append(_Open(node, event.flow_style))

    def _close(self, event: Any) -> None:
        closed = self.stack.pop()
        start = ends(closed.node.span)[0]
        if closed.flow:
            closed.node.span = span(start, event.end_mark.index)
            self.last = (start, event.end_mark.index, "}")
            if closed.is_mapping:
                self._check_markup(closed.node, start, event.end_mark.index)
        else:
            # libyaml ends a block where the next one begins, which may be many lines further down
            closed.node.span = span(start, max(self.last[1], start))

    def _alias(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._reserved(start)
        top = self.stack[-1] if self.stack else None
        if top and top.is_mapping and top.key is None:
            self._key(top, "*" + event.anchor, start, end)
        else:
            self._add(top, Scalar("", self.source, span(start, end)))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            what = "a line `---` starts a second document here"
            self._stop("SYNTAX-12", what, event.start_mark.index, "delete the line, or make two files")

    def _check_block(self, start: int, style: str) -> None:
        """`level: >5` is read by YAML as the head of an empty block of text."""
        if style in "|>" and self.source.text[start + 1 : start + 2].isdecimal():
            self._reserved(start)

    def _check_comma(self, start: int, value: str) -> None:
        """`[6,000 mcg]` is read by YAML as the two values 6 and 000 mcg."""
        before, end, style = self.last
        if end + 1 != start or style or self.source.text[end] != ",":
            return
        if _THOUSANDS.match(value) or (self.source.text[before:end].isdecimal() and _DECIMALS.match(value)):
            number = _LAST_DIGITS.search(self.source.text, before, end)
            if number:
                what = "the comma in this number splits it in two inside brackets"
                self._refuse("SYNTAX-18", what, before, start + len(value), "put the value in quotes")

    def _check_markup(self, node: Mapping, start: int, end: int) -> None:
        """`p: {ref:a}` is read by YAML as a mapping with the odd key `ref:a`."""
        if len(node) == 1 and _MARKUP.match(next(iter(node))) and next(iter(node.values())) == "":
            what = "a text that starts with { is read as a mapping"
            self._refuse("SYNTAX-02", what, start, end, "put the whole text in quotes")

    def _refuse(self, code: str, message: str, start: int, end: int, hint: str) -> None:
        self.problems.append(Problem(code, message, mark_of(self.source, span(start, end)), hint))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Enough

    def _stop(self, code: str, message: str, start: int, hint: str) -> NoReturn:
        self.problems.append(Problem(code, message, mark_of(self.source, span(start, start + 1)), hint))
        raise _Enough
