"""YAML's traps told in plain words: which one a writer fell into, where, and what to write."""

import re
from typing import Any, NamedTuple

from handbook.foundation.entry import MAX_DEPTH
from handbook.foundation.marks import Problem, Source
from handbook.foundation.regex import Regex
from handbook.foundation.values import mark_of, span

QUOTE = 'put the whole value in quotes: "…"'
_SPECIAL = frozenset("@`%*&!>|?,:]}-")
_SPECIAL_BEGUN = Regex("scanning (an alias|an anchor|a block scalar|a tag|a directive)")
_SPECIAL_FOUND = Regex("cannot start any token|(entries|keys) are not allowed|node content")
_NAMES = {
    "`": "a backquote",
    ",": "a comma",
    ":": "a colon",
    "-": "a dash and a space",
    "?": "a question mark and a space",
}
_NO_SPACE = Regex(r"\s*(?:- +)*([A-Za-z_][\w-]*):(?=\S|\u00a0)")
_INDENT = Regex(r"[ \t]*(?:-[ \t]+)*")
_KEY = Regex(r"\s*(?:- +)*[\w-]+\s*$")


class Last(NamedTuple):
    """The value read last before the trap: its offsets and its style (a quote, | or >, } for any bracket)."""

    start: int
    end: int
    style: str
    opening: int = -1
    """Where the innermost bracket stands that is still open; -1 if none is."""


class _Place(NamedTuple):
    """Where libyaml stopped."""

    source: Source
    at: int
    context: int | None
    words: str
    last: Last

    def line(self, at: int) -> tuple[int, str]:
        """The offset and the text of the line around an offset."""
        text = self.source.text
        start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        stop = re.compile(r"[\r\n]|\Z").search(text, at)
        return start, text[start : stop.start() if stop else len(text)]

    def line_end(self, at: int) -> int:
        """The offset after the last visible letter of the line around an offset."""
        start, line = self.line(at)
        return start + len(line.rstrip())

    def problem(self, code: str, message: str, start: int, end: int, hint: str) -> Problem:
        return Problem(code, message, mark_of(self.source, span(start, max(end, start + 1))), hint)


