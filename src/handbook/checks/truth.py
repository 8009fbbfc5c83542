"""One source of truth: every dose of the book comes from its regimens (DOSE-12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from handbook.checks.literals import Literal
from handbook.checks.reading import Findings, Found, Reading
from handbook.medicine.amount import Amount
from handbook.medicine.units import NBSP, UNITS

if TYPE_CHECKING:
    from handbook.book.prescribed import WrittenRegimen


def looked_up(reading: Reading) -> Findings:
    """DOSE-12: an amount in a text equals a regimen and is better looked up; every regimen stands in the table."""
    everywhere = _Doses(reading.book.regimens.values())
    local = dict(_cases(reading))
    for one in reading.amounts:
        if one.amount:
            own = local.get(".".join(one.words.place.split(".")[1:3]))
            yield from _held(one, one.amount, own, everywhere, reading)
    yield from _left_out(reading)


class _Doses:
    """The doses of regimens, found by what they amount to."""

    def __init__(self, regimens: Iterable[WrittenRegimen]) -> None:
        self.stated = list(_named(regimens))
        self.named: dict[str, Amount] = {}
        for name, dose in self.stated:
            self.named.setdefault(name, dose)
        self.equal = {_size(dose): name for name, dose in reversed(self.stated)}
        self.ends = {_size(end) for _, dose in self.stated for end in _ends(dose)}
        self.by_weight = any(dose.per_kg for _, dose in self.stated)


def _named(regimens: Iterable[WrittenRegimen]) -> Iterator[tuple[str, Amount]]:
    """Each dose by what {dose:…} calls it."""
    for one in regimens:
        yield from ((str(one.id), amount) for amount in one.amounts)
        yield from ((f"{one.id}.{also.id}", also.dose) for also in one.also_stated if also.dose)
        if one.max_per_day:
            yield f"{one.id}/max", one.max_per_day


def _ends(dose: Amount) -> Iterator[Amount]:
    for figure in (dose.low, dose.high):
        yield Amount(figure, figure, dose.unit, dose.per)


def _size(amount: Amount) -> tuple[str, str, Decimal, Decimal]:
    """What an amount comes to, in whatever unit it is told."""
    unit = UNITS[amount.unit]
    return unit.kind, amount.per, amount.low * unit.size, amount.high * unit.size


def _cases(reading: Reading) -> Iterator[tuple[str, _Doses]]:
    """The doses of each case that names its regimens, by its place."""
    known = reading.book.regimens
    for section in reading.book.sections:
        for case in (*getattr(section, "cases", ()), *getattr(section, "partners", ())):
            if case.regimen:
                yield f"{section.id}.{case.id}", _Doses(known[id] for id in case.regimen if id in known)


def _held(one: Literal, amount: Amount, own: _Doses | None, everywhere: _Doses, reading: Reading) -> Findings:
    """An amount held against the regimens: those of its own case, or else all of them."""
    if amount.per_kg and not everywhere.by_weight:
        return
    doses, size = own or everywhere, _size(amount)
    if size in doses.equal:
        if not one.code:
            said = f'"{one.typed}" is typed here; if the regimen changes, it will stay as it is'
            hint = f"write {{dose:{doses.equal[size]}}}"
            yield Found(one.words.place, said, one.words.mark(one.start, one.end), hint, lighter=True)
    elif size not in doses.ends:
        said = f'"{one.typed}" is the dose of no regimen{" of this case" if own else ""}'
        yield Found(one.words.place, said, one.words.mark(one.start, one.end), _stated(own, reading))


def _stated(own: _Doses | None, reading: Reading) -> str:
    if own and len(own.named) <= 3:
        profile = reading.book.profile
        shown = [f"{dose.words(profile).replace(NBSP, ' ')}, {{dose:{name}}}" for name, dose in own.named.items()]
        return f"the regimens state {'; '.join(shown)}"
    return "correct it, or add what the source states to regimens.yaml and write {dose:…}"


def _left_out(reading: Reading) -> Findings:
    """Regimens that the dosing tables leave out."""
    tables = [section for section in reading.book.sections if section.kind == "dosing"]
    listed = {str(id) for section in tables for id in getattr(section, "regimens", ())}
    for regimen in reading.taken if tables else ():
        if regimen.id not in listed:
            said = f"{regimen.title} stands in no dosing table, so a reader of the table does not meet it"
            hint = f"add {regimen.id} to `regimens:` of the section `{tables[0].id}`"
            yield Found(f"regimens.{regimen.id}", said, regimen.id.mark, hint)
