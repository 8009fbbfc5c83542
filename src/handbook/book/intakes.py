"""What is taken at one time or on one day, from what a regimen states: times, amounts for the person, products."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import NamedTuple

from handbook.book.piecetable import piece_of
from handbook.book.prescribed import (
    Pattern,
    SlotLine,
    StepLine,
    WrittenForm,
    WrittenMedicine,
    WrittenProduct,
    WrittenRegimen,
)
from handbook.foundation.marks import Mark, refuse
from handbook.medicine.amount import Amount
from handbook.medicine.body import Person, absolute
from handbook.medicine.pieces import pieces
from handbook.medicine.product import Product
from handbook.medicine.slots import Intake, Portion, Slot, clock_time, read_slots
from handbook.medicine.units import UNITS, is_piece


def products_of(medicine: WrittenMedicine | None, form: WrittenForm | None) -> tuple[Product, ...]:
    """The products that a dose is counted out from: those of the medicine, or what the form says of a piece."""
    if medicine:
        return tuple(_product(one) for one in medicine.products)
    told = (form.delivers, form.strength) if form else ()
    piece = next((one for one in told if one and is_piece(one.per)), None)
    if form is None or piece is None:
        return ()
    splits = "quarter" if piece.per == "{tablet}" else "whole"
    return (Product(form.id, str(form.name), (("", piece),), splits, piece.per),)  # type: ignore[arg-type]


def _product(one: WrittenProduct) -> Product:
    own = ((("", one.strength),) if one.strength else ()) + tuple((str(p.substance), p.strength) for p in one.parts)
    return Product(str(one.id), str(one.form), own, str(one.splits), piece_of(one.form), one.pack or 0)  # type: ignore[arg-type]


class Dispenser(NamedTuple):
    """Makes the intakes of one regimen: for a person, from its products, at clock times of a language."""

    regimen: WrittenRegimen
    products: tuple[Product, ...]
    person: Person
    clock: Mapping[str, time]
    wished: tuple[SlotLine, ...] = ()
    """Times of day that the calendar gives in place of the regimen's own."""

    @property
    def mark(self) -> Mark:
        """Where the regimen is written."""
        return self.regimen.title.mark

    def intake(self, pattern: Pattern, amount: Amount | None = None) -> Intake:
        """What is taken on a day of this pattern; `amount` is that of the day, if days differ.

        HandbookError: SCHED-17 times of day, DOSE-17 nothing makes the dose, DOSE-18 units, DOSE-20 no figures,
        DOSE-22 no dose, DOSE-23 a day's total that nothing divides.
        """
        own = pattern.slots if isinstance(pattern, StepLine) else ()
        lines = own or self.wished or self.regimen.slots
        if not lines:
            return self._bare(pattern, amount)
        slots = self._slots(lines)
        given = [line.dose or amount or pattern.dose or self._banded() for line in lines]
        self._check_divided(lines)
        return tuple(
            Portion(slot, self._amount(dose, line.dose or pattern.dose))
            for slot, line, dose in zip(slots, lines, given, strict=True)
        )

    def by_figures(self) -> list[tuple[Amount | None, Amount]]:
        """What each dose by weight or surface comes to for the person; of bands, that of their own."""
        stated: list[Amount | None] = [amount for amount in self.regimen.amounts if amount.per]
        stated += [None] if self.regimen.bands else []
        return [(dose, self._amount(dose or self._banded(), dose)) for dose in stated]

    def _bare(self, pattern: Pattern, amount: Amount | None) -> Intake:
        """A dose at no time of day: only what is taken when needed."""
        if not self.regimen.as_needed:
            message = f"{self.regimen.named} has no times of day to tick off"
            hint = "write its times of day under `slots:`"
            raise refuse("SCHED-17", message, self.mark, hint)
        return (Portion(Slot(""), self._amount(amount or pattern.dose or self._banded(), pattern.dose)),)

    def _slots(self, lines: Sequence[SlotLine]) -> tuple[Slot, ...]:
        own = {line.words.lower(): clock_time(line.time, line.time.mark) for line in lines if line.time}
        names, marks = [str(line.words) for line in lines], [line.words.mark for line in lines]
        return read_slots(names, {**self.clock, **own}, marks)

    def _check_divided(self, lines: Sequence[SlotLine]) -> None:
        if self.regimen.per == "day" and len(lines) > 1:
            message = f"the dose of {self.regimen.named} is the total of a day, and it has {len(lines)} times of day"
            raise refuse(
                "DOSE-23", message, self.mark, "write the dose of each time under `slots:`, without `per: day`"
            )

    def _banded(self) -> Amount | None:
        bands = self.regimen.bands
        if bands is None:
            return None
        size = self.person.weight if bands.by == "weight" else self.person.height
        if size is None:
            hint = f"give it: --{bands.by}, or `person:` in calendar.yaml"
            message = f"the dose of {self.regimen.named} goes by {bands.by}"
            raise refuse("DOSE-20", message, self.mark, hint, (bands.by,))
        for row in bands.rows:
            if row.low.size <= size.size < row.high.size:
                return row.dose
        message = f"{size.words()} lies in no band of {self.regimen.named}".replace("\u00a0", " ")
        raise refuse("DOSE-20", message, size.mark or self.mark)

    def _amount(self, dose: Amount | None, written: Amount | None) -> Amount:
        mark = dose.mark if dose and dose.mark else written.mark if written and written.mark else self.mark
        if dose is None:
            message = f"{self.regimen.named} states no dose for one of its times of day"
            raise refuse("DOSE-22", message, mark, "write `dose:`")
        made = replace(absolute(dose, self.person, self.regimen.round_to, self.products, mark), mark=None)
        fault = unmade(made, self.products, self.regimen.named)
        if fault:
            liquid = dose.per and all(product.counted == "mL" for product in self.products)
            hint = "write `round_to:` with the step that the source gives" if liquid else fault[2]
            raise refuse(fault[0], fault[1], mark, hint)
        return made


