"""A person's figures, and the amounts that a dose by weight or surface comes to for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from math import gcd
from typing import NamedTuple, Self, TypeVar

from handbook.foundation.marks import Mark, refuse
from handbook.foundation.model import fault
from handbook.foundation.regex import Regex
from handbook.language.locale import ENGLISH, Language
from handbook.medicine.amount import Amount
from handbook.medicine.pieces import pieces
from handbook.medicine.product import Product
from handbook.medicine.units import FIGURE, MOST_DECIMALS, NBSP, UNITS, decimal, figure, plain, quoted
from handbook.medicine.written import Written

_MEASURE = Regex(rf"({FIGURE})[ \u00a0](kg|g|cm|m)")
_LOOSE = Regex(
    r"\s*((?:0|[1-9][0-9]*)(?:[.][0-9]+)?)\s*(?:(kgs?|kilos?|kilograms?|кг)|(cms?|centimet(?:er|re)s?|см)|(m|met(?:er|re)s?|м))\.?\s*",
    re.IGNORECASE,
)
_NUMBER = Regex(r"[1-9][0-9]*(?:[.][0-9]+)?")
_SIZES = {"kg": ("weight", Decimal(1)), "g": ("weight", Decimal("0.001")), "cm": ("height", Decimal(1)),
          "m": ("height", Decimal(100))}  # fmt: skip
FORMS = "write a weight such as 14 kg, or a height such as 98 cm"
_UNITLESS = "add the unit: kg, or for a height cm"
_LIMITS = {"weight": (Decimal("0.3"), Decimal(400)), "height": (Decimal(20), Decimal(260))}
"""No person is lighter, shorter, heavier or taller: a slip of the pen is."""


@dataclass(frozen=True, slots=True)
class Measure(Written):
    """A weight such as `14 kg`, or a height such as `98 cm`."""

    number: Decimal
    unit: str
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The measure in a text; a fault DOSE-21 with the mend."""
        found = _MEASURE.fullmatch(text)
        if not found:
            hint = _meant(text) or (_UNITLESS if is_number(text) else FORMS)
            raise fault("DOSE-21", f"{quoted(text)} is no weight or height", hint)
        made = cls(decimal(found[1]), found[2])
        low, high = _LIMITS[made.kind]
        if not low <= made.size <= high:
            raise fault(
                "DOSE-21", f"{quoted(text)} is not the {made.kind} of a person", "check the figure and the unit"
            )
        return made

    @property
    def kind(self) -> str:
        """weight or height."""
        return _SIZES[self.unit][0]

    @property
    def size(self) -> Decimal:
        """In kilograms, or in centimetres."""
        return plain(self.number * _SIZES[self.unit][1])

    def words(self, speech: Language = ENGLISH) -> str:
        """As print says it: 14 kg."""
        return f"{speech.figure(self.number)}{NBSP}{self.unit}"


class Weight(Measure):
    """A weight: `14 kg`."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The weight in a text; a fault DOSE-21, for a height too."""
        return _of_kind(super().read(text), "weight", text)


class Height(Measure):
    """A height: `98 cm`."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The height in a text; a fault DOSE-21, for a weight too."""
        return _of_kind(super().read(text), "height", text)


_M = TypeVar("_M", bound=Measure)


def _of_kind(made: _M, kind: str, text: str) -> _M:
    if made.kind != kind:
        example = "14 kg" if kind == "weight" else "98 cm"
        raise fault("DOSE-21", f"{quoted(text)} is no {kind}", f"write it as {example} is written")
    return made


def _meant(text: str) -> str:
    """The measure that a text stands for, as it is typed; empty if that is not sure."""
    found = _LOOSE.fullmatch(text)
    if not found:
        return ""
    unit = next(unit for unit, word in zip(("kg", "cm", "m"), found.groups()[1:], strict=True) if word)
    return f"write {figure(decimal(found[1]))} {unit}"


def is_number(text: str) -> bool:
    """Whether a text is a figure without a unit."""
    return _NUMBER.fullmatch(text.strip()) is not None


class Person(NamedTuple):
    """The figures of the person that a plan is for."""

    weight: Measure | None = None
    height: Measure | None = None

    @property
    def surface(self) -> Decimal | None:
        """Body surface in square metres, to two decimals, as it is printed (Mosteller, NEJM 1987;317:1098)."""
        if self.weight is None or self.height is None:
            return None
        square = self.weight.size * self.height.size / 3600
        return square.sqrt().quantize(Decimal("0.01"), ROUND_HALF_UP)

    def of(self, per: str) -> Decimal | None:
        """Kilograms or square metres; None if a figure for it is missing."""
        if per == "kg":
            return self.weight.size if self.weight else None
        return self.surface


