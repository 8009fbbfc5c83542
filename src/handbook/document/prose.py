"""Inline markup becomes spans: *em*, **strong**, `code`, [words](https://…), {ref:…}, {see:…}, {term:…}, {note:…},
{lang:…|…}, {dose:…}.

What only the whole book can tell (numbers, titles, names of terms) is left open for `resolve`: a span without
words whose link or term says what is meant. What cannot be read becomes a `Flaw`, told by `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from handbook.document.addresses import astray
from handbook.document.blocks import Link, Look, Span, Spans
from handbook.document.editorsnotes import note_mark
from handbook.document.flaw import Flaw, flaw
from handbook.document.foreign import in_language
from handbook.document.typography import typeset
from handbook.foundation.marks import HandbookError, Mark, Problem, refuse, spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.regex import Regex
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Lookup = Callable[[str, Mark | None], Spans]
"""What stands for the words after the colon of {name:words}; HandbookError if there is no such thing."""


class _Piece(NamedTuple):
    """A stretch of text in one look, its braces not read yet; a link leads out of the book."""

    text: str
    look: Look = "plain"
    link: Link | None = None
    raw: bool = False


_MARKUP = Regex(r"[*_\[\\`]")
_BRACE = Regex(r"\{([^{}]*)\}|[{}]")
_BREAKS = Regex(r"\s*\n\s*")
# Emphasis that needs no CommonMark reader: stars at word edges, no other markup inside or near; brackets without an
# address behind them are no link.
_STARS = Regex(r"(?<![^\s(“‘])(\*{1,2})(?!\s)([^*]+)(?<!\s)\1(?=$|[\s).,;:!?”’])")
_HARD = Regex(r"[_\\`]|\]\(")
_ESCAPED = Regex(r"\\([{}])")
# Within a word or between figures a star is a star: CYP2C19*2, 1*0*1, 2 * 3 as it is typed.
_WITHIN = Regex(r"(?<=\w)\*+(?=\w)")
_HIDE = {"brace": "\x01", "{": "\x02", "}": "\x03", "*": "\x04"}
_HIDDEN = Regex("[\x01-\x04]")


def spans(text: str, language: str = "en", lookups: Mapping[str, Lookup] | None = None) -> Spans:
    """The spans of a text with inline markup; `lookups` answer for the names of braces that we do not know."""
    plain = _BREAKS.sub(" ", text) if "\n" in text else text
    if "{" not in plain and "}" not in plain and not _MARKUP.search(plain):
        return (Span(typeset(plain, "", language), mark=_mark(text)),) if plain else ()
    reader = _Reader(text, language, lookups or {})
    for piece in pieces(plain):
        reader.take(piece)
    if not any(span.text.strip() or span.link or span.term for span in reader.made):
        message = "nothing is left of this text to be seen, when its marks are read"
        return (flaw(plain, Problem("SCHEMA-05", message, _mark(text), "write words, or take it out")),)
    return tuple(reader.made)


def words(of: Spans) -> str:
    """The plain words of spans."""
    return "".join(span.text for span in of)


def _mark(text: str) -> Mark | None:
    return text.mark if isinstance(text, Scalar) else None


def pieces(text: str) -> Iterator[_Piece]:
    """The stretches of a text in their looks, their braces not read; what is left out of it is markup."""
    if not _MARKUP.search(text):
        yield _Piece(text)
    elif _HARD.search(text) or "*" in _STARS.sub("", text):
        yield from _marked_up(text)
    else:
        yield from _starred(text)


def _starred(text: str) -> Iterator[_Piece]:
    at = 0
    for found in _STARS.finditer(text):
        yield _Piece(text[at : found.start()])
        yield _Piece(found[2], "strong" if len(found[1]) == 2 else "em")
        at = found.end()
    yield _Piece(text[at:])


# --- what CommonMark reads -------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape"])
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # ours says why a link is refused
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader


def _marked_up(text: str) -> Iterator[_Piece]:
    """Braces are hidden from CommonMark behind one letter each, and found again by their order."""
    braces: list[str] = []

    def hide(found: re.Match[str]) -> str:
        braces.append(found[0])
        return _HIDE["brace"]

    plain = _HIDDEN.sub("", text)
    kept = _WITHIN.sub(lambda found: _HIDE["*"] * len(found[0]), plain)
    hidden = _BRACE.sub(hide, _ESCAPED.sub(lambda found: _HIDE[found[1]], kept))
    yield from _tokens(_markdown().parseInline(hidden)[0].children or [], iter(braces))


def _tokens(tokens: list[Token], braces: Iterator[str]) -> Iterator[_Piece]:
    looks: list[Look] = []
    link: Link | None = None
    for number, token in enumerate(tokens):
        if token.type in ("em_open", "strong_open"):
            looks.append("em" if token.type == "em_open" else "strong")
        elif token.type in ("em_close", "strong_close"):
            looks.pop()
        elif token.type == "link_open":
            link = Link(str(token.attrs["href"]), _linked_words(tokens[number + 1 :]))
            if not link.says:
                yield _Piece("", "plain", link)
        elif token.type == "link_close":
            link = None
        elif token.type == "code_inline":
            yield _Piece(_shown(token.content, braces, "\\"), "code", link, raw=True)
        elif token.content:
            look: Look = "strong" if "strong" in looks else "em" if looks else "plain"
            yield from _split(token.content, look, link, braces)


def _linked_words(tokens: list[Token]) -> str:
    """What stands between here and the end of the link."""
    inside = takewhile(lambda token: token.type != "link_close", tokens)
    said = "".join(token.content for token in inside).replace(_HIDE["*"], "*")
    return _HIDDEN.sub("", said).strip()


def _split(content: str, look: Look, link: Link | None, braces: Iterator[str]) -> Iterator[_Piece]:
    """Text between braces, escaped braces told as they are, and each brace as a piece of its own."""
    for number, text in enumerate(content.split(_HIDE["brace"])):
        if number:
            yield _Piece(next(braces), look, link)
        if text:
            raw = bool(link or _HIDE["{"] in text or _HIDE["}"] in text)
            yield _Piece(_shown(text, braces, ""), look, link, raw)


def _shown(text: str, braces: Iterator[str], escape: str) -> str:
    back = {_HIDE["{"]: f"{escape}{{", _HIDE["}"]: f"{escape}}}", _HIDE["*"]: "*"}
    return _HIDDEN.sub(lambda found: back.get(found[0]) or next(braces), text)


# --- pieces become spans ---------------------------------------------------------------------------------


class _Reader:
    """One text being read: the spans made so far, and where each brace is met next."""

    def __init__(self, text: str, language: str, lookups: Mapping[str, Lookup]) -> None:
        self.text, self.language, self.lookups = text, language, lookups
        self.mark = _mark(text)
        self.made: list[Span] = []
        self.before = ""
        self._seen: dict[str, Iterator[Mark]] = {}

    def take(self, piece: _Piece) -> None:
        if piece.link and not piece.link.says:
            message = "this link has no words of its own that it could be followed by"
            problem = Problem("LINK-07", message, self.mark, "write [words](https://…), with plain words")
            self.made.append(flaw(piece.text or piece.link.target, problem))
            return
        if piece.raw:
            shown = piece.text
            if piece.look != "code" and not piece.link:
                shown = typeset(shown, self.before, self.language)
            self._add(shown, piece)
            return
        at = 0
        for found in _BRACE.finditer(piece.text):
            self._words(piece.text[at : found.start()], piece)
            self._brace(found, piece)
            at = found.end()
        self._words(piece.text[at:], piece)

    def _words(self, text: str, piece: _Piece) -> None:
        if text:
            self._add(typeset(text, self.before, self.language), piece)

    def _add(self, text: str, piece: _Piece) -> None:
        if not text:
            return
        self.before = text[-1]
        problem = astray(piece.link.target, self.mark) if piece.link else None
        if problem:
            self.made.append(flaw(text, problem))
        else:
            self.made.append(Span(text, piece.look, piece.link, mark=self.mark))

    def _brace(self, found: re.Match[str], piece: _Piece) -> None:
        mark = self._place(found[0] if found[1] is not None else _around(found))
        self.before = "x"
        try:
            made = _read_brace(found[0], found[1], self.lookups, mark)
        except HandbookError as error:
            self.made.append(flaw(found[0], error.problems[0]))
            return
        self.made.extend(_in_look(span, piece.look) for span in made)

    def _place(self, brace: str) -> Mark | None:
        if self.mark is None:
            return None
        if brace not in self._seen:
            self._seen[brace] = self.mark.every(brace)
        return next(self._seen[brace], self.mark)


def _around(found: re.Match[str]) -> str:
    """A brace that stands alone, with the letters next to it, by which its place is found."""
    near = re.compile(r"\{\w*" if found[0] == "{" else r"\w*\}")
    return next(one[0] for one in near.finditer(found.string) if one.start() <= found.start() < one.end())


def _in_look(span: Span, look: Look) -> Span:
    """A looked-up span inside emphasis takes it on, unless it has a look of its own."""
    if span.look != "plain" or look == "plain" or isinstance(span, Flaw):
        return span
    return span._replace(look=look)


def _read_brace(whole: str, inner: str | None, lookups: Mapping[str, Lookup], mark: Mark | None) -> Spans:
    if inner is None:
        hint = f"write \\{whole} if a brace is meant"
        raise refuse("LINK-05", f"this {whole} is not part of a pair such as {{ref:…}}", mark, hint)
    name, colon, words = inner.partition(":")
    if not colon or not words.strip(" /.|\u00a0"):
        hint = "write it as in {ref:gusev2005}; if a brace is meant, write \\{"
        raise refuse("LINK-05", f"{whole} names nothing", mark, hint)
    if name in _OWN:
        return _OWN[name](words, mark)
    if name in lookups:
        return lookups[name](words, mark)
    known = (*_OWN, *lookups)
    raise refuse("LINK-06", f"{spelt(name)} is not known in braces", mark, suggest(name, known))


def _refs(words: str, mark: Mark | None) -> Spans:
    """One open span for each reference; `resolve` puts their numbers between brackets."""
    return tuple(citation(one.strip(), mark) for one in words.split(","))


def citation(id: str, mark: Mark | None = None) -> Span:
    """A citation that `resolve` gives its number."""
    return Span("", "cite", Link(f"#ref-{id}", ""), mark=mark)


def _see(words: str, mark: Mark | None) -> Spans:
    target, _, said = words.partition("|")
    return (Span(said.strip(), link=Link(f"#{target.strip()}", ""), mark=mark),)


def _term(words: str, mark: Mark | None) -> Spans:
    term, _, said = words.partition("|")
    return (Span(said.strip(), term=term.strip(), mark=mark),)


def _note(words: str, mark: Mark | None) -> Spans:
    return (note_mark(words.strip(), mark),)


_OWN: dict[str, Lookup] = {"ref": _refs, "see": _see, "term": _term, "note": _note, "lang": in_language}