def unmade(dose: Amount, products: tuple[Product, ...], title: str) -> tuple[str, str, str] | None:
    """Why products cannot make a dose: code (DOSE-17, -18), message and mend; None if they can.

    A range is not counted out, but both its ends can be.
    """
    for figure in dict.fromkeys((dose.low, dose.high)):
        one = Amount(figure, figure, dose.unit)
        able = [product for product in products if _counts(product, one)]
        if (products and not able and UNITS[dose.unit].kind != "mass") or (not able and _weighed(products)):
            forms = " and ".join(dict.fromkeys(product.form for product in products))
            message = f"{one.typed} of {title} cannot be told in what it comes in: {forms}"
            return "DOSE-18", message, "correct the unit, the form, or add its strength"
        if able and pieces(one, products) is None:
            return "DOSE-17", f"no pieces of {title} make {one.typed}", _nearest(products)
    return None


def _weighed(products: tuple[Product, ...]) -> bool:
    """Whether any product says what a piece of it holds, so that a dose by weight can be counted out."""
    return any(product.held for product in products)


def _counts(product: Product, dose: Amount) -> bool:
    if product.counted == dose.unit:
        return True
    return product.held is not None and UNITS[product.held.unit].kind == UNITS[dose.unit].kind


def _nearest(products: tuple[Product, ...]) -> str:
    """What is at hand, in words; no other dose is proposed."""
    told = [
        f"{one.strengths[0][1].words('us')} {one.form}{_parts(one)}".replace("\u00a0", " ")
        for one in products if one.strengths
    ]  # fmt: skip
    return (
        f"its products: {', '.join(told)}; add the one that is used, or `splits:`, or correct the dose"
        if told
        else ""
    )


def _parts(product: Product) -> str:
    return {"whole": "", "half": " in halves", "quarter": " in quarters"}[product.splits]
