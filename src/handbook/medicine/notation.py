"""How a book writes figures: with the decimal sign of its language, in YAML as in its text.

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
_END = r"(?![0-9.,]?[0-9])"
_TYPED = rf"(?<![0-9.,])(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+){_END}"


class Notation(NamedTuple):
    """How figures are written in a book."""

    comma: bool = False
    """Whether a comma stands before decimals."""
    translated: bool = False
    """Whether its files were typed in a language where it stands before thousands."""

    def reading(self, read: Callable[[str], _T], text: str) -> _T:
        """What a grammar reads in a text; its fault, or DOSE-26, told in the figures of the book."""
        if not self.comma:
            return read(text)
        from pydantic_core import PydanticCustomError

        plain = self.plain(text)
        try:
            return read(plain)
        except PydanticCustomError as error:
            raise self._told(error, plain, text) from None

    def plain(self, text: str) -> str:
        """A text with its figures as the grammars read them; a fault DOSE-26 for one that has two readings."""
        return re.sub(_FIGURE, lambda found: self._plain(found[0], text), text) if self.comma else text

    def local(self, text: str) -> str:
        """A text with figures of the grammars as the book writes them, thousands ungrouped."""
        return re.sub(_TYPED, lambda found: _local(found[0]), text) if self.comma else text

    def _told(self, error: PydanticCustomError, plain: str, text: str) -> PydanticCustomError:
        told: dict[str, Any] = error.context or {}
        message = told["message"].replace(quoted(plain), quoted(text))
        return fault(error.type, message, self.local(told["hint"]), told["mark"], self.local(told["mend"]))

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
    return Notation(comma, comma and typed is not None and not _has_comma(typed))


def _has_comma(speech: Language) -> bool:
    return speech.words["decimal"] == ","


def _local(figure: str) -> str:
    return figure.replace(",", "").replace(".", ",")


def _two_readings(figure: str, whole: str, rest: str, text: str) -> PydanticCustomError:
    parts = rest.rstrip("0")
    small, large = f"{whole},{parts}" if parts else whole, f"{whole}{rest}"
    message = f"{figure} in {quoted(text)} can be read as {large} and as {small}"
    return fault("DOSE-26", message, f"write {text.replace(figure, large)}, or {text.replace(figure, small)}")
