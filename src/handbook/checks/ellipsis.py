"""Times, lengths and one piece more that stand alone: mornings and evenings; ten days; another after four hours."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.brief import Brief
from handbook.checks.hours import AT
from handbook.checks.instructions import frequencies, slots
from handbook.checks.lasting import bounded, length_at
from handbook.checks.order import Order, denied

_ANOTHER_MATTER = (
    *("history", "studies", "laboratory", "drinking", "packs", "vessels", "things", "journey"),
    *("conditions", "negations"),
)
_NAMED = ("packs", "vessels", "things", "foods", "drinking", "other")
"""What another may be one more of, if it is named before."""
_WEEK = 7
_LENGTHS = ("fill", "links", "least", "most", "bounds", "for", "then")


def bare_times(brief: Brief) -> Iterator[Order]:
    """How often and when, where a sentence is nothing else."""
    one = brief.one
    if one.has("order") or one.text.rstrip().endswith("?"):
        return
    with_what = next((first for first, _ in one.clauses if first and _beside(brief, first)), len(one.tokens))
    pure = [each for each in one.clauses if each[0] < with_what and not one.has("negations", *each)]
    if not all(brief.pure(*each) for each in pure):
        return
    if any(one.has(role, *each) for role in _ANOTHER_MATTER for each in pure):
        return
    for first, after in pure if not brief.tags("nothing") else ():
        if not any(first <= count.first < after for count in brief.counts):
            yield from slots(one, first, after)
        yield from frequencies(one, first, after)
        yield from _some_days(brief, first, after)
        yield from _all_but(brief, first, after)


def _beside(brief: Brief, first: int) -> bool:
    """Whether a clause only tells with what: with a sip, on an empty stomach."""
    return brief.starting(first + brief.sign(first), "beside") is not None


def _some_days(brief: Brief, first: int, after: int) -> Iterator[Order]:
    for tag in brief.tags("some-days"):
        if first <= tag.first < after and len(brief.tags("some-days")) == 1:
            yield Order("frequency", tag.first, tag.after, often=float(tag.value) / _WEEK)


def _all_but(brief: Brief, first: int, after: int) -> Iterator[Order]:
    """Every evening but Sunday's."""
    without, one = brief.find("except", first, after), brief.one
    if without and (one.has("weekdays", without.after, after) or brief.find("some-days", without.after, after)):
        yield Order("frequency", without.first, after, often=(_WEEK - 1) / _WEEK)


def bare_lengths(brief: Brief) -> Iterator[Order]:
    """A length that stands alone, of a course or of a break: ten days, no longer."""
    one = brief.one
    if any(one.has(role) for role in (*_ANOTHER_MATTER[:-1], "order", "course", "break", "slots", "onset")):
        return
    first, after = one.clauses[0] if one.clauses else (0, 0)
    at = first
    while skip := brief.starting(at, *_LENGTHS):
        if length_at(one, at) or brief.starting(at, "since"):  # from six years on
            break
        at = skip.after
    told = length_at(one, at)
    if told and brief.pure(told[1], after) and not denied(one, first, after):
        rest = [each for each in one.clauses[1:] if not brief.pure(*each)]
        if all(one.has("ends", *each) or one.has("negations", *each) for each in rest):
            hours, start = bounded(one, at, told[0])
            yield Order("length", start, told[1], hours=hours)


def more(brief: Brief) -> Iterator[Order]:
    """One piece more after so many hours, at a time, or if something is so."""
    one = brief.one
    if any(one.has(role) for role in ("history", "studies", "laboratory", "again", "journey")):
        return
    for tag in brief.tags("another"):
        first, after = brief.clause(tag.first)
        named = any(one.has(role, 0, tag.first) for role in _NAMED)
        noun = brief.starting(tag.after, "units", "subjects", "doses", "tells")
        at = noun.after if noun else tag.after
        refused = denied(one, first, after) or one.has("conditions", first, tag.first)
        other = brief.ending(tag.after, "remainder")
        late = one.has("later", first, after) and one.words.field != "missed_dose"
        if not other and not named and not refused and not late and _closes(brief, at):
            yield Order("again", tag.first, at)


def _closes(brief: Brief, at: int) -> bool:
    one = brief.one
    if brief.sign(at):
        return True
    if one.starting("spans", at) and not brief.starting(at, "adverbs"):
        return False  # one more night
    roles = ("conditions", "fill", "together", "joins", "every")
    ahead = brief.starting(at, "behind", "whens", "links")
    if ahead and not brief.starting(at, *roles):
        if one.low(at) in AT and one.starting("numbers", ahead.after):
            return True  # a second at ten
        return any(brief.find(role, ahead.after, ahead.after + 4) for role in ("slots", "spans")) and not brief.find(
            "break", at
        )
    return brief.starting(at, *roles) is not None or one.starting("slots", at) is not None
