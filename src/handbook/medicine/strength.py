"""Strengths: what a form holds, as a percentage or as an amount in a volume or a piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from handbook.foundation.marks import Mark
from handbook.foundation.model import fault
from handbook.language.locale import ENGLISH, Language
from handbook.medicine.amount import Amount
from handbook.medicine.units import FIGURE, NBSP, UNITS, Profile, decimal, figure, noun, quoted
from handbook.medicine.written import Written

_PERCENT = re.compile(rf"({FIGURE})([ \u00a0]?)%")
_LOOSE_PERCENT = re.compile(r"([0-9]*[.,]?[0-9]+)\s*(?:%|per ?cent|percent)")
_PER = re.compile(r"(.+)[ \u00a0]per[ \u00a0](mL|drop|spray|tablet|capsule)")
_CODES = {unit.us[0]: code for code, unit in UNITS.items()}
FORMS = "write a strength such as 0.1 %, or 1 mg per mL"


@dataclass(frozen=True, slots=True)
class Strength(Written):
    """A strength such as `0.1 %` (of weight in volume: 1 mg per mL), or `1 mg per mL`."""

    amount: Amount
    per: str
    """UCUM code of what holds the amount: `mL`, `[drp]`, `{spray}`, `{tablet}`, `{capsule}`."""
    percent: Decimal | None = None
    """As the book states it, if it states a percentage."""
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The strength in a text; a fault DOSE-16, or that of its amount."""
        percent = _PERCENT.fullmatch(text)
        if percent and percent[2]:
            return cls._of(decimal(percent[1]), text)
        parts = _PER.fullmatch(text)
        if parts:
            return cls(Amount.read(parts[1]), _CODES[parts[2]])
        raise _refused(text)

    @classmethod
    def _of(cls, percent: Decimal, text: str) -> Self:
        if not 0 < percent <= 100:
            raise fault("DOSE-16", f"{quoted(text)} is no part of a hundred", FORMS)
        # Weight in volume: 1 % is 1 g in 100 mL, so 10 mg in 1 mL (BNF, "Expression of strength").
        held = Decimal(figure(percent * 10).replace(",", ""))
        return cls(Amount(held, held, "mg"), "mL", percent)

    def words(self, profile: Profile, speech: Language = ENGLISH) -> str:
        """As the book states it: 0.1 %, or 1 mg per mL."""
        if self.percent is None:
            return self.content(profile, speech)
        return f"{speech.figure(self.percent)}{NBSP}%"

    def content(self, profile: Profile, speech: Language = ENGLISH) -> str:
        """As an amount in what holds it: 1 mg per mL."""
        held = speech.say(noun(speech, "per", self.per, profile)).replace(" ", NBSP)
        return f"{self.amount.words(profile, speech)}{NBSP}{held}"

    def full(self, profile: Profile, speech: Language = ENGLISH) -> str:
        """As stated, with the amount that a percentage stands for."""
        said = self.words(profile, speech)
        return f"{said} ({self.content(profile, speech)})" if self.percent is not None else said


def _refused(text: str) -> Exception:
    loose = _LOOSE_PERCENT.fullmatch(text.strip())
    if loose and "," not in loose[1]:
        mend = figure(Decimal(loose[1]))
        code = "DOSE-03" if mend != loose[1] else "DOSE-01"
        return fault(code, f"{quoted(text)} is not how a strength is written", f"write {mend} %")
    if re.search(r"/|:|\bin\b", text):
        return fault("DOSE-07", f"{quoted(text)} is a ratio; its sign is read as a figure", FORMS)
    return fault("DOSE-16", f"{quoted(text)} is no strength", FORMS)
