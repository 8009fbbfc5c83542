"""Doses: read exactly as typed or refused, kept once in UCUM units, written as a safety profile prints them.

Refused are the forms that are misread most (ISMP list of error-prone abbreviations and dose designations;
Joint Commission "Do Not Use" list); `dosehints` tells what to write instead.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, Self

from handbook.content.locale import ENGLISH, Language
from handbook.foundation.marks import Mark
from handbook.foundation.model import fault
from handbook.foundation.records import NamedTuple, record, replaced
from handbook.foundation.values import Scalar

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

Profile = Literal["us", "uk"]
"""How doses are printed: mcg and as stored, or micrograms and in the unit that needs no thousands."""

NBSP = "\u00a0"
FIGURE = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]*[1-9])?"
_GAP = "[ \u00a0]"


class Unit(NamedTuple):
    """A unit of dose: its kind, its size within the kind, and its words in print."""

    kind: str
    size: Decimal
    us: tuple[str, str]
    """One of it, several of it."""
    uk: tuple[str, str]
    most: Decimal
    """No single dose of a medicine is larger."""


def _unit(kind: str, size: str, us: str, uk: str, most: str) -> Unit:
    return Unit(kind, Decimal(size), _forms(us), _forms(uk), Decimal(most))


def _forms(words: str) -> tuple[str, str]:
    one, _, several = words.partition("|")
    return one, several or one


# UCUM code: words. The micro sign is never printed: it is read as m.
UNITS = {
    "ng": _unit("mass", "1e-9", "nanogram|nanograms", "nanogram|nanograms", "1e6"),
    "ug": _unit("mass", "1e-6", "mcg", "microgram|micrograms", "1e6"),
    "mg": _unit("mass", "1e-3", "mg", "mg", "1e5"),
    "g": _unit("mass", "1", "g", "g", "1e2"),
    "mL": _unit("volume", "1", "mL", "mL", "1e3"),
    "[iU]": _unit("activity", "1", "unit|units", "unit|units", "1e8"),
    "[drp]": _unit("drops", "1", "drop|drops", "drop|drops", "1e2"),
    "{spray}": _unit("sprays", "1", "spray|sprays", "spray|sprays", "1e2"),
    "{tablet}": _unit("tablets", "1", "tablet|tablets", "tablet|tablets", "1e2"),
    "{capsule}": _unit("capsules", "1", "capsule|capsules", "capsule|capsules", "1e2"),
}
SPELLINGS = {word: code for code, unit in UNITS.items() for word in (*unit.us, *unit.uk)}
_PATTERN = re.compile(
    rf"({FIGURE})(?:{_GAP}to{_GAP}({FIGURE}))?{_GAP}({'|'.join(sorted(SPELLINGS, key=len, reverse=True))})"
    rf"({_GAP}per{_GAP}kg)?"
)
MOST_DECIMALS = 3


class Written:
    """Something with a grammar of its own: text in YAML, a value in the book; equal wherever it was written.

    What dataclasses would write into each kind anew is here once for all.
    """

    __slots__ = ()

    @property
    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__ if name != "mark")  # type: ignore[attr-defined]

    def __setattr__(self, name: str, value: object) -> None:
        """Once only: what a book states is never changed."""
        if hasattr(self, name):
            raise AttributeError(f"{name} of {self!r} cannot be changed")
        object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._said == self._said

    def __hash__(self) -> int:
        return hash(self._said)

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._said}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The value in a text; a fault with its mend if it is none."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(cls._placed)

    @classmethod
    def __get_pydantic_json_schema__(cls, _: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "number"], "description": (cls.__doc__ or "").split("\n")[0]}

    @classmethod
    def _placed(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Scalar):
            raise fault("SCHEMA-03", "a text belongs here", "write it on one line, without brackets")
        return replaced(cls.read(value), mark=value.mark)


@record
class Amount(Written):
    """An amount such as `200 mcg`, a range such as `200 to 600 mcg`, or `3 to 15 mcg per kg`."""

    low: Decimal
    high: Decimal
    """The same as `low` for a single amount."""
    unit: str
    """UCUM code of the unit."""
    per_kg: bool = False
    """For each kilogram of body weight."""
    mark: Mark | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """The amount in a text; a fault DOSE-01 to -07, -14 (size), -15 (no amount) with the mend."""
        found = _PATTERN.fullmatch(text)
        if not found:
            from handbook.content.dosehints import amount_refused

            raise amount_refused(text)
        low, high, unit, per_kg = found.groups()
        made = cls(decimal(low), decimal(high or low), SPELLINGS[unit], bool(per_kg))
        if high and made.low >= made.high:
            _check_order(text, made)
        check_size(text, made)
        return made

    @property
    def typed(self) -> str:
        """As it is typed in YAML."""
        return self.words("us").replace(NBSP, " ")

    @property
    def single(self) -> bool:
        """Whether it is one amount and no range."""
        return self.low == self.high

    def words(self, profile: Profile, speech: Language = ENGLISH) -> str:
        """As print says it, number and unit held together by no-break spaces."""
        shown = self._readable() if profile == "uk" else self
        said = speech.count(noun(speech, "unit", shown.unit, profile), shown.low, shown.high)
        if self.per_kg:
            said = f"{said} {speech.say(noun(speech, 'per', 'kg', profile))}"
        return said.replace(" ", NBSP)

    def _readable(self) -> Amount:
        """In a larger unit if no decimals arise, in a smaller one if decimals go away (BNF; MEDi-014)."""
        units = ("g", "mg", "ug", "ng")
        if self.unit not in units:
            return self
        own = units.index(self.unit)
        for unit in units[: own + 1] if self.low >= 1 else units[own:]:
            shown = self.to(unit)
            if shown.low >= 1 and shown.low % 1 == 0 and shown.high % 1 == 0:
                return shown
        return self

    def to(self, unit: str) -> Amount:
        """The same amount in another unit of the same kind; ValueError for another kind."""
        have, want = UNITS[self.unit], UNITS[unit]
        if have.kind != want.kind:
            raise ValueError(f"{self.unit} cannot be told in {unit}")
        scale = have.size / want.size
        return Amount(_plain(self.low * scale), _plain(self.high * scale), unit, self.per_kg)

    def times(self, low: Decimal | int, high: Decimal | int | None = None) -> Amount:
        """So many of this amount: `200 to 600 mcg` taken 2 to 3 times is `400 to 1,800 mcg`."""
        most = low if high is None else high
        return Amount(_plain(self.low * low), _plain(self.high * most), self.unit, self.per_kg)

    def comparable(self, other: Amount) -> bool:
        """Whether the two can be told in one unit."""
        return UNITS[self.unit].kind == UNITS[other.unit].kind and self.per_kg == other.per_kg

    def same(self, other: Amount) -> bool:
        """Whether the two are equal, in whatever unit; 12 mg is 12,000 mcg."""
        if not self.comparable(other):
            return False
        told = other.to(self.unit)
        return (told.low, told.high) == (self.low, self.high)

    def exceeds(self, other: Amount) -> bool:
        """Whether its upper figure is above that of another amount; ValueError if they cannot be compared."""
        if not self.comparable(other):
            raise ValueError(f"{self.unit} cannot be compared with {other.unit}")
        return self.high > other.to(self.unit).high


def noun(speech: Language, what: str, code: str, profile: Profile) -> str:
    """The key of the words for a unit, or for what holds an amount; a profile may have words of its own."""
    key = f"{what}-{code.strip('[]{}')}"
    own = f"{key}-{profile}"
    return own if own in speech.words or f"{own}.other" in speech.words else key


def decimal(text: str) -> Decimal:
    """The number in figures that may be grouped by commas."""
    return Decimal(text.replace(",", ""))


def figure(number: Decimal) -> str:
    """A number as it is typed: commas from 1,000 on, a figure before the point, no zero at the end."""
    return ENGLISH.figure(number)


def _plain(number: Decimal) -> Decimal:
    return Decimal(figure(number).replace(",", ""))


def _check_order(text: str, made: Amount) -> None:
    if made.low == made.high:
        mend = Amount(made.low, made.low, made.unit, made.per_kg)
        raise fault("DOSE-06", f"{quoted(text)} goes from a figure to itself", f"write {mend.typed}")
    mend = Amount(made.high, made.low, made.unit, made.per_kg)
    raise fault("DOSE-06", f"{quoted(text)} goes from the larger figure to the smaller", f"write {mend.typed}")


def check_size(text: str, made: Amount) -> None:
    """A fault DOSE-14 if an amount is larger, smaller or finer than doses are."""
    if made.low == 0:
        raise fault("DOSE-14", f"{quoted(text)} is a dose of nothing", "write the amount, or leave the key out")
    if made.high > UNITS[made.unit].most:
        what = f"{quoted(text)} is more than any dose of a medicine"
        raise fault("DOSE-14", what, "check the figure and the unit")
    if any(-int(number.as_tuple().exponent) > MOST_DECIMALS for number in (made.low, made.high)):
        what = f"{quoted(text)} has more than {MOST_DECIMALS} figures after the point"
        raise fault("DOSE-14", what, _finer(made))


def _finer(made: Amount) -> str:
    """The mend for too many decimals: the same amount in a smaller unit, if there is one."""
    units = ("g", "mg", "ug", "ng")
    for unit in units[units.index(made.unit) + 1 :] if made.unit in units else ():
        told = made.to(unit)
        if told.low % 1 == 0 and told.high % 1 == 0:
            return f"write {told.typed}"
    return "use a smaller unit, or round it as the source does"


def quoted(text: str) -> str:
    """A text as a message shows it: in quotes, a long one cut short."""
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'
