"""One source of truth: what a text says of a dose comes from the regimens, or agrees (DOSE-12, SCHED-01)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from handbook.book.wording import takes_markup
from handbook.checks import briefly
from handbook.checks.casebook import close
from handbook.checks.instructions import TOLD_BY, orders
from handbook.checks.order import Order
from handbook.checks.phrases import Phrase, own_words
from handbook.checks.prescribed import Prescribed, nearby, size
from handbook.checks.prose import Words
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.scopes import Scopes
from handbook.checks.sentences import Sentence
from handbook.checks.view import in_pieces
from handbook.foundation.regex import Regex
from handbook.medicine.amount import Amount
from handbook.medicine.units import NBSP

_DAYS_APART = 0.02
"""A month is told as 30 days or as the twelfth part of a year: lengths this near are one."""


def looked_up(reading: Reading) -> Findings:
    """DOSE-12: a dose in a text equals a regimen's and is better looked up; so do its times, its route, how often."""
    scopes = Scopes(reading)
    for one in reading.phrases:
        if one.kind == "dose" and one.amount and not one.negated:
            yield from _held(one, one.amount, scopes, reading)
    for sentence, order, asked in reading.once(ordered):
        if order.what in ("frequency", "again", "needed", "slot", "route"):
            yield from _fitted(sentence, order, asked)
    yield from briefly.told(reading)
    yield from _bare(reading)
    yield from _doubled(reading, scopes)
    yield from _left_out(reading)


def lasting(reading: Reading) -> Findings:
    """SCHED-01: a course or a break in a text is as long as the regimen's."""
    for sentence, order, asked in reading.once(ordered):
        if order.what in ("course", "break", "length"):
            yield from _lengths(sentence, order, asked)


# --- amounts ---------------------------------------------------------------------------------------------


def _held(one: Phrase, amount: Amount, scopes: Scopes, reading: Reading) -> Findings:
    """An amount held against the regimens of its place: its case, those that its sentence names, or all."""
    asked, own = scopes.of(one.sentence)
    if amount.per_kg and not any(dose.per_kg for each in scopes.every for _, dose in each.named):
        return
    mark, place = one.literal.words.mark(one.literal.start, one.literal.end), one.literal.words.place
    names = [name for each in asked for name, dose in each.named if size(dose) == size(amount)]
    if names:
        if not one.literal.code and one.in_figures and one.literal.amount is amount:
            said = f'"{one.literal.typed}" is typed here; if the regimen changes, it will stay as it is'
            yield Found(place, said, mark, _hint(one.literal.words, f"write {_braces(names)}"), lighter=True)
    elif not any(_agrees(amount, each, _of_a_day(one.sentence)) for each in asked):
        said = f'"{one.literal.typed}" is the dose of no regimen{" of this case" if own else ""}'
        yield Found(place, said, mark, _hint(one.literal.words, _stated(asked if own else (), reading)))


def _hint(words: Words, told: str) -> str:
    """What to write; where a text is a name, nothing can be looked up in it."""
    return told if takes_markup(words.place, words.field) else "leave it out: no dose is looked up in a name"


def _braces(names: list[str]) -> str:
    """What to look up: one name, or the choice between several."""
    shown = [f"{{dose:{name}}}" for name in dict.fromkeys(names)]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}, as is meant"


def _of_a_day(one: Sentence) -> bool:
    """Whether a sentence tells the amount of a day, or a most."""
    return one.has("above") or one.has("a-day") or one.has("each-day") or one.has("negations")


def _agrees(amount: Amount, each: Prescribed, limit: bool) -> bool:
    held = each.held(amount) if in_pieces(amount.unit) else None
    sizes = each.sizes | (each.limits if limit else frozenset())
    return size(amount) in sizes or bool(held and size(held) in sizes)


