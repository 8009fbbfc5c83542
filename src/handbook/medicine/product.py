"""Products that are in the house: their form, their strength, and the parts that they may be taken in."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from handbook.medicine.amount import Amount
from handbook.medicine.strength import Strength

Split = Literal["whole", "half", "quarter"]
PARTS: dict[Split, Decimal] = {"whole": Decimal(1), "half": Decimal("0.5"), "quarter": Decimal("0.25")}


class Form(NamedTuple):
    """What a form of medicine is counted or measured in, whether it may be parted, and where it can be given."""

    piece: str
    """UCUM code: `{tablet}`, `mL`."""
    splits: bool = False
    ways: tuple[str, ...] = ()
    """Ways of giving that it is made for, by the names of `routes`."""


FORMS: dict[str, Form] = {
    "tablet": Form("{tablet}", True, ("mouth", "tongue", "rectum", "vagina")),
    "slow-release tablet": Form("{tablet}", False, ("mouth",)),
    "capsule": Form("{capsule}", False, ("mouth", "rectum", "vagina")),
    "slow-release capsule": Form("{capsule}", False, ("mouth",)),
    "drops": Form("[drp]", False, ("mouth", "tongue", "nose", "eye", "ear")),
    "spray": Form("{spray}", False, ("nose", "mouth", "tongue", "skin", "throat")),
    "inhaler": Form("{puff}", False, ("lungs",)),
    "patch": Form("{patch}", False, ("skin",)),
    "sachet": Form("{sachet}", False, ("mouth", "skin")),
    "suppository": Form("{suppository}", False, ("rectum", "vagina")),
    "solution": Form("mL", False, ("mouth", "throat", "lungs", "skin", "rectum", "vein", "muscle", "under the skin")),
    "suspension": Form("mL", False, ("mouth", "lungs", "rectum", "muscle", "under the skin")),
    "syrup": Form("mL", False, ("mouth",)),
    "injection": Form("mL", False, ("vein", "muscle", "under the skin")),
}
"""The forms that are known; slow-release ones and capsules are never parted."""
OWN = Form("", splits=True)
"""A form of an author's own: the author says whether it is parted, and where it is given."""


@dataclass(frozen=True, slots=True)
class Product:
    """One product: a tablet of 5 mg that may be halved, a solution of 50 mg per mL."""

    id: str
    form: str
    strengths: tuple[tuple[str, Strength], ...] = ()
    """Substance and strength; the substance is empty if it is the medicine's own."""
    splits: Split = "whole"
    piece: str = ""
    """UCUM code of what is counted; that of the form if left out."""
    pack: int = 0
    """How many pieces a pack holds, if that is told."""

    @property
    def counted(self) -> str:
        """What is counted or measured of it."""
        return self.piece or FORMS[self.form].piece

    @property
    def part(self) -> Decimal:
        """The smallest part of a piece that may be taken."""
        return PARTS[self.splits]

    @property
    def held(self) -> Amount | None:
        """What one piece, or 1 mL, holds; None for two substances, a rate, or no strength."""
        if len(self.strengths) != 1:
            return None
        strength = self.strengths[0][1]
        if strength.per not in ("", self.counted):
            return None
        low = strength.amount.low / strength.volume
        return Amount(low, low, strength.amount.unit)