def diagnose(source: Source, error: Any, last: Last) -> Problem:
    """The problem behind an error of libyaml."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    words = f"{getattr(error, 'context', None) or ''}; {getattr(error, 'problem', None) or error}"
    at = min(problem.index if problem else 0, len(source.text))
    place = _Place(source, at, context.index if context else None, words, last)
    for trap in _TRAPS:
        found = trap(place)
        if found:
            return found
    return place.problem("SYNTAX-01", "this line does not fit the lines above it", at, at + 1, QUOTE)


def starts_with(source: Source, at: int) -> Problem:
    """A value that starts with a character which YAML keeps for itself."""
    char = source.text[at]
    text = source.text[at:].split("\n", 1)[0].rstrip()
    name = _NAMES.get(char, f"`{char}`")
    mark = mark_of(source, span(at, at + max(len(text), 1)))
    return Problem("SYNTAX-02", f"a value must not start with {name}", mark, _plainly(text))


_NODE = re.compile(r"(?:&|!)\S*\s+(\S.*)|(\*[\w-]+|!\S*|&\S*)")
"""An anchor or a tag before a value, which can go; or an alias, an anchor or a tag alone."""


def _plainly(text: str) -> str:
    """What to write: the text in quotes; the value alone, where it may be meant for an anchor, an alias or a tag."""
    node = _NODE.fullmatch(text)
    quoted = f'put it in quotes: "{_short(text)}"'
    if not node:
        return quoted
    value = f"write {_cut(node[1])} alone" if node[1] else "write the value itself"
    return f"{value} (anchors, aliases and tags are not read here), or {quoted}"


def _short(text: str) -> str:
    return _cut(text.replace("\\", "\\\\").replace('"', '\\"'))


def _cut(text: str) -> str:
    return text if len(text) <= 30 else text[:28] + "…"


def _tab(place: _Place) -> Problem | None:
    start, line = place.line(place.at)
    indent = _INDENT.match(line)
    tab = indent[0].find("\t") if indent else -1
    if tab < 0:
        return None
    what, hint = "a tab stands here; YAML indents with spaces only", "put two spaces for each level"
    return place.problem("SYNTAX-05", what, start + tab, start + tab + 1, hint)


def _unclosed(place: _Place) -> Problem | None:
    """The opening quote of a later value may seem to close it, so the value read last is looked at too."""
    if "quoted scalar; found unexpected" in place.words and place.context is not None:
        return _unclosed_at(place, place.context)
    start, end, style, _ = place.last
    text = place.source.text[start:end]
    adjacent = style in ("'", '"') and place.at - end <= 1 and place.line(place.at)[0] <= end
    return _unclosed_at(place, start) if adjacent and "\n" in text else None


def _unclosed_at(place: _Place, at: int) -> Problem:
    hint = f"end the text with {place.source.text[at]}"
    return place.problem("SYNTAX-04", "this quote is not closed", at, place.line_end(at), hint)


def _after_quote(place: _Place) -> Problem | None:
    _, end, style, _ = place.last
    if style not in ("'", '"') or place.line(place.at)[0] > end or place.source.text[end : place.at].strip():
        return None
    other = '"' if style == "'" else "'"
    inner = "''" if style == "'" else '\\"'
    hint = f"put the whole value in {other} quotes, or write {inner} for a quote inside"
    what = "text goes on after the closing quote"
    return place.problem("SYNTAX-11", what, place.at, place.line_end(place.at), hint)


def _escape(place: _Place) -> Problem | None:
    if not re.search("quoted scalar.*(escape|hexdecimal|Unicode)", place.words):
        return None
    at = place.source.text.rfind("\\", 0, place.at + 1)
    found = place.source.text[at : at + 2]
    hint = "write two backslashes, or use ' instead of \""
    return place.problem("SYNTAX-17", f"`{found}` is not known inside double quotes", at, at + 2, hint)


def _special(place: _Place) -> Problem | None:
    if _SPECIAL_BEGUN.search(place.words) and place.context is not None:
        return starts_with(place.source, place.context)
    special = _SPECIAL_FOUND.search(place.words) and place.source.text[place.at : place.at + 1] in _SPECIAL
    return starts_with(place.source, place.at) if special else None


def _colon(place: _Place) -> Problem | None:
    if "mapping values are not allowed" not in place.words:
        return None
    start, line = place.line(place.at)
    before = line[: place.at - start]
    if not _KEY.match(before):
        return place.problem("SYNTAX-03", "a colon in a text starts a new key", place.at, place.at + 1, QUOTE)
    above = _NO_SPACE.match(place.line(max(start - 1, 0))[1])
    if above and start:
        return _no_space_at(place, place.line(start - 1)[0])
    word = before.strip().removeprefix("- ")
    what = f"`{word}` is indented deeper than the value above it"
    hint = "indent it like the key above, or put the text above in quotes"
    return place.problem("SYNTAX-07", what, start + len(before) - len(before.lstrip()), place.at, hint)


def _no_space(place: _Place) -> Problem | None:
    if "could not find expected ':'" not in place.words or place.context is None:
        return None
    start, line = place.line(place.context)
    if _NO_SPACE.match(line):
        return _no_space_at(place, start)
    text = line.strip()
    hint = "write `key: value`, or indent it deeper to go on with the text above"
    at = start + len(line) - len(line.lstrip())
    return place.problem("SYNTAX-06", f"`{_short(text)}` has no key", at, at + len(text), hint)


def _no_space_at(place: _Place, start: int) -> Problem:
    line = place.line(start)[1]
    found = _NO_SPACE.match(line)
    assert found
    value = line[found.end() :].strip()
    hint = f"write `{found[1]}: {_cut(value)}`"
    what = "a plain space is missing after the colon"
    return place.problem("SYNTAX-06", what, start + found.start(1), place.line_end(start), hint)


def _bracket(place: _Place) -> Problem | None:
    if place.last.opening >= 0 and not place.source.text[place.at :].strip():
        return _inside_bracket(place, place.last.opening)
    if re.search("flow (mapping|sequence)", place.words) and place.context is not None:
        return _inside_bracket(place, place.context)
    if place.last.style == "}" and place.line(place.at)[0] <= place.last.end:
        start = place.last.start
        what = f"a text that starts with {place.source.text[start]} is read as a list or mapping"
        return place.problem("SYNTAX-10", what, start, place.line_end(start), QUOTE)
    return None


def _inside_bracket(place: _Place, opening: int) -> Problem:
    bracket = place.source.text[opening]
    close = "]" if bracket == "[" else "}"
    if place.line(place.at)[0] > opening or not place.source.text[place.at :].strip():
        what = f"this {bracket} is not closed"
        return place.problem("SYNTAX-10", what, opening, place.line_end(opening), f"end it with {close}")
    if place.source.text[place.at : place.at + 1] == ":":
        return place.problem("SYNTAX-03", "a colon in a text starts a new key", place.at, place.at + 1, QUOTE)
    what = f"a comma or {close} is missing before this"
    return place.problem("SYNTAX-10", what, place.at, place.at + 1, QUOTE)


def _nested(place: _Place) -> Problem | None:
    """libyaml looks ahead, and from 0.2.6 on gives up at 1,000 brackets before it has told of the first."""
    return too_deep(place.source, place.at) if "maximum nesting depth" in place.words else None


def too_deep(source: Source, at: int) -> Problem:
    """A value nested deeper than any book needs."""
    what = f"nested more than {MAX_DEPTH} levels deep"
    return Problem("SYNTAX-15", what, mark_of(source, span(at, at + 1)), "write it flatter")


def _second(place: _Place) -> Problem | None:
    if "<document start>" not in place.words:
        return None
    end = place.line_end(place.at)
    if re.search(r"^\.\.\.", place.source.text[: place.at], re.MULTILINE):
        what = "text goes on after the end `...`"
        return place.problem("SYNTAX-12", what, place.at, end, "delete the `...`")
    what = "this line is indented less than the first one"
    return place.problem("SYNTAX-07", what, place.at, end, "start all top keys at the left edge")


def _indentation(place: _Place) -> Problem | None:
    start, line = place.line(place.at)
    in_list = "block collection" in place.words
    if line[: place.at - start].strip() or not (in_list or "block mapping" in place.words):
        return None
    if line.lstrip().startswith(":"):
        what = "a word is missing before the colon"
        return place.problem("SYNTAX-16", what, place.at, place.at + 1, "write `key: value`")
    what, hint = "this line does not line up with those above", "line it up with the lines it belongs to"
    if in_list:
        what, hint = "a list and `key: value` do not go together", "start every entry of the list with `- `"
    elif line.startswith("- "):
        what, hint = "a list and `key: value` do not go together", "write a key and a colon above the list"
    return place.problem("SYNTAX-07", what, place.at, place.line_end(place.at), hint)


# The order matters: the more particular trap is looked for first.
_TRAPS = (
    _nested,
    _tab,
    _unclosed,
    _escape,
    _special,
    _after_quote,
    _bracket,
    _colon,
    _no_space,
    _second,
    _indentation,
)
