"""What a regimen prescribes, as far as prose can contradict it; no other check on words asks a regimen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from handbook.book.intakes import products_of
from handbook.checks.lexicon import Lexicon, lexicon, tokens
from handbook.medicine.amount import Amount
from handbook.medicine.units import UNITS, is_piece

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.prescribed import WrittenRegimen
    from handbook.medicine.frequency import Duration
    from handbook.medicine.product import Product

Size = tuple[str, str, Decimal, Decimal]
"""What an amount comes to in whatever unit: kind of unit, for each kg or m2 or neither, low, high."""


def size(amount: Amount) -> Size:
    """What an amount comes to, in whatever unit it is told."""
    unit = UNITS[amount.unit]
    return unit.kind, amount.per, amount.low * unit.size, amount.high * unit.size


class Hours(NamedTuple):
    """How long, in hours."""

    low: float
    high: float


class Prescribed(NamedTuple):
    """One regimen: amounts by what {dose:…} calls them, and when, how and how long."""

    id: str
    title: str
    named: tuple[tuple[str, Amount], ...]
    """The dose, doses stated elsewhere, the most for one day."""
    day: Amount | None
    """What comes together on one day."""
    pieces: tuple[tuple[str, Amount], ...]
    """What a drop, spray, tablet or capsule of its form holds, by unit."""
    per_day: tuple[float, float] | None
    slots: frozenset[str] | None
    """Times of day: morning, noon, afternoon, evening, bedtime; None if there is one that is not known."""
    routes: frozenset[str]
    courses: tuple[Hours, ...]
    breaks: tuple[Hours, ...] | None
    """None where a break is told by a rule."""

    @property
    def sizes(self) -> frozenset[Size]:
        """What a text may say of one dose without a contradiction: doses, their ends."""
        doses = [one for name, one in self.named if not name.endswith("/max")]
        return self._sizes([*doses, *filter(None, map(self.held, doses))])

    @property
    def limits(self) -> frozenset[Size]:
        """What it may say of a day or of a most: a day's amount, and the most for one day."""
        most = [one for name, one in self.named if name.endswith("/max")]
        return self._sizes([*most, *([self.day] if self.day else [])])

    @staticmethod
    def _sizes(said: Iterable[Amount]) -> frozenset[Size]:
        said = tuple(said)
        ends = [Amount(end, end, one.unit, one.per) for one in said for end in (one.low, one.high)]
        return frozenset(size(one) for one in (*said, *ends))

    def held(self, count: Amount) -> Amount | None:
        """What so many tablets or drops hold; None if that is not known."""
        each = dict(self.pieces).get(count.unit)
        return each.times(count.low, count.high) if each and each.single else None


def prescribed(book: Book) -> tuple[Prescribed, ...]:
    """Every regimen of a book."""
    return tuple(_prescribed(one, book) for one in book.regimens.values())


def _prescribed(one: WrittenRegimen, book: Book) -> Prescribed:
    known = lexicon(book.language.base)
    also = one.also_stated
    named = [(str(one.id), dose) for dose in one.amounts]
    named += [(f"{one.id}.{other.id}", other.dose) for other in also if other.dose]
    if one.max_per_day:
        named.append((f"{one.id}/max", one.max_per_day))
    form = book.forms.get(one.form or "")
    medicine = book.medicines.get(one.medicine or "")
    often = [each for each in (one.frequency, *(other.frequency for other in also)) if each]
    spread = [end for each in often for end in each.per_day]
    route = f"{one.route} {form.route if form else ''} {medicine.route if medicine else ''}"
    rests = [each for each in (one.rest, *(other.rest for other in also)) if each]
    lengths = [each for each in (one.course, *(other.course for other in also)) if each and each.low]
    timed = (*(slot.words for slot in one.slots), one.timing, one.not_after)
    return Prescribed(
        str(one.id),
        str(one.title),
        tuple(named),
        _day(one),
        tuple(_pieces(products_of(medicine, form))),
        (min(spread), max(spread)) if spread and not one.as_needed else None,
        _slots(timed, known) if one.slots else None,
        frozenset(told(route, "routes", known)),
        tuple(map(_hours, lengths)),
        None
        if any(not each.length for each in rests)
        else tuple(_hours(each.length) for each in rests if each.length),
    )


def _day(one: WrittenRegimen) -> Amount | None:
    if one.per == "day":
        return one.dose
    if one.dose is None or not one.frequency or one.as_needed:
        return None
    low, high = (Decimal(str(round(times, 6))) for times in one.frequency.per_day)
    return one.dose.times(low, high) if low >= 1 else None


def _pieces(products: Iterable[Product]) -> Iterator[tuple[str, Amount]]:
    """What one piece holds, where all products agree about it."""
    held: dict[str, set[Amount]] = {}
    for product in products:
        if product.held and is_piece(product.counted):
            held.setdefault(product.counted, set()).add(product.held)
    return ((piece, amounts.pop()) for piece, amounts in held.items() if len(amounts) == 1)


def _hours(length: Duration) -> Hours:
    return Hours(*length.hours)


def _slots(texts: tuple[str, ...], known: Lexicon) -> frozenset[str] | None:
    found: set[str] = set()
    for text in texts:
        here = set(told(text, "slots", known)) | set(clocks(text))
        if text and not here:
            return None
        found |= here
    return frozenset(found)


def clocks(text: str) -> Iterator[str]:
    """The times of day of clock times."""
    for token in tokens(text):
        hour, colon, minute = token.text.partition(":")
        if colon and hour.isdecimal() and minute.isdecimal() and len(hour) < 3:
            yield time_of_day(int(hour))


def time_of_day(hour: int) -> str:
    """The name of an hour: 8 is morning."""
    for after, name in ((4, "bedtime"), (11, "morning"), (14, "noon"), (17, "afternoon"), (20, "evening")):
        if hour < after:
            return name
    return "bedtime"


def told(text: str, role: str, known: Lexicon) -> Iterator[str]:
    """What of one role a text tells: its times of day, its routes."""
    return (tag.value for tag in known.tags([token.low for token in tokens(text)]) if tag.role == role)


@lru_cache(maxsize=4)
def nearby(slot: str) -> frozenset[str]:
    """Times of day that may be called by each other's names."""
    groups = ({"morning"}, {"noon", "afternoon"}, {"evening", "bedtime"})
    return frozenset(next(one for one in groups if slot in one))
