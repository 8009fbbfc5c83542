"""Strengths: what a product holds, as a percentage or as an amount in a volume, a piece or a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from handbook.foundation.marks import Mark
from handbook.foundation.model import fault
from handbook.foundation.regex import Regex
from handbook.language.locale import ENGLISH, Language
from handbook.medicine.amount import Amount
from handbook.medicine.ownpieces import CODE
from handbook.medicine.units import FIGURE, NBSP, UNITS, Profile, decimal, figure, holding, plain, quoted
from handbook.medicine.written import Written

_PERCENT = Regex(rf"({FIGURE})([ \u00a0]?)%")
_LOOSE_PERCENT = Regex(r"([0-9]*[.,]?[0-9]+)\s*(?:%|per ?cent|percent)")
_HOLDERS = rf"mL|drop|spray|tablet|capsule|puff|patch|sachet|suppository|hour|{CODE}"
_PER = Regex(rf"(.+?)[ \u00a0]per[ \u00a0](?:({FIGURE})[ \u00a0])?({_HOLDERS})")
_CODES = {unit.us[0]: code for code, unit in UNITS.items()} | {"hour": "h"}
FORMS = "write a strength such as 0.1 %, or 1 mg per mL"


@dataclass(frozen=True, slots=True)
class Strength(Written):
    """A strength such as `0.1 %` (of weight in volume: 1 mg per mL), `250 mg per 5 mL`, `100 mcg per puff`."""

    amount: Amount
    per: str
    """UCUM code of what holds the amount: `mL`, `[drp]`, `{tablet}`, `h` for a rate; empty for a piece."""
    percent: Decimal | None = None
    """As the book states it, if it states a percentage."""
    volume: Decimal = Decimal(1)
    """How much of what holds the amount: 5 of `250 mg per 5 mL`."""
    mark: Mark | None = field(default=None, compare=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The strength in a text; a fault DOSE-16, or that of its amount."""
        percent = _PERCENT.fullmatch(text)
        if percent and percent[2]:
            return cls._of(decimal(percent[1]), text)
        parts = _PER.fullmatch(text)
        if parts:
            return cls(_held(parts[1], text), _CODES.get(parts[3], parts[3]), volume=decimal(parts[2] or "1"))
        raise _refused(text)

    @classmethod
    def _of(cls, percent: Decimal, text: str) -> Self:
        if not 0 < percent <= 100:
            raise fault("DOSE-16", f"{quoted(text)} is no part of a hundred", FORMS)
        # Weight in volume: 1 % is 1 g in 100 mL, so 10 mg in 1 mL (BNF, "Expression of strength").
        held = plain(percent * 10)
        return cls(Amount(held, held, "mg"), "mL", percent)

    def words(self, profile: Profile, speech: Language = ENGLISH) -> str:
        """As the book states it: 0.1 %, or 1 mg per mL."""
        if self.percent is None:
            return self.content(profile, speech)
        return f"{speech.figure(self.percent)}{NBSP}%"

    def content(self, profile: Profile, speech: Language = ENGLISH) -> str:
        """As an amount in what holds it: 1 mg per mL, 250 mg per 5 mL; the amount alone for a piece."""
        said = self.amount.words(profile, speech)
        if not self.per:
            return said
        if self.volume == 1:
            held = holding(speech, self.per, profile)
        else:
            held = speech.say("per-many", amount=Amount(self.volume, self.volume, self.per).words(profile, speech))
        return f"{said} {held}".replace(" ", NBSP)


class PieceStrength(Strength):
    """The strength of a product: any strength, or an amount alone for one piece of it (`5 mg`)."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Self:
        """The strength in a text; a fault DOSE-16, or that of its amount."""
        if "%" in text or re.search(r"\bper\b|/|:", text):
            read = Strength.read(text)
            return cls(read.amount, read.per, read.percent, read.volume)
        return cls(_held(text, text), "")


def _held(amount: str, text: str) -> Amount:
    """The amount in a strength; its fault carries no mend that would drop what holds it."""
    from pydantic_core import PydanticCustomError

    try:
        return Amount.read(amount)
    except PydanticCustomError as error:
        told = error.context or {}
        hint = str(told["hint"])
        rest = text[len(amount) :]
        whole = f"{hint}{rest}" if hint.startswith("write ") and rest and "such as" not in hint else hint
        mend = f"{told['mend']}{rest}" if told["mend"] else ""
        raise fault(error.type, told["message"], whole, mend=mend) from None


_TWO = Regex(r"[0-9.,]+(?:\s*[^\W\d_]+)?\s*[/+]\s*[0-9.,]+\s*[^\W\d_]+")


def _with_per(text: str) -> str:
    """What to write for a strength with a stroke: 120 mg per 5 mL; two substances have a key of their own."""
    from pydantic_core import PydanticCustomError

    if "/" not in text:
        return ""
    plain = " ".join(text.replace("/", " per ").split())
    plain = re.sub(r"\bper h$", "per hour", re.sub(r"(?i)\bml\b", "mL", plain))
    try:
        Strength.read(plain)
    except PydanticCustomError:
        both = "the strength of each of two substances stands under `parts:` of the product"
        return both if _TWO.fullmatch(text.strip()) else ""
    return f"write {plain}"


def _refused(text: str) -> Exception:
    loose = _LOOSE_PERCENT.fullmatch(text.strip())
    if loose and "," not in loose[1]:
        mend = figure(Decimal(loose[1]))
        code = "DOSE-03" if mend != loose[1] else "DOSE-01"
        return fault(code, f"{quoted(text)} is not how a strength is written", f"write {mend} %", mend=f"{mend} %")
    if re.search(r"/|:|\bin\b", text):
        return fault("DOSE-07", f"{quoted(text)} is a ratio; its sign is read as a figure", _with_per(text) or FORMS)
    return fault("DOSE-16", f"{quoted(text)} is no strength", FORMS)
