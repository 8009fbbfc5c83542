"""Doses: read exactly as typed or refused, kept once in UCUM units, written as a safety profile prints them.

Refused are the forms that are misread most (ISMP list of error-prone abbreviations and dose designations;
Joint Commission "Do Not Use" list); `amounthints` tells what to write instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from handbook.foundation.marks import Mark
from handbook.foundation.model import fault
from handbook.foundation.regex import Regex
from handbook.language.locale import ENGLISH, Language
from handbook.medicine.ownpieces import CODE, is_own
from handbook.medicine.units import (
    FIGURE,
    NBSP,
    SPELLINGS,
    UNITS,
    Profile,
    code_in,
    converted,
    counted,
    decimal,
    noun,
    own_part,
    plain,
    quoted,
    size_misfit,
    typed,
)
from handbook.medicine.written import Written

_GAP = "[ \u00a0]"
_PATTERN = Regex(
    rf"({FIGURE})(?:{_GAP}to{_GAP}({FIGURE}))?{_GAP}({'|'.join(sorted(SPELLINGS, key=len, reverse=True))}|{CODE})"
    rf"(?:{_GAP}per{_GAP}(kg|m2|m²))?"
)


@dataclass(frozen=True, slots=True)
class Amount(Written):
    """An amount such as `200 mcg`, a range such as `200 to 600 mcg`, `3 to 15 mcg per kg`, `1,250 mg per m2`."""

    low: Decimal
    high: Decimal
    """The same as `low` for a single amount."""
    unit: str
    """UCUM code of the unit."""
    per: str = ""
    """`kg` for each kilogram of body weight, `m2` for each square metre of body surface."""
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The amount in a text; a fault DOSE-01 to -07, -14 (size), -15 (no amount) with the mend."""
        found = _PATTERN.fullmatch(text)
        if not found:
            from handbook.medicine.amounthints import amount_refused

            raise amount_refused(text)
        low, high, unit, per = found.groups()
        made = cls(decimal(low), decimal(high or low), code_in(unit), "m2" if per == "m²" else per or "")
        if high and made.low >= made.high:
            _check_order(text, made)
        misfit = size_misfit(text, made.low, made.high, made.unit, made.per)
        if misfit:
            raise fault("DOSE-14", *misfit)
        return made

    @property
    def per_kg(self) -> bool:
        """Whether it is told for each kilogram of body weight."""
        return self.per == "kg"

    @property
    def typed(self) -> str:
        """As it is typed in YAML."""
        return typed(self.low, self.high, self.unit, self.per)

    @property
    def single(self) -> bool:
        """Whether it is one amount and no range."""
        return self.low == self.high

    def words(self, profile: Profile, speech: Language = ENGLISH) -> str:
        """As print says it, number and unit held together by no-break spaces."""
        shown = self._readable() if profile == "uk" else self
        parts = parted(shown, speech)
        if parts:
            return parts
        said = counted(speech, shown.unit, shown.low, shown.high, profile)
        if self.per:
            said = f"{said} {speech.say(noun(speech, 'per', self.per, profile))}"
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
        low, high = converted(self.low, self.unit, unit), converted(self.high, self.unit, unit)
        return Amount(low, high, unit, self.per)

    def times(self, low: Decimal | int, high: Decimal | int | None = None) -> Amount:
        """So many of this amount: `200 to 600 mcg` taken 2 to 3 times is `400 to 1,800 mcg`."""
        most = low if high is None else high
        return Amount(plain(self.low * low), plain(self.high * most), self.unit, self.per)

    def comparable(self, other: Amount) -> bool:
        """Whether the two can be told in one unit."""
        return UNITS[self.unit].kind == UNITS[other.unit].kind and self.per == other.per

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


def parted(amount: Amount, speech: Language) -> str:
    """Parts of a piece in words: half a tablet, 1 and a half lozenges (ISMP: no fractions, no bare decimals).

    Empty for whole numbers, for other units, and where the language has no such words.
    """
    whole, part = divmod(amount.low, 1)
    key = _PARTS.get(part, "")
    if not key or not amount.single:
        return ""
    form = f"{'and-' if whole else ''}{key}"
    if is_own(amount.unit):
        piece = own_part(speech, amount.unit, whole)
        return speech.say(f"part-own-{form}", number=speech.figure(whole), piece=piece)
    form = f"part-{amount.unit.strip('[]{}')}-{form}"
    return speech.say(form, number=speech.figure(whole)) if form in speech.words else ""


_PARTS = {Decimal("0.25"): "quarter", Decimal("0.5"): "half", Decimal("0.75"): "three-quarters"}


def _check_order(text: str, made: Amount) -> None:
    if made.low == made.high:
        mend = Amount(made.low, made.low, made.unit, made.per)
        raise fault("DOSE-06", f"{quoted(text)} goes from a figure to itself", f"write {mend.typed}")
    mend = Amount(made.high, made.low, made.unit, made.per)
    raise fault("DOSE-06", f"{quoted(text)} goes from the larger figure to the smaller", f"write {mend.typed}")
