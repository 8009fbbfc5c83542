"""A dose told as a multiple of another: twice what is printed, half of it, the forgotten one along with the next."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.checks.brief import Brief
from handbook.checks.lexicon import Tag

_SILENT = ("history", "studies", "doubled", "half-dose", "drinking", "vessels")
"""What tells of no order, or is told as it stands."""
_ON = ("units", "slots", "a-day", "conditions", "joins")
_ONWARD = ("fill", "together", "links", "some-days")
"""What may follow a multiple and what it is of."""


def multiples(brief: Brief) -> Iterator[tuple[int, int]]:
    """The tokens of each multiple of a dose that a sentence orders; not of a risk, nor as often."""
    one = brief.one
    if any(one.has(role) for role in _SILENT) or brief.tags("harm") or one.has("negations"):
        return
    for tag in brief.tags("multiples"):
        end = _of(brief, tag)
        if end:
            yield tag.first, end
            return
    forgotten, beside = brief.find("forgotten"), brief.find("alongside") or brief.find("together")
    if forgotten and beside and beside.first > forgotten.first:
        yield forgotten.first, beside.after
    elif brief.find("together") or one.words.field == "missed_dose":
        doses = (each for each in brief.counts if each.low > 1 and one.starting("doses", each.after))
        yield from ((each.first, each.after + 1) for each in doses)


def _of(brief: Brief, tag: Tag) -> int:
    """The token behind a multiple and what it is of; 0 if it is of nothing that is taken."""
    at = tag.after
    for _ in range(2):
        skip = brief.starting(at, "links") if not brief.starting(at, "reference") else None
        at = skip.after if skip else at
    reference = brief.starting(at, "reference", "subjects", "units")
    if reference and _ends(brief, reference.after):
        return reference.after
    verb = brief.starting(tag.first, "doubling")
    named = brief.ending(tag.first, "reference", "tells") or tag.first == 0
    if verb and named and _ends(brief, tag.after):
        return tag.after
    whole = brief.starting(tag.first, "doubles")
    return whole.after if whole and _ends(brief, whole.after) else 0


def _ends(brief: Brief, at: int) -> bool:
    """Whether nothing else is named that it could be of: twice as many nights."""
    of = brief.one.starting("of", at)
    if of and not brief.starting(of.after, "units", "subjects", "tells", "reference"):
        return brief.starting(at, "links") is not None and bool(brief.starting(of.after, "people", "slots"))
    return brief.sign(at) or brief.starting(at, *_ON, *_ONWARD) is not None or _told_what(brief, at)


def _told_what(brief: Brief, at: int) -> bool:
    """Whether what the multiple is of is told by a clause: what is printed."""
    return brief.ending(at, "as-told") is not None