def _stated(own: tuple[Prescribed, ...], reading: Reading) -> str:
    profile, speech = reading.book.profile, reading.book.language
    named = [(name, dose) for each in own for name, dose in each.named]
    if named and len(named) <= 3:
        shown = [f"{dose.words(profile, speech).replace(NBSP, ' ')}, {{dose:{name}}}" for name, dose in named]
        return f"the regimens state {'; '.join(shown)}"
    return "correct it, or add what the source states to regimens.yaml and write {dose:…}"


_VERB_AND_FIGURE = Regex(r"\d[\d,]{0,7}")
_ENDINGS = ("whens", "slots", "once", "every", "each-day", "a-day", "second-day")


def _bare(reading: Reading) -> Findings:
    """Take 200 at bedtime: 200 of what?"""
    for one in reading.sentences:
        for verb in one.tags.get("order", ()):
            at = verb.after
            if not _VERB_AND_FIGURE.fullmatch(one.low(at)) or one.has("negations", 0, at):
                continue
            ends = one.low(at + 1) in ("", ".", ",", "!") or any(one.starting(role, at + 1) for role in _ENDINGS)
            if ends and not one.starting("spans", at + 1):
                start, end = one.tokens[at].start, one.tokens[at].end
                said = f'"{one.tokens[verb.first].text} {one.tokens[at].text}" has no unit'
                hint = _hint(one.words, "write {dose:…}, or add the unit")
                yield Found(one.words.place, said, one.words.mark(start, end), hint)


def _doubled(reading: Reading, scopes: Scopes) -> Findings:
    """Twice the dose, an extra tablet: a multiple of a dose that no regimen has."""
    for one in reading.sentences:
        halves = one.tags.get("half-dose", []) if one.has("order") or close(one, scopes.cases) else []
        for told in (*one.tags.get("doubled", ()), *halves) if scopes.speaks(one) else ():
            if one.has("negations", 0, told.first) or one.has("history") or one.has("studies"):
                continue
            start, end = one.tokens[told.first].start, one.tokens[told.after - 1].end
            said = f'"{one.words.plain[start:end]}" is the dose of no regimen'
            hint = _hint(one.words, "say what the source says to take, and write {dose:…}")
            yield Found(one.words.place, said, one.words.mark(start, end), hint)


# --- times, routes, lengths ------------------------------------------------------------------------------


_Held = tuple[Sentence, Order, tuple[Prescribed, ...]]


def ordered(reading: Reading) -> tuple[_Held, ...]:
    """Everything that the texts order, with the regimens that it is held against."""
    return (*_ordered(reading, Scopes(reading)), *briefly.timed(reading))


def _ordered(reading: Reading, scopes: Scopes) -> Iterator[_Held]:
    own = own_words(reading.book)
    dosed: dict[tuple[int, int], list[Amount]] = {}
    for phrase in reading.phrases:
        if phrase.kind == "dose":
            amounts = dosed.setdefault((id(phrase.sentence.words), phrase.sentence.start), [])
            amounts += [phrase.amount] if phrase.amount else []
    for one in reading.sentences:
        if scopes.speaks(one) and not TOLD_BY.isdisjoint(one.tags):
            said = dosed.get((id(one.words), one.start))
            near = close(one, scopes.cases)
            found = list(orders(one, said is not None or bool(one.looked_up), own, near))
            if one.words.place.startswith("forms."):  # a form's note orders nothing, and tells how the form is used
                found = [order for order in found if order.what == "route"]
            asked = _dosed_so(said or [], scopes.of(one)[0], one) if found else ()
            yield from ((one, order, asked) for order in found)


def _dosed_so(said: list[Amount], asked: tuple[Prescribed, ...], one: Sentence) -> tuple[Prescribed, ...]:
    """The regimens that have a dose of the sentence, if any has: 200 mcg every morning is no other one's morning."""
    limit = _of_a_day(one)
    return tuple(each for each in asked if any(_agrees(amount, each, limit) for amount in said)) or asked


