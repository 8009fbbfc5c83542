"""A text as print shows it: markup off, what is looked up as one sign, hidden and look-alike letters made plain.

The reader of a page sees "300 mcg" whatever stars, marks without width or letters of another alphabet are in it, and
so must a rule. What was taken off or made plain is kept, for it has no place inside an amount.
"""

import re
from typing import NamedTuple
from unicodedata import category

from handbook.checks.alike import LETTERED, as_it_reads, disguised, in_letters, loose
from handbook.document.prose import pieces
from handbook.foundation.regex import Regex

LOOKED_UP = "\ue000"
"""Stands for a dose that is looked up; its {…} is in `Printed.doses`."""

_SPECIAL = Regex(
    r"\{(?P<name>\w+):(?P<inner>[^{}]*)\}|\{[^{}]*\}|(?P<code>`[^`]*`)|(?P<link>\]\([^)\s]*\))|(?P<url>\w{1,20}://\S+)"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]{1,64}\.\w+)|\\(?P<escaped>[\\{}*_`\[\]])"
)
_MARKED = Regex(r"[{`*_@~\]\\]|://")
_EMPHASIS = Regex(r"[*_]")


class Printed(NamedTuple):
    """A text as print shows it, and where each of its letters stands in what was typed."""

    plain: str
    at: tuple[int, ...] | None
    """The offset of each letter in what was typed, and the end of it; None if nothing was taken off."""
    strange: tuple[int, ...] = ()
    """Where in `plain` a sign without width stood, or a letter of another alphabet or style stands."""
    doses: tuple[tuple[int, str], ...] = ()
    """What is looked up: where, and the words of its braces."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of what was typed that a stretch of print comes from."""
        if self.at is None or start >= end:
            return start, end
        return self.at[start], self.at[end - 1] + 1


def printed(text: str, base: str = "en", ordered: re.Pattern[str] | None = None) -> Printed:
    """A text as print shows it; code is left out, unless `ordered` ends before it: take `300 mcg`."""
    if text.isascii() and not _MARKED.search(text) and not LETTERED.search(text):
        return Printed(text, None)
    made = _Maker(text, ordered)
    made.go()
    return made.done(base)


class _Maker:
    """One text on its way into print."""

    def __init__(self, text: str, ordered: re.Pattern[str] | None) -> None:
        self.text, self.ordered = text, ordered
        self.signs: list[str] = []
        self.at: list[int] = []
        self.strange: list[int] = []
        self.doses: list[tuple[int, str]] = []
        self.marks = _marks(text) if _EMPHASIS.search(text) else frozenset()
        self.loose = loose(text) - self.marks

    def go(self) -> None:
        last = 0
        for found in _SPECIAL.finditer(self.text):
            self.words(last, found.start())
            self.special(found)
            last = found.end()
        self.words(last, len(self.text))

    def words(self, start: int, end: int) -> None:
        """Running words, letter by letter where one is not plain."""
        text = self.text[start:end]
        if text.isascii() and not _EMPHASIS.search(text) and not self.loose:
            self.signs += text
            self.at += range(start, end)
            return
        for offset in range(start, end):
            if offset in self.loose:
                self.strange.append(len(self.signs))
            elif offset not in self.marks:
                self.add(self.text[offset], offset)

    def add(self, sign: str, offset: int) -> None:
        if sign.isascii():
            shown = sign
        elif category(sign) == "Cf" or sign in "\u034f\ufe0f\ufe0e":
            self.strange.append(len(self.signs))
            return
        else:
            shown = as_it_reads(sign, self.text[offset - 1 : offset])
            if shown != sign:
                self.strange.append(len(self.signs))
        self.signs += shown
        self.at += [offset] * len(shown)

    def special(self, found: re.Match[str]) -> None:
        """Braces, code, links and addresses."""
        kind, start = found.lastgroup, found.start()
        if found["name"] in ("term", "see", "lang") and "|" in found["inner"]:
            before = found.start("inner") + found["inner"].index("|") + 1
            self.words(before, found.end("inner"))
        elif found["name"] == "dose":
            self.doses.append((len(self.signs), found["inner"]))
            self.blank(LOOKED_UP, start)
        elif kind == "escaped":
            self.add(found["escaped"], start + 1)
        elif kind == "code" and self.reads(found):
            self.words(start + 1, found.end() - 1)
        elif kind == "link":
            pass
        else:
            self.blank(" ", start)

    def reads(self, code: re.Match[str]) -> bool:
        """Whether code is read on with its neighbours: after words of an order, in a word, as part of an amount."""
        before, inner = "".join(self.signs[-40:]), code[0].strip("`")
        if self.ordered and self.ordered.search(before):
            return True
        within = before[-1:].isalnum() or self.text[code.end() :][:1].isalnum()
        return within or before.rstrip()[-1:].isdecimal() or inner.strip(" .,").isdecimal()

    def blank(self, sign: str, offset: int) -> None:
        self.signs.append(sign)
        self.at.append(offset)

    def done(self, base: str) -> Printed:
        plain, strange = "".join(self.signs), self.strange
        for find in (lambda text: disguised(text, base), in_letters):
            signs = list(plain)
            for start, folded in find(plain):
                signs[start : start + len(folded)] = folded
                strange += range(start, start + len(folded))
            plain = "".join(signs)
        return Printed(plain, (*self.at, len(self.text)), tuple(sorted(strange)), tuple(self.doses))


def _marks(text: str) -> frozenset[int]:
    """Where stars and underscores are markup, and no signs of their own: 2*3 and CYP2C19*2 keep theirs.

    What makes a text into spans reads it here, too, with all that is no running words made plain; what it leaves
    out are the marks.
    """
    found, at = set(), 0
    for part in text.split("\n\n"):
        masked = _SPECIAL.sub(_masked, part).replace("\n", " ")
        left = iter("".join(piece.text for piece in pieces(masked)))
        following = next(left, "")
        for offset, sign in enumerate(masked, at):
            if sign == following:
                following = next(left, "")
            else:
                found.add(offset)
        at += len(part) + 2
    return frozenset(found)


def _masked(found: re.Match[str]) -> str:
    """As long as it is, and no markup: a letter's neighbours are read otherwise than those of a bracket."""
    return (")" if found.lastgroup in ("code", "link", "escaped") else "x") * len(found[0])
