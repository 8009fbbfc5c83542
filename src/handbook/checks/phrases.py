"""Every amount of a text, in figures or in words, in its sentence and with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from handbook.checks.casebook import cases_of, close
from handbook.checks.figures import counted
from handbook.checks.kinds import kind_of
from handbook.checks.lexicon import lexicon
from handbook.checks.literals import Literal, explaining_units, literals
from handbook.checks.naming import medicines
from handbook.checks.prose import Words
from handbook.checks.sentences import Sentence, number
from handbook.checks.view import View, in_pieces, strangers
from handbook.foundation.regex import Regex
from handbook.medicine.amount import Amount
from handbook.medicine.units import UNITS

if TYPE_CHECKING:
    from handbook.book.book import Book


class Phrase(NamedTuple):
    """An amount in its sentence."""

    literal: Literal
    sentence: Sentence
    kind: str
    amount: Amount | None
    """What it comes to; a count of tablets of a strength is told as what they hold."""
    negated: bool = False
    """Whether it is told not to be taken, and not as a limit."""
    in_figures: bool = True


def phrases(texts: Iterable[tuple[Words, list[Sentence]]], book: Book) -> Iterator[Phrase]:
    """Every amount of the texts and their sentences, in figures or in words, with what it is."""
    known, own, units = lexicon(book.language.base), own_words(book), explaining_units(book)
    cases = cases_of(book)
    for words, told in texts:
        figures = (book.pieces or _MEASURED.search(words.plain)) and _FIGURE.search(words.plain)
        asked = figures and ".".join(words.place.split(".")[:2]) not in units
        found = list(literals(words, book)) if asked else []
        each = told if found or _counts(words, known.written["numbers"]) else []
        at = 0
        for one in each:
            inside = []
            while at < len(found) and found[at].start < one.end:
                inside.append(found[at])
                at += 1
            yield from _told(one, inside, own, close(one, cases))


def own_words(book: Book) -> frozenset[str]:
    """The words that name the medicines of a book."""
    names = [book.edition.title, *(form.name for form in book.forms.values())]
    names += [name for _, name in medicines(book)]
    common = {"tablet", "tablets", "drops", "drop", "spray", "capsules", "solution", "and", "the", "for", "with"}
    return frozenset(
        low for name in names for low in re.findall(r"[^\W\d_]{3,}", name.casefold()) if low not in common
    )


_FIGURE = Regex(r"[\d½¼¾⅓⅔]")
# What every figure with a unit has, so that few texts need the pattern of all numbers and units, which takes
# milliseconds to compile: units begin with a letter.
_MEASURED = Regex(r"[\d½¼¾⅓⅔][\d,.]{0,16}[\s-]{0,3}[^\W\d_]")


_RUN = Regex(r"\w+")


@lru_cache(maxsize=5)
def _number_words(words: tuple[str, ...]) -> frozenset[str]:
    """What numbers in words begin with: eighty of eighty-eight."""
    return frozenset(found[0].casefold() for word in words if (found := _RUN.match(word)))


def _counts(words: Words, numbers: dict[str, str]) -> bool:
    """Whether a text may have a number in words."""
    low = words.plain.casefold()
    return "hundert" in low or "tausend" in low or not _number_words(tuple(numbers)).isdisjoint(_RUN.findall(low))


def _told(one: Sentence, inside: list[Literal], own: frozenset[str], near: bool) -> Iterator[Phrase]:
    """The amounts of a sentence, those left out that only say what another is in another unit."""
    counted = one.has("units") or one.has("halved")
    strange = strangers(one, own) if inside or (counted and one.has("numbers")) else ()
    views = [View(each, one, one.at(each.start), one.at(each.end), own, strange, near) for each in inside]
    kinds = [kind_of(view) for view in views]
    same = {at for at in range(1, len(views)) if _converts(views[at - 1], views[at])}
    for at, (view, kind) in enumerate(zip(views, kinds, strict=True)):
        if (at in same or at + 1 in same) and kind == "dose":
            kind = "conversion"
        elif kind == "conversion" and at and kinds[at - 1] == "dose" and _contradicts(views[at - 1], view):
            kind = "dose"
        amount = view.literal.amount
        if kind in ("dose", "anything") and amount and in_pieces(amount.unit) and at + 1 < len(views):
            held = views[at + 1].literal.amount
            if kinds[at + 1] == "strength" and views[at + 1].before - view.after <= 1 and held and held.single:
                amount = held.times(amount.low, amount.high)
        yield Phrase(view.literal, one, kind, amount, _negated(view))
    yield from _in_words(one, views, own, strange, near) if counted else ()


def _contradicts(one: View, other: View) -> bool:
    """Whether one amount cannot be what the other is: 1 mg is 100 mcg."""
    mine, theirs = one.literal.amount, other.literal.amount
    return bool(mine and theirs and mine.comparable(theirs) and not mine.same(theirs))


def _negated(view: View) -> bool:
    one = view.sentence
    clause = next((each for each in one.clauses if each[0] <= view.before < each[1]), (0, view.before))
    if one.has("amiss", view.after, clause[1]) and not one.has("conditions", *clause):
        return True  # half a tablet is not enough
    first = clause[0] if one.has("order", clause[0], view.before) else 0
    return one.has("negations", first, view.before) and not one.has("above", 0, view.before)


_IS = Regex(r"[\s(]*(?:=|is|are|or|equals?|makes?|ist|sind|entsprechen|est|sont|es|son|это)?\s*")


def _converts(one: View, other: View) -> bool:
    """Whether the two say what one unit is in another: 1 mg is 1,000 mcg; an order or a dose says more."""
    mine, theirs = one.literal.amount, other.literal.amount
    between = one.sentence.words.plain[one.literal.end : other.literal.start]
    same = mine and theirs and mine.same(theirs) and mine.unit != theirs.unit
    return bool(same and _IS.fullmatch(between) and not one.ordered)


# --- amounts in words ------------------------------------------------------------------------------------

_TO = frozenset(("to", "or", "bis", "oder", "à", "ou", "o", "до", "или", "a"))
_ARTICLES = frozenset(("a", "an", "ein", "eine", "einen", "einer", "einem", "eines", "un", "una", "une", "uno"))
_HALF = Decimal("0.5")


def _in_words(
    one: Sentence, views: list[View], own: frozenset[str], strange: tuple[int, ...], near: bool
) -> Iterator[Phrase]:
    """Two thousand micrograms, three tablets, two 100 mcg tablets."""
    at = 0
    while at < len(one.tokens):
        found = _number(one, at)
        if found is None:
            at += 1
            continue
        low, high, after = found
        article = after - at == 1 and one.low(at) in _ARTICLES
        strength = next((view for view in views if view.before == after), None)
        unit = one.starting("units", strength.after if strength else after) or one.starting("units", at)
        unit = unit or one.starting("units", after - 1)  # trois demi-comprimés: a half and what it is of in one word
        halved = one.starting("halved", after)
        if halved:
            unit, low, high = halved._replace(value="{tablet}"), low * _HALF, high * _HALF
        half = one.starting("and-half", unit.after) if unit else None  # a tablet and a half
        ends = (low + _HALF, high + _HALF) if half else (low, high)
        article = article and not (near and unit and _asked(one, at, unit.after))
        if unit and (half or not article) and not _in_figures(one, at, after):
            span = (at, half.after if half else unit.after)
            yield from _counted(one, span, ends, unit.value, strength, own, strange, near)
        at = after


def _asked(one: Sentence, at: int, after: int) -> bool:
    """Whether an article is a number: nehmen Sie eine Tablette, un comprimido cada doce horas; but take a tablet."""
    if one.low(at) in ("a", "an"):
        return False
    clause = next((each for each in one.clauses if each[0] <= at < each[1]), (0, at))
    timed = any(one.starting(role, after) for role in ("every", "each-day", "a-day", "slots"))
    return timed or one.has("order", clause[0], at)


def _counted(
    one: Sentence,
    at: tuple[int, int],
    ends: tuple[Decimal, Decimal],
    unit: str,
    strength: View | None,
    own: frozenset[str],
    strange: tuple[int, ...],
    near: bool,
) -> Iterator[Phrase]:
    start, end = one.tokens[at[0]].start, one.tokens[at[1] - 1].end
    low, high = (counted(each, unit) for each in ends)
    amount = Amount(low.low, max(low.low, high.low), unit)
    literal = Literal(one.words, start, end, one.words.plain[start:end], amount)
    view = View(literal, one, at[0], at[1], own, strange, near)
    of = one.ending("of", at[1] + 1)
    held = strength.literal.amount if strength else None
    kind = kind_of(view)
    if of is None and held and held.single and in_pieces(unit):
        amount = held.times(amount.low, amount.high)
    elif in_pieces(unit):
        amount = _of_strength(one, at[1], amount)
    yield Phrase(literal, one, kind, amount, _negated(view), in_figures=False)


_STRENGTH = Regex(r"\s(?:of|de|à|zu|по)\s(?P<figure>\d[\d,]{0,9}(?:\.\d{1,4})?)\s(?P<unit>mcg|mg|g)\b")


def _of_strength(one: Sentence, after: int, amount: Amount) -> Amount:
    """Two tablets of 500 mg: what they hold together."""
    found = _STRENGTH.match(one.words.plain, one.tokens[after - 1].end)
    if not found:
        return amount
    unit = next(code for code, each in UNITS.items() if found["unit"] == each.us[0])
    held = Decimal(found["figure"].replace(",", ""))
    return counted(held, unit).times(amount.low, amount.high)


def _in_figures(one: Sentence, at: int, after: int) -> bool:
    rest = all(one.low(each)[:1].isdecimal() or one.low(each) in _TO for each in range(at + 1, after))
    return rest and one.low(at)[:1].isdecimal() and one.starting("units", after) is not None


def _number(one: Sentence, at: int) -> tuple[Decimal, Decimal, int] | None:
    """The number, or the range of two, that starts at a token, and the token behind it; an article is one."""
    first = _value(one, at) or ((Decimal(1), at + 1) if one.low(at) in _ARTICLES else None)
    if not first:
        return None
    joined = one.low(first[1]) in _TO
    second = _value(one, first[1] + 1) if joined else None
    return (first[0], second[0], second[1]) if second and second[0] > first[0] else (first[0], first[0], first[1])


def _value(one: Sentence, at: int) -> tuple[Decimal, int] | None:
    """A number in words, or in one token of figures; a half may stand behind it."""
    low = one.low(at)
    told = (Decimal(low), at + 1) if low.isdecimal() and len(low) < 7 else number(one, at)
    half = one.starting("and-half", told[1]) if told else None
    return (told[0] + _HALF, half.after) if told and half else told
