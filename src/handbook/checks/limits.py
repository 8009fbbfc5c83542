"""The most for one day, held against what a day has (DOSE-11), and statements ten times apart (DOSE-33)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from handbook.book.intakes import products_of
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.safety import scheme
from handbook.medicine.amount import Amount
from handbook.medicine.product import Product
from handbook.medicine.strength import Strength
from handbook.medicine.units import UNITS, figure, plain

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.prescribed import WrittenRegimen

_FAR = 10
"""So many times apart, two statements on one dose are more likely a slip of a zero or a unit than two opinions."""


def daily_maximum(reading: Reading) -> Findings:
    """DOSE-11: a most for one day is stated, and the doses of a day stay within it."""
    for regimen in reading.taken:
        most = regimen.max_per_day
        day = _of_a_day(regimen)
        if most is None and (regimen.as_needed or scheme(regimen) or any(slot.dose for slot in regimen.slots)):
            continue  # told by DOSE-10; or the regimen itself says what each day has
        if most is None:
            said = f"{regimen.named} states no most for one day"
            hint = "add `max_per_day:` if the source states one, or waive this"
            yield Found(f"regimens.{regimen.id}", said, regimen.id.mark, hint)
        elif day is not None and day.per != most.per:
            yield from _by_figures(regimen, day, most, reading)
        elif day is not None:
            yield from _within(regimen, day, most, reading.book)


def _of_a_day(regimen: WrittenRegimen) -> Amount | None:
    """The most that is taken on one day; None if that is not stated."""
    dose = regimen.dose
    if regimen.as_needed and not regimen.frequency:
        return dose
    if (scheme(regimen) and not regimen.as_needed) or any(slot.dose for slot in regimen.slots):
        return None  # DOSE-19 holds every day against it
    if dose is None or regimen.per == "day":
        return dose
    if not regimen.frequency:
        return None
    low, high = (Decimal(str(times)) for times in regimen.frequency.per_day)
    return dose.times(low, high)


def _within(regimen: WrittenRegimen, day: Amount, most: Amount, book: Book) -> Findings:
    """Whether a day stays within its most, told in whatever units, as long as something converts them."""
    place = f"regimens.{regimen.id}"
    known = day if day.comparable(most) else _converted(day, most.unit, regimen, book)
    if known is None:
        said = f"the doses of one day come to {book.told(day)}, and nothing says what that is in the unit of the most"
        yield Found(place, said, most.mark, "tell both in one unit, or add the strength that converts them")
    elif known.exceeds(most):
        shown = [book.told(Amount(one.high, one.high, one.unit, one.per)) for one in (known, most)]
        said = f"the doses of one day come to {shown[0]}, more than the stated most of {shown[1]}"
        yield Found(place, said, most.mark, "check the dose, how often, and the most for one day")


def _converted(day: Amount, unit: str, regimen: WrittenRegimen, book: Book) -> Amount | None:
    """An amount in tablets or mL in a unit of the substance, or the other way round; None if nothing says so."""
    form, medicine = book.forms.get(regimen.form or ""), book.medicines.get(regimen.medicine or "")
    for held, counted in (*_products(products_of(medicine, form)), *_strengths(form.strength if form else None)):
        if counted == day.unit and UNITS[held.unit].kind == UNITS[unit].kind:
            return held.to(unit).times(day.low, day.high)
        if counted == unit and UNITS[held.unit].kind == UNITS[day.unit].kind:
            each = held.to(day.unit).low
            return Amount(plain(day.low / each), plain(day.high / each), unit)
    return None


def _products(products: Sequence[Product]) -> list[tuple[Amount, str]]:
    """What a piece holds, where every product that is counted so holds the same."""
    held = {(one.held, one.counted) for one in products if one.held}
    pieces = [counted for _, counted in held]
    return [(amount, counted) for amount, counted in held if pieces.count(counted) == 1]


def _strengths(strength: Strength | None) -> list[tuple[Amount, str]]:
    if strength is None or strength.per not in UNITS:
        return []
    each = plain(strength.amount.low / strength.volume)
    return [(Amount(each, each, strength.amount.unit), strength.per)]


def _by_figures(regimen: WrittenRegimen, day: Amount, most: Amount, reading: Reading) -> Findings:
    """A dose by weight beside a most that is none, or the other way round: who is too heavy for it, or too light."""
    if reading.plan and any(entry.id == regimen.id for entry in reading.plan.entries):
        return  # the plan has the person's figures, and DOSE-19 holds every day against the most
    book, place = reading.book, f"regimens.{regimen.id}"
    each, whole = (day, most) if day.per else (most, day)
    turned = {"kg": "a weight", "m2": "a surface"}[each.per]
    said = f"{book.told(day)} a day cannot be held against a most of {book.told(most)} without {turned}"
    if UNITS[each.unit].kind == UNITS[whole.unit].kind and not (day.per and most.per):
        end = (whole.to(each.unit).high / each.high).quantize(Decimal("0.1"), ROUND_DOWN)
        way = "above {}, {} a day are more than the most of {}" if day.per else "below {}, {} a day are more than {}"
        said = way.format(f"{figure(end)} {each.per}", book.told(day), book.told(most))
    hint = "give the person's figures, `person:` in calendar.yaml, or say in the text who must not go beyond it"
    yield Found(place, said, most.mark, hint, lighter=True)


def tenfold(reading: Reading) -> Findings:
    """DOSE-33: two statements on one dose are not ten times apart (ISMP: tenfold errors by zeros and units)."""
    for regimen in reading.taken:
        dose = regimen.dose
        yield from _beyond(regimen, reading.book)
        for other in regimen.also_stated:
            if dose is None or other.dose is None or not dose.comparable(other.dose):
                continue
            stated = other.dose.to(dose.unit)
            if stated.low >= dose.high * _FAR or dose.low >= stated.high * _FAR:
                shown = reading.book.told(other.dose), reading.book.told(dose)
                said = f"{shown[0]} is stated beside {shown[1]}, ten times apart or more"
                hint = "look at the source for a slip of a zero or a unit; if it says both, waive this"
                yield Found(f"regimens.{regimen.id}", said, other.dose.mark, hint)


def _beyond(regimen: WrittenRegimen, book: Book) -> Findings:
    """A most for one day that nobody could reach with the doses of the regimen."""
    day, most = _of_a_day(regimen), regimen.max_per_day
    if day and most and day.comparable(most) and most.to(day.unit).low >= day.high * _FAR * 5:
        said = f"the most for one day is {book.told(most)}, and the doses of a day come to {book.told(day)}"
        yield Found(f"regimens.{regimen.id}", said, most.mark, "look at the source for a slip of a zero or a unit")