def _fitted(one: Sentence, order: Order, asked: tuple[Prescribed, ...]) -> Findings:
    if any(_fits(order, each) for each in asked) or not asked:
        return
    start, end = one.tokens[order.first].start, one.tokens[order.after - 1].end
    what = {
        "frequency": "how often",
        "again": "how often",
        "needed": "how often",
        "slot": "the time of day",
        "route": "the route",
    }[order.what]
    said = f'"{one.words.plain[start:end]}" is {what} of no regimen here'
    part = {"frequency": "frequency", "again": "frequency", "needed": "frequency", "slot": "slots", "route": "route"}[
        order.what
    ]
    hint = f"write {{dose:{asked[0].id}/{part}}}, or correct it" if len(asked) == 1 else "correct it, or look it up"
    yield Found(one.words.place, said, one.words.mark(start, end), _hint(one.words, hint))


def _fits(order: Order, each: Prescribed) -> bool:
    """Whether a regimen says the same, or says nothing of it."""
    if order.what == "frequency":
        low, high = each.per_day or (0, 0)
        if not high:
            return True
        return low >= 1 if order.often == 0 else low * 0.99 <= order.often <= high * 1.01
    if order.what == "needed":
        return each.per_day is None
    if order.what == "again":
        return each.per_day is None or each.per_day[1] > 1
    if order.what == "slot":
        return each.slots is None or bool(nearby(order.name) & each.slots)
    needle = ("injection", "vein", "muscle", "skin-under")
    same = order.name in each.routes or (order.name in needle and any(one in each.routes for one in needle))
    return not each.routes or same


def _lengths(one: Sentence, order: Order, asked: tuple[Prescribed, ...]) -> Findings:
    stating = [each for each in asked if _told(order.what, each)]
    if order.hours == (0, 0) and len(stating) < len(asked):
        return  # one regimen of these has no break
    if math.isinf(order.hours[0]) and len(stating) < len(asked):
        return  # one regimen of these has no end
    if not stating or any(_near(order, each) for each in stating) or any(each.breaks is None for each in stating):
        return
    start, end = one.tokens[order.first].start, one.tokens[order.after - 1].end
    said = f'"{one.words.plain[start:end]}" is the {order.what} of no regimen here'
    known = len(stating) == 1 and order.what != "length"
    hint = f"write {{dose:{stating[0].id}/{order.what}}}, or correct it" if known else "correct it"
    yield Found(one.words.place, said, one.words.mark(start, end), _hint(one.words, hint))


def _told(what: str, each: Prescribed) -> bool:
    if what == "length":
        return bool(each.courses)
    return bool(each.courses) if what == "course" else bool(each.breaks) or each.breaks is None


def _near(order: Order, each: Prescribed) -> bool:
    lengths = {"course": each.courses, "break": each.breaks or ()}.get(order.what, each.courses + (each.breaks or ()))
    low, high = order.hours
    if math.isinf(low):
        return False
    if low == 0 or math.isinf(high):  # a bound contradicts only what lies wholly beyond it
        return any(one.low * (1 - _DAYS_APART) <= high and low <= one.high * (1 + _DAYS_APART) for one in lengths)
    return any(one.low * (1 - _DAYS_APART) <= low and high <= one.high * (1 + _DAYS_APART) for one in lengths)


# --- tables ----------------------------------------------------------------------------------------------


def _left_out(reading: Reading) -> Findings:
    """Regimens that the dosing tables leave out."""
    tables = [section for section in reading.book.sections if section.kind == "dosing"]
    listed = {str(id) for section in tables for id in getattr(section, "regimens", ())}
    for regimen in reading.taken if tables else ():
        if regimen.id not in listed:
            said = f"{regimen.named} stands in no dosing table, so a reader of the table does not meet it"
            hint = f"add {regimen.id} to `regimens:` of the section `{tables[0].id}`"
            yield Found(f"regimens.{regimen.id}", said, regimen.id.mark, hint)
