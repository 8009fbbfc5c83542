"""A text as print shows it: markup off, what is looked up as one sign, hidden and look-alike letters made plain.

The reader of a page sees "300 mcg" whatever stars, marks without width or letters of another alphabet are in it, and
so must a rule. What was taken off or made plain is kept, for it has no place inside an amount.
"""

import re
from typing import NamedTuple
from unicodedata import category, decimal, normalize

from handbook.foundation.regex import Regex

LOOKED_UP = "\ue000"
"""Stands for a dose that is looked up; its {…} is in `Printed.doses`."""

_STRONG = Regex(r"\*\*([^*]{1,400})\*\*")
_EM = Regex(r"(?<![^\s(“‘\"'])\*(?!\s)([^*]{1,400})(?<!\s)\*(?=$|[\s).,;:!?”’\"'])")
_SPECIAL = Regex(
    r"\{(?P<name>\w+):(?P<inner>[^{}]*)\}|\{[^{}]*\}|(?P<code>`[^`]*`)|(?P<link>\]\([^)\s]*\))|(?P<url>\w{1,20}://\S+)"
    r"|(?P<mail>[\w.+-]{1,64}@[\w-]{1,64}\.\w+)|\\(?P<escaped>[\\{}*_`\[\]])"
)
_MARKED = Regex(r"[{`*@\]\\]|://")
# Letters of other alphabets that print like Latin ones, as far as units and short forms are made of them.
_ALIKE = str.maketrans("мМсСеЕоОоаАрРхХіІтТнНВкКυΜΤΟΕΑΡΧΙΝΒΚℓｇｍ", "mMcCeEoOoaApPxXiItTHHBkKuMTOEAPXINBKlgm")
_CYRILLIC = Regex(r"[Ѐ-ӿ]")
# Letters of an alphabet are look-alikes only inside a word or behind a figure of another alphabet.
_MIXED = Regex(r"(?=\w*[A-Za-z0-9])(?=\w*[Ѐ-ӿͰ-Ͼ])\w{1,40}|(?<=\d)[\s\u00a0]{0,2}[Ѐ-ӿͰ-Ͼ]\w{0,10}")


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
    if text.isascii() and not _MARKED.search(text):
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
        self.stars = _stars(text) if "*" in text else frozenset()

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
        if text.isascii() and "*" not in text:
            self.signs += text
            self.at += range(start, end)
            return
        for offset in range(start, end):
            sign = self.text[offset]
            if sign == "*" and offset in self.stars:
                continue
            self.add(sign, offset)

    def add(self, sign: str, offset: int) -> None:
        if sign.isascii():
            shown = sign
        elif category(sign) == "Cf" or sign in "\u034f\ufe0f\ufe0e":
            self.strange.append(len(self.signs))
            return
        else:
            shown = _shown(sign)
            if shown != sign:
                self.strange.append(len(self.signs))
        self.signs += shown
        self.at += [offset] * len(shown)

    def special(self, found: re.Match[str]) -> None:
        """Braces, code, links and addresses."""
        kind, start = found.lastgroup, found.start()
        if found["name"] in ("term", "see") and "|" in found["inner"]:
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
        return within or before.rstrip()[-1:].isdigit() or inner.strip(" .,").isdigit()

    def blank(self, sign: str, offset: int) -> None:
        self.signs.append(sign)
        self.at.append(offset)

    def done(self, base: str) -> Printed:
        plain = "".join(self.signs)
        strange = self.strange
        if not plain.isascii() and base != "ru":
            for found in _MIXED.finditer(plain):
                folded = found[0].translate(_ALIKE)
                if folded.strip().isascii() and folded != found[0]:
                    plain = plain[: found.start()] + folded + plain[found.end() :]
                    strange = [*strange, *range(found.start(), found.end())]
        return Printed(plain, (*self.at, len(self.text)), tuple(sorted(strange)), tuple(self.doses))


def _shown(sign: str) -> str:
    """A figure of another script, a letter of full width, a unit in one sign: as it reads."""
    if decimal(sign, None) is not None:
        return str(decimal(sign))
    if "\u3300" <= sign <= "\u33ff" or "\uff01" <= sign <= "\uff5e" or "\U0001d400" <= sign <= "\U0001d7ff":
        return normalize("NFKC", sign)
    return sign


def _stars(text: str) -> frozenset[int]:
    """Where stars are markup, and no signs of their own: 2*3 and CYP2C19*2 keep theirs."""
    found = {at for one in _STRONG.finditer(text) for at in _ends(one, 2)}
    rest = "".join("\x00" if at in found else sign for at, sign in enumerate(text)) if found else text
    return frozenset(found | {at for one in _EM.finditer(rest.replace("\x00", " ")) for at in _ends(one, 1)})


def _ends(found: re.Match[str], width: int) -> range | set[int]:
    start, end = found.span()
    return {*range(start, start + width), *range(end - width, end)}
