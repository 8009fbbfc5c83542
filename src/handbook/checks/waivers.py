"""Waivers: what the author accepts, where, and for which reason (CONT-03)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.book.edition import Waiver
from handbook.checks.rules import BY_CODE
from handbook.foundation.marks import Problem
from handbook.foundation.nearest import suggest

if TYPE_CHECKING:
    from handbook.book.book import Book

CODE = "CONT-03"
_PARTS = ("handbook", "forms", "medicines", "regimens", "glossary", "references", "sections", "card", "calendar")
_EMPTY = ("todo", "tbd", "none", "n/a", "no reason", "ok", "fixme", "later", "…", "...", "-")
_FEWEST = 4  # words; fewer give no reason


class Waivers:
    """The waivers of a book, and which of them were needed."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._by_rule: dict[str, list[Waiver]] = {}
        self._used: set[int] = set()
        for one in book.waivers:
            self._by_rule.setdefault(one.rule, []).append(one)

    def cover(self, code: str, place: str) -> bool:
        """Whether a problem of this rule at this place is waived; every waiver that covers it counts as used."""
        covering = [one for one in self._by_rule.get(code, ()) if covers(one.at, place)]
        self._used |= {id(one) for one in covering}
        return bool(covering)

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the waivers themselves, once every rule of the book was asked."""
        places = set(_places(self.book))
        for one in self.book.waivers:
            problem = _wrong(one, places)
            if problem is None and BY_CODE[one.rule].gate == "book" and id(one) not in self._used:
                # No more than a warning: with another safety profile it may be needed again.
                said = f"this waiver accepts nothing: {one.rule} finds nothing at {one.at}"
                hint = "delete it; its reason would be printed in the book"
                problem = Problem(CODE, said, one.rule.mark, hint, "warning")
            if problem:
                yield problem


def covers(at: str, place: str) -> bool:
    """Whether a place lies in what a waiver names: `regimens` covers regimens.nootropic, `evidence` a section."""
    return any(one == at or one.startswith(f"{at}.") for one in (place, place.removeprefix("sections.")))


def _wrong(one: Waiver, places: set[str]) -> Problem | None:
    if one.rule not in BY_CODE:
        said = f"there is no rule {one.rule} that can be waived"
        return Problem(CODE, said, one.rule.mark, suggest(one.rule, BY_CODE))
    if one.at not in places and not any(covers(one.at, place) for place in places):
        return Problem(CODE, f"there is no place {one.at} in this book", one.at.mark, suggest(one.at, places))
    words = one.reason.lower().strip(" .").split()
    if len(words) < _FEWEST or " ".join(words) in _EMPTY:
        said = "this is no reason that a reader of the book could weigh"
        return Problem(CODE, said, one.reason.mark, "say in a sentence why this stands as it is")
    return None


def _places(book: Book) -> Iterator[str]:
    """Every place that a waiver may name, down to entries; headings inside a section are not listed."""
    yield from _PARTS
    yield from (f"handbook.{one}" for one in ("at-a-glance", "not-covered", "notice", "waivers"))
    yield from (f"handbook.{one.fact}" for one in book.standing)
    yield from (f"forms.{id}" for id in book.forms)
    yield from (f"glossary.{one.id}" for one in book.terms)
    yield from (f"references.{one.id}" for one in book.references)
    for regimen in book.regimens.values():
        yield f"regimens.{regimen.id}"
        yield from (f"regimens.{regimen.id}.{also.id}" for also in regimen.also_stated)
    from handbook.book.crossings import anchors

    yield from (f"sections.{name}" for name in anchors(book.sections))
