"""How soon an effect sets in, told alike wherever it is told (CONT-05), in five languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook.checks.order import SPANS, count_at
from handbook.checks.prose import section_of
from handbook.checks.reading import Findings, Found, Reading
from handbook.checks.sentences import Sentence

_OTHER = ("negations", "order", "ends", "hurry", "drinking", "again", "laboratory")
"""What a sentence has that tells another time: of an order, of the end of an effect, of how soon to call."""
_NEAR = 4
"""Words between an onset and its time: is after about."""
_TO = frozenset((
    *(":", "—", "is", "in", "at", "by", "onset", "ist", "um", "wirkungseintritt", "wirkungsbeginn"),
    *("est", "à", "es", "en", "los", "las", "к"),
))  # fmt: skip
_THAT = frozenset(("que", "qu'", "that", "which", "что"))
_TAKES = frozenset((
    *("takes", "take", "vergehen", "vergeht", "dauert", "braucht", "prend", "faut", "tarda", "tardan"),
    *("занимает", "проходит", "attendre", "wait", "warten", "esperar", "ждать"),
))  # fmt: skip
"""What may stand before the time of an onset; it works for 8 hours tells how long."""


class _Time(NamedTuple):
    """How soon an effect sets in, in hours, and the tokens that say it."""

    low: float
    """0 where only the latest is told."""
    high: float
    first: int
    after: int


def onsets(reading: Reading) -> Findings:
    """CONT-05: the time until an effect sets in is the same wherever it is told."""
    known: tuple[_Time, str] | None = None
    for one in reading.sentences:
        told = next(_times(one), None) if section_of(one.words.place) else None
        if told is None:
            continue
        start, end = one.tokens[told.first].start, one.tokens[told.after - 1].end
        typed = one.words.plain[start:end]
        if known is None:
            known = told, typed
        elif known[0][:2] != told[:2]:
            said = f'an effect sets in "{typed}" here, and "{known[1]}" further up'
            hint = "settle it; if the source says both, print both and waive this"
            yield Found(one.words.place, said, one.words.mark(start, end), hint)
            return


def _times(one: Sentence) -> Iterator[_Time]:
    """Within 30 minutes; effects set in after 15 to 30 minutes; die Wirkung beginnt nach einer Stunde."""
    for tag in one.tags.get("within", ()) if not _other(one, 0) else ():
        yield from _lasting(one, tag.after, within=tag.first)
    for tag in one.tags.get("onset", ()):
        if _other(one, tag.first):
            continue
        for at in range(max(tag.first - _NEAR - 2, 0), tag.after + _NEAR):
            before = one.low(at - 1)
            if one.ending("behind", at) or before in _TAKES or (at >= tag.after and before in _TO):
                yield from _lasting(one, at)


def _other(one: Sentence, at: int) -> bool:
    """Whether the clause of an onset tells another time; without one, whether the sentence does."""
    first, after = next((each for each in one.clauses if each[0] <= at < each[1]), (0, len(one.tokens)))
    if not one.has("onset"):
        at, first, after = len(one.tokens), 0, len(one.tokens)
    asked = (tag for tag in one.tags.get("conditions", ()) if tag.first < at)
    if any(one.low(tag.first) not in _THAT for tag in asked):
        return True
    within = {at for tag in one.tags.get("onset", ()) for at in range(tag.first, tag.after)}  # takes effect
    told = (tag for role in _OTHER for tag in one.tags.get(role, ()) if first <= tag.first < after)
    return any(tag.first not in within for tag in told)


def _of_something(one: Sentence, at: int) -> bool:
    """Whether a time is that of something else: vier Stunden Schlaf."""
    return one.known.base == "de" and at < len(one.tokens) and one.tokens[at].text[:2].istitle()


def _lasting(one: Sentence, at: int, within: int | None = None) -> Iterator[_Time]:
    about = one.starting("about", at)
    first = about.after if about else at
    count = count_at(one, first)
    unit = one.starting("spans", count[2]) if count else None
    if count and unit and unit.value in ("minute", "hour") and not _of_something(one, unit.after):
        hours = SPANS[unit.value]
        low = 0 if within is not None else round(count[0] * hours, 3)
        yield _Time(low, round(count[1] * hours, 3), first if within is None else within, unit.after)
