"""Variables and plain sums: `$leading * 1.5`, `12 mm + 2 pt`; without parentheses, * and / before + and -."""

from collections.abc import Mapping
from functools import reduce
from math import isfinite
from typing import NamedTuple, NoReturn

from handbook.foundation.marks import spelt
from handbook.foundation.nearest import suggest
from handbook.foundation.regex import Regex
from handbook.foundation.units import POINTS
from handbook.style.written import Unfit

_NAME = Regex(r"\$([a-z][a-z0-9-]*)")
_OPERAND = Regex(r"\$(?P<name>[a-z][a-z0-9-]*)|(?P<number>-?\d{1,9}(?:\.\d{1,9})?) ?(?P<unit>pt|mm|cm|in)?")
_OPERATOR = Regex(r" +([*/+-]) +")
_LONGEST = 120
_DEEPEST = 20  # variables in a row, each set to the next


class Amount(NamedTuple):
    """A number, or a length in points."""

    value: float
    is_length: bool

    def __str__(self) -> str:
        digits = f"{self.value:.4f}".rstrip("0").rstrip(".")
        return f"{'0' if digits == '-0' else digits}{' pt' if self.is_length else ''}"


def is_sum(text: str) -> bool:
    """Whether a value has to be worked out: it names a variable, or starts with a number and goes on."""
    return "$" in text or (text[:1].isdecimal() and _OPERATOR.search(text) is not None)


def named(text: str) -> tuple[str, ...]:
    """The variables that a value names."""
    return tuple(_NAME.findall(text)) if "$" in text else ()


def is_name(text: str) -> bool:
    """Whether a value is one variable and nothing else."""
    return _NAME.fullmatch(text) is not None


class Variables:
    """The variables of a style, each worked out once, whatever order they were written in."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[str, str] = {}
        self._open: list[str] = []

    def work_out(self, text: str) -> str:
        """What a value comes to; `Unfit` (STYLE-08 unknown, -09 circle, -11 no sum)."""
        if not is_sum(text):
            return text
        if len(text) > _LONGEST:
            raise Unfit("STYLE-11", "this sum is too long", "set parts of it as variables")
        alone = _NAME.fullmatch(text)
        return self._value(alone[1]) if alone else str(self._sum(text))

    def _value(self, name: str) -> str:
        if name not in self._known:
            self._check(name)
            self._open.append(name)
            try:
                self._known[name] = self.work_out(self._texts[name])
            except Unfit as wrong:
                wrong.variable = wrong.variable or name
                raise
            finally:
                self._open.pop()
        return self._known[name]

    def _check(self, name: str) -> None:
        if name in self._open:
            circle = [*self._open[self._open.index(name) :], name]
            row = ", which is set to ".join(f"`${other}`" for other in circle)
            raise Unfit("STYLE-09", f"variables are set to one another: {row}", "give one of them a value")
        if name not in self._texts:
            hint = suggest(f"${name}", [f"${other}" for other in self._texts])
            raise Unfit("STYLE-08", f"no variable is called `${name}`", hint)
        if len(self._open) >= _DEEPEST:
            raise Unfit("STYLE-09", "too many variables are set to one another", "give one of them a value")

    def _sum(self, text: str) -> Amount:
        first, *rest = _OPERATOR.split(text)
        terms = [self._amount(first, text)]
        for sign, part in zip(rest[::2], rest[1::2], strict=True):
            amount = self._amount(part, text)
            if sign in "*/":
                terms[-1] = _times(terms[-1], sign, amount, text)
            else:
                terms.append(amount if sign == "+" else amount._replace(value=-amount.value))
        return reduce(lambda one, other: _plus(one, other, text), terms)

    def _amount(self, part: str, text: str) -> Amount:
        found = _OPERAND.fullmatch(part)
        if not found:
            _refuse(f"{spelt(text)} cannot be worked out")
        if found["name"]:
            value = self._value(found["name"])
            found = _OPERAND.fullmatch(value)
            if not found or found["name"]:
                _refuse(f"{spelt(part)} is {spelt(value)}, which is not a number or a length")
        return Amount(float(found["number"]) * POINTS[found["unit"] or "pt"], found["unit"] is not None)


def _times(one: Amount, sign: str, other: Amount, text: str) -> Amount:
    if sign == "*":
        if one.is_length and other.is_length:
            _refuse(f"{spelt(text)} multiplies two lengths")
        return _finite(one.value * other.value, one.is_length or other.is_length, text)
    if other.value == 0:
        _refuse(f"{spelt(text)} divides by 0")
    if other.is_length and not one.is_length:
        _refuse(f"{spelt(text)} divides a number by a length")
    return _finite(one.value / other.value, one.is_length and not other.is_length, text)


def _plus(one: Amount, other: Amount, text: str) -> Amount:
    if one.is_length != other.is_length:
        _refuse(f"{spelt(text)} mixes a length with a number that has no unit")
    return _finite(one.value + other.value, one.is_length, text)


def _finite(value: float, is_length: bool, text: str) -> Amount:
    if not isfinite(value) or abs(value) >= 1e9:
        _refuse(f"{spelt(text)} is too large")
    return Amount(value, is_length)


def _refuse(message: str) -> NoReturn:
    raise Unfit("STYLE-11", message, "write a sum such as `$leading * 1.5` or `12 mm + 2 pt`, with spaces")
