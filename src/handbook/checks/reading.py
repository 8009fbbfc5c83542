"""A book as the rules read it: all its words and amounts, gathered once and held for every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from handbook.checks.kinds import SPELT
from handbook.checks.lexicon import lexicon, with_pieces
from handbook.checks.literals import Literal, parts_of_pieces, run_together, short_pieces, spoons
from handbook.checks.phrases import Phrase, phrases
from handbook.checks.prescribed import Prescribed, prescribed
from handbook.checks.prose import Words, section_of, words_of
from handbook.checks.sentences import Sentence, sentences
from handbook.foundation.marks import HandbookError, Mark
from handbook.foundation.pausing import Pause, paced
from handbook.foundation.regex import Regex

if TYPE_CHECKING:
    from handbook.book.book import Book
    from handbook.book.prescribed import WrittenRegimen
    from handbook.medicine.plan import Plan

_DIGIT = Regex(r"[\d½¼¾]")
_SPELT_SO = frozenset((kind, code) for kind in ("rate", "food", "pack") for code in ("DOSE-04", "DOSE-07"))
"""What of the spelling of other amounts is held to that of doses: 40 U per hour."""
_WORD = Regex(r"[\w-]+")


class Found(NamedTuple):
    """What a rule found: where, in the terms of waivers and in the file; what, and what to write instead."""

    place: str
    message: str
    mark: Mark | None
    hint: str = ""
    mend: str = ""
    lighter: bool = False
    """Only worth a warning, even where the rule itself is an error."""
    shown: str = ""
    """The words of the page where it was met; their place in the files is looked for only if it is told."""
    asks: tuple[str, ...] = ()
    """The options that would mend it, as those of a problem."""


Findings = Iterator[Found]
_Made = TypeVar("_Made")


@dataclass(frozen=True, eq=False)
class Reading:
    """A book, and what every rule needs to know of its words."""

    book: Book
    pause: Pause | None = None
    """Between two texts, for a check that lets other work go first."""
    _made: dict[Callable[[Reading], Any], Any] = field(default_factory=dict, init=False, repr=False)

    def once(self, make: Callable[[Reading], _Made]) -> _Made:
        """What more than one rule needs and no other knows how to make, made for the first that asks."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    @cached_property
    def words(self) -> Sequence[Words]:
        """Every text of the book."""
        return paced(words_of(self.book), self.pause)

    @cached_property
    def prose(self) -> Sequence[Words]:
        """The texts of the book that are its own: no titles of papers."""
        own = (one for one in self.words if not one.place.startswith("references.") or one.field == "note")
        return paced(own, self.pause)

    @cached_property
    def numbered(self) -> Sequence[Words]:
        """The texts of the book that have a figure in them: the only ones that most rules need to read."""
        return paced((one for one in self.prose if _DIGIT.search(one.plain)), self.pause)

    @cached_property
    def vocabulary(self) -> dict[str, Words]:
        """Every word that the texts are made of, with the first text that has it."""
        first: dict[str, Words] = {}
        for one in self.prose:
            for word in _WORD.findall(one.plain):
                if word not in first:
                    first[word] = one
        return first

    @cached_property
    def phrases(self) -> Sequence[Phrase]:
        """Every amount that stands in a text and not as {dose:…}, with what it is."""
        texts = (one for one in self.prose if one.field != "name" and not one.place.startswith("handbook.waivers"))
        return paced(phrases(((one, self.told[id(one)]) for one in texts), self.book), self.pause)

    @cached_property
    def amounts(self) -> tuple[Literal, ...]:
        """Every amount in figures whose spelling is held to that of doses."""
        told = (one.literal for one in self.phrases if one.in_figures and _spelt(one))
        base = self.book.language.base
        in_signs = (*run_together(self.numbered, base), *parts_of_pieces(self.numbered, base))
        return (*told, *in_signs, *spoons(self.prose), *short_pieces(self.prose, base))

    @cached_property
    def prescribed(self) -> tuple[Prescribed, ...]:
        """What the regimens say, as far as prose can contradict it."""
        return prescribed(self.book)

    @cached_property
    def planned(self) -> Plan | HandbookError | None:
        """The plan of the book's calendar, or why it cannot be settled; None for a book without one."""
        from handbook.book.planned import planned

        if self.book.calendar is None or not self.book.calendar.regimens:
            return None
        try:
            return planned(self.book)
        except HandbookError as error:
            return error

    @property
    def plan(self) -> Plan | None:
        """The plan of the book's calendar; None if it cannot be settled, which the calendar tells."""
        return None if isinstance(self.planned, HandbookError) else self.planned

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """Every sentence of the book's own texts."""
        known = with_pieces(lexicon(self.book.language.base), self.book.pieces)
        return paced((each for one in self.prose for each in sentences(one, known)), self.pause)

    @cached_property
    def told(self) -> dict[int, list[Sentence]]:
        """The sentences of each text."""
        found: dict[int, list[Sentence]] = {id(one): [] for one in self.prose}
        for each in self.sentences:
            found[id(each.words)].append(each)
        return found

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each section by its id."""
        return {section.id: section.kind for section in self.book.sections}

    def kind_of(self, words: Words) -> str:
        """The kind of the section that a text stands in; empty outside of the sections."""
        return self.kinds.get(section_of(words.place), "")

    @property
    def taken(self) -> Iterator[WrittenRegimen]:
        """The regimens that are meant to be taken: all but the doses met in studies."""
        return (one for one in self.book.regimens.values() if one.audience != "study")


def _spelt(one: Phrase) -> bool:
    """Whether an amount is held to the spelling of doses; of a rate only its unit is: 40 U per hour."""
    return one.kind in SPELT or one.kind == "conversion" or (one.kind, one.literal.code) in _SPELT_SO


def listed(words: Sequence[str], last: str) -> str:
    """Words in a row: its form, its route or how often."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
