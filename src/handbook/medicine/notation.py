"""How a book writes amounts: its figures with the decimal sign of its language, and pieces of its own.

Where a comma stands before decimals (German, French, Spanish, Russian), `3,125 mg` is three and an eighth. A point
is read where it leaves no doubt; a figure that one reader takes for thousands and another for decimals is refused.
A book whose language is only set for one build was typed in the notation of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from handbook.foundation.model import fault
from handbook.language.locale import Language
from handbook.medicine.ownpieces import CODE, spelled
from handbook.medicine.units import quoted

if TYPE_CHECKING:
    from pydantic_core import PydanticCustomError

_T = TypeVar("_T")
# Compiled when they are first asked: an English book has no need of them.
_FIGURE = r"[0-9]+(?:[.,][0-9]+)+"
_ONE_SIGN = r"([0-9]+)([.,])([0-9]+)"
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
_BOTH = r"([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)|([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)"
_THOUSANDS = r"[1-9][0-9]{0,2}"
_COUNTING = "[\\d.,¼-¾⅐-⅞][ \u00a0]*|\\bper[ \u00a0]+"
_CODED = rf"(\b1[ \u00a0])?({CODE})"
_END = r"(?![0-9.,]?[0-9])"
_TYPED = rf"(?<![0-9.,])(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+){_END}"


class Notation(NamedTuple):
    """How figures are written in a book."""

    comma: bool = False
    """Whether a comma stands before decimals."""
    translated: bool = False
    """Whether its files were typed in a language where it stands before thousands."""
    plurals: tuple[str, ...] = ()
    """The plurals that a noun of the book's language has; none if the language is not known."""
    pieces: tuple[tuple[str, str], ...] = ()
    """Every word for a piece of the author's own, with the code of its unit."""

    def reading(self, read: Callable[[str], _T], text: str) -> _T:
        """What a grammar reads in a text; its fault, or DOSE-26, told in the figures of the book."""
        if not self.comma and not self.pieces:
            return read(text)
        from pydantic_core import PydanticCustomError

        plain = self.plain(text)
        try:
            return read(plain)
        except PydanticCustomError as error:
            raise self._told(error, plain, text, read) from None

    def plain(self, text: str) -> str:
        """A text with its figures as the grammars read them; a fault DOSE-26 for one that has two readings."""
        coded = self._coded(text) if self.pieces else text
        return re.sub(_FIGURE, lambda found: self._plain(found[0], text), coded) if self.comma else coded

    def local(self, text: str) -> str:
        """A text with figures of the grammars as the book writes them, thousands ungrouped."""
        worded = re.sub(_CODED, _worded, text) if self.pieces else text
        return re.sub(_TYPED, lambda found: _local(found[0]), worded) if self.comma else worded

    def retold(self, text: str) -> str:
        """What a problem says in the figures of the grammars as the book writes them; what it quotes stays."""
        parts = text.split('"') if self.comma or self.pieces else ()
        return '"'.join(part if at % 2 else self.local(part) for at, part in enumerate(parts)) if parts else text

    def _sound(self, read: Callable[[str], _T], text: str) -> bool:
        from pydantic_core import PydanticCustomError

        try:
            read(self.plain(text))
        except PydanticCustomError:
            return False
        return True

    def _coded(self, text: str, flags: re.RegexFlag = re.NOFLAG, behind: str = _COUNTING) -> str:
        """A text with the author's pieces as the grammars read them; a word counts behind a figure or `per`."""
        words = "|".join(re.escape(word) for word, _ in sorted(self.pieces, key=lambda one: -len(one[0])))
        known = {word.casefold(): code for word, code in self.pieces} | dict(self.pieces)
        pattern = re.compile(rf"({behind})({words})(?![\w'’-])", flags)
        return pattern.sub(lambda found: found[1] + known.get(found[2], known.get(found[2].casefold(), "")), text)

    def _told(
        self, error: PydanticCustomError, plain: str, text: str, read: Callable[[str], _T]
    ) -> PydanticCustomError:
        told: dict[str, Any] = error.context or {}
        message, hint = told["message"].replace(quoted(plain), quoted(text)), told["hint"]
        if self.pieces:
            cased = self.local(self._coded(text, re.IGNORECASE))
            if error.type == "DOSE-04" and cased != text and self._sound(read, cased):
                return fault(error.type, message, f"write {cased}", told["mark"], cased)
            message = re.sub(_CODED, _worded, message)
            if error.type == "DOSE-15" and (meant := self._meant(text)) and self._sound(read, meant):
                return fault(error.type, message, f"write {meant}", told["mark"])
            hint = hint.replace("use one of ", f"use one of {', '.join(word for word, _ in self.pieces)}, ", 1)
        return fault(error.type, message, self.local(hint), told["mark"], self.local(told["mend"]))

    def _meant(self, text: str) -> str:
        """An amount in the author's pieces whose number is typed in words: three lozenges; empty if it is none."""
        from handbook.medicine.lenient import in_figures, mended  # few books have pieces of their own

        return self.local(mended(self._coded(in_figures(text.strip()), re.IGNORECASE, behind=r"\b")))

    def _plain(self, figure: str, text: str) -> str:
        one = re.fullmatch(_ONE_SIGN, figure)
        if one:
            whole, sign, rest = one.groups()
            if len(rest) != 3 or not re.fullmatch(_THOUSANDS, whole):
                return f"{whole}.{rest}"
            # 1,250 is how English types thousands, and no decimal ends in a zero; 1.250 has the sign of neither.
            if sign == "." or self.translated is (rest[-1] != "0"):
                raise _two_readings(figure, whole, rest, text)
            return f"{whole}{rest}" if self.translated else f"{whole}.{rest}"
        if re.fullmatch(_GROUPED, figure):
            return re.sub("[.,]", "", figure)
        both = re.fullmatch(_BOTH, figure)
        return re.sub("[.,]", "", both[1] or both[3]) + f".{both[2] or both[4]}" if both else figure


ENGLISH_FIGURES = Notation()


def notation(speech: Language, typed: Language | None = None) -> Notation:
    """The notation of a book in a language; `typed` is the one that its files name, where another is set."""
    comma = _has_comma(speech)
    return Notation(comma, comma and typed is not None and not _has_comma(typed), speech.plurals)


def _has_comma(speech: Language) -> bool:
    return speech.words["decimal"] == ","


def _worded(found: re.Match[str]) -> str:
    """A piece of the author's own as it is typed: 1 lozenge, lozenges."""
    return f"{found[1] or ''}{spelled(found[2])[not found[1]]}"


def _local(figure: str) -> str:
    return figure.replace(",", "").replace(".", ",")


def _two_readings(figure: str, whole: str, rest: str, text: str) -> PydanticCustomError:
    parts = rest.rstrip("0")
    small, large = f"{whole},{parts}" if parts else whole, f"{whole}{rest}"
    message = f"{figure} in {quoted(text)} can be read as {large} and as {small}"
    return fault("DOSE-26", message, f"write {text.replace(figure, large)}, or {text.replace(figure, small)}")
