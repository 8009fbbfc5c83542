"""Which regimens a sentence is held against: those of its case, its card, its braces, its title; else all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.checks.casebook import case_of, cases_of
from handbook.checks.prescribed import Prescribed
from handbook.checks.sentences import Sentence

if TYPE_CHECKING:
    from handbook.checks.reading import Reading

_SILENT = ("references.", "glossary.", "handbook.waivers")
"""Places that order nothing: what papers, entries and reasons say of a dose is no order."""


class Scopes:
    """The regimens of a book, by what a sentence can mean."""

    def __init__(self, reading: Reading) -> None:
        self.book = reading.book
        self.every = reading.prescribed
        self.by_id = {one.id: one for one in self.every}
        self.cases = cases_of(self.book)
        self.titles = {one.title.casefold(): one for one in self.every if len(one.title) > 5}

    def speaks(self, one: Sentence) -> bool:
        """Whether a sentence stands where orders are told."""
        return not one.words.place.startswith(_SILENT) and one.words.block not in ("quote", "anecdote", "finding")

    def of(self, one: Sentence) -> tuple[tuple[Prescribed, ...], bool]:
        """The regimens, and whether they are fewer than all."""
        named = [inner.partition("/")[0].partition(".")[0].strip() for inner in one.looked_up]
        found = tuple(self.by_id[id] for id in dict.fromkeys(named) if id in self.by_id)
        case = tuple(self.by_id[id] for id in self.cases.get(case_of(one), ()))
        titled = () if case or found else self._titled(one)
        chosen = found or case or titled or self._carried(one)
        return (chosen, True) if chosen else (tuple(each for each in self.every), False)

    def _titled(self, one: Sentence) -> tuple[Prescribed, ...]:
        low = one.text.casefold()
        return tuple(each for title, each in self.titles.items() if title in low and not self._ordinary(title))

    def _ordinary(self, title: str) -> bool:
        """Whether a title is made of words of orders alone: Every day."""
        return title in ("every day", "every night", "every morning", "as needed", "once a day")

    def _carried(self, one: Sentence) -> tuple[Prescribed, ...]:
        """What the card and the calendar are about."""
        place = one.words.place
        if place.startswith("card") and self.book.card:
            ids = [str(id) for id in self.book.card.regimens]
        elif place.startswith("calendar") and self.book.calendar:
            ids = [str(self.book.calendar.regimen)]
        elif place.startswith("regimens."):
            ids = [place.split(".")[1]]
        else:
            ids = []
        return tuple(self.by_id[id] for id in ids if id in self.by_id)
