"""Units of dose: their kinds, their sizes, their words in print, and figures as they are typed."""

from decimal import Decimal
from typing import Literal, NamedTuple

from handbook.language.locale import ENGLISH, Language
from handbook.medicine.ownpieces import OWN, counting, held_by, is_own, part_of, spelled, with_part

Profile = Literal["us", "uk"]
"""How doses are printed: mcg and as stored, or micrograms and in the unit that needs no thousands."""

NBSP = "\u00a0"
FIGURE = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]*[1-9])?"


class Unit(NamedTuple):
    """A unit of dose: its kind, its size within the kind, and its words in print."""

    kind: str
    size: Decimal
    us: tuple[str, str]
    """One of it, several of it."""
    uk: tuple[str, str]
    most: Decimal
    """No single dose of a medicine is larger; the largest that is drunk is the 4,000 mL that empties the bowel."""


def _unit(kind: str, size: str, us: str, uk: str, most: str) -> Unit:
    return Unit(kind, Decimal(size), _forms(us), _forms(uk), Decimal(most))


def _forms(words: str) -> tuple[str, str]:
    one, _, several = words.partition("|")
    return one, several or one


class _Units(dict[str, Unit]):
    """The units that are known; one of an author's own pieces follows from its code."""

    def __missing__(self, code: str) -> Unit:
        if not is_own(code):
            raise KeyError(code)
        return Unit(code, Decimal(1), spelled(code), spelled(code), Decimal(100))


# UCUM code: words. The micro sign is never printed: it is read as m.
UNITS = _Units({
    "ng": _unit("mass", "1e-9", "nanogram|nanograms", "nanogram|nanograms", "1e6"),
    "ug": _unit("mass", "1e-6", "mcg", "microgram|micrograms", "1e6"),
    "mg": _unit("mass", "1e-3", "mg", "mg", "1e5"),
    "g": _unit("mass", "1", "g", "g", "1e2"),
    "mL": _unit("volume", "1", "mL", "mL", "4e3"),
    "[iU]": _unit("activity", "1", "unit|units", "unit|units", "1e8"),
    "[drp]": _unit("drops", "1", "drop|drops", "drop|drops", "1e2"),
    "{spray}": _unit("sprays", "1", "spray|sprays", "spray|sprays", "1e2"),
    "{tablet}": _unit("tablets", "1", "tablet|tablets", "tablet|tablets", "1e2"),
    "{capsule}": _unit("capsules", "1", "capsule|capsules", "capsule|capsules", "1e2"),
    "{puff}": _unit("puffs", "1", "puff|puffs", "puff|puffs", "1e2"),
    "{patch}": _unit("patches", "1", "patch|patches", "patch|patches", "1e2"),
    "{sachet}": _unit("sachets", "1", "sachet|sachets", "sachet|sachets", "1e2"),
    "{suppository}": _unit("suppositories", "1", "suppository|suppositories", "suppository|suppositories", "1e2"),
    "mmol": _unit("substance", "1e-3", "mmol", "mmol", "1e4"),
})  # fmt: skip
PIECES = ("[drp]", "{spray}", "{tablet}", "{capsule}", "{puff}", "{patch}", "{sachet}", "{suppository}")
"""What is counted out and not measured, beside the pieces of an author's own."""
SPELLINGS = {word: code for code, unit in UNITS.items() for word in (*unit.us, *unit.uk)}
MOST_DECIMALS = 3


def is_piece(code: str) -> bool:
    """Whether a unit is counted out and not measured."""
    return code in PIECES or is_own(code)


def code_in(word: str) -> str:
    """The code of a unit as it is typed; empty if it is none."""
    return SPELLINGS.get(word) or (word if is_own(word) else "")


def counted(speech: Language, code: str, low: Decimal, high: Decimal, profile: Profile) -> str:
    """A number or a range of a unit in words: 200 to 600 mcg, 2 lozenges."""
    if is_own(code):
        return speech.count(OWN, low, high, counting(code))
    return speech.count(noun(speech, "unit", code, profile), low, high)


def holding(speech: Language, code: str, profile: Profile) -> str:
    """What holds an amount, in words: per mL, per lozenge."""
    if is_own(code):
        return speech.say("per-own", piece=held_by(code, speech.base))
    return speech.say(noun(speech, "per", code, profile))


def own_part(speech: Language, code: str, whole: Decimal) -> str:
    """An author's own piece as it is called when it is parted, beside so many whole ones."""
    return with_part(code, speech.base, speech.plural(whole)) if whole else part_of(code, speech.base)


def noun(speech: Language, what: str, code: str, profile: Profile) -> str:
    """The key of the words for a unit, or for what holds an amount; a profile may have words of its own."""
    key = f"{what}-{code.strip('[]{}')}"
    own = f"{key}-{profile}"
    return own if own in speech.words or f"{own}.other" in speech.words else key


def decimal(text: str) -> Decimal:
    """The number in figures that may be grouped by commas."""
    return Decimal(text.replace(",", ""))


def figure(number: Decimal) -> str:
    """A number as it is typed: commas from 1,000 on, a figure before the point, no zero at the end."""
    return ENGLISH.figure(number)


def plain(number: Decimal) -> Decimal:
    """The same number without an exponent and without zeros at its end."""
    return decimal(figure(number))


def converted(number: Decimal, unit: str, other: str) -> Decimal:
    """The number of one unit in another of the same kind; ValueError for another kind."""
    have, want = UNITS[unit], UNITS[other]
    if have.kind != want.kind:
        raise ValueError(f"{unit} cannot be told in {other}")
    return plain(number * (have.size / want.size))


def typed(low: Decimal, high: Decimal, unit: str, per: str = "") -> str:
    """An amount or a range as it is typed in YAML: 200 to 600 mcg."""
    figures = figure(low) if low == high else f"{figure(low)} to {figure(high)}"
    return f"{figures} {UNITS[unit].us[low != high or high != 1]}{f' per {per}' if per else ''}"


def size_misfit(text: str, low: Decimal, high: Decimal, unit: str, per: str = "") -> tuple[str, str] | None:
    """Why an amount is larger, smaller or finer than doses are, with the mend; None if it is not."""
    if low == 0:
        return f"{quoted(text)} is a dose of nothing", "write the amount; a step without a dose is `pause: yes`"
    if high > UNITS[unit].most:
        return f"{quoted(text)} is more than any dose of a medicine", "check the figure and the unit"
    if any(-int(number.as_tuple().exponent) > MOST_DECIMALS for number in (low, high)):
        what = f"{quoted(text)} has more than {MOST_DECIMALS} figures after the point"
        return what, _finer(low, high, unit, per)
    return None


def _finer(low: Decimal, high: Decimal, unit: str, per: str) -> str:
    """The mend for too many decimals: the same amount in a smaller unit, if there is one."""
    scale = ("g", "mg", "ug", "ng")
    for smaller in scale[scale.index(unit) + 1 :] if unit in scale else ():
        told = converted(low, unit, smaller), converted(high, unit, smaller)
        if all(number % 1 == 0 for number in told):
            return f"write {typed(*told, smaller, per)}"
    return "use a smaller unit, or round it as the source does"


def quoted(text: str) -> str:
    """A text as a message shows it: in quotes, a long one cut short."""
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'
