"""The same matter written twice: found by what it is about, since the words may differ (CONT-02)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from handbook.checks.naming import medicines
from handbook.checks.prose import section_of
from handbook.checks.reading import Findings, Found, Reading
from handbook.foundation.marks import Mark
from handbook.foundation.regex import Regex
from handbook.foundation.values import Scalar
from handbook.medicine.amount import Amount
from handbook.medicine.units import UNITS

_SHARED = 0.6  # of the first column's entries
_FEWEST = 3  # rows; two tables of two rows are easily alike
_DOSE = Regex(r"\{dose:([a-z0-9-]+)")
_WORDS = Regex(r"\w+")
_SLOT = Regex(r"\b(?:morning|noon|midday|afternoon|evening|night|bedtime)\b", re.IGNORECASE)


def twice(reading: Reading) -> Findings:
    """Tables with the same rows, and parts on the same partner, dose and time."""
    yield from _tables(reading)
    yield from _parts(reading)


# --- tables ----------------------------------------------------------------------------------------------


class _Rows(NamedTuple):
    place: str
    said: str
    keys: frozenset[str]
    mark: Mark | None


def _tables(reading: Reading) -> Findings:
    seen: list[_Rows] = []
    by_key: dict[str, list[int]] = {}
    for table in (*_drawn(reading), *_written(reading)):
        shared = Counter(number for key in table.keys for number in by_key.get(key, ()))
        alike = [seen[number] for number, count in shared.items() if _alike(table, seen[number], count)]
        if alike and table.mark:
            said = f"this table has the same rows as {alike[0].said}"
            yield Found(table.place, said, table.mark, "keep one of the two, and lead to it with {see:…}")
        for key in table.keys:
            by_key.setdefault(key, []).append(len(seen))
        seen.append(table)


def _alike(one: _Rows, other: _Rows, shared: int) -> bool:
    return shared >= _FEWEST and shared >= _SHARED * len(one.keys | other.keys)


def _drawn(reading: Reading) -> Iterator[_Rows]:
    """The tables that the program draws from regimens.yaml."""
    kinds = reading.kinds.values()
    if "comparison" in kinds:
        forms = reading.book.forms.values()
        names = (f"{form.name} {form.strength.words('us') if form.strength else ''}" for form in forms)
        yield _Rows("forms", "the table of forms, which is drawn from regimens.yaml", _keys(names), None)
    if "dosing" in kinds:
        titles = (regimen.title for regimen in reading.book.regimens.values())
        yield _Rows("regimens", "the table of doses, which is drawn from regimens.yaml", _keys(titles), None)


def _written(reading: Reading) -> Iterator[_Rows]:
    for section in reading.book.sections:
        own = getattr(section, "rows", ())
        if own and isinstance(own[0], tuple):
            yield _rows(own, section.id, own[0][0].mark)
        for kind in ("table", "facts"):
            for part in section.parts(kind):
                yield _rows(part.value.rows, section.id, part.mark)


def _rows(rows: tuple[tuple[Scalar, ...], ...], section: str, mark: Mark) -> _Rows:
    keys = _keys(row[0] for row in rows if row)
    return _Rows(f"sections.{section}", f"one in the section `{section}`", keys, mark)


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key for one in words if (key := re.sub(r"\W+", " ", one).strip().casefold()))


# --- parts -----------------------------------------------------------------------------------------------


class _Part:
    """What one heading, case or partner of a section speaks of."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.partners: set[str] = set()
        self.doses: set[object] = set()
        self.times: set[str] = set()


def _parts(reading: Reading) -> Findings:
    """Two parts that give the same dose of another substance at the same time say the same thing twice."""
    seen: dict[tuple[str, object, str], str] = {}
    told: set[str] = set()
    for place, part in _spoken_of(reading).items():
        for key in ((p, d, t) for p in part.partners for d in part.doses for t in part.times):
            other = seen.setdefault(key, place)
            if other != place and place not in told:
                told.add(place)
                said = f"{key[0]} with this dose and time is described in {other.removeprefix('sections.')} too"
                hint = "keep one of the two, and lead to it with {see:…}"
                yield Found(place, said, part.mark, hint)


class _Named:
    """Names of substances, found by their first word: one pattern of all would grow with the book."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for name in names:
            first = _WORDS.search(name)
            if first:
                self._by_word.setdefault(first[0], []).append(name)

    def found(self, text: str) -> list[str]:
        """The names in a text, the longest where one begins like another."""
        near = [name for word in {*_WORDS.findall(text)} for name in self._by_word.get(word, ())]
        if not near:
            return near
        longest = sorted(near, key=len, reverse=True)
        return re.findall(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", text)


def _spoken_of(reading: Reading) -> dict[str, _Part]:
    partners = _partners(reading)
    parts: dict[str, _Part] = {}
    if not partners:
        return parts
    sizes = {id: _size(one.amounts[0]) for id, one in reading.book.regimens.items()}
    for words in reading.prose:
        doses = {sizes[id] for id in _DOSE.findall(words.text) if id in sizes} if "{dose:" in words.text else ()
        if doses:
            parts.setdefault(words.place, _Part(words.text.mark)).doses.update(doses)
    for one in reading.amounts:
        if one.amount:
            parts.setdefault(one.words.place, _Part(one.words.text.mark)).doses.add(_size(one.amount))
    told = {place: part for place, part in parts.items() if place.count(".") > 1 and _tells(place, reading)}
    named = _Named(partners)
    for words in reading.prose:
        part = told.get(words.place)
        if part:
            part.partners.update(named.found(words.plain))
            part.times.update(slot.lower() for slot in _SLOT.findall(words.plain))
    return told


def _tells(place: str, reading: Reading) -> bool:
    """Whether a place is a part of a section that tells something, and no table of doses."""
    section = section_of(place)
    return bool(section) and reading.kinds[section] != "dosing"


def _partners(reading: Reading) -> set[str]:
    """The other substances that the book gives a dose of, or has a partner's part on."""
    own = reading.book.edition.title
    named = {str(name) for _, name in medicines(reading.book)}
    named |= {str(case.title) for one in reading.book.sections for case in getattr(one, "partners", ())}
    return named - {own}


def _size(amount: Amount) -> object:
    unit = UNITS[amount.unit]
    return unit.kind, amount.low * unit.size, amount.high * unit.size
