"""What brief orders say, held against the regimens (DOSE-12, SCHED-01): pieces, times, multiples, lengths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbook.checks.brief import Brief
from handbook.checks.casebook import close
from handbook.checks.ellipsis import bare_lengths, bare_times, more
from handbook.checks.multiples import multiples
from handbook.checks.order import Order
from handbook.checks.phrases import own_words
from handbook.checks.portions import Portion, portions
from handbook.checks.prescribed import Prescribed, nearby, size
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.schemes import is_scheme, schemes
from handbook.checks.scopes import Scopes
from handbook.checks.sentences import Sentence
from handbook.checks.view import in_pieces
from handbook.medicine.amount import Amount


class _Read(NamedTuple):
    """A brief sentence and what it is held against."""

    brief: Brief
    asked: tuple[Prescribed, ...]
    own: bool
    """Whether they are fewer than all regimens."""
    near: bool
    titled: bool
    """Whether the sentence names its regimen."""


def _read(reading: Reading) -> tuple[_Read, ...]:
    """The sentences that may be brief orders: of a case or a card, or with a number and a time in few words."""
    scopes, own = Scopes(reading), own_words(reading.book)
    return tuple(_chosen(reading.sentences, scopes, own))


def _chosen(sentences: Sequence[Sentence], scopes: Scopes, own: frozenset[str]) -> Iterator[_Read]:
    for one in sentences:
        if not scopes.speaks(one) or one.words.field in ("title", "name") or one.words.place.startswith("forms."):
            continue
        near = close(one, scopes.cases)
        if near or _orders(one) or is_scheme(one.words.plain):
            asked, few = scopes.of(one)
            brief = Brief(one)
            named = few or any(token.low in own for token in one.tokens) or one.has("units") or one.has("tells")
            end = one.clauses[0][1] if one.words.field == "at_a_glance" else len(one.tokens)
            named = named or is_scheme(one.words.plain)
            if asked and (near or named or brief.pure(0, end)):
                yield _Read(brief, asked, few, near or few, few and not near)


def _orders(one: Sentence) -> bool:
    return bool(one.tags.get("slots") or one.tags.get("a-day")) and (
        bool(one.tags.get("numbers")) or any(token.text[0].isdecimal() for token in one.tokens)
    )


def told(reading: Reading) -> Findings:
    """DOSE-12: what brief orders of the texts say is a regimen's."""
    for one in reading.once(_read):
        rows = [portions(one.brief, one.near, one.titled), *schemes(one.brief, one.near)]
        yield from (found for row in rows if row for found in _held(one, row))
        if one.near:
            for first, after in multiples(one.brief):
                yield _found(one, first, after, "the dose")


def _held(one: _Read, row: list[Portion]) -> Findings:
    """Portions that are taken on one day, against one regimen."""
    if any(_agree(row, each) for each in one.asked):
        return
    wrong = next((each for each in row if not any(_agree([each], other) for other in one.asked)), None)
    first, after = (wrong.first, wrong.after) if wrong else (row[0].first, row[-1].after)
    yield _found(one, first, after, "the dose")


def _agree(row: list[Portion], each: Prescribed) -> bool:
    slots = {portion.slot for portion in row if portion.slot}
    low, high = each.per_day or (0, len(slots))
    timed = len([one for one in row if not one.limit]) <= max(high, 1) and (len(slots) < 2 or low <= len(slots))
    return timed and all(_fits(portion, each) for portion in row)


def _fits(portion: Portion, each: Prescribed) -> bool:
    if portion.slot and each.slots is not None and not nearby(portion.slot) & each.slots:
        return False
    sizes = each.sizes | (each.limits if portion.daily or portion.limit else frozenset())
    units = {unit for unit, _ in each.pieces} | {dose.unit for _, dose in each.named if in_pieces(dose.unit)}
    counts = [Amount(portion.low, portion.high, unit) for unit in units] if portion.low else []
    held = [amount for count in counts if (amount := each.held(count))]
    return not units or any(size(amount) in sizes for amount in (*counts, *held))


def _found(one: _Read, first: int, after: int, what: str) -> Found:
    sentence = one.brief.one
    start, end = sentence.tokens[first].start, sentence.tokens[after - 1].end
    said = f'"{sentence.words.plain[start:end]}" is {what} of no regimen{" of this case" if one.own else ""}'
    hint = "say what the regimen says, with its unit and its time, or write {dose:…}"
    return Found(sentence.words.place, said, sentence.words.mark(start, end), hint)


def timed(reading: Reading) -> Iterator[tuple[Sentence, Order, tuple[Prescribed, ...]]]:
    """Times, lengths and repetitions that brief orders tell, with the regimens that they are held against."""
    for one in reading.once(_read):
        if one.near:
            for order in (*bare_times(one.brief), *bare_lengths(one.brief), *more(one.brief)):
                yield one.brief.one, order, one.asked
