"""Whether a regimen can be carried out, and carried out safely (DOSE-05, -09, -10, -13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.book.patterns import SCHEMES
from handbook.book.planned import medicine_name
from handbook.checks.fitting import way_of_giving
from handbook.checks.reading import Findings, Found, Reading, listed
from handbook.medicine.amount import Amount
from handbook.medicine.ownpieces import is_own
from handbook.medicine.units import UNITS

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.prescribed import WrittenForm, WrittenRegimen
    from handbook.medicine.strength import Strength

_DROPPED = ("nose", "eye", "ear", "lungs")
"""Ways of giving by which a dose is counted in drops or sprays."""
_COUNTED = ("[drp]", "{spray}", "{tablet}", "{capsule}")


def one_unit(reading: Reading) -> Findings:
    """DOSE-05: the doses of one substance stand in one unit: in mg where all are 1,000 mcg and more."""
    book, units = reading.book, _common_units(reading.book)
    for regimen in book.regimens.values():
        for dose in regimen.amounts:
            if UNITS[dose.unit].kind == "mass":
                yield from _in_one_unit(regimen, dose, units.get(_substance(regimen, book)), book)


def _in_one_unit(regimen: WrittenRegimen, dose: Amount, common: str | None, book: Book) -> Findings:
    place, mark = f"regimens.{regimen.id}", dose.mark
    told = book.told(dose.to(common)) if common else ""
    if not common or dose.unit == common or told == book.told(dose):
        return
    if (dose.unit, common) == ("ug", "mg") and dose.low >= 1000:
        yield Found(place, f"{book.told(dose)} is easier to read as {told}", mark, f"write {told}")
        return
    said = f"{book.told(dose)} stands among doses in {_unit(common, book)}, where it is {told}"
    yield Found(place, said, mark, f"write {told}, as the other doses are written")


def _substance(regimen: WrittenRegimen, book: Book) -> str:
    return medicine_name(book, regimen)


def _common_units(book: Book) -> dict[str, str]:
    """The unit for the doses of a substance: the one that most are told in; mg if all of those are large in mcg."""
    found: dict[str, list[Amount]] = {}
    for regimen in book.regimens.values():
        masses = (one for one in regimen.amounts if UNITS[one.unit].kind == "mass")
        found.setdefault(_substance(regimen, book), []).extend(masses)
    return {substance: _common(doses) for substance, doses in found.items() if doses}


def _common(doses: list[Amount]) -> str:
    unit = Counter(one.unit for one in doses).most_common(1)[0][0]
    # Held against the smallest dose, and not each by itself: else 12 mg would be 12,000 mcg, and that 12 mg again.
    return "mg" if unit == "ug" and all(one.to("ug").low >= 1000 for one in doses) else unit


def _unit(code: str, book: Book) -> str:
    return UNITS[code].uk[1] if book.profile == "uk" else UNITS[code].us[1]


def complete(reading: Reading) -> Findings:
    """DOSE-09: a regimen that is meant to be taken says all that is needed to take it."""
    for regimen in reading.taken:
        missing = list(_missing(regimen, reading.book))
        if missing:
            said = f"{regimen.named} does not say {listed(missing, 'or')}"
            hint = "add what the source states; if it states nothing, waive this and say so"
            endless = "; what is taken for good has `course: ongoing`" if _LENGTH in missing else ""
            yield Found(f"regimens.{regimen.id}", said, regimen.id.mark, f"{hint}{endless}")


_LENGTH = "for how long"


def _missing(regimen: WrittenRegimen, book: Book) -> Iterator[str]:
    form, medicine = book.forms.get(regimen.form or ""), book.medicines.get(regimen.medicine or "")
    if medicine:
        if not medicine.products:
            yield "its products"
        elif not all(one.strength or one.parts for one in medicine.products):
            yield "the strength of each product"
    elif form is None:
        yield "its form and strength"
    elif form.strength is None:
        yield "its strength"
    if not (regimen.route or (form and form.route) or (medicine and medicine.route)):
        yield "its route"
    if not (regimen.frequency or scheme(regimen) or any(slot.dose for slot in regimen.slots)):
        yield "how the day's amount is divided" if regimen.per == "day" else "how often"
    steps = bool(regimen.steps) and all(step.slots or step.pause for step in regimen.steps)
    timed = regimen.slots or regimen.timing or regimen.before or steps
    if not (timed or regimen.as_needed or regimen.once):
        yield "at what time of day"
    within = regimen.on is not None and regimen.on.kind == "course"
    ends = within or regimen.course or regimen.as_needed or regimen.once or regimen.steps or regimen.around
    if not ends:
        yield _LENGTH


def scheme(regimen: WrittenRegimen) -> bool:
    """Whether a regimen says on which days it is taken, by any way but a frequency."""
    return any(getattr(regimen, key) for key in (*SCHEMES, "around"))


def as_needed(reading: Reading) -> Findings:
    """DOSE-10: a dose as needed has a shortest time between two doses and a most for one day (BNF)."""
    for regimen in reading.taken:
        if not regimen.as_needed:
            continue
        missing = [] if regimen.min_interval else [("shortest time between two doses", "`min_interval: 4 hours`")]
        missing += [] if regimen.max_per_day else [("most for one day", "`max_per_day: 800 mcg`")]
        if missing:
            said = f"{regimen.named} is taken as needed and states no {' and no '.join(what for what, _ in missing)}"
            hint = f"add what the source states, in the form of {' and '.join(key for _, key in missing)}"
            yield Found(f"regimens.{regimen.id}", said, regimen.id.mark, hint)


def countable(reading: Reading) -> Findings:
    """DOSE-13: a dose is a whole number of the drops, sprays, tablets or capsules that it is counted in."""
    book = reading.book
    for regimen in reading.taken:
        form = book.forms.get(regimen.form or "")
        dose, medicine = regimen.dose, book.medicines.get(regimen.medicine or "")
        if dose is None or (medicine and medicine.products) or UNITS[dose.unit].kind != "mass" or dose.per:
            continue
        piece = _piece(form)
        if piece:
            yield from _counted(regimen, dose, piece, book)
        elif way_of_giving(str(regimen.route or (form.route if form else ""))) in _DROPPED:
            said = f"nothing says how many drops or sprays make {book.told(dose)}"
            hint = "add `delivers: 50 mcg per drop` to the form, if the source says so"
            yield Found(f"regimens.{regimen.id}", said, dose.mark, hint)


def _piece(form: WrittenForm | None) -> Strength | None:
    """What one drop, spray, tablet or capsule holds, if that is known."""
    told = (form.delivers, form.strength) if form else ()
    return next((one for one in told if one and (one.per in _COUNTED or is_own(one.per))), None)


def _counted(regimen: WrittenRegimen, dose: Amount, piece: Strength, book: Book) -> Findings:
    if not dose.comparable(piece.amount):
        return
    each = piece.amount.to(dose.unit).low
    for figure in dict.fromkeys((dose.low, dose.high)):
        count = figure / each
        if count % 1 == 0:
            continue
        unit, noun = dose.unit, getattr(UNITS[piece.per], book.profile)[1]
        shown = book.told(Amount(figure, figure, unit))
        near = [Amount(n * each, n * each, unit) for n in (int(count), int(count) + 1) if n]
        said = f"{shown} is no whole number of {noun} of {book.told(piece.amount)}"
        hint = f"{' and '.join(book.told(one) for one in near)} can be counted; check the dose and the form"
        yield Found(f"regimens.{regimen.id}", said, dose.mark, hint)