PRODUCTS = "products"
"""Rounded to what the products give."""
_STEPS = "write products, for what the products give, or a step such as 50 mg"


@dataclass(frozen=True, slots=True)
class RoundTo(Written):
    """How an amount for one person is rounded: `50 mg`, to a multiple; `products`, to what they give."""

    step: Amount | None = None
    """None: to what the products give."""
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The rule in a text; the fault of its amount."""
        if text == PRODUCTS:
            return cls()
        if text.casefold() in ("product", "the products", "tablets", "whole tablets", "yes", "true"):
            raise fault("DOSE-15", f"{quoted(text)} is no step to round to", _STEPS)
        return cls(Amount.read(text))


def absolute(
    dose: Amount, person: Person, round_to: RoundTo | None, products: Sequence[Product], mark: Mark | None = None
) -> Amount:
    """What a dose per kg or per m2 comes to for a person; HandbookError DOSE-20 without figures or a rule.

    Rounded half up to a multiple of `round_to`, or to the nearest amount that the products give; never without
    a rule.
    """
    if not dose.per:
        return dose
    size = person.of(dose.per)
    if size is None:
        asks = ("weight",) if dose.per == "kg" else ("weight", "height")
        how = '--weight "14 kg"' if dose.per == "kg" else '--weight "14 kg" --height "98 cm"'
        hint = f"give them: {how}, or `person:` in calendar.yaml"
        message = f"{dose.typed} is no amount to take without a person's {' and '.join(asks)}"
        raise refuse("DOSE-20", message, mark, hint, asks)
    _check_step(dose, round_to, products)
    exact = [plain(number * size) for number in (dose.low, dose.high)]
    low, high = (_rounded(number, dose.unit, round_to, products) for number in exact)
    if any(-int(number.as_tuple().exponent) > MOST_DECIMALS for number in (low, high)):
        message = f"{dose.typed} comes to {low} {dose.unit} for this person, finer than doses are"
        raise refuse("DOSE-20", message, mark, "write `round_to:` with the step that the source gives")
    return Amount(low, high, dose.unit)


def _check_step(dose: Amount, round_to: RoundTo | None, products: Sequence[Product]) -> None:
    """DOSE-38: a step of another kind than the dose; of one liquid it is told what the step holds."""
    step = round_to.step if round_to else None
    if step is None or UNITS[step.unit].kind == UNITS[dose.unit].kind:
        return
    held = products[0].held if len(products) == 1 and products[0].counted == step.unit else None
    same = held is not None and UNITS[held.unit].kind == UNITS[dose.unit].kind
    told = held.to(dose.unit).times(step.low).typed if held and same else ""
    message = f"the dose is told in {UNITS[dose.unit].us[-1]} and rounded in {UNITS[step.unit].us[-1]}"
    hint = f"write {told}, which is what {step.typed} hold" if told else "round it in the unit of the dose"
    raise refuse("DOSE-38", message, round_to.mark if round_to else None, hint)


def _rounded(number: Decimal, unit: str, round_to: RoundTo | None, products: Sequence[Product]) -> Decimal:
    if round_to is None:
        return number
    if round_to.step is None:
        return _nearest(number, unit, products)
    step = round_to.step.to(unit).low
    return plain((number / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


def _nearest(number: Decimal, unit: str, products: Sequence[Product]) -> Decimal:
    """The nearest amount that the products give, the larger of two as near; the number itself if there is none."""
    sizes = [one.held.to(unit).low * one.part for one in products if one.held and one.counted != "mL"]
    if not sizes:
        return number
    finest = Decimal(1)
    while any(size % finest for size in sizes):
        finest /= 10
    step = gcd(*(int(size / finest) for size in sizes)) * finest  # whatever pieces come to is a multiple of it
    middle = (number / step).quantize(Decimal(1), ROUND_HALF_UP)
    reach = int(max(sizes) / step) + 1
    found = (plain((middle + shift) * step) for shift in range(-reach, reach + 1) if (middle + shift) * step > 0)
    nearest_first = sorted(found, key=lambda one: (abs(one - number), -one))
    return next((one for one in nearest_first if pieces(Amount(one, one, unit), products)), number)
